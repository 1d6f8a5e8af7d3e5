package dev.tradewind.engine.sync;

import dev.tradewind.api.ConnectorDescription;
import dev.tradewind.api.Destination;
import dev.tradewind.api.Source;
import java.time.Duration;
import java.util.Optional;

/**
 * A connection, ready to be used.
 *
 * @param concurrency attempts at the same time, at most
 * @param sweepEvery how often its streams are asked for changes
 * @param http opens HTTP for one attempt or one read
 */
public record Connected(
        String name,
        ConnectorDescription description,
        Optional<Source> source,
        Optional<Destination> destination,
        int concurrency,
        Duration sweepEvery,
        HttpOpener http) {}
