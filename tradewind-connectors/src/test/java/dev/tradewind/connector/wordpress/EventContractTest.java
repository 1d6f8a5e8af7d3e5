package dev.tradewind.connector.wordpress;

import java.util.List;
import java.util.Map;

/** Calendar events, looked up by their slug. */
final class EventContractTest extends SiteContract {

    @Override
    protected String operation() {
        return "upsert-event";
    }

    @Override
    protected Map<String, Object> sample(int n) {
        return Map.of("title", "Concert " + n, "start_date", "2026-12-24 18:00:00", "end_date", "2026-12-24 20:00:00");
    }

    @Override
    protected List<String> records() {
        return site().events().stream()
                .map(event -> String.valueOf(event.get("slug")))
                .toList();
    }
}
