package dev.tradewind.engine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.tradewind.api.Http;
import dev.tradewind.api.HttpCall;
import dev.tradewind.api.HttpFailures;
import dev.tradewind.api.HttpResult;
import dev.tradewind.api.HttpResult.NoReply;
import dev.tradewind.engine.base.OffPeak;
import dev.tradewind.engine.base.Priority;
import dev.tradewind.testkit.HandClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/**
 * Goal: a weak shop is not trampled, and live work never waits for old records.
 *
 * <p>Method: a simulated host with the recorded one's figures: a page of 100 orders takes 1.7 s, one order written 75 ms, and
 * two requests at once is all that it can do.
 */
class PaceTest {

    private static final Duration PAGE = Duration.ofMillis(1_700);
    private static final Duration WRITE = Duration.ofMillis(75);
    private static final HttpCall CALL = HttpCall.get(URI.create("http://shop.example/orders/7"));

    private final HandClock clock = new HandClock(Instant.parse("2026-03-01T10:00:00Z"));

    @Test
    void liveWork_isAsFastWithABackfillAsWithout() {
        Duration alone = meanOfLiveWork(0);
        Duration besideBackfill = meanOfLiveWork(3);

        assertThat(alone).isEqualTo(WRITE);
        assertThat(besideBackfill.toMillis()).as("mean, ms").isLessThan(alone.toMillis() * 3 / 2);
    }

    /** Of ten minutes, after a minute to get to know each other. */
    private Duration meanOfLiveWork(int backfills) {
        Pace pace = new Pace(4, clock);
        SimulatedHost host = new SimulatedHost(clock, pace, 2);
        SimulatedHost.Caller live = host.caller(Priority.LIVE, "/orders/1", WRITE, Duration.ofSeconds(2));
        for (int i = 0; i < backfills; i++) {
            host.caller(Priority.BACKFILL, "/orders", PAGE, Duration.ZERO);
        }
        host.run(Duration.ofMinutes(1));
        live.latencies.clear();
        host.run(Duration.ofMinutes(10));
        assertThat(live.latencies).hasSizeGreaterThan(290);
        return live.mean();
    }

    @Test
    void backfill_goesOnBesideLiveWork() {
        SimulatedHost host = new SimulatedHost(clock, new Pace(4, clock), 2);
        host.caller(Priority.LIVE, "/orders/1", WRITE, Duration.ofSeconds(2));
        SimulatedHost.Caller backfill = host.caller(Priority.BACKFILL, "/orders", PAGE, Duration.ZERO);

        host.run(Duration.ofMinutes(10));

        assertThat(backfill.calls)
                .as("pages in ten minutes, of 352 at the most")
                .isGreaterThan(300);
    }

    @Test
    void host_thatCanDoTwoThingsAtOnce_isNotAskedForEight() {
        Pace pace = new Pace(8, clock);
        SimulatedHost host = new SimulatedHost(clock, pace, 2);
        busy(host, 8);

        host.run(Duration.ofMinutes(1));
        host.mostUnderWay();
        host.run(Duration.ofMinutes(10));

        // It tries one more now and then, and takes it back.
        assertThat(host.mostUnderWay()).isBetween(2, 5);
    }

    @Test
    void host_thatIsFast_isGivenAllThatIsAllowed_andNoMore() {
        Pace pace = new Pace(8, clock);
        SimulatedHost host = new SimulatedHost(clock, pace, 100);
        busy(host, 20);

        host.run(Duration.ofSeconds(10));

        assertThat(pace.limit()).isEqualTo(8);
        assertThat(host.mostUnderWay()).isEqualTo(8);
    }

    @Test
    void host_thatAnswersInAMillisecondOrTwo_isGivenAllThatIsAllowed() {
        Pace pace = new Pace(16, clock);
        SimulatedHost host = new SimulatedHost(clock, pace, 2);
        for (int i = 0; i < 16; i++) {
            host.caller(Priority.LIVE, "/orders/1", Duration.ofMillis(1), Duration.ZERO);
        }

        host.run(Duration.ofSeconds(10));

        assertThat(pace.limit()).isEqualTo(16);
    }

