package dev.tradewind.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.BackfillRange;
import dev.tradewind.api.CensusResult;
import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.api.InboundRequest;
import dev.tradewind.api.Intake;
import dev.tradewind.api.Normalised;
import dev.tradewind.api.PageResult;
import dev.tradewind.api.RawRecord;
import dev.tradewind.api.ReadResult;
import dev.tradewind.api.Source;
import dev.tradewind.engine.base.DatabaseSettings;
import dev.tradewind.engine.base.Steps;
import dev.tradewind.engine.document.Document.FlowRules.Kind;
import dev.tradewind.engine.lane.Delivery;
import dev.tradewind.engine.lane.DeliveryState;
import dev.tradewind.testkit.HandClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Goal: a source that has a bug, or is out of use for a while, costs nothing but that it is not asked. */
class UnusableSourceTest {

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
    void recordThatCannotBeReadForABug_holdsUpNoOther_andIsTriedAgain() {
        shop.save("1", "new", Rig.START);
        shop.save("2", "new", Rig.START);
        shop.stumbleOver("1");
        rig.receive(FakeShop.hint("1"));
        rig.receive(FakeShop.hint("2"));

        rig.settle();
        assertThat(erp.effects).containsExactly("created 2 v1");

        shop.stumbleOver("");
        rig.pass(Duration.ofMinutes(1), Duration.ofSeconds(5));
        assertThat(erp.effects).containsExactly("created 2 v1", "created 1 v1");
    }

    @Test
    void deliveriesOfASourceThatIsOutOfUse_wait_andAreSentWhenItIsBack() {
        erp.always(FakeErp.Fault.DOWN);
        rig.receive(shop.save("1", "new", Rig.START));
        rig.settle();
        Setup whole = rig.machinery.setup();
        Map<String, Connected> others = new HashMap<>(whole.connections());
        others.remove("shop");
        rig.machinery.use(new Setup(others, whole.flows(), Map.of("shop", "its secret is not in the vault")));
        erp.always(FakeErp.Fault.NONE);
        clock.forward(Duration.ofMinutes(10));

        rig.machinery.running().dispatchers().forEach(Dispatcher::dispatchOnce);

        Delivery waiting = rig.stores.deliveries().find(1).orElseThrow();
        assertThat(waiting.state()).isEqualTo(DeliveryState.WAITING);
        assertThat(waiting.attempts()).isEqualTo(1);
        rig.machinery.use(whole);
        rig.settle();
        assertThat(erp.effects).containsExactly("created 1 v1");
    }

    /** Fails at every question. */
    private static final class Buggy implements Source {

        private static IllegalStateException bug() {
            return new IllegalStateException("a bug of the test");
        }

        @Override
        public Intake receive(InboundRequest request) {
            throw bug();
        }

        @Override
        public Normalised normalise(RawRecord record) {
            throw bug();
        }

        @Override
        public ReadResult read(String stream, String key, Http http) {
            throw bug();
        }

        @Override
        public PageResult changes(String stream, Optional<String> cursor, Http http) {
            throw bug();
        }

        @Override
        public PageResult existing(String stream, BackfillRange range, Optional<String> cursor, Http http) {
            throw bug();
        }

        @Override
        public CensusResult census(String stream, Optional<String> cursor, Http http) {
            throw bug();
        }

        @Override
        public boolean isCounted(String stream, Map<String, ?> entity) {
            throw bug();
        }

        @Override
        public Map<String, String> shownBy(String stream, Map<String, ?> gone) {
            throw bug();
        }
    }

    @Test
    void bugOfASource_isAFailureOfThatQuestion() {
        var source = new GuardedSource("shop", new Buggy());
        Http http = call -> {
            throw new AssertionError("not called");
        };

        assertThat(source.read("parcels", "1", http))
                .isInstanceOfSatisfying(ReadResult.Failed.class, f -> assertBug(f.failure()));
        assertThat(source.changes("parcels", Optional.empty(), http))
                .isInstanceOfSatisfying(PageResult.Failed.class, f -> assertBug(f.failure()));
        assertThat(source.existing("parcels", BackfillRange.ALL, Optional.empty(), http))
                .isInstanceOfSatisfying(PageResult.Failed.class, f -> assertBug(f.failure()));
        assertThat(source.census("parcels", Optional.empty(), http))
                .isInstanceOfSatisfying(CensusResult.Failed.class, f -> assertBug(f.failure()));
        assertThat(source.isCounted("parcels", Map.of())).isTrue();
        assertThat(source.shownBy("parcels", Map.of())).isEmpty();
    }

    private static void assertBug(Failure failure) {
        assertThat(failure).isInstanceOf(Failure.Transient.class);
        assertThat(failure.reason()).contains("parcels", "IllegalStateException", "a bug");
    }
}
