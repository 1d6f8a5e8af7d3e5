package dev.tradewind.engine.sync;

import dev.tradewind.api.StreamSpec;
import dev.tradewind.engine.control.Pause;
import dev.tradewind.engine.reading.Backfill;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The dispatchers and source readers of one setup, and the loops that move them. A new setup gets a new one.
 *
 * <p>Safe for any thread once made.
 */
final class Running implements AutoCloseable {

    static final Running NOTHING = new Running();

    private static final Duration IDLE = Duration.ofSeconds(1);

    /** Pages of one stream read in a row before other work of the connection gets its turn. */
    private static final int PAGES_IN_A_ROW = 20;

    /** A census is in no hurry: a page a second finds a million records within three hours. */
    private static final Duration BETWEEN_COUNTS = Duration.ofSeconds(1);

    private final Map<String, Dispatcher> dispatchers = new LinkedHashMap<>();
    private final Map<String, Health> healths = new HashMap<>();
    private final Map<String, SourceReader> readers = new LinkedHashMap<>();
    private final Map<String, Census> censuses = new LinkedHashMap<>();
    private final Map<String, Loop> dispatching = new HashMap<>();
    private final List<Loop> loops = new ArrayList<>();

    private Running() {}

    Running(Setup setup, Machinery machinery) {
        for (Connected connection : setup.connections().values()) {
            if (connection.destination().isPresent()) {
                addDispatcher(connection, setup, machinery);
            }
            if (connection.source().isPresent()) {
                addReader(connection, setup, machinery);
            }
        }
    }

    private void addDispatcher(Connected connection, Setup setup, Machinery machinery) {
        String name = connection.name();
        Machinery.Parts parts = machinery.parts();
        Health health = new Health(name, connection.pace(), parts.clock());
        Pauses pauses = machinery.pauses();
        Dispatcher dispatcher = new Dispatcher(
                name,
                machinery.stores().deliveries(),
                machinery.guard(),
                new Dispatcher.Couriers(machinery.courier(), health),
                new Dispatcher.Dispatching(
                        destination -> setup.writingTo(destination).stream()
                                .filter(f -> !pauses.isPaused(Pause.Kind.FLOW, f.name()))
                                .filter(f -> isUnderstood(f, setup))
                                .toList(),
                        () -> pauses.isPaused(Pause.Kind.CONNECTION, name),
                        parts.attempts(),
                        () -> wake(List.of(name)),
                        parts.clock()));
        healths.put(name, health);
        dispatchers.put(name, dispatcher);
        Loop loop = new Loop("dispatch-" + name, () -> {
            dispatcher.dispatchOnce();
            return untilNextDue(dispatcher, machinery);
        });
        dispatching.put(name, loop);
        loops.add(loop);
    }

    /** Without the source's connector nobody can say what its events mean. */
    private static boolean isUnderstood(Flow flow, Setup setup) {
        return setup.connection(flow.source()).flatMap(Connected::source).isPresent();
    }

    private static Duration untilNextDue(Dispatcher dispatcher, Machinery machinery) {
        Instant now = machinery.parts().clock().instant();
        return dispatcher
                .nextDue()
                .map(due -> Duration.between(now, due))
                .filter(wait -> wait.compareTo(IDLE) < 0)
                .map(wait -> wait.isNegative() ? Duration.ofMillis(1) : wait)
                .orElse(IDLE);
    }

