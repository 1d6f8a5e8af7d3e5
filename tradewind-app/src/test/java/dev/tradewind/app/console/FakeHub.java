package dev.tradewind.app.console;

import dev.tradewind.api.RawRecord;
import dev.tradewind.app.server.Changes;
import dev.tradewind.engine.admin.Alert;
import dev.tradewind.engine.admin.ConnectionStatus;
import dev.tradewind.engine.admin.Controls;
import dev.tradewind.engine.admin.DeliveryLine;
import dev.tradewind.engine.admin.EventLine;
import dev.tradewind.engine.admin.EventLines;
import dev.tradewind.engine.admin.FlowStatus;
import dev.tradewind.engine.admin.Insight;
import dev.tradewind.engine.admin.Overview;
import dev.tradewind.engine.admin.Trace;
import dev.tradewind.engine.base.EntityKey;
import dev.tradewind.engine.base.Priority;
import dev.tradewind.engine.control.Action;
import dev.tradewind.engine.control.Pause;
import dev.tradewind.engine.journal.EventFilter;
import dev.tradewind.engine.journal.EventHead;
import dev.tradewind.engine.journal.JournalEvent;
import dev.tradewind.engine.journal.Origin;
import dev.tradewind.engine.journal.Verdict;
import dev.tradewind.engine.lane.Attempt;
import dev.tradewind.engine.lane.Delivery;
import dev.tradewind.engine.lane.DeliveryFilter;
import dev.tradewind.engine.lane.DeliveryState;
import dev.tradewind.engine.lane.FailureClass;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A hub in memory that behaves: a shop, an ERP that can be down, one flow between them. Time is handed in. */
final class FakeHub implements Insight, Controls, Changes {

    static final String FLOW = "orders-to-erp";
    static final String SHOP = "berlin-shop";
    static final String ERP = "erp";

    private final InstantSource clock;
    private final Instant startedAt;
    private final TreeMap<Long, FakeOrder> orders = new TreeMap<>();
    private final TreeMap<String, Pause> pauses = new TreeMap<>();
    private final List<Instant> applied = new ArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<Action> actions = new ArrayList<>();
    final List<Alert> alerts = new CopyOnWriteArrayList<>();
    private final List<EventLine> unreadable = new CopyOnWriteArrayList<>();
    private boolean erpUp = true;
    private Optional<Instant> lastErrorAt = Optional.empty();

    private int reads;

