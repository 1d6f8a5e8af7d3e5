package dev.tradewind.api;

import java.time.Duration;
import java.util.Optional;

/** Why an attempt, or a read, did not succeed. Each kind has one treatment. */
public sealed interface Failure extends Outcome {

    /** What happened, in a sentence for people. No secrets, no bodies. */
    String reason();

    /** Whether the destination may have done what it was told although we do not know it. */
    default boolean mayHaveBeenApplied() {
        return false;
    }

    /** Away or broken for now. Tried again with backoff and jitter; counts for the circuit breaker. */
    record Transient(String reason, boolean mayHaveBeenApplied) implements Failure {}

    /** Too many calls. Tried again when told, or with backoff. Says nothing against the record. */
    record Throttled(String reason, Optional<Duration> after) implements Failure {}

    /** The credentials are not accepted. Refreshed once; then the connection is paused and a person alerted. */
    record Unauthorised(String reason) implements Failure {}

    /**
     * Understood and refused. Not tried again unchanged: a dead letter.
     *
     * @param field the field that was refused, as the destination calls it
     */
    record Rejected(String reason, Optional<String> field) implements Failure {}

    /** The destination's record has changed under us. Read again, merged, tried again. */
    record Conflict(String reason) implements Failure {}
}
