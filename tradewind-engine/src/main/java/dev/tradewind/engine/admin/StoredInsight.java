package dev.tradewind.engine.admin;

import dev.tradewind.engine.control.Action;
import dev.tradewind.engine.control.Pause;
import dev.tradewind.engine.entity.StoredEntity;
import dev.tradewind.engine.journal.EventFilter;
import dev.tradewind.engine.journal.EventHead;
import dev.tradewind.engine.journal.EventPage;
import dev.tradewind.engine.journal.JournalEvent;
import dev.tradewind.engine.journal.Verdict;
import dev.tradewind.engine.lane.Attempt;
import dev.tradewind.engine.lane.Delivery;
import dev.tradewind.engine.lane.DeliveryFilter;
import dev.tradewind.engine.lane.DeliveryState;
import dev.tradewind.engine.sync.Beat;
import dev.tradewind.engine.sync.Connected;
import dev.tradewind.engine.sync.Flow;
import dev.tradewind.engine.sync.Machinery;
import dev.tradewind.engine.sync.Stores;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a person can see, read from the stores and from what this process remembers. */
public final class StoredInsight implements Insight {

    /** A search that finds more than this finds nothing anybody would read. */
    private static final int TRACES_MAX = 20;

    private static final int ATTEMPTS_MAX = 100;

    private final Stores stores;
    private final Machinery machinery;
    private final Traces traces;
    private final InstantSource clock;
    private final Instant startedAt;
    private final Alerts alerts;

    /** Reads from these; the process counts as started now. */
    public StoredInsight(Stores stores, Machinery machinery, InstantSource clock) {
        this.stores = stores;
        this.machinery = machinery;
        this.traces = new Traces(stores);
        this.clock = clock;
        this.alerts = new Alerts(stores, machinery, clock);
        this.startedAt = clock.instant();
    }

    @Override
    public Overview overview() {
        List<Map<DeliveryState, Long>> tallies = machinery.setup().flows().keySet().stream()
                .map(stores.deliveries()::tally)
                .toList();
        long head = stores.journal().head();
        return new Overview(
                clock.instant(),
                startedAt,
                head,
                Math.max(0, head - stores.journal().position()),
                sum(tallies, DeliveryState.WAITING),
                sum(tallies, DeliveryState.DEAD),
                sum(tallies, DeliveryState.APPLIED),
                machinery.pulse().all().map(this::perMinute).orElseGet(Beat::silence),
                machinery.pulse().all().flatMap(Beat::lastApplied));
    }

    private static long sum(List<Map<DeliveryState, Long>> tallies, DeliveryState state) {
        return tallies.stream().mapToLong(t -> t.getOrDefault(state, 0L)).sum();
    }

    private List<Integer> perMinute(Beat beat) {
        return beat.perMinute(clock.instant());
    }

    @Override
    public List<FlowStatus> flows() {
        return machinery.setup().flows().values().stream()
                .sorted(Comparator.comparing(Flow::name))
                .map(this::status)
                .toList();
    }

    private FlowStatus status(Flow flow) {
        Optional<Beat> beat = machinery.pulse().flow(flow.name());
        return new FlowStatus(
                flow.name(),
                flow.version(),
                flow.source(),
                flow.stream(),
                flow.destination(),
                flow.operation().name(),
                stores.deliveries().tally(flow.name()),
                machinery.pauses().find(Pause.Kind.FLOW, flow.name()),
                flow.rules().slo(),
                alerts.late(flow).records(),
                beat.flatMap(Beat::lastApplied),
                beat.flatMap(Beat::lastError),
                beat.flatMap(Beat::lastErrorAt),
                beat.map(this::perMinute).orElseGet(Beat::silence));
    }

    @Override
    public List<ConnectionStatus> connections() {
        Stream<ConnectionStatus> usable =
                machinery.setup().connections().values().stream().map(this::status);
        Stream<ConnectionStatus> unusable =
                machinery.setup().unusable().entrySet().stream().map(e -> unusable(e.getKey(), e.getValue()));
        return Stream.concat(usable, unusable)
                .sorted(Comparator.comparing(ConnectionStatus::name))
                .toList();
    }

    private static ConnectionStatus unusable(String name, String reason) {
        return new ConnectionStatus(
                name,
                "",
                "cannot be used",
                Optional.empty(),
                "UNUSABLE",
                0,
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.of(reason),
                Optional.empty());
    }

    private ConnectionStatus status(Connected connection) {
        String name = connection.name();
        Optional<Beat> beat = machinery.pulse().connection(name);
        return new ConnectionStatus(
                name,
                connection.description().name(),
                connection.description().title(),
                machinery.pauses().find(Pause.Kind.CONNECTION, name),
                machinery.breaker(name),
                machinery.underWay(name),
                connection.pace().most(),
                connection.pace().limit(),
                connection.pace().heldUntil(),
                connection.pace().backfillWaitsUntil(),
                beat.flatMap(Beat::lastEvent),
                beat.flatMap(Beat::lastSwept),
                beat.flatMap(Beat::webhooksSeen),
                machinery.pulse().punctuality(name),
                beat.flatMap(Beat::lastApplied),
                beat.flatMap(Beat::lastError),
                beat.flatMap(Beat::lastErrorAt));
    }

    @Override
    public List<Alert> alerts() {
        return alerts.now();
    }

    @Override
    public List<Trace> trace(String text) {
        String wanted = text.strip().replaceFirst("^#", "");
        return wanted.isEmpty()
                ? List.of()
                : stores.entities().search(wanted, TRACES_MAX).stream()
                        .map(traces::of)
                        .toList();
    }

    @Override
    public Optional<Delivery> delivery(long id) {
        return stores.deliveries().find(id);
    }

    @Override
    public List<Attempt> attempts(long delivery) {
        return stores.attempts().of(delivery, ATTEMPTS_MAX);
    }

    @Override
    public List<DeliveryLine> deliveries(DeliveryFilter filter, int max) {
        return stores.deliveries().list(filter, max).stream().map(this::line).toList();
    }

    private DeliveryLine line(Delivery delivery) {
        String label = stores.entities()
                .find(delivery.lane().entity())
                .map(StoredEntity::label)
                .orElse(delivery.lane().entity().key());
        return new DeliveryLine(delivery, label);
    }

    @Override
    public EventLines events(EventFilter filter, int max) {
        EventPage page = stores.journal().list(filter, max);
        return new EventLines(lines(page.events()), page.next());
    }

    @Override
    public Optional<EventLine> eventLine(long seq) {
        return stores.journal()
                .find(seq)
                .map(event -> lines(List.of(event.head())).getFirst());
    }

    private List<EventLine> lines(List<EventHead> events) {
        List<Long> seqs = events.stream().map(EventHead::seq).toList();
        Map<Long, List<Verdict>> verdicts =
                stores.journal().verdicts(seqs).stream().collect(Collectors.groupingBy(Verdict::seq));
        Map<Long, List<Delivery>> deliveries =
                stores.deliveries().ofEvents(seqs).stream().collect(Collectors.groupingBy(Delivery::seq));
        return events.stream()
                .map(e -> new EventLine(
                        e, verdicts.getOrDefault(e.seq(), List.of()), deliveries.getOrDefault(e.seq(), List.of())))
                .toList();
    }

    @Override
    public Optional<JournalEvent> event(long seq) {
        return stores.journal().find(seq);
    }

    @Override
    public List<Action> activity(int max) {
        return stores.actions().latest(max);
    }

    @Override
    public List<Action> activity(String target, int max) {
        return stores.actions().on(target, max);
    }
}
