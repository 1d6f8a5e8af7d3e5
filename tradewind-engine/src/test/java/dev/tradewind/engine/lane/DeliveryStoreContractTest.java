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
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Lanes as every delivery store keeps them, on both databases. */
final class DeliveryStoreContractTest extends DeliveryStoreContract {

    @Test
    void anEnqueuedDelivery_isKeptWithEverything_waitingAndDueAtOnce() {
        var replay =
                new NewDelivery(lane("f", "7"), 4, "erp", 12, Priority.BACKFILL, "corr", "idem", NOON, Optional.of(3L));
        long id = enqueue(replay).getFirst();

        assertThat(deliveries.find(id))
                .contains(new Delivery(
                        id,
                        lane("f", "7"),
                        4,
                        "erp",
                        12,
                        Priority.BACKFILL,
                        DeliveryState.WAITING,
                        NOON,
                        0,
                        false,
                        "corr",
                        "idem",
                        NOON,
                        null,
                        null,
                        null,
                        null,
                        Optional.of(3L)));
        assertThat(deliveries.find(id + 1)).isEmpty();
        assertThat(enqueue()).isEmpty();
    }

    @Test
    void aHurriedLane_isDueAmongTheLive_andNoOtherIs() {
        List<Long> ids = enqueue(
                fresh(lane("f", "a"), 1, Priority.BACKFILL),
                fresh(lane("f", "b"), 2, Priority.BACKFILL),
                fresh(lane("g", "a"), 3, Priority.BACKFILL));

        write(tx -> {
            deliveries.hurry(tx, List.of(lane("f", "a"), lane("f", "empty")));
            deliveries.hurry(tx, List.of());
            return true;
        });

        assertThat(dueIds("f")).containsExactly(ids.getFirst());
        assertThat(dueIds("g")).isEmpty();
        assertThat(find(ids.get(1)).priority()).isEqualTo(Priority.BACKFILL);
    }

    @Test
    void onlyTheOldestOfALane_isDue() {
        List<Long> ids = enqueue(fresh(lane("f", "a"), 1), fresh(lane("f", "a"), 2), fresh(lane("f", "b"), 3));
        enqueue(fresh(lane("f", "a"), 4));

        assertThat(dueIds("f")).containsExactly(ids.get(0), ids.get(2));
        assertThat(deliveries.due("f", Priority.LIVE, NOON, 10).getFirst().lane())
                .isEqualTo(lane("f", "a"));
    }

    @Test
    void lanesOfOtherFlows_connectionsAndStreams_areOthers() {
        var here = new EntityKey("shop", "orders", "a");
        var lanes = List.of(
                new Lane("f", here),
                new Lane("g", here),
                new Lane("f", new EntityKey("north", "orders", "a")),
                new Lane("f", new EntityKey("shop", "refunds", "a")));
        for (Lane lane : lanes) {
            enqueue(fresh(lane, 1), fresh(lane, 2));
        }

        assertThat(deliveries.due("f", Priority.LIVE, NOON, 10)).hasSize(3);
        assertThat(deliveries.due("g", Priority.LIVE, NOON, 10)).hasSize(1);
        assertThat(open(lanes.get(0))).hasSize(2);
    }

    @Test
    void due_isByPriority_longestDueFirst_atMostMax_andNotBeforeItsTime() {
        long first = enqueue(fresh(lane("f", "a"), 1)).getFirst();
        long second = enqueue(fresh(lane("f", "b"), 2)).getFirst();
        long third = enqueue(fresh(lane("f", "c"), 3)).getFirst();
        long low = enqueue(fresh(lane("f", "d"), 4, Priority.BACKFILL)).getFirst();
        postpone(later(first, NOON.plusSeconds(30)));
        postpone(later(second, NOON.minusSeconds(30)));

        assertThat(dueIds("f")).containsExactly(second, third);
        assertThat(dueIds("f", NOON.plusSeconds(30))).containsExactly(second, third, first);
        assertThat(deliveries.due("f", Priority.LIVE, LATER, 1)).hasSize(1);
        assertThat(deliveries.due("f", Priority.BACKFILL, NOON, 10))
                .extracting(Due::id)
                .containsExactly(low);
        assertThat(deliveries.due("g", Priority.LIVE, LATER, 10)).isEmpty();
    }

