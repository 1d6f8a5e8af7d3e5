package dev.tradewind.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.StreamSpec;
import dev.tradewind.engine.base.DatabaseSettings;
import dev.tradewind.engine.base.EntityKey;
import dev.tradewind.engine.base.Steps;
import dev.tradewind.engine.document.Document.FlowRules.Kind;
import dev.tradewind.testkit.HandClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that vanish without a word are found, and nothing is believed that a read does not confirm. */
class CensusTest {

    private static final Instant T = Rig.START;
    private static final Duration DAY = Duration.ofDays(1);
    private static final StreamSpec STREAM = new StreamSpec(FakeShop.STREAM, "parcel", Set.of(StreamSpec.Way.values()));

    @TempDir
    Path folder;

    private final FakeShop shop = new FakeShop();
    private final FakeErp erp = new FakeErp();
    private final HandClock clock = new HandClock(T);
    private Rig rig;

    @BeforeEach
    void start() {
        rig = rig();
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void recordThatVanishedWithoutAWord_isGone_andTheOthersAreNot() {
        save(1, 30);
        List.of("1", "9", "10", "17", "30").forEach(shop::forget);

        count();

        assertThat(IntStream.rangeClosed(1, 30).filter(this::isGone)).containsExactly(1, 9, 10, 17, 30);
    }

    @Test
    void recordThatTheListLeavesOut_isReadAgain_andStays() {
        save(1, 12);
        shop.hide(key -> key.equals("5") || key.equals("11"));
        long head = rig.stores.journal().head();

        count();

        assertThat(IntStream.rangeClosed(1, 12).filter(this::isGone)).isEmpty();
        assertThat(rig.stores.journal().head()).isEqualTo(head + 2);
    }

    @Test
    void hubThatIsStartedAnewAfterEveryPage_findsTheSame() {
        save(1, 25);
        List.of("2", "3", "24").forEach(shop::forget);

        boolean more = true;
        for (int pages = 0; more; pages++) {
            assertThat(pages).isLessThan(30);
            more = census().countOnce(STREAM);
            rig.close();
            rig = rig();
        }
        rig.settle();

        assertThat(IntStream.rangeClosed(1, 25).filter(this::isGone)).containsExactly(2, 3, 24);
    }

    @Test
    void sourceThatHidesEverything_isNotBelieved() {
        save(1, Census.MISSING_MAX + 1);
        shop.hide(key -> true);
        long head = rig.stores.journal().head();

        count();

        assertThat(rig.stores.journal().head()).isEqualTo(head);
        assertThat(isGone(1)).isFalse();
    }

    @Test
    void census_isDueADayAfterTheFirstLook_andADayAfterTheLast() {
        save(1, 5);
        assertThat(census().isDue(STREAM, DAY)).isFalse();
        clock.forward(DAY.minusSeconds(1));
        assertThat(census().isDue(STREAM, DAY)).isFalse();
        clock.forward(Duration.ofSeconds(1));
        assertThat(census().isDue(STREAM, DAY)).isTrue();

        assertThat(census().countOnce(STREAM)).isTrue();
        assertThat(census().isDue(STREAM, DAY)).as("under way").isTrue();
        count();

        assertThat(census().isDue(STREAM, DAY)).isFalse();
    }

    private void save(int from, int to) {
        for (int id = from; id <= to; id++) {
            rig.receive(shop.save(String.valueOf(id), "new", T));
        }
        rig.settle();
    }

    /** A whole census, and all that follows from it. */
    private void count() {
        for (int pages = 0; census().countOnce(STREAM); pages++) {
            assertThat(pages).isLessThan(1_000);
        }
        rig.settle();
    }

    private Census census() {
        return rig.machinery.running().census("shop").orElseThrow();
    }

    private boolean isGone(int id) {
        return rig.stores
                .entities()
                .find(new EntityKey("shop", FakeShop.STREAM, String.valueOf(id)))
                .orElseThrow()
                .gone();
    }

    private Rig rig() {
        return Rig.on(new DatabaseSettings.Sqlite(folder.resolve("hub.db")), Steps.NONE, clock)
                .with(shop, Map.of("erp", erp), Rig.rules(Kind.STATE));
    }
}
