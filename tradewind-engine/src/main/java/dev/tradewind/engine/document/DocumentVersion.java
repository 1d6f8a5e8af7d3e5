package dev.tradewind.engine.document;

import java.time.Instant;
import java.util.Map;

/**
 * The documents as they were applied at one time.
 *
 * @param number from 1, without gaps
 * @param by who applied it
 * @param note why, in their words; may be empty
 * @param files text by file name, as it was handed in
 */
public record DocumentVersion(long number, Instant appliedAt, String by, String note, Map<String, String> files) {

    public DocumentVersion {
        files = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(files));
    }

    /** A version without its files, for lists. */
    public record Summary(long number, Instant appliedAt, String by, String note) {}
}
