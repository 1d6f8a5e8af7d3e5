package dev.tradewind.engine.admin;

import java.time.Instant;
import java.util.Locale;

/**
 * Something that a person should look at. Derived from how things are: it is there as long as its cause, and nobody has to
 * close it.
 *
 * @param subject the connection or flow that it is about
 * @param what has happened, in a sentence
 * @param since when its cause began, as far as that is known: not before the hub's start where memory alone knows it
 * @param remedy what to do next, in a sentence
 */
public record Alert(Kind kind, String subject, String what, Instant since, String remedy) {

    /** How bad it is. */
    public enum Severity {
        /** Something does not arrive until somebody acts. */
        PROBLEM,
        /** Something is late, or will go wrong if it goes on like this. */
        WARNING
    }

    /** What it is about. The names are part of the API and of the metrics. */
    public enum Kind {
        CONNECTION_UNUSABLE(Severity.PROBLEM),
        CONNECTION_PAUSED(Severity.PROBLEM),
        DEAD_LETTERS(Severity.PROBLEM),
        UNREADABLE_EVENTS(Severity.PROBLEM),
        NOT_ANSWERING(Severity.WARNING),
        NOT_READ(Severity.WARNING),
        WEBHOOKS_SILENT(Severity.WARNING),
        WEBHOOKS_UNKEPT(Severity.WARNING),
        WEBHOOKS_LATE(Severity.WARNING),
        CERTIFICATE_ENDS(Severity.WARNING),
        LATE(Severity.WARNING),
        BACKFILL_FAILED(Severity.WARNING);

        private final Severity severity;

        Kind(Severity severity) {
            this.severity = severity;
        }

        public Severity severity() {
            return severity;
        }

        /** As it is written outside of the program: {@code dead-letters}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Severity severity() {
        return kind.severity();
    }

    /** The same for as long as the same thing is wrong with the same subject: whoever sends alerts on knows them by it. */
    public String id() {
        return kind.word() + ":" + subject;
    }
}
