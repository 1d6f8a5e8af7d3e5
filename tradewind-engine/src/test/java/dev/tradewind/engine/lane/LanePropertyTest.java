package dev.tradewind.engine.lane;

import static dev.tradewind.engine.lane.Deliveries.NOON;
import static dev.tradewind.engine.lane.Deliveries.lane;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.base.Dialect;
import dev.tradewind.engine.base.Priority;
import dev.tradewind.engine.base.Steps;
import dev.tradewind.engine.base.TestDatabase;
import dev.tradewind.engine.base.Tx;
import dev.tradewind.engine.base.WriteQueue;
import dev.tradewind.engine.lane.DeliveryStore.Burial;
import dev.tradewind.engine.lane.DeliveryStore.Postponement;
import dev.tradewind.engine.lane.DeliveryStore.Settlement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Goal: whatever is done to the deliveries of some lanes, in whatever order, each lane keeps its order and has one head.
 *
 * <p>Method: do random things to the store and to a model of a few lines, and compare all that can be asked.
 */
final class LanePropertyTest {

    private static final int ROUNDS = 12;
    private static final int STEPS_PER_ROUND = 60;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void lanes_behaveAsTheirModel_whateverIsDone(Dialect dialect) {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            try (var test = TestDatabase.fresh(dialect)) {
                var run = new Run(test, random, "seed %d, round %d".formatted(seed, round));
                for (int step = 0; step < STEPS_PER_ROUND; step++) {
                    run.step();
                }
            }
        }
    }

    private static final class Run {
        private final WriteQueue queue;
        private final DeliveryStore store;
        private final Random random;
        private final String about;
        private final Map<Long, Modelled> model = new TreeMap<>();
        private final List<String> done = new ArrayList<>();

        Run(TestDatabase test, Random random, String about) {
            this.queue = test.database().inline(Steps.NONE);
            this.store = new JdbcDeliveryStore(test.database());
            this.random = random;
            this.about = about;
        }

        void step() {
            queue.write("step", tx -> {
                int changes = 1 + random.nextInt(4);
                for (int i = 0; i < changes; i++) {
                    change(tx);
                }
                return true;
            });
            compare();
        }

        private void change(Tx tx) {
            long id = model.isEmpty() ? 1 : 1 + random.nextInt(model.size() + 1);
            boolean flag = random.nextBoolean();
            Instant at = NOON.plusSeconds(random.nextInt(5));
            switch (random.nextInt(6)) {
                case 0, 1 -> enqueue(tx);
                case 2 -> settle(tx, id, at);
                case 3 -> postpone(tx, id, at, flag);
                case 4 -> bury(tx, id, at, flag);
                default -> revive(tx, id, at);
            }
        }

        private void enqueue(Tx tx) {
            var some = new ArrayList<NewDelivery>();
            int count = 1 + random.nextInt(4);
            for (int i = 0; i < count; i++) {
                Lane lane = lane("flow-" + random.nextInt(2), "key-" + random.nextInt(3));
                some.add(Deliveries.fresh(lane, 1, random.nextBoolean() ? Priority.LIVE : Priority.BACKFILL));
            }
            List<Long> ids = store.enqueue(tx, some);
            done.add("enqueue " + ids);
            for (int i = 0; i < count; i++) {
                NewDelivery one = some.get(i);
                model.put(ids.get(i), new Modelled(ids.get(i), one.lane(), one.priority()));
                promote(one.lane());
            }
        }

        private void settle(Tx tx, long id, Instant at) {
            done.add("settle " + id);
            Modelled it = model.get(id);
            boolean expected = it != null && !it.state.isFinal();
            var settlement = new Settlement(id, DeliveryState.SUPERSEDED, "x", Optional.empty(), false, at);
            assertThat(store.settle(tx, settlement)).as(describe()).isEqualTo(expected);
            if (expected) {
                it.state = DeliveryState.SUPERSEDED;
                it.leave();
                promote(it.lane);
            }
        }

        private void postpone(Tx tx, long id, Instant at, boolean maybe) {
            done.add("postpone " + id + " to " + at);
            Modelled it = model.get(id);
            boolean expected = it != null && it.state == DeliveryState.WAITING;
            var postponement = new Postponement(id, at, FailureClass.TRANSIENT, "503", maybe, true);
            assertThat(store.postpone(tx, postponement)).as(describe()).isEqualTo(expected);
            if (expected) {
                it.dueAt = at;
                it.maybeApplied |= maybe;
            }
        }

        private void bury(Tx tx, long id, Instant at, boolean blocks) {
            done.add("bury " + id + (blocks ? " blocking" : ""));
            Modelled it = model.get(id);
            boolean expected = it != null && it.state == DeliveryState.WAITING;
            var burial = new Burial(id, FailureClass.REJECTED, "no", false, true, at);
            assertThat(store.bury(tx, burial, blocks)).as(describe()).isEqualTo(expected);
            if (expected) {
                it.state = DeliveryState.DEAD;
                if (!blocks) {
                    it.leave();
                    promote(it.lane);
                }
            }
        }

        private void revive(Tx tx, long id, Instant at) {
            done.add("revive " + id);
            Modelled it = model.get(id);
            boolean expected = it != null && it.state == DeliveryState.DEAD;
            assertThat(store.revive(tx, id, at)).as(describe()).isEqualTo(expected);
            if (expected) {
                it.state = DeliveryState.WAITING;
                it.dueAt = at;
                it.standing = true;
                promote(it.lane);
            }
        }

        /** The oldest that stands in the lane becomes its head, if it has none. */
        private void promote(Lane lane) {
            List<Modelled> standing = model.values().stream()
                    .filter(it -> it.lane.equals(lane) && it.standing)
                    .toList();
            if (standing.stream().noneMatch(it -> it.head)) {
                standing.stream().findFirst().ifPresent(it -> it.head = true);
            }
        }

        private void compare() {
            Instant now = NOON.plusSeconds(2);
            for (int flow = 0; flow < 2; flow++) {
                String name = "flow-" + flow;
                for (Priority priority : Priority.values()) {
                    assertThat(store.due(name, priority, now, 1_000))
                            .as(describe())
                            .extracting(Due::id)
                            .isEqualTo(due(name, priority, now));
                }
                assertThat(store.nextDue(name, now)).as(describe()).isEqualTo(nextDue(name, now));
                assertThat(store.tally(name)).as(describe()).isEqualTo(tally(name));
                for (int key = 0; key < 3; key++) {
                    compareOpen(lane(name, "key-" + key));
                }
            }
            assertThat(store.lastId()).as(describe()).isEqualTo(model.size());
        }

        private void compareOpen(Lane lane) {
            List<Delivery> open = queue.write("look", tx -> store.open(tx, lane));
            List<Modelled> expected = model.values().stream()
                    .filter(it -> it.lane.equals(lane) && !it.state.isFinal())
                    .toList();
            assertThat(open)
                    .as(describe())
                    .extracting(Delivery::id)
                    .isEqualTo(expected.stream().map(it -> it.id).toList());
            assertThat(open)
                    .as(describe())
                    .extracting(Delivery::mayHaveBeenApplied)
                    .isEqualTo(expected.stream().map(it -> it.maybeApplied).toList());
        }

        private List<Long> due(String flow, Priority priority, Instant now) {
            return model.values().stream()
                    .filter(it -> it.isDueHead(flow) && it.priority == priority && !it.dueAt.isAfter(now))
                    .sorted(Comparator.<Modelled, Instant>comparing(it -> it.dueAt)
                            .thenComparingLong(it -> it.id))
                    .map(it -> it.id)
                    .toList();
        }

        private Optional<Instant> nextDue(String flow, Instant now) {
            return model.values().stream()
                    .filter(it -> it.isDueHead(flow) && it.dueAt.isAfter(now))
                    .map(it -> it.dueAt)
                    .min(Instant::compareTo);
        }

        private Map<DeliveryState, Long> tally(String flow) {
            var tally = new EnumMap<DeliveryState, Long>(DeliveryState.class);
            for (DeliveryState state : DeliveryState.values()) {
                tally.put(
                        state,
                        model.values().stream()
                                .filter(it -> it.lane.flow().equals(flow) && it.state == state)
                                .count());
            }
            return tally;
        }

        private String describe() {
            return about + ": " + done;
        }
    }

    private static final class Modelled {
        private final long id;
        private final Lane lane;
        private final Priority priority;
        private DeliveryState state = DeliveryState.WAITING;
        private boolean standing = true;
        private boolean head;
        private boolean maybeApplied;
        private Instant dueAt = NOON;

        Modelled(long id, Lane lane, Priority priority) {
            this.id = id;
            this.lane = lane;
            this.priority = priority;
        }

        void leave() {
            standing = false;
            head = false;
        }

        boolean isDueHead(String flow) {
            return lane.flow().equals(flow) && head && state == DeliveryState.WAITING;
        }
    }
}