    @Test
    void nextDue_isOfHeadsNotYetDue_ofAnyPriority() {
        assertThat(deliveries.nextDue("f", NOON)).isEmpty();
        long live = enqueue(fresh(lane("f", "a"), 1), fresh(lane("f", "a"), 2)).getFirst();
        assertThat(deliveries.nextDue("f", NOON)).as("due already").isEmpty();
        postpone(later(live, NOON.plusSeconds(90)));
        assertThat(deliveries.nextDue("f", NOON)).contains(NOON.plusSeconds(90));
        long low = enqueue(fresh(lane("f", "b"), 3, Priority.BACKFILL)).getFirst();
        postpone(later(low, NOON.plusSeconds(60)));
        assertThat(deliveries.nextDue("f", NOON)).contains(NOON.plusSeconds(60));
    }

    @Test
    void settle_givesAFinalState_andMakesTheNextTheHead() {
        List<Long> ids = enqueue(fresh(lane("f", "a"), 1), fresh(lane("f", "a"), 2), fresh(lane("f", "a"), 3));
        postpone(later(ids.get(0), NOON));

        assertThat(settle(applied(ids.get(0)))).isTrue();

        Delivery done = find(ids.get(0));
        assertThat(done.state()).isEqualTo(DeliveryState.APPLIED);
        assertThat(done.externalId()).isEqualTo("SO-" + ids.get(0));
        assertThat(done.attempts()).isEqualTo(2);
        assertThat(done.finishedAt()).isEqualTo(NOON.plusSeconds(1));
        assertThat(done.reason()).isNull();
        assertThat(done.failure()).isEqualTo(FailureClass.TRANSIENT);
        assertThat(dueIds("f")).containsExactly(ids.get(1));
        assertThat(open(lane("f", "a"))).extracting(Delivery::id).isEqualTo(ids.subList(1, 3));
    }

    @Test
    void settle_ofOneBehindTheHead_leavesTheHead() {
        List<Long> ids = enqueue(fresh(lane("f", "a"), 1), fresh(lane("f", "a"), 2), fresh(lane("f", "a"), 3));
        var superseded = new Settlement(
                ids.get(1), DeliveryState.SUPERSEDED, "by a newer version", Optional.empty(), false, NOON);

        settle(superseded);

        assertThat(find(ids.get(1)).attempts()).isZero();
        assertThat(find(ids.get(1)).reason()).isEqualTo("by a newer version");
        assertThat(dueIds("f")).containsExactly(ids.get(0));
        settle(applied(ids.get(0)));
        assertThat(dueIds("f")).containsExactly(ids.get(2));
    }

    @Test
    void aFinalState_isFinal() {
        long id = enqueue(fresh(lane("f", "a"), 1)).getFirst();
        settle(applied(id));
        Delivery done = find(id);
        long next = enqueue(fresh(lane("f", "a"), 2)).getFirst();

        var discarded = new Settlement(id, DeliveryState.DISCARDED, "late", Optional.empty(), true, LATER);
        assertThat(settle(discarded)).isFalse();
        assertThat(postpone(later(id, NOON))).isFalse();
        assertThat(bury(rejected(id), true)).isFalse();
        assertThat(revive(id)).isFalse();
        assertThat(settle(applied(id + 1_000))).isFalse();

        assertThat(find(id)).isEqualTo(done);
        assertThat(dueIds("f")).containsExactly(next);
        assertThat(count("f", DeliveryState.APPLIED)).isEqualTo(1);
    }

