package dev.tradewind.engine.sync;

import dev.tradewind.api.Failure;
import dev.tradewind.api.Outcome;
import dev.tradewind.engine.journal.JournalEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What this process has seen lately: last successes, last errors, applied deliveries by the minute. In memory, bounded by
 * the number of flows and connections. Safe for any thread.
 */
public final class Pulse {

    /** Everything together; no flow or connection can be called so. */
    private static final String ALL = "";

    private final InstantSource clock;
    private final Map<String, Beat> flows = new ConcurrentHashMap<>();
    private final Map<String, Beat> connections = new ConcurrentHashMap<>();
    private final Map<String, Rhythm> rhythms = new ConcurrentHashMap<>();
    private final Punctuality punctuality;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    public Pulse(InstantSource clock) {
        this.clock = clock;
        this.punctuality = new Punctuality(clock);
    }

    /** Adds somebody to be told, on the thread that made the change, that something visible has changed. Must be quick. */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    public void unlisten(Runnable listener) {
        listeners.remove(listener);
    }

    /** Something visible has changed. */
    public void changed() {
        listeners.forEach(Runnable::run);
    }

    /** A webhook brought news. */
    void told(String connection) {
        rhythm(connection).told(clock.instant());
        received(connection);
    }

    /** Since when no webhook has come, if that is odd for the connection. */
    public Optional<Instant> silentSince(String connection) {
        return rhythm(connection).silentSince(clock.instant());
    }

    /** What was learned about a connection's webhooks before this process began. */
    void remember(String connection, String rhythm) {
        rhythms.putIfAbsent(connection, Rhythm.parse(rhythm, clock.instant()));
    }

    /** What has been learned about a connection's webhooks, to be kept. */
    String learned(String connection) {
        return rhythm(connection).text();
    }

    private Rhythm rhythm(String connection) {
        return rhythms.computeIfAbsent(connection, name -> Rhythm.unknown(clock.instant()));
    }

    /** An event was news, of a stream of which webhooks tell. */
    void learned(JournalEvent news) {
        punctuality.note(news);
    }

    /**
     * How punctually a connection's webhooks tell what changes, stream by stream; empty if none is known to come here, since
     * then a sweep is meant to find everything.
     */
    public List<Punctuality.Count> punctuality(String connection) {
        List<Punctuality.Count> counts = punctuality.of(connection);
        boolean areThere = counts.stream().anyMatch(count -> count.inTime() + count.late() > 0)
                || connection(connection).flatMap(Beat::webhooksSeen).isPresent();
        return areThere ? counts : List.of();
    }

    void received(String connection) {
        beat(connections, connection).event(clock.instant());
        changed();
    }

    void answered(Answered answered) {
        String flow = answered.send().flow().name();
        String destination = answered.send().flow().destination();
        switch (answered.outcome()) {
            case Outcome.Applied applied -> succeeded(flow, destination, answered.endedAt());
            case Outcome.Unchanged same -> succeeded(flow, destination, answered.endedAt());
            case Failure failure -> {
                beat(flows, flow).error(failure.reason(), answered.endedAt());
                beat(connections, destination).error(failure.reason(), answered.endedAt());
            }
        }
        changed();
    }

    private void succeeded(String flow, String destination, Instant at) {
        beat(flows, flow).applied(at);
        beat(flows, ALL).applied(at);
        beat(connections, destination).applied(at);
    }

    /** A read of a source went wrong. */
    void failed(String connection, Failure failure) {
        beat(connections, connection).error(failure.reason(), clock.instant());
        changed();
    }

    /** A stream was asked for what has changed, and answered. */
    void swept(String connection, String stream) {
        beat(connections, connection).swept(stream, clock.instant());
    }

    /** A stream was asked for what has changed, in vain. */
    void unread(String connection, String stream) {
        beat(connections, connection).unread(stream, clock.instant());
    }

    /** The webhooks of a connection were looked at, and are as they should be now. */
    void webhooksSeen(String connection) {
        beat(connections, connection).webhooksSeen(clock.instant());
    }

    /** The webhooks of a connection could not be looked at. */
    void webhooksUnkept(String connection) {
        beat(connections, connection).unkept(clock.instant());
    }

    public Optional<Beat> flow(String name) {
        return Optional.ofNullable(flows.get(name));
    }

    public Optional<Beat> connection(String name) {
        return Optional.ofNullable(connections.get(name));
    }

    public Optional<Beat> all() {
        return Optional.ofNullable(flows.get(ALL));
    }

    private static Beat beat(Map<String, Beat> of, String name) {
        return of.computeIfAbsent(name, n -> new Beat());
    }
}
