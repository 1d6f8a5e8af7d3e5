package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.api.HttpResult;
import dev.tradewind.connector.woocommerce.access.StoreApi;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads one of the store's lists by id, from the lowest to the highest, without missing one although records are deleted
 * meanwhile.
 *
 * <p>What is deleted lets everything behind it move up, and the next page would begin too late. So each page begins with the
 * last record of the one before. If it begins behind that, the reading steps back by a page, until it finds the place; what
 * it has read already is not handed over again. New records have higher ids, and are met at the end.
 */
final class IdPages {

    /**
     * Where a reading stands.
     *
     * @param offset records of the list before the next page
     * @param last highest id that was handed over; 0 for none
     */
    record Position(long offset, long last) {
        static final Position START = new Position(0, 0);
    }

    /** One record of a page: its bytes and its head. */
    @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
    record Found(byte[] body, RecordHead head) {}

    /** What one call came to. */
    sealed interface Step {
        /**
         * A page.
         *
         * @param records in ascending order of ids, none of them handed over before
         * @param next null at the end
         * @param total how many the store says are in the list
         * @param storeTime when the store answered, by its own clock
         */
        record Read(List<Found> records, @Nullable Position next, OptionalLong total, Optional<Instant> storeTime)
                implements Step {}

        /** There is no such list: what it belongs to was deleted. */
        record Missing(HttpResult.Reply reply) implements Step {}

        record Failed(Failure failure) implements Step {}
    }

    private final StoreApi api;
    private final String path;
    private final String name;
    private final PageSize size = new PageSize();

    IdPages(StoreApi api, StoreStream stream) {
        this(api, stream.path(), stream.name());
    }

    /**
     * The list at {@code path} beneath the API.
     *
     * @param name what its records are called, in sentences
     */
    IdPages(StoreApi api, String path, String name) {
        this.api = api;
        this.path = path;
        this.name = name;
    }

    /**
     * Reads one page.
     *
     * @param list one of the stream's, and what else the query is to say
     */
    Step read(Position position, Map<String, String> list, Http http) {
        int asked = size.now();
        Step step = read(position, asked, list, http);
        switch (step) {
            case Step.Read read -> size.came(asked);
            case Step.Missing missing -> {}
            case Step.Failed failed -> size.failed(asked, failed.failure());
        }
        return step;
    }

    private Step read(Position position, int asked, Map<String, String> list, Http http) {
        Map<String, String> query = new LinkedHashMap<>(list);
        query.put("per_page", String.valueOf(asked));
        query.put("orderby", "id");
        query.put("order", "asc");
        query.put("offset", String.valueOf(from(position)));
        return switch (api.get(path, query, http)) {
            case StoreApi.Answer.Failed failed -> new Step.Failed(failed.failure());
            case StoreApi.Answer.Missing missing -> new Step.Missing(missing.reply());
            case StoreApi.Answer.Json json -> step(position, asked, json);
        };
    }

    /** The last record of the page before is the first of this one. */
    private static long from(Position position) {
        return Math.max(0, position.offset() - 1);
    }

    private Step step(Position position, int asked, StoreApi.Answer.Json answer) {
        HttpResult.Reply reply = answer.reply();
        Optional<List<byte[]>> bodies = StoreJson.elements(reply.body());
        if (bodies.isEmpty()) {
            return new Step.Failed(RecordPages.garbled(name));
        }
        List<Found> page = new ArrayList<>();
        for (byte[] body : bodies.get()) {
            RecordHead head = RecordHead.of(body, false);
            if (head.id().isEmpty()) {
                return new Step.Failed(RecordPages.garbled(name));
            }
            page.add(new Found(body, head));
        }
        Optional<Instant> storeTime = reply.header("Date").flatMap(StoreTime::parseHeader);
        OptionalLong total = answer.total();
        if (isBeyond(position, page)) {
            Position back = new Position(Math.max(0, from(position) - asked), position.last());
            return new Step.Read(List.of(), back, total, storeTime);
        }
        List<Found> fresh =
                page.stream().filter(found -> id(found) > position.last()).toList();
        return new Step.Read(fresh, next(position, asked, page, total), total, storeTime);
    }

    // Whether what lies between the last page and this one may have been skipped.
    private static boolean isBeyond(Position position, List<Found> page) {
        return from(position) > 0 && (page.isEmpty() || id(page.getFirst()) > position.last());
    }

    private static @Nullable Position next(Position position, int asked, List<Found> page, OptionalLong total) {
        long read = from(position) + page.size();
        return StoreApi.isLast(total, read, page.size(), asked)
                ? null
                : new Position(read, Math.max(position.last(), id(page.getLast())));
    }

    private static long id(Found found) {
        return Long.parseLong(found.head().id());
    }
}
