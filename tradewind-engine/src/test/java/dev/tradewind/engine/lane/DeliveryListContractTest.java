package dev.tradewind.engine.lane;

import static dev.tradewind.engine.lane.Deliveries.NOON;
import static dev.tradewind.engine.lane.Deliveries.applied;
import static dev.tradewind.engine.lane.Deliveries.fresh;
import static dev.tradewind.engine.lane.Deliveries.lane;
import static dev.tradewind.engine.lane.Deliveries.later;
import static dev.tradewind.engine.lane.Deliveries.rejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.base.EntityKey;
import dev.tradewind.engine.base.Priority;
import dev.tradewind.engine.lane.DeliveryStore.Burial;
import dev.tradewind.engine.lane.DeliveryStore.Postponement;
import dev.tradewind.engine.lane.DeliveryStore.Settlement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every delivery store counts, lists and removes, on both databases. */
final class DeliveryListContractTest extends DeliveryStoreContract {

    @Test
    void ids_grow_acrossRestarts_andRetirement() {
        long first = enqueue(fresh(lane("f", "a"), 1)).getFirst();
        assertThat(deliveries.lastId()).isEqualTo(first);
        settle(applied(first));
        while (retire(LATER, 10) > 0) {}
        test.reopen();
        reopened();

        assertThat(deliveries.lastId()).isEqualTo(first);
        assertThat(enqueue(fresh(lane("f", "a"), 1)).getFirst()).isGreaterThan(first);
    }

    @Test
    void tally_countsEachState_asThingsMove() {
        List<Long> ids = enqueue(
                fresh(lane("f", "a"), 1), fresh(lane("f", "b"), 2), fresh(lane("f", "c"), 3), fresh(lane("g", "a"), 4));
        settle(applied(ids.get(0)));
        bury(rejected(ids.get(1)), true);

        assertThat(deliveries.tally("f"))
                .isEqualTo(Map.of(
                        DeliveryState.WAITING,
                        1L,
                        DeliveryState.DEAD,
                        1L,
                        DeliveryState.APPLIED,
                        1L,
                        DeliveryState.UNCHANGED,
                        0L,
                        DeliveryState.SUPERSEDED,
                        0L,
                        DeliveryState.DISCARDED,
                        0L));
        revive(ids.get(1));
        assertThat(count("f", DeliveryState.DEAD)).isZero();
        assertThat(count("f", DeliveryState.WAITING)).isEqualTo(2);
        assertThat(count("g", DeliveryState.WAITING)).isEqualTo(1);
        assertThat(count("none", DeliveryState.WAITING)).isZero();
    }

    @Test
    void tally_ofARolledBackTransaction_isNotCounted() {
        assertThatThrownBy(() -> write(tx -> {
                    deliveries.enqueue(tx, List.of(fresh(lane("f", "a"), 1)));
                    throw new IllegalStateException("a bug");
                }))
                .hasMessage("a bug");

        assertThat(count("f", DeliveryState.WAITING)).isZero();
        assertThat(deliveries.lastId()).isZero();
    }

    @Test
    void list_isNewestFirst_byEveryFilter() {
        List<Long> ids = enqueue(
                fresh(lane("f", "a"), 1), // applied
                fresh(lane("f", "b"), 2), // dead
                fresh(lane("f", "c"), 3), // waiting, failed
                fresh(lane("g", "a"), 4), // waiting
                fresh(lane("g", "b"), 5), // dead
                fresh(lane("g", "c"), 6)); // applied
        settle(applied(ids.get(0)));
        bury(rejected(ids.get(1)), true);
        postpone(later(ids.get(2), LATER));
        bury(new Burial(ids.get(4), FailureClass.UNMAPPABLE, "no", false, false, NOON), false);
        settle(applied(ids.get(5)));

        var any = DeliveryFilter.ANY;
        assertThat(list(any)).isEqualTo(ids.reversed());
        assertThat(list(any.withFlow("f"))).containsExactly(ids.get(2), ids.get(1), ids.get(0));
        assertThat(list(any.withState(DeliveryState.DEAD))).containsExactly(ids.get(4), ids.get(1));
        assertThat(list(any.withState(DeliveryState.DEAD).withFlow("g"))).containsExactly(ids.get(4));
        assertThat(list(failed(FailureClass.REJECTED))).containsExactly(ids.get(1));
        assertThat(list(failed(FailureClass.TRANSIENT).withFlow("f"))).containsExactly(ids.get(2));
        assertThat(list(failed(FailureClass.TRANSIENT).withFlow("g"))).isEmpty();
        assertThat(list(ofKey("a"))).containsExactly(ids.get(3), ids.get(0));
        assertThat(list(ofKey("a").withFlow("g"))).containsExactly(ids.get(3));
        assertThat(list(ofKey("b").withState(DeliveryState.DEAD))).containsExactly(ids.get(4), ids.get(1));
        assertThat(list(any.withFlow("none"))).isEmpty();
    }

