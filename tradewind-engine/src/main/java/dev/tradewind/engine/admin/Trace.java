package dev.tradewind.engine.admin;

import dev.tradewind.engine.binding.Binding;
import dev.tradewind.engine.entity.StoredEntity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The story of one record across all systems.
 *
 * @param verdict where it stands, in one plain sentence, for example "Acknowledged in erp as SO-1001."
 * @param bindings what it is called elsewhere
 * @param moments what happened, oldest first
 */
public record Trace(
        StoredEntity entity, String correlationId, String verdict, List<Binding> bindings, List<Moment> moments) {

    /**
     * One thing that happened.
     *
     * @param title in a few plain words
     * @param detail more of it; empty for none
     * @param seq the event it belongs to
     * @param delivery the delivery it belongs to
     */
    public record Moment(
            Instant at, Kind kind, String title, String detail, Optional<Long> seq, Optional<Long> delivery) {}

    /** What kind of thing happened. */
    public enum Kind {
        /** Something arrived, or was found. */
        EVENT,
        /** The hub decided something about it. */
        DECISION,
        /** A delivery was made. */
        DELIVERY,
        /** A try, that did not succeed. */
        FAILED_ATTEMPT,
        /** A try, that did. */
        APPLIED,
        /** A dead letter. */
        DEAD,
        /** A person did something. */
        PERSON
    }
}
