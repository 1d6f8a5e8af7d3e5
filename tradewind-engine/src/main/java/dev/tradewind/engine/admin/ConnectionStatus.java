package dev.tradewind.engine.admin;

import dev.tradewind.engine.control.Pause;
import dev.tradewind.engine.sync.Punctuality;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a connection is doing.
 *
 * @param breaker {@code CLOSED} (working), {@code OPEN} (left alone for now), {@code HALF_OPEN} (being tried),
 *     {@code UNUSABLE} (configured, and something it needs is not there: see {@code lastError})
 * @param inFlight attempts under way
 * @param callsNow calls at once that it bears now, as its answers show
 * @param heldUntil until when it asked to be left alone
 * @param backfillWaitsUntil until when backfill and census wait for its quiet hours
 * @param lastEvent when it last sent us something
 * @param lastSwept when it was last asked for changes
 * @param webhooksSeen when the hub last looked after its webhooks, and all of them were in order then
 * @param punctuality how its webhooks tell what changes, stream by stream, in the last day
 */
public record ConnectionStatus(
        String name,
        String connector,
        String title,
        Optional<Pause> pause,
        String breaker,
        int inFlight,
        int concurrency,
        int callsNow,
        Optional<Instant> heldUntil,
        Optional<Instant> backfillWaitsUntil,
        Optional<Instant> lastEvent,
        Optional<Instant> lastSwept,
        Optional<Instant> webhooksSeen,
        List<Punctuality.Count> punctuality,
        Optional<Instant> lastSuccess,
        Optional<String> lastError,
        Optional<Instant> lastErrorAt) {}
