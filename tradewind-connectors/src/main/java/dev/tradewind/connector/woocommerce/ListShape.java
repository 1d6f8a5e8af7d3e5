package dev.tradewind.connector.woocommerce;

import java.util.List;
import java.util.Map;

/** How a list that cannot be asked for by time is gone through. */
sealed interface ListShape {

    /**
     * One question.
     *
     * @param path beneath the API; {@code %s} stands for the record above, where there is one
     * @param query names and values as they are
     */
    record Ask(String path, Map<String, String> query) {
        public Ask {
            query = Map.copyOf(query);
        }

        static Ask of(String path) {
            return new Ask(path, Map.of());
        }

        Ask under(String parent) {
            return new Ask(path.formatted(parent), query);
        }
    }

    /** One list in pages, by ids that are numbers. */
    record Paged(Ask list) implements ListShape {}

    /**
     * One list in one answer.
     *
     * @param key the property that names a record
     */
    record Whole(Ask list, String key) implements ListShape {}

    /** A list beneath each record of another: a record's key is that one's, a slash, and its own. */
    record Nested(Whole parents, ListShape inner) implements ListShape {}

    /** Each record is read by itself; the list tells only which there are. */
    record Each(Whole list) implements ListShape {}

    /** In no list of its own: {@link NoteReading} goes from order to order. */
    record ByOrder() implements ListShape {}

    /** Each record is read by itself; which there are is known. */
    record Known(List<String> keys) implements ListShape {
        public Known {
            keys = List.copyOf(keys);
        }
    }
}