    @Test
    void host_thatGetsSlow_seesOneCallOrTwo_andMoreAgainWhenItIsFast() {
        Pace pace = new Pace(8, clock);
        SimulatedHost host = new SimulatedHost(clock, pace, 100);
        busy(host, 8);
        host.run(Duration.ofSeconds(30));
        assertThat(pace.limit()).isEqualTo(8);

        host.atPercent(400);
        host.run(Duration.ofSeconds(30));
        host.mostUnderWay();
        host.run(Duration.ofMinutes(10));
        assertThat(host.mostUnderWay()).as("calls at once while it is slow").isLessThanOrEqualTo(2);

        host.atPercent(100);
        host.run(Duration.ofSeconds(30));
        assertThat(pace.limit()).as("after it is fast again").isEqualTo(8);
    }

    private static void busy(SimulatedHost host, int callers) {
        for (int i = 0; i < callers; i++) {
            host.caller(Priority.LIVE, "/orders/" + i, Duration.ofMillis(100), Duration.ZERO);
        }
    }

    @Test
    void waitThatIsAskedFor_isKeptByEverybody_andTheLimitIsHalved() {
        Pace pace = new Pace(8, clock);
        SimulatedHost host = new SimulatedHost(clock, pace, 100);
        busy(host, 8);
        host.run(Duration.ofSeconds(10));
        SimulatedHost.Caller backfill = host.caller(Priority.BACKFILL, "/orders", PAGE, Duration.ZERO);

        host.answering(503, Map.of("Retry-After", List.of("600")));
        host.run(Duration.ofSeconds(5));
        host.mostUnderWay();
        int calls = backfill.calls;
        Instant held = pace.heldUntil().orElseThrow();
        host.run(Duration.between(clock.instant(), held).minusMillis(1));

        assertThat(host.mostUnderWay()).as("calls in ten minutes").isZero();
        assertThat(backfill.calls).isEqualTo(calls);
        assertThat(pace.limit()).isEqualTo(4);
        host.answering(200, Map.of());
        host.run(Duration.ofSeconds(1));
        assertThat(host.mostUnderWay()).isPositive();
    }

    @Test
    void retryAfter_asADate_andAWaitThatTheConnectorRead_areKept() {
        Pace pace = new Pace(4, clock);
        pace.hold(Duration.ofSeconds(5));
        Instant date = clock.instant().plusSeconds(90);
        pace.release();
        Pace.Turn turn = pace.tryTurn(Priority.LIVE).orElseThrow();
        turn.ended(
                CALL,
                new HttpResult.Reply(429, Map.of("Retry-After", List.of("Sun, 1 Mar 2026 10:01:30 GMT")), new byte[0]));
        pace.hold(Duration.ofSeconds(5));

        assertThat(pace.heldUntil()).contains(date);
        clock.set(date);
        assertThat(pace.heldUntil()).isEmpty();
    }

    @Test
    void whatAnotherSystemSays_isNothingAboutTheConnectionsOwn() {
        Pace pace = new Pace(4, clock);
        Http busy = call -> new HttpResult.Reply(429, Map.of("Retry-After", List.of("600")), new byte[0]);
        Http paced = PacedHttp.of(busy, pace, Priority.LIVE);

        paced.sendElsewhere(CALL);
        assertThat(pace.heldUntil()).isEmpty();
        assertThat(pace.limit()).isEqualTo(4);

        paced.send(CALL);
        assertThat(pace.heldUntil()).isPresent();
        assertThat(((HttpResult.Reply) paced.sendElsewhere(CALL)).status())
                .as("sent although the connection's own is to be left alone")
                .isEqualTo(429);
    }

