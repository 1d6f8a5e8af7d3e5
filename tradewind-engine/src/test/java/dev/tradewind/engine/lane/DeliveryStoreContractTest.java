package dev.tradewind.engine.lane;

import static dev.tradewind.engine.lane.Deliveries.NOON;
import static dev.tradewind.engine.lane.Deliveries.applied;
import static dev.tradewind.engine.lane.Deliveries.fresh;
import static dev.tradewind.engine.lane.Deliveries.lane;
import static dev.tradewind.engine.lane.Deliveries.later;
import static dev.tradewind.engine.lane.Deliveries.rejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.base.Dialect;
import dev.tradewind.engine.base.EntityKey;
import dev.tradewind.engine.base.Priority;
import dev.tradewind.engine.base.Steps;
import dev.tradewind.engine.base.TestDatabase;
import dev.tradewind.engine.base.Tx;
import dev.tradewind.engine.base.WriteQueue;
import dev.tradewind.engine.lane.DeliveryStore.Burial;
import dev.tradewind.engine.lane.DeliveryStore.Postponement;
import dev.tradewind.engine.lane.DeliveryStore.Settlement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What every delivery store keeps to, on both databases. */
@ParameterizedClass
@EnumSource(Dialect.class)
final class DeliveryStoreContractTest {

    private static final Instant LATER = NOON.plusSeconds(600);

    @Parameter
    Dialect dialect;

    private TestDatabase test;
    private WriteQueue queue;
    private DeliveryStore deliveries;

    @BeforeEach
    void open() {
        test = TestDatabase.fresh(dialect);
        queue = test.database().inline(Steps.NONE);
        deliveries = new JdbcDeliveryStore(test.database());
    }

    @AfterEach
    void close() {
        test.close();
    }

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

    private void reopened() {
        queue = test.database().inline(Steps.NONE);
        deliveries = new JdbcDeliveryStore(test.database());
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

            assertThat(deliveries.due("f" + text, Priority.LIVE, NOON, 10)).containsExactly(new Due(first, lane));
            assertThat(find(first).reason()).isEqualTo("was " + text);
            assertThat(open(lane)).hasSize(2);
            assertThat(list(ofKey(text))).hasSize(2);
            assertThat(list(DeliveryFilter.ANY.withFlow("f" + text))).hasSize(2);
            settle(new Settlement(first, DeliveryState.APPLIED, text, Optional.of("X" + text), true, NOON));
            assertThat(find(first).externalId()).isEqualTo("X" + text);
            assertThat(count("f" + text, DeliveryState.WAITING)).isEqualTo(1);
        }
    }

    private static DeliveryFilter failed(FailureClass failure) {
        return new DeliveryFilter(
                Optional.empty(), Optional.empty(), Optional.of(failure), Optional.empty(), Optional.empty());
    }

    private static DeliveryFilter ofKey(String key) {
        return new DeliveryFilter(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(key), Optional.empty());
    }

    private <T> T write(Function<Tx, T> work) {
        return queue.write("test", work);
    }

    private List<Long> enqueue(NewDelivery... some) {
        return write(tx -> deliveries.enqueue(tx, List.of(some)));
    }

    private boolean settle(Settlement settlement) {
        return write(tx -> deliveries.settle(tx, settlement));
    }

    private boolean postpone(Postponement postponement) {
        return write(tx -> deliveries.postpone(tx, postponement));
    }

    private boolean bury(Burial burial, boolean blocks) {
        return write(tx -> deliveries.bury(tx, burial, blocks));
    }

    private boolean revive(long id) {
        return write(tx -> deliveries.revive(tx, id, NOON.plusSeconds(5)));
    }

    private int retire(Instant before, int max) {
        return write(tx -> deliveries.retire(tx, before, max));
    }

    private List<Delivery> open(Lane lane) {
        return write(tx -> deliveries.open(tx, lane));
    }

    private Delivery find(long id) {
        return deliveries.find(id).orElseThrow();
    }

    private List<Long> list(DeliveryFilter filter) {
        return deliveries.list(filter, 100).stream().map(Delivery::id).toList();
    }

    private List<Long> dueIds(String flow) {
        return dueIds(flow, NOON);
    }

    private List<Long> dueIds(String flow, Instant now) {
        return deliveries.due(flow, Priority.LIVE, now, 100).stream()
                .map(Due::id)
                .toList();
    }

    private long count(String flow, DeliveryState state) {
        return deliveries.tally(flow).getOrDefault(state, 0L);
    }
}
