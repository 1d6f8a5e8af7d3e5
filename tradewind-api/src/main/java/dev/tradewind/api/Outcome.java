package dev.tradewind.api;

import java.util.Map;

/** How one attempt ended. What follows is decided by the kind alone, never by the text. */
public sealed interface Outcome permits Outcome.Applied, Outcome.Unchanged, Failure {

    /**
     * The destination now holds the record.
     *
     * @param id the destination's id of it
     * @param details what a person would look for there, for example {@code number: SO-1001}; at most a handful
     */
    record Applied(String id, Map<String, String> details) implements Outcome {
        public Applied {
            details = Map.copyOf(details);
        }

        public Applied(String id) {
            this(id, Map.of());
        }
    }

    /**
     * Nothing was to be done: the destination already agrees.
     *
     * @param id the destination's id of the record
     */
    record Unchanged(String id, String reason) implements Outcome {}
}
