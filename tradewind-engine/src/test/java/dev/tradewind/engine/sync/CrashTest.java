package dev.tradewind.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.InboundRequest;
import dev.tradewind.api.json.Json;
import dev.tradewind.engine.admin.Controls;
import dev.tradewind.engine.admin.StoredControls;
import dev.tradewind.engine.base.DatabaseSettings;
import dev.tradewind.engine.base.Dialect;
import dev.tradewind.engine.base.Steps;
import dev.tradewind.engine.base.TestDatabase;
import dev.tradewind.engine.document.Document.FlowRules.Kind;
import dev.tradewind.engine.journal.EventFilter;
import dev.tradewind.engine.lane.DeliveryFilter;
import dev.tradewind.engine.lane.DeliveryState;
import dev.tradewind.testkit.Crash;
import dev.tradewind.testkit.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Goal: no crash loses an order or makes the outside world see it twice.
 *
 * <p>Method: the same story once for every step (every commit, before and after; every external call, before and after):
 * the process dies at that step, another one starts on the same database, the story goes on, and only what the outside
 * world has seen is looked at. The loop ends by itself when a run has fewer steps than the one asked for.
 */
class CrashTest {

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void everyOrder_isSeenOnceAndInOrder_whereverTheProcessDies(Dialect dialect) {
        assertThat(stepsLived(Tale.CHANGES, dialect, Kind.STATE, 1))
                .as("steps seen")
                .isGreaterThan(40);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void everyTransition_isSeenOnceAndInOrder_whereverTheProcessDies(Dialect dialect) {
        assertThat(stepsLived(Tale.CHANGES, dialect, Kind.EVENT, 1))
                .as("steps seen")
                .isGreaterThan(40);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void everyTransition_isSeenOnceAndInOrder_whenWritesShareCalls(Dialect dialect) {
        assertThat(stepsLived(Tale.CHANGES, dialect, Kind.EVENT, 3))
                .as("steps seen")
                .isGreaterThan(30);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void everyDeletion_isToldOnceAndInOrder_whereverTheProcessDies(Dialect dialect) {
        assertThat(stepsLived(Tale.DELETIONS, dialect, Kind.EVENT, 1))
                .as("steps seen")
                .isGreaterThan(25);
    }

    @Test
    void everyDeletion_isToldOnce_inAStateFlowToo() {
        assertThat(stepsLived(Tale.DELETIONS, Dialect.SQLITE, Kind.STATE, 1))
                .as("steps seen")
                .isGreaterThan(25);
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void everyEventRoutedAgain_isSeenOnceAndInOrder_whereverTheProcessDies(Dialect dialect) {
        assertThat(stepsLived(Tale.MENDED, dialect, Kind.EVENT, 1))
                .as("steps seen")
                .isGreaterThan(25);
    }

    @Test
    void everyEventRoutedAgain_isSeenOnce_inAStateFlowToo() {
        assertThat(stepsLived(Tale.MENDED, Dialect.SQLITE, Kind.STATE, 1))
                .as("steps seen")
                .isGreaterThan(25);
    }

    /** What happens in a story. */
    private enum Tale {
        /**
         * Two orders; the first changes while the destination is down, its creation's answer is lost; the second is only
         * hinted at; a third is missed by webhooks and found by the sweep; the destination throttles in between.
         */
        CHANGES,
        /** One order is deleted, and the answer to its cancelling is lost; another goes to the trash and comes back. */
        DELETIONS,
        /**
         * What cannot be read is routed again after the fault is mended, twice over: a first order, whose creation's answer
         * is lost; a change; and a version of a record that has been seen in a newer one since.
         */
        MENDED
    }

    /** How many steps the story has. Asserted by the caller: a harness that stopped counting would pass, too. */
    private static int stepsLived(Tale tale, Dialect dialect, Kind kind, int together) {
        int steps = 0;
        for (boolean died = true; died; steps++) {
            died = story(steps + 1, tale, dialect, kind, together);
        }
        return steps;
    }

    /**
     * Lives it once.
     *
     * @return whether the process died
     */
    private static boolean story(int stepToDieAt, Tale tale, Dialect dialect, Kind kind, int together) {
        String at = "%s, %s on %s, %d a call, died at step %d".formatted(tale, kind, dialect, together, stepToDieAt);
        DatabaseSettings database = TestDatabase.settings(dialect);
        var world = new World(kind, together);
        var counter = new AtomicInteger();
        boolean died = false;
        List<World.Chapter> chapters = switch (tale) {
            case CHANGES -> world.changes();
            case DELETIONS -> world.deletions();
            case MENDED -> world.mended();
        };
        for (World.Chapter chapter : chapters) {
            try {
                world.live(chapter, database, step -> {
                    if (counter.incrementAndGet() == stepToDieAt) {
                        throw new Crash(step);
                    }
                });
            } catch (Crash crash) {
                died = true;
                // The sender got no answer, and sends what it sends only once: what it sent may be lost, never halved.
                world.live(chapter, database, Steps.NONE);
            }
        }
        switch (tale) {
            case CHANGES -> world.endOfChanges(database, at);
            case DELETIONS -> world.endOfDeletions(database, at);
            case MENDED -> world.endOfMended(database, at);
        }
        return died;
    }

    /** Everything outside the hub. It goes on living when the hub dies. */
    private static final class World {

        private final FakeShop shop = new FakeShop();
        private final FakeErp erp = new FakeErp();
        private final HandClock clock = new HandClock(Rig.START);
        private final Kind kind;
        private final int together;

        World(Kind kind, int together) {
            this.kind = kind;
            this.together = together;
        }

        interface Chapter {
            void happen(Rig rig);
        }

        List<Chapter> changes() {
            return List.of(
                    rig -> {
                        erp.faults.add(FakeErp.Fault.ANSWER_LOST);
                        rig.receive(once("1", "new", Rig.START));
                        rig.settle();
                    },
                    rig -> {
                        rig.receive(once("1", "paid", Rig.START.plusSeconds(5)));
                        once("2", "new", Rig.START.plusSeconds(6));
                        rig.receive(FakeShop.hint("2"));
                        rig.settle();
                    },
                    rig -> {
                        erp.faults.add(FakeErp.Fault.THROTTLED);
                        once("3", "new", Rig.START.plusSeconds(7));
                        rig.sweep();
                        rig.pass(Duration.ofSeconds(10), Duration.ofSeconds(2));
                    },
                    rig -> {
                        rig.receive(once("1", "done", Rig.START.plusSeconds(20)));
                        rig.pass(Duration.ofSeconds(10), Duration.ofSeconds(2));
                    });
        }

        List<Chapter> deletions() {
            return List.of(
                    rig -> {
                        rig.receive(once("1", "new", Rig.START));
                        rig.receive(once("2", "new", Rig.START));
                        rig.settle();
                    },
                    rig -> {
                        erp.faults.add(FakeErp.Fault.ANSWER_LOST);
                        rig.receive(shop.delete("1"));
                        rig.settle();
                    },
                    rig -> {
                        rig.receive(once("2", "trash", Rig.START.plusSeconds(30)));
                        rig.pass(Duration.ofSeconds(10), Duration.ofSeconds(2));
                    },
                    rig -> {
                        rig.receive(once("2", "new", Rig.START.plusSeconds(60)));
                        rig.pass(Duration.ofSeconds(10), Duration.ofSeconds(2));
                    });
        }

        List<Chapter> mended() {
            return List.of(
                    rig -> {
                        rig.receive(unreadable(once("1", "new", Rig.START)));
                        rig.receive(once("2", "new", Rig.START));
                        rig.receive(unreadable(once("3", "new", Rig.START)));
                        rig.settle();
                    },
                    rig -> {
                        rig.receive(unreadable(once("2", "paid", Rig.START.plusSeconds(5))));
                        rig.receive(once("3", "paid", Rig.START.plusSeconds(5)));
                        rig.settle();
                    },
                    rig -> {
                        shop.mend();
                        erp.faults.add(FakeErp.Fault.ANSWER_LOST);
                        Controls controls = new StoredControls(rig.stores, rig.machinery, clock);
                        controls.rerouteAll(EventFilter.UNREADABLE, "Ada");
                        controls.rerouteAll(EventFilter.UNREADABLE, "Grace");
                        rig.settle();
                    },
                    rig -> {
                        rig.receive(once("1", "paid", Rig.START.plusSeconds(30)));
                        rig.pass(Duration.ofSeconds(10), Duration.ofSeconds(2));
                    });
        }

        /** The same webhook, under a topic that cannot be read yet. */
        private static InboundRequest unreadable(InboundRequest webhook) {
            return FakeShop.webhook("parcel.broken", Json.read(webhook.body(), Parcel.class));
        }

        /** A chapter that is lived again after a crash does not change the shop again. */
        private InboundRequest once(String id, String status, Instant at) {
            Parcel now = shop.parcel(id);
            return now != null && now.modifiedAt().equals(at)
                    ? FakeShop.webhook("parcel.updated", now)
                    : shop.save(id, status, at);
        }

        private Rig rig(DatabaseSettings database, Steps steps) {
            return Rig.on(database, steps, clock)
                    .cancelling(shop, Map.of("erp", erp), Rig.rules(kind), Rig.upsert(together));
        }

        void live(Chapter chapter, DatabaseSettings database, Steps steps) {
            try (Rig rig = rig(database, steps)) {
                chapter.happen(rig);
            }
        }

        void endOfChanges(DatabaseSettings database, String at) {
            end(database, at);
            assertThat(erp.records()).as(at).containsExactlyInAnyOrder("1 v3", "2 v1", "3 v1");
            assertThat(of("1")).as(at).isSorted().startsWith("created 1 v1").endsWith("updated 1 v3");
            if (kind == Kind.EVENT) {
                assertThat(of("1")).as(at).containsExactly("created 1 v1", "updated 1 v2", "updated 1 v3");
            }
        }

        void endOfDeletions(DatabaseSettings database, String at) {
            end(database, at);
            assertThat(erp.records()).as(at).containsExactlyInAnyOrder("cancelled 1 v1", "2 v3");
            assertThat(of("1")).as(at).containsExactly("created 1 v1", "cancelled 1 v1");
            assertThat(of("2")).as(at).containsExactly("created 2 v1", "cancelled 2 v2", "updated 2 v3");
        }

        void endOfMended(DatabaseSettings database, String at) {
            // Before the sweep that ends all stories: what is routed again must not need it.
            try (Rig rig = rig(database, Steps.NONE)) {
                rig.pass(Duration.ofMinutes(6), Duration.ofSeconds(30));
                assertThat(rig.stores.journal().unreadableAfter(0, 10)).as(at).isEmpty();
                assertThat(rig.stores.journal().again(10)).as(at).isEmpty();
            }
            end(database, at);
            assertThat(erp.records()).as(at).containsExactlyInAnyOrder("1 v2", "2 v2", "3 v2");
            assertThat(of("1")).as(at).containsExactly("created 1 v1", "updated 1 v2");
            assertThat(of("2")).as(at).containsExactly("created 2 v1", "updated 2 v2");
            assertThat(of("3")).as(at).containsExactly("created 3 v2");
        }

        private void end(DatabaseSettings database, String at) {
            try (Rig rig = rig(database, Steps.NONE)) {
                rig.sweep();
                rig.pass(Duration.ofMinutes(6), Duration.ofSeconds(30));

                assertThat(erp.effects).as(at).doesNotHaveDuplicates();
                assertThat(rig.stores.deliveries().list(DeliveryFilter.ANY.withState(DeliveryState.WAITING), 10))
                        .as(at)
                        .isEmpty();
                assertThat(rig.stores.deliveries().list(DeliveryFilter.ANY.withState(DeliveryState.DEAD), 10))
                        .as(at)
                        .isEmpty();
            }
        }

        private List<String> of(String id) {
            return erp.effects.stream().filter(e -> e.contains(" " + id + " ")).toList();
        }
    }
}
