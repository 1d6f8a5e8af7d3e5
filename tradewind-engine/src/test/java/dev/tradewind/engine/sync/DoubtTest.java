package dev.tradewind.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.base.DatabaseSettings;
import dev.tradewind.engine.base.EntityKey;
import dev.tradewind.engine.base.Steps;
import dev.tradewind.engine.document.Document.FlowRules.Kind;
import dev.tradewind.engine.lane.Delivery;
import dev.tradewind.engine.lane.DeliveryFilter;
import dev.tradewind.engine.lane.DeliveryState;
import dev.tradewind.engine.lane.FailureClass;
import dev.tradewind.testkit.HandClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the destination holds is not what it was left with, or nobody knows: then nothing may be taken for done. */
class DoubtTest {

    private static final Instant T = Rig.START;

    @TempDir
    Path folder;

    private final FakeShop shop = new FakeShop();
    private final FakeErp erp = new FakeErp();
    private final HandClock clock = new HandClock(T);
    private Rig rig;

    @BeforeEach
    void start() {
        rig = Rig.on(new DatabaseSettings.Sqlite(folder.resolve("hub.db")), Steps.NONE, clock)
                .brief(shop, Map.of("erp", erp), Rig.rules(Kind.STATE));
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    private void restart() {
        rig.close();
        start();
    }

    /** Stock says 5, then 4, then 5 again. */
    private void says(int version, int second) {
        Parcel now = new Parcel("1", "#1", "stock", T.plusSeconds(second), version);
        shop.put(now);
        rig.receive(FakeShop.webhook("parcel.updated", now));
        rig.machinery.router().routeOnce();
    }

    private Delivery latest() {
        return rig.stores.deliveries().list(DeliveryFilter.ANY, 1).getFirst();
    }

    @Test
    void valueThatComesBack_isWrittenAgain_ifTheOneBetweenMayHaveArrived() {
        says(5, 0);
        rig.settle();
        erp.faults.add(FakeErp.Fault.ANSWER_LOST);
        says(4, 1);
        rig.settle();
        says(5, 2);
        rig.settle();

        assertThat(erp.records()).containsExactly("1 v5");
        assertThat(erp.effects).containsExactly("created 1 v5", "updated 1 v4", "updated 1 v5");
    }

    @Test
    void valueThatComesBack_isNotWrittenAgain_ifTheOneBetweenSurelyDidNotArrive() {
        says(5, 0);
        rig.settle();
        erp.faults.add(FakeErp.Fault.DOWN);
        says(4, 1);
        rig.settle();
        says(5, 2);
        rig.settle();

        assertThat(erp.effects).containsExactly("created 1 v5");
    }

    @Test
    void valueThatComesBackAfterARestart_isWrittenAgain_sinceTheProcessBeforeMayHaveSentTheOneBetween() {
        says(5, 0);
        rig.settle();
        says(4, 1);
        restart();
        says(5, 2);
        rig.settle();

        assertThat(erp.effects).containsExactly("created 1 v5", "updated 1 v5");
    }

    @Test
    void valueThatComesBack_isWrittenAgain_ifTheOneBetweenBecameADeadLetterInDoubt() {
        says(5, 0);
        rig.settle();
        erp.always(FakeErp.Fault.ANSWER_LOST);
        says(4, 1);
        rig.settle();
        clock.forward(Duration.ofDays(4));
        rig.settle();
        assertThat(latest().state()).isEqualTo(DeliveryState.DEAD);
        erp.always(FakeErp.Fault.NONE);
        says(5, 2);
        rig.pass(Duration.ofMinutes(2), Duration.ofSeconds(10));

        assertThat(erp.records()).containsExactly("1 v5");
    }

    @Test
    void createThatTheProcessBeforeMayHaveSent_staysInDoubtAsADeadLetter_andIsNotCreatedTwice() {
        says(5, 0);
        Delivery create = latest();
        erp.always(FakeErp.Fault.ANSWER_LOST); // It is there; the process dies before it can write that down.
        erp.perform(
                new dev.tradewind.api.Write(
                        "upsert",
                        Map.of("status", "stock", "version", 5),
                        create.idempotencyKey(),
                        "1",
                        java.util.Optional.empty()),
                call -> {
                    throw new IllegalStateException("no HTTP");
                });
        restart();

        erp.always(FakeErp.Fault.DOWN);
        clock.forward(Duration.ofDays(4));
        rig.settle();
        assertThat(latest())
                .returns(DeliveryState.DEAD, Delivery::state)
                .returns(true, Delivery::mayHaveBeenApplied)
                .returns(FailureClass.GAVE_UP, Delivery::failure);
        erp.always(FakeErp.Fault.NONE);
        says(6, 1);
        rig.pass(Duration.ofMinutes(2), Duration.ofSeconds(10));

        assertThat(erp.effects)
                .as("the newer version waits behind it for a person")
                .containsExactly("created 1 v5");
        rig.stores.writes().write("test", tx -> rig.stores.deliveries().revive(tx, create.id(), clock.instant()));
        rig.settle();
        assertThat(erp.effects).containsExactly("created 1 v5", "updated 1 v6");
        assertThat(rig.stores.bindings().find(new EntityKey("shop", FakeShop.STREAM, "1"), "erp", "parcel"))
                .isPresent();
    }
}
