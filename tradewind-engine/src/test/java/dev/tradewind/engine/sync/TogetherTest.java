package dev.tradewind.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.Destination;
import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.api.Outcome;
import dev.tradewind.api.Write;
import dev.tradewind.engine.base.DatabaseSettings;
import dev.tradewind.engine.base.Steps;
import dev.tradewind.engine.document.Document.FlowRules.Kind;
import dev.tradewind.engine.http.Pace;
import dev.tradewind.engine.lane.DeliveryState;
import dev.tradewind.engine.lane.DeliveryStore;
import dev.tradewind.testkit.HandClock;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writes of different records that share one call of their destination. */
class TogetherTest {

    private static final Duration MOMENT = Dispatcher.COMPANY_WAIT.dividedBy(2);

    @TempDir
    Path folder;

    private final FakeShop shop = new FakeShop();
    private final Carrier carrier = new Carrier();
    private Rig rig;

    @BeforeEach
    void start() {
        rig = Rig.on(new DatabaseSettings.Sqlite(folder.resolve("hub.db")), Steps.NONE, new HandClock(Rig.START))
                .with(shop, Map.of("erp", carrier), Rig.rules(Kind.STATE), Rig.upsert(100));
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void manyRecords_goInFullCalls_andTheRestWaitsForCompany() {
        save(1_050);

        assertThat(carrier.calls).hasSize(10).containsOnly(100);

        rig.pass(Dispatcher.COMPANY_WAIT, MOMENT);
        assertThat(carrier.calls).hasSize(11).endsWith(50);
        assertThat(applied()).isEqualTo(1_050);
    }

    @Test
    void recordWithoutCompany_goesAlone_afterASecond() {
        save(1);

        rig.pass(MOMENT, MOMENT);
        assertThat(carrier.calls).isEmpty();
        rig.pass(MOMENT, MOMENT);

        assertThat(carrier.calls).containsExactly(1);
    }

    @Test
    void writeThatIsRefused_isADeadLetter_andTheOthersOfItsCallAreDone() {
        carrier.refused = "7";
        save(20);

        rig.pass(Dispatcher.COMPANY_WAIT, MOMENT);

        assertThat(applied()).isEqualTo(19);
        assertThat(rig.stores.deliveries().tally("to-erp")).containsEntry(DeliveryState.DEAD, 1L);
    }

    @Test
    void callThatFails_isTriedAgain_forEachOfItsWrites() {
        carrier.down = true;
        save(30);
        rig.pass(Dispatcher.COMPANY_WAIT, MOMENT);
        assertThat(applied()).isZero();

        carrier.down = false;
        rig.pass(Duration.ofMinutes(2), Duration.ofSeconds(5));

        assertThat(applied()).isEqualTo(30);
    }

    @Test
    void connectorThatLosesCount_isABugOfIt_andNothingIsTakenForDone() {
        carrier.losesCount = true;
        save(5);

        rig.pass(Dispatcher.COMPANY_WAIT, MOMENT);

        assertThat(applied()).isZero();
        assertThat(rig.stores.deliveries().tally("to-erp")).containsEntry(DeliveryState.WAITING, 5L);
    }

    @Test
    void twoVersionsOfOneRecord_areNeverInOneCall() {
        carrier.down = true;
        save(3);
        rig.pass(Dispatcher.COMPANY_WAIT, MOMENT);
        save(3);
        carrier.down = false;
        rig.pass(Duration.ofMinutes(2), Duration.ofSeconds(5));

        assertThat(carrier.twins).isFalse();
        assertThat(carrier.last).isEqualTo(Map.of("0", 2, "1", 2, "2", 2));
    }

    @Test
    void callThatEndsWhileCompanyIsLookedFor_leavesNoGapInTheNext() {
        route(0, 300);
        List<Runnable> underWay = new ArrayList<>();
        Dispatcher dispatcher = dispatcher(underWay, () -> runAll(underWay));

        dispatcher.dispatchOnce();
        runAll(underWay);

        assertThat(carrier.calls).containsExactly(100, 100, 100);
    }

    @Test
    void recordWaitsForCompany_howeverLongOthersHaveBeenUnderWay() {
        List<Runnable> underWay = new ArrayList<>();
        Dispatcher dispatcher = dispatcher(underWay, () -> {});
        route(0, 100);
        assertThat(dispatcher.dispatchOnce()).isEqualTo(1);

        rig.clock.forward(Dispatcher.COMPANY_WAIT.multipliedBy(2));
        route(100, 1);
        assertThat(dispatcher.dispatchOnce()).isZero();
        rig.clock.forward(Dispatcher.COMPANY_WAIT);
        assertThat(dispatcher.dispatchOnce()).isEqualTo(1);

        runAll(underWay);
        assertThat(carrier.calls).containsExactly(100, 1);
    }

    /** One whose calls last until the test lets them end. */
    private Dispatcher dispatcher(List<Runnable> underWay, Runnable afterEachLook) {
        Machinery machinery = rig.machinery;
        return new Dispatcher(
                "erp",
                watched(rig.stores.deliveries(), afterEachLook),
                machinery.guard(),
                new Dispatcher.Couriers(machinery.courier(), new Health("erp", new Pace(4, rig.clock), rig.clock)),
                new Dispatcher.Dispatching(
                        destination -> List.of(Rig.flow("to-erp", "erp", Rig.rules(Kind.STATE), Rig.upsert(100))),
                        () -> false,
                        underWay::add,
                        () -> {},
                        rig.clock));
    }

    private static DeliveryStore watched(DeliveryStore deliveries, Runnable afterEachLook) {
        return (DeliveryStore) Proxy.newProxyInstance(
                DeliveryStore.class.getClassLoader(), new Class<?>[] {DeliveryStore.class}, (proxy, method, args) -> {
                    Object answer = method.invoke(deliveries, args);
                    if (method.getName().equals("due")) {
                        afterEachLook.run();
                    }
                    return answer;
                });
    }

    private static void runAll(List<Runnable> underWay) {
        List<Runnable> all = List.copyOf(underWay);
        underWay.clear();
        all.forEach(Runnable::run);
    }

    private void save(int count) {
        receive(0, count);
        rig.settle();
    }

    private void route(int first, int count) {
        receive(first, count);
        while (rig.machinery.router().routeOnce() > 0) {
            // All of them are waiting then.
        }
    }

    private void receive(int first, int count) {
        for (int i = first; i < first + count; i++) {
            assertThat(rig.receive(shop.save(String.valueOf(i), "new", rig.clock.instant())))
                    .isEqualTo(200);
        }
    }

    private long applied() {
        return rig.stores.deliveries().tally("to-erp").get(DeliveryState.APPLIED);
    }

    /** Takes many parcels at a time, and counts its rides. */
    private static final class Carrier implements Destination {

        final List<Integer> calls = new ArrayList<>();
        final Map<String, Object> last = new java.util.TreeMap<>();
        boolean twins;
        boolean down;
        boolean losesCount;
        String refused = "";

        @Override
        public Outcome perform(Write write, Http http) {
            return performTogether(List.of(write), http).getFirst();
        }

        @Override
        public List<Outcome> performTogether(List<Write> writes, Http http) {
            calls.add(writes.size());
            twins |= writes.stream().map(Write::entityKey).distinct().count() < writes.size();
            List<Outcome> outcomes = new ArrayList<>();
            for (Write write : losesCount ? writes.subList(1, writes.size()) : writes) {
                outcomes.add(outcome(write));
            }
            return outcomes;
        }

        private Outcome outcome(Write write) {
            if (down) {
                return new Failure.Transient("away", false);
            }
            if (write.entityKey().equals(refused)) {
                return new Failure.Rejected("not this one", Optional.empty());
            }
            last.put(write.entityKey(), write.input().get("version"));
            return new Outcome.Applied("E" + write.entityKey());
        }
    }
}
