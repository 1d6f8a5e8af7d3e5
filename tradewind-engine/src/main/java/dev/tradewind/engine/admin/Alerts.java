package dev.tradewind.engine.admin;

import dev.tradewind.engine.admin.Alert.Kind;
import dev.tradewind.engine.control.Pause;
import dev.tradewind.engine.document.Durations;
import dev.tradewind.engine.journal.Unreadable;
import dev.tradewind.engine.lane.DeliveryState;
import dev.tradewind.engine.lane.Late;
import dev.tradewind.engine.reading.Backfill;
import dev.tradewind.engine.sync.Beat;
import dev.tradewind.engine.sync.Connected;
import dev.tradewind.engine.sync.Flow;
import dev.tradewind.engine.sync.Machinery;
import dev.tradewind.engine.sync.Punctuality;
import dev.tradewind.engine.sync.Stores;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a person should look at now, derived each time from the stores and from what this process remembers. Costs the same
 * however long the queues are. Whoever wants to send alerts on asks now and then, and compares {@link Alert#id}s.
 */
final class Alerts {

    /** Shorter outages mend themselves, and nobody can do anything meanwhile. */
    static final Duration NOT_ANSWERING_FOR = Duration.ofMinutes(5);

    /** A look at webhooks fails when the shop is away for a moment; the next one is two minutes later. */
    static final Duration UNKEPT_FOR = Duration.ofMinutes(10);

    /** Some looks, at the usual interval: a system that is restarted misses one or two. */
    static final Duration NOT_READ_FOR = Duration.ofMinutes(15);

    /** What renews certificates by itself does so a month before; two weeks before their end it has failed. */
    static final Duration CERTIFICATE_ENDS_WITHIN = Duration.ofDays(14);

    /** A failed backfill that nobody has started again within a week is not missed. */
    static final Duration BACKFILL_TOLD_FOR = Duration.ofDays(7);

    /** What came unreadable and nobody has looked at within a week is not missed. It stays in the list. */
    static final Duration UNREADABLE_TOLD_FOR = Duration.ofDays(7);

    private static final int BACKFILLS_SEEN = 100;

    private static final Comparator<Alert> WORST_FIRST =
            Comparator.comparing(Alert::severity).thenComparing(Alert::since).thenComparing(Alert::id);

    private final Stores stores;
    private final Machinery machinery;
    private final InstantSource clock;
    private final Instant startedAt;

    Alerts(Stores stores, Machinery machinery, InstantSource clock) {
        this.stores = stores;
        this.machinery = machinery;
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    List<Alert> now() {
        Collection<Connected> connections = machinery.setup().connections().values();
        Collection<Flow> flows = machinery.setup().flows().values();
        return Stream.of(
                        machinery.setup().unusable().entrySet().stream().map(this::unusable),
                        connections.stream().flatMap(this::ofConnection),
                        flows.stream().flatMap(this::ofFlow),
                        unreadable(),
                        backfills())
                .flatMap(some -> some)
                .sorted(WORST_FIRST)
                .toList();
    }

    private Alert unusable(Map.Entry<String, String> connection) {
        return new Alert(
                Kind.CONNECTION_UNUSABLE,
                connection.getKey(),
                "Connection %s cannot be used: %s.".formatted(connection.getKey(), connection.getValue()),
                startedAt,
                "Put what is missing into the vault (tradewind vault set), or correct the document; then apply again.");
    }

    private Stream<Alert> ofConnection(Connected connection) {
        return Stream.of(
                        paused(connection),
                        notAnswering(connection),
                        notRead(connection),
                        unkept(connection),
                        silent(connection),
                        webhooksLate(connection),
                        certificateEnds(connection))
                .flatMap(Optional::stream);
    }

    /** Only if the hub paused it: who paused it by hand knows that. */
    private Optional<Alert> paused(Connected connection) {
        return machinery
                .pauses()
                .find(Pause.Kind.CONNECTION, connection.name())
                .filter(pause -> pause.by().equals(Pause.BY_THE_HUB))
                .map(pause -> new Alert(
                        Kind.CONNECTION_PAUSED,
                        connection.name(),
                        "Connection %s is paused, because its credentials are not accepted: %s."
                                .formatted(connection.name(), pause.reason()),
                        pause.at(),
                        "Make new credentials there, put them into the vault (tradewind vault set), apply the documents again"
                                + " (tradewind apply), and resume it (tradewind resume connection %s)."
                                        .formatted(connection.name())));
    }

    private Optional<Alert> notAnswering(Connected connection) {
        return machinery
                .awaySince(connection.name())
                .filter(since -> isLonger(since, NOT_ANSWERING_FOR))
                .map(since -> new Alert(
                        Kind.NOT_ANSWERING,
                        connection.name(),
                        connection.name() + " does not answer. What is to be delivered there waits.",
                        since,
                        "See whether it runs, and what tradewind connections says about its last error. The hub tries it"
                                + " every half minute."));
    }

    /** Not of one that is paused: nobody asks it, and that is told. */
    private Optional<Alert> notRead(Connected connection) {
        String name = connection.name();
        Optional<Beat> beat = machinery
                .pulse()
                .connection(name)
                .filter(any ->
                        machinery.pauses().find(Pause.Kind.CONNECTION, name).isEmpty());
        Map<String, Instant> unread = new TreeMap<>(beat.map(Beat::unreadSince).orElse(Map.of()));
        unread.entrySet()
                .removeIf(stream -> !isLonger(stream.getValue(), NOT_READ_FOR)
                        || machinery.setup().reading(name, stream.getKey()).isEmpty());
        return unread.values().stream()
                .min(Comparator.naturalOrder())
                .map(since -> new Alert(
                        Kind.NOT_READ,
                        name,
                        "%s of %s could not be asked for what has changed; the last error was: %s."
                                .formatted(
                                        String.join(", ", unread.keySet()),
                                        name,
                                        beat.flatMap(Beat::lastError).orElse("none")),
                        since,
                        "Run tradewind doctor %s. What has changed is read once it answers again.".formatted(name)));
    }

    private Optional<Alert> unkept(Connected connection) {
        return machinery
                .pulse()
                .connection(connection.name())
                .flatMap(Beat::unkeptSince)
                .filter(since -> isLonger(since, UNKEPT_FOR))
                .map(since -> new Alert(
                        Kind.WEBHOOKS_UNKEPT,
                        connection.name(),
                        "The webhooks of %s could not be looked after.".formatted(connection.name()),
                        since,
                        "Run tradewind doctor %s. Until then changes are found by the sweep."
                                .formatted(connection.name())));
    }

    private Optional<Alert> silent(Connected connection) {
        return machinery
                .pulse()
                .silentSince(connection.name())
                .filter(since -> machinery
                        .pauses()
                        .find(Pause.Kind.CONNECTION, connection.name())
                        .isEmpty())
                .map(since -> new Alert(
                        Kind.WEBHOOKS_SILENT,
                        connection.name(),
                        "No webhook has come from %s for so long, at this time of the week, that something must be wrong."
                                .formatted(connection.name()),
                        since,
                        "Run tradewind doctor %s; look whether the shop sells. Until then changes are found by the sweep."
                                .formatted(connection.name())));
    }

    private Optional<Alert> webhooksLate(Connected connection) {
        List<Punctuality.Count> high = machinery.pulse().punctuality(connection.name()).stream()
                .filter(Punctuality.Count::isHigh)
                .toList();
        return high.isEmpty()
                ? Optional.empty()
                : Optional.of(new Alert(
                        Kind.WEBHOOKS_LATE,
                        connection.name(),
                        "Webhooks of %s come late or not at all: %s."
                                .formatted(
                                        connection.name(),
                                        high.stream().map(Alerts::missed).collect(Collectors.joining("; "))),
                        high.stream()
                                .flatMap(count -> count.missedSince().stream())
                                .min(Comparator.naturalOrder())
                                .orElse(startedAt),
                        "Run tradewind doctor %s. A shop with few visitors needs drive-cron, or a cron job that calls its"
                                        .formatted(connection.name())
                                + " wp-cron.php; where they get lost, see what stands between the shop and the hub."));
    }

    private static String missed(Punctuality.Count count) {
        return "of %d changes in %s %d were told after more than %s, and %d only found by a sweep"
                .formatted(
                        count.all(), count.stream(), count.late(), Durations.text(Punctuality.IN_TIME), count.swept());
    }

    private Optional<Alert> certificateEnds(Connected connection) {
        return connection
                .http()
                .certificateValidUntil()
                .filter(end -> clock.instant().isAfter(end.minus(CERTIFICATE_ENDS_WITHIN)))
                .map(end -> new Alert(
                        Kind.CERTIFICATE_ENDS,
                        connection.name(),
                        "The certificate of %s is valid until %s; then nothing is read from it or written to it."
                                .formatted(connection.name(), end),
                        end.minus(CERTIFICATE_ENDS_WITHIN),
                        "Have it renewed. If tls.ca or tls.pin is set, put in what the new one needs."));
    }

    private Stream<Alert> ofFlow(Flow flow) {
        return Stream.of(dead(flow), tooLate(flow)).flatMap(Optional::stream);
    }

    private Optional<Alert> dead(Flow flow) {
        long dead = stores.deliveries().tally(flow.name()).getOrDefault(DeliveryState.DEAD, 0L);
        return dead == 0
                ? Optional.empty()
                : stores.deliveries()
                        .deadSince(flow.name())
                        .map(since -> new Alert(
                                Kind.DEAD_LETTERS,
                                flow.name(),
                                "Flow %s has %s."
                                        .formatted(flow.name(), dead == 1 ? "a dead letter" : dead + " dead letters"),
                                since,
                                "Look at them (tradewind dead-letters --flow %s), then retry or discard them."
                                        .formatted(flow.name())));
    }

    private Optional<Alert> tooLate(Flow flow) {
        Late late = late(flow);
        return flow.rules()
                .slo()
                .flatMap(slo -> late.oldest()
                        .map(oldest -> new Alert(
                                Kind.LATE,
                                flow.name(),
                                "Flow %s should deliver within %s; %s waiting for longer."
                                        .formatted(flow.name(), Durations.text(slo), records(late.records())),
                                oldest.plus(slo),
                                "See what they wait for: tradewind deliveries --flow %s.".formatted(flow.name()))));
    }

    private static String records(int late) {
        if (late == 1) {
            return "one record is";
        }
        return (late == Late.MAX ? late + " records or more are" : late + " records are");
    }

    /** Live deliveries that wait for longer than the flow's limit. */
    Late late(Flow flow) {
        return flow.rules()
                .slo()
                .map(slo ->
                        stores.deliveries().late(flow.name(), clock.instant().minus(slo)))
                .orElse(Late.NONE);
    }

    /** Of each stream the newest backfill counts. */
    private Stream<Alert> backfills() {
        Set<String> seen = new HashSet<>();
        return stores.backfills().latest(BACKFILLS_SEEN).stream()
                .filter(b -> seen.add(b.connection() + "/" + b.stream()))
                .filter(b -> b.state() == Backfill.State.FAILED && !isLonger(b.startedAt(), BACKFILL_TOLD_FOR))
                .map(b -> new Alert(
                        Kind.BACKFILL_FAILED,
                        b.connection(),
                        "The backfill of %s of %s failed after %d records: %s."
                                .formatted(b.stream(), b.connection(), b.read(), b.reason()),
                        b.startedAt(),
                        "Mend the cause and start it again: tradewind backfill %s %s."
                                .formatted(b.connection(), b.stream())));
    }

    private Stream<Alert> unreadable() {
        return stores.journal().unreadable(clock.instant().minus(UNREADABLE_TOLD_FOR)).stream()
                .map(some -> new Alert(
                        Kind.UNREADABLE_EVENTS,
                        some.connection(),
                        "%s from %s could not be understood, and led to nothing."
                                .formatted(events(some.events()), some.connection()),
                        some.since(),
                        "See why: tradewind events --unreadable --connection %s. Mend the cause, then route them again:"
                                        .formatted(some.connection())
                                + " tradewind reroute --unreadable --connection %s.".formatted(some.connection())));
    }

    private static String events(int some) {
        if (some == 1) {
            return "One event";
        }
        return some == Unreadable.MAX ? some + " events or more" : some + " events";
    }

    private boolean isLonger(Instant since, Duration time) {
        return since.plus(time).isBefore(clock.instant());
    }
}