    @Test
    void aSettlement_needsAFinalState() {
        long id = enqueue(fresh(lane("f", "a"), 1)).getFirst();
        var wrong = new Settlement(id, DeliveryState.DEAD, "", Optional.empty(), true, NOON);

        assertThatThrownBy(() -> settle(wrong)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void postpone_staysTheHead_andRemembersThatItMayHaveBeenApplied() {
        List<Long> ids = enqueue(fresh(lane("f", "a"), 1), fresh(lane("f", "a"), 2));
        postpone(new Postponement(ids.get(0), LATER, FailureClass.TRANSIENT, "lost answer", true, true));
        postpone(new Postponement(ids.get(0), LATER, FailureClass.THROTTLED, "429", false, false));

        Delivery waiting = find(ids.get(0));
        assertThat(waiting.state()).isEqualTo(DeliveryState.WAITING);
        assertThat(waiting.attempts()).isEqualTo(1);
        assertThat(waiting.mayHaveBeenApplied()).isTrue();
        assertThat(waiting.failure()).isEqualTo(FailureClass.THROTTLED);
        assertThat(waiting.reason()).isEqualTo("429");
        assertThat(waiting.dueAt()).isEqualTo(LATER);
        assertThat(dueIds("f")).as("nothing passes it").isEmpty();
    }

    @Test
    void aDeadLetterThatBlocks_staysTheHead_andNothingIsDue() {
        List<Long> ids = enqueue(fresh(lane("f", "a"), 1), fresh(lane("f", "a"), 2));

        assertThat(bury(new Burial(ids.get(0), FailureClass.REJECTED, "no", true, true, LATER), true))
                .isTrue();

        Delivery dead = find(ids.get(0));
        assertThat(dead.state()).isEqualTo(DeliveryState.DEAD);
        assertThat(dead.finishedAt()).isEqualTo(LATER);
        assertThat(dead.mayHaveBeenApplied()).isTrue();
        assertThat(dead.attempts()).isEqualTo(1);
        assertThat(dueIds("f")).isEmpty();
        assertThat(deliveries.nextDue("f", NOON)).isEmpty();
        assertThat(open(lane("f", "a"))).extracting(Delivery::id).isEqualTo(ids);
        assertThat(bury(rejected(ids.get(0)), false)).as("is dead already").isFalse();
    }

    @Test
    void aDeadLetterThatDoesNotBlock_isPassed() {
        List<Long> ids = enqueue(fresh(lane("f", "a"), 1), fresh(lane("f", "a"), 2));
        bury(rejected(ids.get(0)), false);

        assertThat(dueIds("f")).containsExactly(ids.get(1));
        assertThat(open(lane("f", "a"))).extracting(Delivery::id).isEqualTo(ids);
        settle(applied(ids.get(1)));
        assertThat(dueIds("f")).isEmpty();
        long third = enqueue(fresh(lane("f", "a"), 3)).getFirst();
        assertThat(dueIds("f")).containsExactly(third);
    }

    @Test
    void aBlockingDeadLetterBehindTheHead_blocksWhenItsTurnComes() {
        List<Long> ids = enqueue(fresh(lane("f", "a"), 1), fresh(lane("f", "a"), 2), fresh(lane("f", "a"), 3));
        bury(rejected(ids.get(1)), true);
        settle(applied(ids.get(0)));

        assertThat(dueIds("f")).isEmpty();
        settle(new Settlement(ids.get(1), DeliveryState.DISCARDED, "by hand", Optional.empty(), false, LATER));
        assertThat(dueIds("f")).containsExactly(ids.get(2));
    }

    @Test
    void aRevivedDeadLetter_thatBlocked_isDueAgain_beforeTheOthers() {
        List<Long> ids = enqueue(fresh(lane("f", "a"), 1), fresh(lane("f", "a"), 2));
        bury(rejected(ids.get(0)), true);

        assertThat(revive(ids.get(0))).isTrue();

        assertThat(find(ids.get(0)).state()).isEqualTo(DeliveryState.WAITING);
        assertThat(find(ids.get(0)).finishedAt()).isNull();
        assertThat(dueIds("f", LATER)).containsExactly(ids.get(0));
        assertThat(revive(ids.get(0))).as("waits already").isFalse();
    }

    @Test
    void aRevivedDeadLetter_thatWasPassed_comesNext_notAtTheSameTime() {
        List<Long> ids = enqueue(fresh(lane("f", "a"), 1), fresh(lane("f", "a"), 2), fresh(lane("f", "a"), 3));
        bury(rejected(ids.get(0)), false);
        revive(ids.get(0));

        assertThat(dueIds("f", LATER)).as("the second may be under way").containsExactly(ids.get(1));
        settle(applied(ids.get(1)));
        assertThat(dueIds("f", LATER)).as("the oldest").containsExactly(ids.get(0));
        settle(applied(ids.get(0)));
        assertThat(dueIds("f", LATER)).containsExactly(ids.get(2));
    }

    @Test
    void aRevivedDeadLetter_ofAnEmptyLane_isTheHead() {
        long id = enqueue(fresh(lane("f", "a"), 1)).getFirst();
        bury(rejected(id), false);
        revive(id);

        assertThat(dueIds("f", LATER)).containsExactly(id);
    }
}
