package dev.tradewind.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.Destination;
import dev.tradewind.api.Failure;
import dev.tradewind.api.Outcome;
import dev.tradewind.api.Write;
import dev.tradewind.engine.base.DatabaseSettings;
import dev.tradewind.engine.base.Priority;
import dev.tradewind.engine.base.Steps;
import dev.tradewind.engine.document.Document.FlowRules.Kind;
import dev.tradewind.engine.http.Pace;
import dev.tradewind.engine.http.Slots;
import dev.tradewind.engine.lane.DeliveryFilter;
import dev.tradewind.engine.lane.DeliveryState;
import dev.tradewind.testkit.HandClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Goal: a destination that is down for a day loses nothing, disturbs nobody, and is not trampled when it comes back.
 *
 * <p>Method: a simulated day in steps of five minutes, an order every ten minutes, a second destination that works.
 */
class OutageTest {

    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    Path folder;

    private final FakeShop shop = new FakeShop();
    private final FakeErp erp = new FakeErp();
    private final FakeErp crm = new FakeErp();
    private final HandClock clock = new HandClock(Rig.START);
    private final List<Instant> calls = new ArrayList<>();

    /** Notes when the ERP is called. */
    private Destination watched() {
        return (Write write, dev.tradewind.api.Http http) -> {
            calls.add(clock.instant());
            return erp.perform(write, http);
        };
    }

    @Test
    void afterADayDown_everythingIsDelivered_inOrder_andOthersNeverWaited() {
        try (Rig rig = Rig.on(new DatabaseSettings.Sqlite(folder.resolve("hub.db")), Steps.NONE, clock)
                .with(shop, Map.of("erp", watched(), "crm", crm), Rig.rules(Kind.EVENT))) {
            erp.always(FakeErp.Fault.DOWN);
            int orders = ordersForADay(rig);
            assertThat(erp.effects).isEmpty();
            assertThat(rig.stores.deliveries().tally("to-crm").get(DeliveryState.APPLIED))
                    .isEqualTo(orders);

            int callsWhileDown = calls.size();
            erp.always(FakeErp.Fault.NONE);
            Instant backAt = clock.instant();
            rig.pass(Duration.ofMinutes(1), Duration.ofSeconds(1));
            rig.pass(Duration.ofHours(1), Duration.ofSeconds(30));

            assertThat(rig.stores.deliveries().tally("to-erp").get(DeliveryState.APPLIED))
                    .isEqualTo(orders);
            assertThat(rig.stores.deliveries().list(DeliveryFilter.ANY.withState(DeliveryState.WAITING), 1))
                    .isEmpty();
            assertThat(versionsOf("1")).isSorted();
            // One probe at a time, half a minute apart at the most often: not a hammering through the night.
            assertThat(callsWhileDown).isLessThan((int) DAY.dividedBy(Duration.ofSeconds(30)));
            assertThat(callsBetween(backAt, backAt.plusSeconds(35)))
                    .as("noticed half a minute after it is back")
                    .isPositive();
            assertThat(erp.mostInside()).as("attempts at the same time").isLessThanOrEqualTo(4);
        }
    }

    private int ordersForADay(Rig rig) {
        int orders = 0;
        for (Duration passed = Duration.ZERO; passed.compareTo(DAY) < 0; passed = passed.plusMinutes(5)) {
            if (passed.toMinutes() % 10 == 0) {
                String id = passed.toMinutes() % 60 == 0 ? "1" : "o" + passed.toMinutes();
                rig.receive(shop.save(id, "at " + passed, clock.instant()));
                orders++;
            }
            rig.pass(Duration.ofMinutes(5), Duration.ofMinutes(5));
            assertThat(crm.effects).as("the other destination, at " + passed).hasSize(orders);
        }
        return orders;
    }

    private long callsBetween(Instant from, Instant until) {
        return calls.stream().filter(c -> c.isAfter(from) && c.isBefore(until)).count();
    }

    private List<Integer> versionsOf(String id) {
        return erp.effects.stream()
                .filter(e -> e.contains(" " + id + " v"))
                .map(e -> Integer.parseInt(e.substring(e.lastIndexOf('v') + 1)))
                .toList();
    }

    @Test
    void aDestinationThatComesBack_getsOneFirst_thenTwo_thenFour() {
        var limit = new AdaptiveLimit(8);
        limit.restart();
        List<Integer> allowed = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            allowed.add(limit.now());
            limit.succeeded();
        }

        assertThat(allowed).containsExactly(1, 2, 2, 4, 4, 4, 4, 8, 8, 8, 8, 8, 8, 8, 8, 8);
    }

    @Test
    void aWaitThatTheDestinationAsksFor_isKept_forTheWholeConnection() {
        var health = new Health("erp", new Pace(4, clock), clock);
        health.tryCall();
        Outcome busy = new Failure.Throttled("too many", java.util.Optional.of(Duration.ofSeconds(30)));
        health.ended(busy, Priority.LIVE);

        assertThat(health.hasRoom(Slots.NONE, Priority.LIVE)).isFalse();
        clock.forward(Duration.ofSeconds(30));
        assertThat(health.hasRoom(new Slots(3, 0), Priority.LIVE)).isTrue();
    }
}
