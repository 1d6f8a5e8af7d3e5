package dev.tradewind.connector.wordpress;

import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.connector.polling.OffsetPosition;
import dev.tradewind.connector.polling.Polled;
import dev.tradewind.connector.polling.PolledList;
import dev.tradewind.connector.wordpress.SiteApi.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A list of WordPress's own API: the records of one type, the terms of one taxonomy, the users.
 *
 * <p>It is read by offset, in the order of ids, or of changes where those are asked for. WordPress leaves out of a page what
 * the user may not see without filling it up, so that a short page is not the last: only the total tells.
 */
final class SiteList implements PolledList {

    /** As many as WordPress gives at once. */
    static final int PAGE = 100;

    /** No two clocks on earth are further apart: what is older than that was not asked for. */
    private static final Duration ZONES_APART = Duration.ofHours(27);

    private final SiteApi api;
    private final String stream;
    private final SitePlace place;
    private final Map<String, String> query;

    /**
     * A list.
     *
     * @param query what every question for it says
     */
    SiteList(SiteApi api, String stream, SitePlace place, Map<String, String> query) {
        this.api = api;
        this.stream = stream;
        this.place = place;
        this.query = Map.copyOf(query);
    }

    @Override
    public String stream() {
        return stream;
    }

    @Override
    public Step page(Ask ask, Http http) {
        return switch (page(ask, Map.of(), http)) {
            case Page.Failed failed -> new Step.Failed(failed.failure());
            case Page.Read read -> step(ask, read);
        };
    }

    private Step step(Ask ask, Page.Read read) {
        List<Polled> records = read.records().stream().map(SiteRecords::of).toList();
        Optional<Instant> first =
                records.isEmpty() ? Optional.empty() : records.getFirst().modifiedAt();
        if (ask.since().isPresent()
                && first.filter(time -> time.isBefore(ask.since().get().minus(ZONES_APART)))
                        .isPresent()) {
            return new Step.Failed(new Failure.Rejected(
                    "the site passes over modified_after for %s, so that its changes cannot be asked for: that needs WordPress 5.7, and a type without an API of its own"
                            .formatted(place.name()),
                    Optional.empty()));
        }
        return new Step.Read(records, read.next().map(OffsetPosition::text), read.total(), read.serverTime());
    }

    /** A page of trees. */
    sealed interface Page {
        /**
         * What was there.
         *
         * @param next empty at the end
         * @param total how many there are, hidden ones counted
         */
        record Read(
                List<Map<?, ?>> records,
                Optional<OffsetPosition> next,
                OptionalLong total,
                Optional<Instant> serverTime)
                implements Page {}

        record Failed(Failure failure) implements Page {}
    }

    /** One page, with more said in the question. */
    Page page(Ask ask, Map<String, String> more, Http http) {
        OffsetPosition position = OffsetPosition.parse(ask.position());
        Map<String, String> question = new LinkedHashMap<>(query);
        question.put("per_page", String.valueOf(PAGE));
        question.put("order", "asc");
        question.put("orderby", ask.since().isPresent() ? "modified" : "id");
        question.put("offset", String.valueOf(position.from()));
        ask.since().ifPresent(since -> question.put("modified_after", SiteTime.toQuery(since)));
        question.putAll(more);
        return switch (place.find(http)) {
            case SitePlace.Found.Failed failed -> new Page.Failed(failed.failure());
            case SitePlace.Found.At at -> read(position, api.read(at.path(), question, http));
        };
    }

    private Page read(OffsetPosition position, Reading reading) {
        return switch (reading) {
            case Reading.Failed failed -> {
                if (failed.error().code().equals("rest_no_route")) {
                    place.forget();
                }
                yield new Page.Failed(failed.failure());
            }
            case Reading.Found found ->
                SiteApi.records(found.tree())
                        .map(records -> read(position, records, found))
                        .orElseGet(
                                () -> new Page.Failed(api.unfit(found.reply()).failure()));
        };
    }

    private static Page read(OffsetPosition position, List<Map<?, ?>> records, Reading.Found found) {
        Optional<Instant> serverTime = found.reply().header("Date").flatMap(SiteTime::header);
        OptionalLong total = found.reply()
                .header("X-WP-Total")
                .filter(text -> text.matches("\\d{1,15}"))
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElse(OptionalLong.empty());
        List<String> keys =
                records.stream().map(record -> SiteApi.id(record).orElse("")).toList();
        if (!position.last().isEmpty() && position.isBeyond(keys)) {
            return new Page.Read(List.of(), Optional.of(position.back(PAGE)), total, serverTime);
        }
        boolean more = total.isPresent() ? position.from() + PAGE < total.getAsLong() : records.size() == PAGE;
        // Where some are hidden, the last that were shown may stand far before the page's end, and mark nothing.
        OffsetPosition next =
                records.size() == PAGE ? position.after(keys) : new OffsetPosition(position.from() + PAGE, List.of());
        return new Page.Read(records, more ? Optional.of(next) : Optional.empty(), total, serverTime);
    }
}
