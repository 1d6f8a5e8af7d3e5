package dev.tradewind.engine.sync;

import dev.tradewind.api.Checkup;
import dev.tradewind.api.ConnectorDescription;
import dev.tradewind.api.Destination;
import dev.tradewind.api.Nudge;
import dev.tradewind.api.Source;
import dev.tradewind.engine.http.Pace;
import java.time.Duration;
import java.util.Optional;

/**
 * A connection, ready to be used.
 *
 * @param pace how hard it may be worked now, and at most
 * @param sweepEvery how often its streams are asked for changes
 * @param censusEvery how often its records are counted; empty for never
 * @param http opens HTTP for one attempt, one read or one checkup
 * @param checkup examines it for a person, if its connector can
 * @param nudge empty if it tells its news without
 * @param webhooks empty if people make and mend its webhooks
 */
public record Connected(
        String name,
        ConnectorDescription description,
        Optional<Source> source,
        Optional<Destination> destination,
        Pace pace,
        Duration sweepEvery,
        Optional<Duration> censusEvery,
        HttpOpener http,
        Optional<Checkup> checkup,
        Optional<Nudge> nudge,
        Optional<WebhookPost> webhooks) {

    /** A connection that nobody can examine, and whose webhooks people make. */
    public Connected(
            String name,
            ConnectorDescription description,
            Optional<Source> source,
            Optional<Destination> destination,
            Pace pace,
            Duration sweepEvery,
            Optional<Duration> censusEvery,
            HttpOpener http) {
        this(
                name,
                description,
                source,
                destination,
                pace,
                sweepEvery,
                censusEvery,
                http,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
