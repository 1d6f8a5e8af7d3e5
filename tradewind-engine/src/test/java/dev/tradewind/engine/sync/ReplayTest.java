package dev.tradewind.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.admin.Controls;
import dev.tradewind.engine.admin.StoredControls;
import dev.tradewind.engine.base.DatabaseSettings;
import dev.tradewind.engine.base.Steps;
import dev.tradewind.engine.document.Document.FlowRules.Kind;
import dev.tradewind.engine.lane.DeliveryFilter;
import dev.tradewind.engine.lane.DeliveryState;
import dev.tradewind.testkit.HandClock;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Delivering again whatever fits a filter. */
class ReplayTest {

    private static final DeliveryFilter OF_THE_FLOW = DeliveryFilter.ANY.withFlow("to-erp");

    @TempDir
    Path folder;

    private final FakeShop shop = new FakeShop();
    private final FakeErp erp = new FakeErp();
    private final HandClock clock = new HandClock(Rig.START);

    @Test
    void transitions_areDeliveredAgain_allOfThem_inTheirOrder() {
        try (Rig rig = rig(Kind.EVENT)) {
            twoParcels(rig);

            assertThat(controls(rig).replayAll(OF_THE_FLOW, "Ada")).isEqualTo(3);
            rig.settle();

            assertThat(erp.effects.subList(3, 6)).containsExactly("updated 1 v1", "updated 2 v1", "updated 1 v2");
        }
    }

    @Test
    void states_areDeliveredAgain_onceForEachRecord_asItIsNow() {
        try (Rig rig = rig(Kind.STATE)) {
            twoParcels(rig);

            assertThat(controls(rig).replayAll(OF_THE_FLOW, "Ada")).isEqualTo(2);
            rig.settle();

            assertThat(erp.records()).containsExactly("1 v2", "2 v1");
            assertThat(erp.effects).doesNotContain("updated 1 v1");
        }
    }

    @Test
    void openDeliveries_cannotBeReplayed() {
        try (Rig rig = rig(Kind.EVENT)) {
            DeliveryFilter dead = OF_THE_FLOW.withState(DeliveryState.DEAD);

            assertThatThrownBy(() -> controls(rig).replayAll(dead, "Ada"))
                    .isInstanceOf(Controls.Impossible.class)
                    .hasMessageContaining("Retry dead letters");
        }
    }

    private void twoParcels(Rig rig) {
        rig.receive(shop.save("1", "new", clock.instant()));
        rig.receive(shop.save("2", "new", clock.instant()));
        rig.settle();
        rig.receive(shop.save("1", "paid", clock.instant().plusSeconds(5)));
        rig.settle();
        assertThat(erp.effects).hasSize(3);
    }

    private Controls controls(Rig rig) {
        return new StoredControls(rig.stores, rig.machinery, clock);
    }

    private Rig rig(Kind kind) {
        return Rig.on(new DatabaseSettings.Sqlite(folder.resolve("hub.db")), Steps.NONE, clock)
                .with(shop, Map.of("erp", erp), Rig.rules(kind));
    }
}