    private void addReader(Connected connection, Setup setup, Machinery machinery) {
        Machinery.Parts parts = machinery.parts();
        SourceReader.Reading reading = new SourceReader.Reading(
                machinery.pauses(),
                machinery.pulse(),
                () -> machinery.arrivedFrom(connection.name()),
                parts.clock(),
                parts.random());
        SourceReader reader = new SourceReader(connection, machinery.stores(), reading);
        readers.put(connection.name(), reader);
        List<StreamSpec> streams = connection.description().streams().stream()
                .filter(s -> s.ways().contains(StreamSpec.Way.SWEEP))
                .filter(s -> !setup.reading(connection.name(), s.name()).isEmpty())
                .toList();
        Sweeps sweeps = new Sweeps(streams, connection.sweepEvery(), parts.clock());
        loops.add(new Loop("read-" + connection.name(), () -> {
            int read = reader.rereadOnce();
            sweeps.due().forEach(stream -> sweep(reader, sweeps, stream));
            return read > 0 || !sweeps.due().isEmpty() ? Duration.ofMillis(1) : IDLE;
        }));
        connection.censusEvery().ifPresent(every -> addCensus(connection, reader, every, setup, machinery));
        loops.add(new Loop("backfill-" + connection.name(), () -> backfill(reader, connection, machinery)));
        Set<String> told = connection.description().streams().stream()
                .filter(s -> s.ways().contains(StreamSpec.Way.WEBHOOK))
                .map(StreamSpec::name)
                .filter(s -> !setup.reading(connection.name(), s).isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        connection.webhooks().ifPresent(post -> {
            WebhookUpkeep upkeep = new WebhookUpkeep(
                    connection, post, machinery.stores(), new WebhookUpkeep.Around(told, reading, sweeps::hurry));
            loops.add(new Loop("webhooks-" + connection.name(), () -> {
                upkeep.lookOnce();
                return IDLE;
            }));
        });
        if (!told.isEmpty()) {
            connection
                    .nudge()
                    .ifPresent(nudge -> addNudging(new Nudging(connection, nudge, reading), connection.name()));
        }
    }

    private void addNudging(Nudging nudging, String connection) {
        loops.add(new Loop("nudge-" + connection, () -> {
            nudging.nudgeOnce();
            return IDLE;
        }));
    }

    private void addCensus(
            Connected connection, SourceReader reader, Duration every, Setup setup, Machinery machinery) {
        Census census = new Census(
                connection, machinery.stores(), reader, machinery.parts().clock());
        censuses.put(connection.name(), census);
        List<StreamSpec> streams = connection.description().streams().stream()
                .filter(s -> s.ways().contains(StreamSpec.Way.CENSUS))
                .filter(s -> !setup.reading(connection.name(), s.name()).isEmpty())
                .toList();
        loops.add(new Loop("census-" + connection.name(), () -> {
            streams.stream().filter(s -> census.isDue(s, every)).findFirst().ifPresent(census::countOnce);
            return BETWEEN_COUNTS;
        }));
    }

    private static void sweep(SourceReader reader, Sweeps sweeps, StreamSpec stream) {
        for (int page = 0; page < PAGES_IN_A_ROW; page++) {
            if (!reader.sweepOnce(stream)) {
                sweeps.done(stream);
                return;
            }
        }
    }

    private static Duration backfill(SourceReader reader, Connected connection, Machinery machinery) {
        boolean more = false;
        for (Backfill one : machinery.stores().backfills().running()) {
            if (one.connection().equals(connection.name())) {
                more |= reader.backfillOnce(one);
                machinery.pulse().changed();
            }
        }
        return more ? Duration.ofMillis(1) : IDLE;
    }

    void start() {
        loops.forEach(Loop::start);
    }

    void wake(Collection<String> destinations) {
        for (String destination : destinations) {
            Loop loop = dispatching.get(destination);
            if (loop != null) {
                loop.wake();
            }
        }
    }

    void wakeAll() {
        loops.forEach(Loop::wake);
    }

    Optional<Dispatcher> dispatcher(String connection) {
        return Optional.ofNullable(dispatchers.get(connection));
    }

    Optional<SourceReader> reader(String connection) {
        return Optional.ofNullable(readers.get(connection));
    }

    Optional<Census> census(String connection) {
        return Optional.ofNullable(censuses.get(connection));
    }

    Optional<Health> health(String connection) {
        return Optional.ofNullable(healths.get(connection));
    }

    Collection<Dispatcher> dispatchers() {
        return dispatchers.values();
    }

    @Override
    public void close() {
        Loop.close(loops);
    }
}
