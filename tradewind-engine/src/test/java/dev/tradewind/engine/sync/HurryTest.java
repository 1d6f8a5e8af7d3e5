package dev.tradewind.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.base.DatabaseSettings;
import dev.tradewind.engine.base.Steps;
import dev.tradewind.engine.document.Document.FlowRules.Kind;
import dev.tradewind.testkit.HandClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A live version of a record that a backfill has just queued does not wait for the whole backfill. */
class HurryTest {

    private static final Instant T = Rig.START;

    @TempDir
    Path folder;

    private final FakeShop shop = new FakeShop();
    private final FakeErp erp = new FakeErp();
    private final HandClock clock = new HandClock(T);

    @Test
    void inAStateFlow_theLiveVersion_takesThePlaceOfTheBackfilledOne() {
        try (Rig rig = rig(Kind.STATE)) {
            backfillOfTwenty(rig);

            changeTheLast(rig);

            assertThat(erp.effects).hasSize(20).startsWith("created 119 v2").doesNotContain("created 119 v1");
        }
    }

    @Test
    void inAnEventFlow_theBackfilledVersion_goesAtOnce_withTheLiveOneBehindIt() {
        try (Rig rig = rig(Kind.EVENT)) {
            backfillOfTwenty(rig);

            changeTheLast(rig);

            assertThat(erp.effects).hasSize(21).startsWith("created 119 v1");
            assertThat(erp.effects.indexOf("updated 119 v2"))
                    .as("%s", erp.effects)
                    .isLessThan(4);
        }
    }

    @Test
    void afterARestart_whatMayHaveBeenSent_isNotPushedAside_butGoesAtOnce() {
        try (Rig rig = rig(Kind.STATE)) {
            backfillOfTwenty(rig);
        }
        try (Rig rig = rig(Kind.STATE)) {
            changeTheLast(rig);

            assertThat(erp.effects).hasSize(21).startsWith("created 119 v1");
            assertThat(erp.effects.indexOf("updated 119 v2"))
                    .as("%s", erp.effects)
                    .isLessThan(4);
        }
    }

    @Test
    void whatIsOnItsWayAlready_isNotDeliveredASecondTimeByABackfill() {
        try (Rig rig = rig(Kind.EVENT)) {
            rig.receive(shop.save("119", "new", T));
            rig.machinery.router().routeOnce();

            backfill(rig);
            rig.settle();
            assertThat(erp.effects).containsExactly("created 119 v1");
        }
    }

    @Test
    void whatTakesThePlaceOfALiveVersionByABackfill_isLiveToo() {
        try (Rig rig = rig(Kind.STATE)) {
            rig.receive(shop.save("119", "new", T));
            rig.machinery.router().routeOnce();
            shop.save("119", "paid", T.plusSeconds(60)); // Its webhook is lost.

            backfillOfTwenty(rig, 119);
            rig.settle();
            assertThat(erp.effects).hasSize(20).startsWith("created 119 v2");
        }
    }

    private void changeTheLast(Rig rig) {
        rig.receive(shop.save("119", "paid", T.plusSeconds(60)));
        rig.settle();
    }

    private void backfillOfTwenty(Rig rig) {
        backfillOfTwenty(rig, 120);
    }

    /** @param before the first that is in the shop already */
    private void backfillOfTwenty(Rig rig, int before) {
        for (int i = 100; i < before; i++) {
            shop.save(String.valueOf(i), "new", T);
        }
        backfill(rig);
        assertThat(erp.effects).isEmpty();
    }

    private static void backfill(Rig rig) {
        long id = rig.stores
                .writes()
                .write(
                        "test",
                        tx -> rig.stores
                                .backfills()
                                .start(tx, "shop", FakeShop.STREAM, Optional.empty(), Optional.empty(), T));
        SourceReader reader = rig.machinery.running().reader("shop").orElseThrow();
        while (reader.backfillOnce(rig.stores.backfills().find(id).orElseThrow())) {
            // One page more; nothing is delivered yet.
        }
        rig.machinery.router().routeOnce();
    }

    private Rig rig(Kind kind) {
        return Rig.on(new DatabaseSettings.Sqlite(folder.resolve("hub.db")), Steps.NONE, clock)
                .with(shop, Map.of("erp", erp), Rig.rules(kind));
    }
}
