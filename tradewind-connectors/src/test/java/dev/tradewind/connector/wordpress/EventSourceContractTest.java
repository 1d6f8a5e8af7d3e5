package dev.tradewind.connector.wordpress;

import java.util.Map;

/** Events of The Events Calendar, past and to come, whose whole list is compared. */
final class EventSourceContractTest extends SiteSourceContract {

    private static final int YEARS = 20;

    @Override
    String base() {
        return "events";
    }

    /** In no order of their ids, most of them years away from now. */
    @Override
    protected void put(int key, String text) {
        String day = "%d-06-%02d ".formatted(2020 + key % YEARS, 1 + key % 28);
        site().put(base(), key, Map.of("title", text, "start_date", day + "18:00:00", "end_date", day + "20:00:00"));
    }

    /** Numbered pages shift when an event goes; whole passes are repeated then, but not for ever. */
    @Override
    protected int several() {
        return 130;
    }
}
