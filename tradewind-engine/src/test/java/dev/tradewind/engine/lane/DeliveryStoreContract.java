package dev.tradewind.engine.lane;

import static dev.tradewind.engine.lane.Deliveries.NOON;
import static dev.tradewind.engine.lane.Deliveries.lane;

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
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A delivery store on a fresh database, and short words for what its contract tests do with it. */
@ParameterizedClass
@EnumSource(Dialect.class)
abstract class DeliveryStoreContract {

    static final Instant LATER = NOON.plusSeconds(600);

    @Parameter
    Dialect dialect;

    TestDatabase test;
    WriteQueue queue;
    DeliveryStore deliveries;

    @BeforeEach
    void open() {
        test = TestDatabase.fresh(dialect);
        reopened();
    }

    @AfterEach
    void close() {
        test.close();
    }

    final void reopened() {
        queue = test.database().inline(Steps.NONE);
        deliveries = new JdbcDeliveryStore(test.database());
    }

    static DeliveryFilter failed(FailureClass failure) {
        return new DeliveryFilter(
                Optional.empty(), Optional.empty(), Optional.of(failure), Optional.empty(), Optional.empty());
    }

    static DeliveryFilter ofKey(String key) {
        return new DeliveryFilter(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(key), Optional.empty());
    }

    final <T> T write(Function<Tx, T> work) {
        return queue.write("test", work);
    }

    final List<Long> enqueue(NewDelivery... some) {
        return write(tx -> deliveries.enqueue(tx, List.of(some)));
    }

    final boolean settle(Settlement settlement) {
        return write(tx -> deliveries.settle(tx, settlement));
    }

    final boolean postpone(Postponement postponement) {
        return write(tx -> deliveries.postpone(tx, postponement));
    }

    final boolean bury(Burial burial, boolean blocks) {
        return write(tx -> deliveries.bury(tx, burial, blocks));
    }

    final boolean revive(long id) {
        return write(tx -> deliveries.revive(tx, id, NOON.plusSeconds(5)));
    }

    final int retire(Instant before, int max) {
        return write(tx -> deliveries.retire(tx, before, max));
    }

    final List<Delivery> open(Lane lane) {
        return write(tx -> deliveries.open(tx, lane));
    }

    final Delivery find(long id) {
        return deliveries.find(id).orElseThrow();
    }

    final List<Long> list(DeliveryFilter filter) {
        return deliveries.list(filter, 100).stream().map(Delivery::id).toList();
    }

    final List<Long> dueIds(String flow) {
        return dueIds(flow, NOON);
    }

    final List<Long> dueIds(String flow, Instant now) {
        return deliveries.due(flow, Priority.LIVE, now, 100).stream()
                .map(Due::id)
                .toList();
    }

    final long count(String flow, DeliveryState state) {
        return deliveries.tally(flow).getOrDefault(state, 0L);
    }
}
