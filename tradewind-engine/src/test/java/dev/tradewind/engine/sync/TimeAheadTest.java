package dev.tradewind.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.StreamSpec;
import dev.tradewind.engine.base.Dialect;
import dev.tradewind.engine.base.Steps;
import dev.tradewind.engine.base.TestDatabase;
import dev.tradewind.engine.document.Document.FlowRules.Kind;
import dev.tradewind.testkit.HandClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Goal: a clock that was ahead, the hub's or the shop's, holds nothing up once it is right. */
@ParameterizedClass
@EnumSource(Dialect.class)
class TimeAheadTest {

    private static final Duration AHEAD = Duration.ofHours(8);
    private static final StreamSpec PARCELS = new StreamSpec(FakeShop.STREAM, "parcel", Set.of(StreamSpec.Way.CENSUS));

    @Parameter
    Dialect dialect;

    private final FakeShop shop = new FakeShop();
    private final FakeErp erp = new FakeErp();
    private final HandClock clock = new HandClock(Rig.START);
    private dev.tradewind.engine.base.DatabaseSettings database;
    private Rig rig;

    @BeforeEach
    void start() {
        database = TestDatabase.settings(dialect);
        use();
    }

    private void use() {
        rig = Rig.on(database, Steps.NONE, clock).with(shop, Map.of("erp", erp), Rig.rules(Kind.STATE));
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void deliveriesAndReads_thatWaitForATimeToCome_areDue_afterARestartWithTheRightTime() {
        clock.forward(AHEAD);
        erp.always(FakeErp.Fault.DOWN);
        rig.receive(shop.save("1", "new", Rig.START));
        rig.receive(FakeShop.hint("2"));
        rig.machinery.router().routeOnce();
        rig.machinery.running().dispatchers().forEach(Dispatcher::dispatchOnce);
        rig.receive(shop.save("1", "paid", Rig.START.plusSeconds(1)));
        rig.machinery.router().routeOnce();

        rig.close();
        clock.set(Rig.START.plusSeconds(60));
        erp.always(FakeErp.Fault.NONE);
        shop.save("2", "new", Rig.START);
        use();
        rig.settle();

        assertThat(erp.effects).containsExactlyInAnyOrder("created 1 v2", "created 2 v1");
    }

    @Test
    void retryThatWaitsLongerThanARestartTakes_isNotHurried_whereTheClockWasRight() {
        erp.always(FakeErp.Fault.DOWN);
        rig.receive(shop.save("1", "new", Rig.START));
        rig.settle();
        Instant due = rig.stores.deliveries().find(1).orElseThrow().dueAt();

        rig.close();
        use();

        assertThat(due).isAfter(clock.instant());
        assertThat(rig.stores.deliveries().find(1).orElseThrow().dueAt()).isEqualTo(due);
    }

    @Test
    void versionOfATimeToCome_doesNotKeepOutWhatIsSavedAfterwards() {
        rig.receive(shop.save("1", "new", Rig.START.plus(AHEAD)));
        rig.settle();

        clock.forward(Duration.ofMinutes(5));
        rig.receive(shop.save("1", "paid", clock.instant()));
        rig.settle();

        assertThat(erp.effects).containsExactly("created 1 v1", "updated 1 v2");
    }

    @Test
    void versionOfAFewMinutesAhead_isTheNewer_asBefore() {
        Parcel old = new Parcel("1", "#1", "new", Rig.START, 1);
        rig.receive(shop.save("1", "paid", Rig.START.plusSeconds(120)));
        rig.settle();

        rig.receive(FakeShop.webhook("parcel.updated", old));
        rig.settle();

        assertThat(erp.effects).containsExactly("created 1 v1");
    }

    @Test
    void censusOfATimeToCome_isDue() {
        Census census = rig.machinery.running().census("shop").orElseThrow();
        clock.forward(AHEAD);
        assertThat(census.isDue(PARCELS, Duration.ofDays(1)))
                .as("the first begins a day later")
                .isFalse();

        clock.set(Rig.START);

        assertThat(census.isDue(PARCELS, Duration.ofDays(1))).isTrue();
    }
}
