package dev.tradewind.engine.sync;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Makes idempotency keys: equal for every attempt of one delivery, whichever process makes it; different for every delivery. */
public final class IdempotencyKey {

    private static final int DIGITS = 24;

    private IdempotencyKey() {}

    /** For the delivery of an event through a flow. */
    static String of(String flow, long seq) {
        return of(flow + '\0' + seq);
    }

    /** For a replay: its delivery is a new one, wanted by a person, and must not be taken for a repetition. */
    public static String ofReplay(String flow, long seq, long replayOf, Instant at) {
        return of(flow + '\0' + seq + '\0' + replayOf + '\0' + at);
    }

    private static String of(String source) {
        return "tw-" + Fingerprint.of(source.getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
    }
}
