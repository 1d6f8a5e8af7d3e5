package dev.tradewind.api;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How one attempt ended. What follows is decided by the kind alone, never by the text. */
public sealed interface Outcome permits Outcome.Applied, Outcome.Unchanged, Failure {

    /**
     * The destination now holds the record.
     *
     * @param id the destination's id of it
     * @param details what a person would look for there, for example {@code number: SO-1001}; at most a handful
     * @param left the record as the write left it, if the system answers that: by it the hub recognises its own words when
     *     the system tells of the change
     */
    record Applied(String id, Map<String, String> details, Optional<Left> left) implements Outcome {
        public Applied {
            details = Map.copyOf(details);
        }

        public Applied(String id, Map<String, String> details) {
            this(id, details, Optional.empty());
        }

        public Applied(String id) {
            this(id, Map.of());
        }
    }

    /**
     * What a write left in a system from which the connection can read, too.
     *
     * @param record as the connection's {@link Source} would read it
     * @param fields of the canonical entity that the write was about, with dots where they lie deeper ({@code
     *     prices.regular}, {@code meta._note}): what else differs from before is not the hub's doing. Empty if the write made
     *     the record, and with it all fields
     */
    record Left(RawRecord record, Set<String> fields) {
        public Left {
            fields = Set.copyOf(fields);
        }
    }

    /**
     * Nothing was to be done: the destination already agrees.
     *
     * @param id the destination's id of the record
     */
    record Unchanged(String id, String reason) implements Outcome {}
}
