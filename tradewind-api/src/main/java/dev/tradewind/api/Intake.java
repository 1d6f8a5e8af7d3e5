package dev.tradewind.api;

import java.util.List;

/** What {@link Source#receive} makes of a request. */
public sealed interface Intake {

    /** Genuine, and to be kept. Answered with 200 once durable. */
    record Accepted(List<IncomingEvent> events) implements Intake {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /** Nothing to keep, and nothing wrong: a ping. Answered with 200. */
    record Nothing(String reason) implements Intake {}

    /**
     * Not genuine, or not readable. Nothing is kept.
     *
     * @param status 4xx
     * @param reason for the caller and for the log; names what was expected, never a secret
     */
    record Refused(int status, String reason) implements Intake {}
}
