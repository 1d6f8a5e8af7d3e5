package dev.tradewind.engine.sync;

import dev.tradewind.engine.journal.JournalEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * Makes idempotency keys: equal for every attempt of one delivery, whichever process makes it; different for every delivery.
 *
 * <p>They come from what an event says and not from its number in the journal: after a backup was restored, numbers are given
 * away a second time, and a destination would take a new order for the one whose key it knows.
 */
public final class IdempotencyKey {

    private static final int DIGITS = 24;

    private IdempotencyKey() {}

    /** For the delivery of an event through a flow. */
    static String of(String flow, JournalEvent event) {
        return of(flow + '\0' + event.content());
    }

    /** For a replay: its delivery is a new one, wanted by a person, and must not be taken for a repetition. */
    public static String ofReplay(String flow, long seq, long replayOf, Instant at) {
        return of(flow + '\0' + seq + '\0' + replayOf + '\0' + at);
    }

    private static String of(String source) {
        return "tw-" + Fingerprint.of(source.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
    }
}
