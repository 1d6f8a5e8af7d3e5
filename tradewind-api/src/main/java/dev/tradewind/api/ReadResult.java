package dev.tradewind.api;

/** What {@link Source#read} found. */
public sealed interface ReadResult {

    record Found(IncomingEvent event) implements ReadResult {}

    /** The source has no such record. The event says so, for the journal. */
    record Missing(IncomingEvent event) implements ReadResult {}

    record Failed(Failure failure) implements ReadResult {}
}
