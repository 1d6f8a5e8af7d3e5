package dev.tradewind.connector.wordpress;

import dev.tradewind.api.Http;
import dev.tradewind.connector.polling.PolledList;
import dev.tradewind.connector.wordpress.SiteApi.Reading;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * All events of The Events Calendar, past ones too: page by page, in the order in which they take place. Which have changed
 * cannot be asked for.
 */
final class EventList implements PolledList {

    static final String PATH = "/tribe/events/v1/events";

    /** As many as the plug-in gives at once. */
    private static final int PAGE = 50;

    private static final int FIRST = 1;

    /** Without them the plug-in begins yesterday and ends in two years. */
    private static final Map<String, String> ALL_TIMES = Map.of("start_date", "1970-01-01", "end_date", "2199-12-31");

    /** What the plug-in says about a page behind the last: events have gone meanwhile. */
    private static final String NO_PAGE = "event-archive-page-not-found";

    private final SiteApi api;
    private final String stream;

    EventList(SiteApi api, String stream) {
        this.api = api;
        this.stream = stream;
    }

    @Override
    public String stream() {
        return stream;
    }

    @Override
    public Step page(Ask ask, Http http) {
        int page = ask.position().map(Integer::parseInt).orElse(FIRST);
        Map<String, String> query = new LinkedHashMap<>(ALL_TIMES);
        query.put("per_page", String.valueOf(PAGE));
        query.put("page", String.valueOf(page));
        return switch (api.read(PATH, query, http)) {
            case Reading.Failed failed
            when failed.error().code().equals(NO_PAGE) ->
                new Step.Read(List.of(), Optional.empty(), OptionalLong.of(0), Optional.empty());
            case Reading.Failed failed -> new Step.Failed(failed.failure());
            case Reading.Found found -> read(page, found);
        };
    }

    private Step read(int page, Reading.Found found) {
        Optional<List<Map<?, ?>>> records = found.tree() instanceof Map<?, ?> answer && answer.get("events") != null
                ? SiteApi.records(answer.get("events"))
                : Optional.empty();
        if (records.isEmpty()) {
            return new Step.Failed(api.unfit(found.reply()).failure());
        }
        Map<?, ?> answer = (Map<?, ?>) found.tree();
        Optional<Instant> serverTime = found.reply().header("Date").flatMap(SiteTime::header);
        OptionalLong total = answer.get("total") instanceof Number number
                ? OptionalLong.of(number.longValue())
                : OptionalLong.empty();
        boolean more = answer.get("total_pages") instanceof Number pages && page < pages.intValue();
        return new Step.Read(
                records.get().stream().map(SiteRecords::of).toList(),
                more ? Optional.of(String.valueOf(page + 1)) : Optional.empty(),
                total,
                serverTime);
    }
}