    @Test
    void callThatIsHeldBack_isNotSent_andComesBackWithTheTime() {
        Pace pace = new Pace(4, clock);
        pace.hold(Duration.ofMinutes(10));
        AtomicBoolean isSent = new AtomicBoolean();
        var http = PacedHttp.of(
                call -> {
                    isSent.set(true);
                    return new NoReply(true, "");
                },
                pace,
                Priority.LIVE);

        HttpResult result = http.send(CALL);

        assertThat(isSent).isFalse();
        assertThat(new HttpFailures(clock).of(result))
                .contains(new dev.tradewind.api.Failure.Throttled(
                        "not sent: it asked to be left alone until 2026-03-01T10:10:00Z",
                        Optional.of(Duration.ofMinutes(10))));
    }

    @Test
    void requestsOfAMinute_areOneBudget_ofWhichBackfillHasHalfWhileThereIsLiveWork() {
        Pace pace = new Pace(64, clock);
        pace.set(64, OptionalInt.of(60), OffPeak.ALWAYS);
        SimulatedHost host = new SimulatedHost(clock, pace, 64);
        SimulatedHost.Caller backfill = host.caller(Priority.BACKFILL, "/orders", Duration.ofMillis(10), Duration.ZERO);
        host.run(Duration.ofMinutes(10));
        assertThat(backfill.calls).as("alone, in ten minutes").isBetween(590, 605);

        int before = backfill.calls;
        SimulatedHost.Caller live =
                host.caller(Priority.LIVE, "/orders/1", Duration.ofMillis(10), Duration.ofSeconds(4));
        host.run(Duration.ofMinutes(10));

        assertThat(backfill.calls - before).as("beside live work").isBetween(290, 306);
        assertThat(live.calls).isBetween(149, 151);
        assertThat(live.worst()).as("live work hardly waits").isLessThan(Duration.ofMillis(1_100));
    }

    @Test
    void mistakeAnsweredWith500_isNoSignThatItIsTooMuch() {
        Pace pace = new Pace(8, clock);
        SimulatedHost host = new SimulatedHost(clock, pace, 100);
        busy(host, 8);
        host.answering(500, Map.of());

        host.run(Duration.ofSeconds(10));

        assertThat(pace.limit()).isEqualTo(8);
    }

    @Test
    void backfill_doesNotPassLiveWorkThatWaits() {
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            Pace pace = new Pace(1, clock);
            Pace.Turn first = pace.tryTurn(Priority.LIVE).orElseThrow();
            var got = new CompletableFuture<Optional<Pace.Turn>>();
            Thread live = Thread.ofPlatform().start(() -> {
                try {
                    got.complete(pace.awaitTurn(Priority.LIVE, Duration.ofMinutes(1)));
                } catch (InterruptedException e) {
                    got.completeExceptionally(e);
                }
            });
            while (live.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }

            first.ended(CALL, new HttpResult.Reply(200, Map.of(), new byte[0]));

            assertThat(pace.tryTurn(Priority.BACKFILL)).isEmpty();
            assertThat(got.join()).isPresent();
        });
    }

    @Test
    void onePlace_isKeptFreeOfBackfill() {
        Pace pace = new Pace(4, clock);
        SimulatedHost host = new SimulatedHost(clock, pace, 100);
        busy(host, 4);
        host.run(Duration.ofSeconds(10));
        assertThat(pace.limit()).isEqualTo(4);
        Pace idle = new Pace(4, clock);
        List<Pace.Turn> taken = new ArrayList<>();
        for (Optional<Pace.Turn> turn = idle.tryTurn(Priority.BACKFILL);
                turn.isPresent();
                turn = idle.tryTurn(Priority.BACKFILL)) {
            taken.add(turn.get());
        }

        assertThat(taken).hasSize(CallLimit.FIRST - 1);
        assertThat(idle.tryTurn(Priority.LIVE)).isPresent();
    }
}
