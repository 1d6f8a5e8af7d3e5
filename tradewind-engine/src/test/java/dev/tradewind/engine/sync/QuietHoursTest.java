package dev.tradewind.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.StreamSpec;
import dev.tradewind.engine.base.DatabaseSettings;
import dev.tradewind.engine.base.OffPeak;
import dev.tradewind.engine.base.Steps;
import dev.tradewind.engine.document.Document.FlowRules.Kind;
import dev.tradewind.engine.http.Pace;
import dev.tradewind.engine.lane.DeliveryState;
import dev.tradewind.engine.reading.Backfill;
import dev.tradewind.testkit.HandClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outside of quiet hours, and while a system wants to be left alone, work that can wait waits; live work only in the latter. */
class QuietHoursTest {

    private static final StreamSpec STREAM = new StreamSpec(FakeShop.STREAM, "parcel", Set.of(StreamSpec.Way.values()));
    private static final OffPeak NIGHT =
            new OffPeak(List.of(OffPeak.Window.parse("22:00-06:00 UTC").orElseThrow()));
    private static final Instant TEN_IN_THE_EVENING = Instant.parse("2026-03-01T22:00:00Z");

    @TempDir
    Path folder;

    private final FakeShop shop = new FakeShop();
    private final FakeErp erp = new FakeErp();
    private final HandClock clock = new HandClock(Rig.START);
    private Rig rig;

    @BeforeEach
    void start() {
        rig = Rig.on(new DatabaseSettings.Sqlite(folder.resolve("hub.db")), Steps.NONE, clock)
                .with(shop, Map.of("erp", erp), Rig.rules(Kind.STATE));
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void backfillAndCensus_waitForTheShopsQuietHours_andLiveWorkDoesNot() {
        quiet("shop");
        shop.save("1", "new", clock.instant());
        Backfill backfill = backfill();

        assertThat(reader().backfillOnce(backfill)).isFalse();
        assertThat(rig.machinery.running().census("shop").orElseThrow().countOnce(STREAM))
                .isFalse();
        assertThat(rig.stores.journal().head()).isZero();
        assertThat(pace("shop").backfillWaitsUntil()).contains(TEN_IN_THE_EVENING);
        rig.sweep();
        assertThat(rig.stores.journal().head()).as("swept").isEqualTo(1);

        clock.set(TEN_IN_THE_EVENING);
        reader().backfillOnce(backfill);

        assertThat(rig.stores.journal().head()).as("backfilled").isEqualTo(2);
    }

    @Test
    void deliveriesOfABackfill_waitForTheDestinationsQuietHours_andLiveOnesDoNot() {
        quiet("erp");
        shop.save("1", "new", clock.instant());
        reader().backfillOnce(backfill());
        rig.receive(shop.save("2", "new", clock.instant()));
        rig.settle();

        assertThat(erp.effects).containsExactly("created 2 v1");

        clock.set(TEN_IN_THE_EVENING);
        rig.settle();
        assertThat(rig.stores.deliveries().tally("to-erp").get(DeliveryState.APPLIED))
                .isEqualTo(2);
    }

    @Test
    void shopThatWantsToBeLeftAlone_isAskedForNothingBeforeThen() {
        shop.save("1", "new", clock.instant());
        pace("shop").hold(Duration.ofMinutes(10));

        rig.sweep();
        assertThat(reader().backfillOnce(backfill())).isFalse();
        rig.receive(FakeShop.hint("1"));
        rig.settle();
        assertThat(rig.stores.journal().head()).as("only the hint").isEqualTo(1);

        clock.forward(Duration.ofMinutes(10));
        rig.settle();
        assertThat(erp.effects).containsExactly("created 1 v1");
    }

    private void quiet(String connection) {
        pace(connection).set(4, OptionalInt.empty(), NIGHT);
    }

    private Pace pace(String connection) {
        return rig.machinery.setup().connection(connection).orElseThrow().pace();
    }

    private SourceReader reader() {
        return rig.machinery.running().reader("shop").orElseThrow();
    }

    private Backfill backfill() {
        long id = rig.stores
                .writes()
                .write(
                        "backfill",
                        tx -> rig.stores
                                .backfills()
                                .start(
                                        tx,
                                        "shop",
                                        FakeShop.STREAM,
                                        Optional.empty(),
                                        Optional.empty(),
                                        clock.instant()));
        return rig.stores.backfills().find(id).orElseThrow();
    }
}