    @Test
    void list_pages_byTheLastId() {
        NewDelivery[] many = new NewDelivery[25];
        for (int i = 0; i < many.length; i++) {
            many[i] = fresh(lane(i % 2 == 0 ? "f" : "g", "k" + i), i);
        }
        List<Long> ids = enqueue(many);
        for (DeliveryFilter filter : List.of(DeliveryFilter.ANY, DeliveryFilter.ANY.withState(DeliveryState.WAITING))) {
            List<Delivery> first = deliveries.list(filter, 10);
            List<Delivery> second =
                    deliveries.list(filter.before(first.getLast().id()), 10);
            List<Delivery> third =
                    deliveries.list(filter.before(second.getLast().id()), 10);

            assertThat(first).extracting(Delivery::id).isEqualTo(ids.reversed().subList(0, 10));
            assertThat(second).extracting(Delivery::id).isEqualTo(ids.reversed().subList(10, 20));
            assertThat(third).extracting(Delivery::id).isEqualTo(ids.reversed().subList(20, 25));
        }
    }

    @Test
    void ofEvents_areTheDeliveriesOfSomeEvents_oldestFirst() {
        List<Long> ids = enqueue(fresh(lane("f", "a"), 1), fresh(lane("g", "a"), 1), fresh(lane("f", "b"), 2));

        assertThat(deliveries.ofEvents(List.of(1L, 9L)))
                .extracting(Delivery::id)
                .containsExactly(ids.get(0), ids.get(1));
        assertThat(deliveries.ofEvents(List.of())).isEmpty();
    }

    @Test
    void needed_areTheEventsOfOpenDeliveries() {
        List<Long> ids = enqueue(fresh(lane("f", "a"), 1), fresh(lane("f", "b"), 2), fresh(lane("f", "c"), 3));
        settle(applied(ids.get(0)));
        bury(rejected(ids.get(1)), false);

        Set<Long> some = write(tx -> deliveries.needed(tx, List.of(1L, 2L, 3L, 4L)));
        Set<Long> none = write(tx -> deliveries.needed(tx, List.of()));

        assertThat(some).containsExactlyInAnyOrder(2L, 3L);
        assertThat(none).isEmpty();
    }

    @Test
    void retire_removesOldFinalDeliveries_withTheirAttempts_bounded() {
        var attempts = new JdbcAttemptStore(test.database());
        List<Long> ids = enqueue(
                fresh(lane("f", "a"), 1),
                fresh(lane("f", "b"), 2),
                fresh(lane("f", "c"), 3),
                fresh(lane("f", "d"), 4),
                fresh(lane("f", "e"), 5));
        for (long id : ids) {
            write(tx -> {
                attempts.add(tx, new Attempt(id, 1, NOON, Duration.ofMillis(3), "applied", "", "[]"));
                return true;
            });
        }
        settle(applied(ids.get(0)));
        settle(new Settlement(ids.get(1), DeliveryState.UNCHANGED, "", Optional.empty(), true, LATER));
        settle(applied(ids.get(2)));
        bury(rejected(ids.get(3)), false);

        assertThat(retire(LATER, 1)).isEqualTo(1);
        assertThat(retire(LATER, 10)).isEqualTo(1);
        assertThat(retire(LATER, 10)).as("dead, waiting and young ones stay").isZero();

        assertThat(list(DeliveryFilter.ANY)).containsExactly(ids.get(4), ids.get(3), ids.get(1));
        assertThat(attempts.of(ids.get(0), 10)).isEmpty();
        assertThat(attempts.of(ids.get(1), 10)).hasSize(1);
        assertThat(count("f", DeliveryState.APPLIED)).isZero();
        assertThat(count("f", DeliveryState.UNCHANGED)).isEqualTo(1);
    }

    @Test
    void hostileTexts_areKept() {
        for (String text : List.of("", "nul\u0000", "half \ud83d", "👩‍👩‍👧‍👦", "'", "k".repeat(1_000))) {
            Lane lane = new Lane("f" + text, new EntityKey("shop" + text, "orders", text));
            long first = enqueue(fresh(lane, 1), fresh(lane, 2)).getFirst();
            postpone(new Postponement(first, NOON, FailureClass.TRANSIENT, "was " + text, false, true));

            assertThat(deliveries.due("f" + text, Priority.LIVE, NOON, 10)).containsExactly(new Due(first, lane, NOON));
            assertThat(find(first).reason()).isEqualTo("was " + text);
            assertThat(open(lane)).hasSize(2);
            assertThat(list(ofKey(text))).hasSize(2);
            assertThat(list(DeliveryFilter.ANY.withFlow("f" + text))).hasSize(2);
            settle(new Settlement(first, DeliveryState.APPLIED, text, Optional.of("X" + text), true, NOON));
            assertThat(find(first).externalId()).isEqualTo("X" + text);
            assertThat(count("f" + text, DeliveryState.WAITING)).isEqualTo(1);
        }
    }
}
