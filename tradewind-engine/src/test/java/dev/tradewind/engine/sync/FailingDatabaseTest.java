package dev.tradewind.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.base.DatabaseSettings;
import dev.tradewind.engine.base.Tx;
import dev.tradewind.engine.base.WriteQueue;
import dev.tradewind.engine.document.Document.FlowRules.Kind;
import dev.tradewind.engine.lane.DeliveryStore;
import dev.tradewind.testkit.HandClock;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessResourceFailureException;

/** The hub's own database cannot be read, or not be written, for a while. */
class FailingDatabaseTest {

    private static final Instant T = Rig.START;
    private static final int NEVER = Integer.MAX_VALUE;

    @TempDir
    Path folder;

    private final FakeShop shop = new FakeShop();
    private final FakeErp erp = new FakeErp();
    private final HandClock clock = new HandClock(T);

    /** Looks for due deliveries that succeed until one fails. */
    private int looksUntilFailure = NEVER;

    private boolean outcomesCanBeWritten = true;
    private Rig rig;

    @BeforeEach
    void start() {
        rig = Rig.on(new DatabaseSettings.Sqlite(folder.resolve("hub.db")), clock, this::failing);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private Stores failing(Stores s) {
        return new Stores(
                new Writes(s.writes()),
                s.journal(),
                s.entities(),
                failing(s.deliveries()),
                s.attempts(),
                s.bindings(),
                s.written(),
                s.pauses(),
                s.actions(),
                s.cursors(),
                s.rereads(),
                s.backfills());
    }

    private DeliveryStore failing(DeliveryStore deliveries) {
        return (DeliveryStore) Proxy.newProxyInstance(
                DeliveryStore.class.getClassLoader(), new Class<?>[] {DeliveryStore.class}, (proxy, method, args) -> {
                    if (method.getName().equals("due") && looksUntilFailure != NEVER && looksUntilFailure-- == 0) {
                        looksUntilFailure = NEVER;
                        throw new DataAccessResourceFailureException("the database is away");
                    }
                    try {
                        return method.invoke(deliveries, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private final class Writes implements WriteQueue {
        private final WriteQueue queue;

        Writes(WriteQueue queue) {
            this.queue = queue;
        }

        @Override
        public <T> CompletableFuture<T> submit(String step, Function<Tx, T> work) {
            return step.equals("outcome") && !outcomesCanBeWritten
                    ? CompletableFuture.failedFuture(new Unavailable("the disk is full", new IllegalStateException()))
                    : queue.submit(step, work);
        }
    }

    private void parcels(int many) {
        for (int i = 1; i <= many; i++) {
            rig.receive(shop.save(String.valueOf(i), "new", T));
        }
        while (rig.machinery.router().routeOnce() > 0) {
            // All of them are waiting then.
        }
    }

    private Dispatcher dispatcher() {
        return rig.machinery.running().dispatcher("erp").orElseThrow();
    }

    @Test
    void whileOutcomesCannotBeWritten_noFurtherCallBegins_andNothingIsForgotten() {
        rig.with(shop, Map.of("erp", erp), Rig.rules(Kind.STATE));
        parcels(20);
        outcomesCanBeWritten = false;

        for (int i = 0; i < 10; i++) {
            dispatcher().dispatchOnce();
        }
        assertThat(erp.effects).hasSize(1);

        outcomesCanBeWritten = true;
        rig.pass(Duration.ofSeconds(10), Duration.ofSeconds(1));
        assertThat(erp.effects).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void lookForCompanyThatFails_leavesNoDeliveryBehind() {
        rig.with(shop, Map.of("erp", erp), Rig.rules(Kind.STATE), Rig.upsert(5));
        parcels(3);
        looksUntilFailure = 2; // Live ones, then company for the first of them.

        assertThatThrownBy(() -> dispatcher().dispatchOnce()).isInstanceOf(DataAccessResourceFailureException.class);
        rig.pass(Duration.ofSeconds(5), Duration.ofSeconds(1));

        assertThat(erp.effects).hasSize(3);
    }

    @Test
    void lookThatFails_whileADestinationIsTriedAgain_doesNotCostTheOneTry() {
        rig.with(shop, Map.of("erp", erp), Rig.rules(Kind.STATE));
        erp.always(FakeErp.Fault.DOWN);
        parcels(4); // As many failures as open the breaker: nothing is left that was read ahead.
        rig.settle();
        assertThat(rig.machinery.breaker("erp")).isEqualTo("OPEN");
        erp.always(FakeErp.Fault.NONE);
        clock.forward(Duration.ofMinutes(10));
        looksUntilFailure = 0;

        assertThatThrownBy(() -> dispatcher().dispatchOnce()).isInstanceOf(DataAccessResourceFailureException.class);
        rig.pass(Duration.ofMinutes(10), Duration.ofSeconds(10));

        assertThat(erp.effects).hasSize(4);
    }
}
