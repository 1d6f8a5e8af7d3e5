package dev.tradewind.api;

import dev.tradewind.api.model.Entity;

/** What a raw record turned out to be. */
public sealed interface Normalised {

    /**
     * A whole record.
     *
     * @param isPutAway whether the source has put it where it counts as deleted and can be brought back from: WordPress'
     *     trash. For a flow that says what follows from a deletion, it is one
     */
    record Changed(Entity entity, boolean isPutAway) implements Normalised {

        /** A record that is in use. */
        public Changed(Entity entity) {
            this(entity, false);
        }
    }

    /** A hint without the record, or with one that cannot be trusted: it is read again before anything is written elsewhere. */
    record Doubtful(String stream, String key, String reason) implements Normalised {}

    /** The record is no more at the source. */
    record Gone(String key, String reason) implements Normalised {}

    /** Of no interest, for a reason that is no fault: a draft, a topic that no stream reads. */
    record Ignored(String reason) implements Normalised {}

    /** Not understood. Kept, shown to a person, understood again after a fix. */
    record Unreadable(String reason) implements Normalised {}
}