    FakeHub(InstantSource clock) {
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    synchronized void clear() {
        orders.clear();
        pauses.clear();
        applied.clear();
        actions.clear();
        unreadable.clear();
        erpUp = true;
        lastErrorAt = Optional.empty();
    }

    // The shop

    /** An order arrives and waits. A buyer with "refused" in his name is refused by the ERP. */
    synchronized FakeOrder order(String number, String buyer) {
        var order = new FakeOrder(orders.size() + 1L, number, buyer, clock.instant());
        orders.put(order.id, order);
        changed();
        return order;
    }

    synchronized void erp(boolean up) {
        erpUp = up;
        changed();
    }

    synchronized boolean erpUp() {
        return erpUp;
    }

    synchronized List<FakeOrder> orders() {
        return List.copyOf(orders.values());
    }

    /** One attempt of every waiting delivery. */
    synchronized void work() {
        if (!pauses.isEmpty()) {
            return;
        }
        List<FakeOrder> waiting = orders.values().stream()
                .filter(o -> o.state == DeliveryState.WAITING)
                .toList();
        waiting.forEach(this::attempt);
        if (!waiting.isEmpty()) {
            changed();
        }
    }

    private void attempt(FakeOrder order) {
        Instant now = clock.instant();
        if (!erpUp) {
            lastErrorAt = Optional.of(now);
            order.failed(now, FailureClass.TRANSIENT, "The ERP refused the connection.", "", DeliveryState.WAITING);
        } else if (order.buyer.contains("refused")) {
            order.failed(
                    now,
                    FailureClass.REJECTED,
                    "The ERP refused the order: field customer.vat_id, “" + order.buyer + "” is not a VAT number.",
                    "422",
                    DeliveryState.DEAD);
        } else {
            order.applied(now);
            applied.add(now);
        }
    }

    private void changed() {
        listeners.forEach(Runnable::run);
    }

    // Changes

    @Override
    public AutoCloseable onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    int listeners() {
        return listeners.size();
    }

    // Insight

    /** How often an overview, a list or a trace was read. */
    synchronized int reads() {
        return reads;
    }

    @Override
    public synchronized Overview overview() {
        reads++;
        return new Overview(
                clock.instant(),
                startedAt,
                orders.size(),
                0,
                count(DeliveryState.WAITING),
                count(DeliveryState.DEAD),
                count(DeliveryState.APPLIED),
                perMinute(),
                applied.stream().max(Comparator.naturalOrder()));
    }

    private long count(DeliveryState state) {
        return orders.values().stream().filter(o -> o.state == state).count();
    }

    private List<Integer> perMinute() {
        Integer[] minutes = new Integer[30];
        Arrays.fill(minutes, 0);
        long now = clock.instant().getEpochSecond() / 60;
        for (Instant at : applied) {
            long back = now - at.getEpochSecond() / 60;
            if (back >= 0 && back < 30) {
                minutes[29 - (int) back]++;
            }
        }
        return List.of(minutes);
    }

    @Override
    public synchronized List<FlowStatus> flows() {
        Map<DeliveryState, Long> tally = new EnumMap<>(DeliveryState.class);
        orders.values().forEach(o -> tally.merge(o.state, 1L, Long::sum));
        return List.of(new FlowStatus(
                FLOW,
                3,
                SHOP,
                "orders",
                ERP,
                "upsert-sales-order",
                tally,
                Optional.ofNullable(pauses.get(FLOW)),
                Optional.of(Duration.ofMinutes(5)),
                0,
                applied.stream().max(Comparator.naturalOrder()),
                lastErrorAt.map(at -> "The ERP refused the connection."),
                lastErrorAt,
                perMinute()));
    }

    @Override
    public synchronized List<ConnectionStatus> connections() {
        Optional<Instant> heard = orders.isEmpty()
                ? Optional.empty()
                : Optional.of(orders.lastEntry().getValue().at);
        return List.of(
                connection(SHOP, "woocommerce", "WooCommerce store", true, heard, Optional.empty()),
                connection(ERP, "sandbox-erp", "Sandbox ERP", erpUp, Optional.empty(), lastErrorAt));
    }

    private ConnectionStatus connection(
            String name, String connector, String title, boolean up, Optional<Instant> heard, Optional<Instant> error) {
        return new ConnectionStatus(
                name,
                connector,
                title,
                Optional.ofNullable(pauses.get(name)),
                up ? "CLOSED" : "OPEN",
                0,
                8,
                8,
                Optional.empty(),
                Optional.empty(),
                heard,
                heard,
                Optional.empty(),
                List.of(),
                applied.stream().max(Comparator.naturalOrder()),
                error.map(at -> "The ERP refused the connection."),
                error);
    }

    @Override
    public List<Alert> alerts() {
        return List.copyOf(alerts);
    }

    @Override
    public synchronized List<Trace> trace(String text) {
        reads++;
        return orders.values().stream()
                .filter(o -> o.number.equals(text))
                .map(FakeOrder::trace)
                .toList();
    }

    @Override
    public synchronized Optional<Delivery> delivery(long id) {
        return Optional.ofNullable(orders.get(id)).map(FakeOrder::delivery);
    }

    @Override
    public synchronized List<Attempt> attempts(long delivery) {
        return Optional.ofNullable(orders.get(delivery))
                .map(o -> List.copyOf(o.attempts))
                .orElse(List.of());
    }

    @Override
    public synchronized List<DeliveryLine> deliveries(DeliveryFilter filter, int max) {
        reads++;
        return fitting(filter)
                .limit(max)
                .map(o -> new DeliveryLine(o.delivery(), o.number))
                .toList();
    }

    private java.util.stream.Stream<FakeOrder> fitting(DeliveryFilter filter) {
        return orders.descendingMap().values().stream()
                .filter(o -> filter.flow().map(FLOW::equals).orElse(true))
                .filter(o -> filter.state().map(s -> s == o.state).orElse(true))
                .filter(o -> filter.failure().map(f -> f == o.failure).orElse(true))
                .filter(o -> filter.entityKey().map(o.number::equals).orElse(true))
                .filter(o -> filter.beforeId().map(id -> o.id < id).orElse(true));
    }

    // Controls

    @Override
    public synchronized void retry(long delivery, String who) {
        FakeOrder order = existing(delivery);
        if (order.state != DeliveryState.DEAD) {
            throw new Impossible("Delivery " + delivery + " is " + Words.state(order.state)
                    + ", and only a dead letter can be retried.");
        }
        order.state = DeliveryState.WAITING;
        log(who, "retry", "delivery " + delivery, "");
    }

    @Override
    public synchronized int retryAll(DeliveryFilter filter, String who) {
        List<Long> ids = fitting(filter).map(o -> o.id).toList();
        ids.forEach(id -> retry(id, who));
        return ids.size();
    }

    @Override
    public synchronized long replay(long delivery, String who) {
        FakeOrder again = order(existing(delivery).number, existing(delivery).buyer);
        again.replayOf = Optional.of(delivery);
        log(who, "replay", "delivery " + delivery, "");
        return again.id;
    }

    @Override
    public synchronized int replayAll(DeliveryFilter filter, String who) {
        List<Long> ids = fitting(filter).map(o -> o.id).toList();
        ids.forEach(id -> replay(id, who));
        return ids.size();
    }

    @Override
    public synchronized void discard(long delivery, String reason, String who) {
        existing(delivery).discarded(clock.instant(), reason);
        log(who, "discard", "delivery " + delivery, reason);
    }

    @Override
    public synchronized void pause(Pause.Kind kind, String name, String reason, String who) {
        pauses.put(name, new Pause(kind, name, who, reason, clock.instant()));
        log(who, "pause", kind.name().toLowerCase(java.util.Locale.ROOT) + " " + name, reason);
    }

    @Override
    public synchronized void resume(Pause.Kind kind, String name, String who) {
        pauses.remove(name);
        log(who, "resume", kind.name().toLowerCase(java.util.Locale.ROOT) + " " + name, "");
    }

    @Override
    public long backfill(
            String connection, String stream, Optional<Instant> from, Optional<Instant> until, String who) {
        throw new Impossible("The fake hub has no backfills.");
    }

    private FakeOrder existing(long delivery) {
        return Optional.ofNullable(orders.get(delivery))
                .orElseThrow(() -> new Impossible("There is no delivery " + delivery + "."));
    }

    private void log(String who, String verb, String target, String reason) {
        actions.add(new Action(clock.instant(), who, verb, target, reason));
        changed();
    }

    @Override
    public void reroute(long event, String who) {
        if (unreadable.removeIf(line -> line.event().seq() == event)) {
            log(who, "reroute", "event " + event, "");
        } else {
            throw new Impossible("Event " + event + " is not unreadable.");
        }
    }

    @Override
    public int rerouteAll(EventFilter filter, String who) {
        List<EventLine> fitting =
                unreadable.stream().filter(line -> filter.fits(line.event())).toList();
        unreadable.removeAll(fitting);
        log(who, "reroute", fitting.size() + " events", "");
        return fitting.size();
    }

    /** Has an event come that could not be understood. */
    void unreadable(long seq, String reason) {
        var event = new EventHead(
                seq, new EntityKey(SHOP, "orders", "7"), "order.updated", Origin.WEBHOOK, clock.instant());
        unreadable.add(new EventLine(
                event, List.of(new Verdict(seq, Optional.empty(), Verdict.Kind.UNREADABLE, reason)), List.of()));
    }

    // Events and people

    @Override
    public EventLines events(EventFilter filter, int max) {
        List<EventLine> fitting = unreadable.reversed().stream()
                .filter(line -> filter.fits(line.event()))
                .filter(line -> line.event().seq() < filter.before().orElse(Long.MAX_VALUE))
                .toList();
        List<EventLine> page = fitting.subList(0, Math.min(max, fitting.size()));
        return new EventLines(
                page,
                page.size() < fitting.size()
                        ? Optional.of(page.getLast().event().seq())
                        : Optional.empty());
    }

    @Override
    public Optional<EventLine> eventLine(long seq) {
        return Optional.empty();
    }

    @Override
    public synchronized Optional<JournalEvent> event(long seq) {
        return Optional.ofNullable(orders.get(seq)).map(order -> {
            byte[] body = ("{\"id\":" + seq + ",\"number\":\"" + order.number + "\",\"total\":\"59.90\",\"billing\":{"
                            + "\"first_name\":\"" + order.buyer
                            + "\",\"city\":\"Köln\"},\"line_items\":[{\"sku\":\"TW-1\"}]}")
                    .getBytes(StandardCharsets.UTF_8);
            return new JournalEvent(
                    seq,
                    SHOP,
                    new RawRecord("orders", "order.updated", order.number, body, Map.of("delivery id", "d-" + seq)),
                    Origin.WEBHOOK,
                    Priority.LIVE,
                    order.correlationId(),
                    Optional.of(order.at),
                    order.at,
                    "%032x".formatted(seq));
        });
    }

    @Override
    public synchronized List<Action> activity(int max) {
        return actions.reversed().stream().limit(max).toList();
    }

    @Override
    public synchronized List<Action> activity(String target, int max) {
        return actions.stream()
                .filter(action -> action.target().equals(target))
                .limit(max)
                .toList();
    }

    static EntityKey key(String number) {
        return new EntityKey(SHOP, "orders", number);
    }
}
