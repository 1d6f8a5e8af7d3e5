package dev.tradewind.engine.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The 16 bytes by which a repetition is recognised: four of the modified time, twelve of the hash of connection and dedupe
 * key. Equal dedupe keys come with equal modified times, because the time is part of the key; and with the time first, live
 * events are added at the end of the index, instead of each dirtying another page of it.
 */
final class DedupeHash {

    private static final int TIME_BYTES = 4;
    private static final int HASH_BYTES = 12;
    private static final long SECONDS_MAX = 0xffff_ffffL;

    private DedupeHash() {}

    static byte[] of(NewEvent event) {
        long seconds = event.event()
                .modifiedAt()
                .map(at -> Math.clamp(at.getEpochSecond(), 0, SECONDS_MAX))
                .orElse(0L);
        String key = event.connection() + '\0' + event.event().dedupeKey();
        return ByteBuffer.allocate(TIME_BYTES + HASH_BYTES)
                .putInt((int) seconds)
                .put(sha256(key.getBytes(StandardCharsets.UTF_8)), 0, HASH_BYTES)
                .array();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
