package dev.tradewind.api;

/**
 * One thing that a {@link Checkup} found out about a connection. Texts are for people, and hold no secrets.
 *
 * @param check what was looked at, a short name that stays the same, for example {@code permalinks}
 * @param what what is the case, in a sentence
 * @param meaning what that means for whoever relies on the connection; empty if it goes without saying
 * @param mend what to do about it; empty if nothing is to be done
 */
public record Finding(Severity severity, String check, String what, String meaning, String mend) {

    /** How much a finding matters. */
    public enum Severity {
        /** As it should be. */
        OK,
        /** Good to know. */
        NOTICE,
        /** Works, and may not always. */
        WARNING,
        /** Keeps the connection from working, wholly or in part. */
        PROBLEM
    }
}
