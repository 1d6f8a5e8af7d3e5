package dev.tradewind.connector.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.Http;
import dev.tradewind.api.HttpCall;
import dev.tradewind.api.HttpResult;
import dev.tradewind.api.IncomingEvent;
import dev.tradewind.api.PageResult;
import dev.tradewind.api.Source;
import dev.tradewind.api.json.Json;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Goal: no change of an order is missed, whatever happens between and within the pages.
 *
 * <p>Method: a store that behaves as the recorded one is changed at random between calls and while a page is being made;
 * at the end the last version of every order that the sweep handed over must be the store's.
 */
class OrderSweepTest {

    private static final int SEEDS = 100;
    private static final Instant START = Instant.parse("2026-11-20T17:00:00Z");

    /** One hub and one store, whose clocks have nothing to do with each other. */
    private static final class World {
        final Random random;
        final FakeStore store;
        final Source source;
        final Map<Integer, Integer> seen = new HashMap<>();
        final Set<String> keys = new HashSet<>();
        final Duration skew;
        Optional<String> cursor = Optional.empty();
        int failPercent;
        int fresh;

        World(long seed) {
            random = new Random(seed);
            Duration offset = List.of(Duration.ofHours(1), Duration.ofHours(-8), Duration.ZERO, Duration.ofMinutes(330))
                    .get(random.nextInt(4));
            store = new FakeStore(random, START, offset, random.nextBoolean());
            skew = Duration.ofMinutes(random.nextInt(-1_440, 1_440));
            source = TestConnection.to("https://shop.example", () -> store.now.plus(skew));
        }

        /** One sweep to its end; calls that fail are made again. */
        void sweep() {
            for (int call = 0; ; call++) {
                assertThat(call).as("calls of one sweep").isLessThan(2_000);
                store.now = store.now.plusMillis(random.nextInt(2_000));
                if (call() instanceof PageResult.Page page && !page.more()) {
                    return;
                }
            }
        }

        PageResult call() {
            PageResult result = source.changes("orders", cursor, flaky());
            if (result instanceof PageResult.Page page) {
                cursor = Optional.of(page.cursor());
                page.events().forEach(this::take);
            }
            return result;
        }

        void create(int orders, int secondsEach) {
            for (int i = 0; i < orders; i++) {
                store.create();
                store.now = store.now.plusSeconds(secondsEach);
            }
        }

        private void take(IncomingEvent event) {
            Map<String, Object> order = Json.readObject(event.record().body());
            assertThat(event.record().key()).isEqualTo(String.valueOf(order.get("id")));
            seen.put((Integer) order.get("id"), (Integer) order.get("version"));
            fresh += keys.add(event.dedupeKey()) ? 1 : 0;
        }

        private Http flaky() {
            return call -> {
                if (random.nextInt(100) >= failPercent) {
                    return store.send(call);
                }
                return switch (random.nextInt(4)) {
                    case 0 -> new HttpResult.NoReply(true, "cut off");
                    case 1 -> new HttpResult.Reply(503, Map.of(), new byte[0]);
                    case 2 ->
                        new HttpResult.Reply(200, Map.of(), "<html>".getBytes(java.nio.charset.StandardCharsets.UTF_8));
                    default -> {
                        HttpResult.Reply whole = (HttpResult.Reply) store.send(call);
                        yield new HttpResult.Reply(
                                200, whole.headers(), java.util.Arrays.copyOf(whole.body(), whole.body().length / 2));
                    }
                };
            };
        }

        void happen() {
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> store.create();
                case 3, 4, 5 -> any().ifPresent(store::touch);
                case 6 ->
                    any().ifPresent(order -> {
                        order.status = order.status.equals("trash") ? "processing" : "trash";
                        store.touch(order);
                    });
                case 7 ->
                    any().ifPresent(order -> {
                        // Saved now, seen by others only when a slow request ends.
                        store.touch(order);
                        order.visibleFrom = store.now.plusSeconds(random.nextInt(200));
                    });
                case 8 -> store.now = store.now.plusSeconds(random.nextInt(60));
                default -> {
                    if (random.nextInt(12) == 0) {
                        burst();
                    }
                }
            }
        }

        /** A bulk edit: hundreds in one second. */
        private void burst() {
            int many = random.nextInt(1, 350);
            for (int i = 0; i < many; i++) {
                any().filter(o -> random.nextBoolean()).ifPresentOrElse(store::touch, store::create);
            }
        }

        /** While a page is made, one order in {@code every} that is put into it makes another one change. */
        void changeWhileRead(int every) {
            store.meanwhile = () -> {
                if (random.nextInt(every) == 0) {
                    any().ifPresent(store::touch);
                }
            };
        }

        private Optional<FakeStore.Order> any() {
            return store.orders.isEmpty()
                    ? Optional.empty()
                    : Optional.of(store.orders.get(1 + random.nextInt(store.orders.size())));
        }

        /** Orders whose last version was not handed over. */
        List<String> missed() {
            return store.orders.values().stream()
                    .filter(order -> seen.getOrDefault(order.id, 0) != order.version)
                    .map(order -> "%s, seen in version %s".formatted(order.json(""), seen.get(order.id)))
                    .toList();
        }
    }

    @Test
    void sweep_missesNothing_whateverHappensMeanwhile() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            World world = new World(seed);
            world.sweep();
            world.failPercent = 15;
            world.store.meanwhile = () -> {
                if (world.random.nextInt(40) == 0) {
                    world.happen();
                }
            };
            for (int round = 0; round < 20; round++) {
                for (int n = world.random.nextInt(30); n > 0; n--) {
                    world.happen();
                }
                if (world.random.nextInt(3) > 0) {
                    world.sweep();
                }
            }
            world.store.meanwhile = () -> {};
            world.store.now = world.store.now.plusSeconds(201);
            world.sweep();

            assertThat(world.missed()).as("seed %d", seed).isEmpty();
        }
    }

    @Test
    void sweep_ofThousandsChangedInOneSecond_findsThemAll() {
        World world = new World(7);
        world.sweep();
        world.store.now = world.store.now.plusSeconds(10);
        for (int i = 0; i < 2_345; i++) {
            world.store.create();
        }
        world.store.now = world.store.now.plusSeconds(10);

        world.sweep();

        assertThat(world.missed()).isEmpty();
        assertThat(world.store.calls).isLessThan(40);
    }

    /** What was missed here no later sweep would find: it lies hours before the overlap. */
    @Test
    void sweep_afterADayWithoutOne_whileOrdersChange_missesNothing() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            World world = new World(seed);
            world.sweep();
            for (int i = 0; i < 700; i++) {
                world.store.create();
                world.store.now = world.store.now.plusSeconds(world.random.nextInt(120));
            }
            world.changeWhileRead(20);

            world.sweep();
            world.store.meanwhile = () -> {};
            world.sweep();

            assertThat(world.missed()).as("seed %d", seed).isEmpty();
        }
    }

    /** Each page drives some of the orders out of the second that is being read, and those behind them move up. */
    @Test
    void sweep_ofAFullSecondHoursAgo_whileOrdersLeaveIt_missesNothing() {
        for (long seed = 1; seed <= SEEDS / 4; seed++) {
            World world = new World(seed);
            world.sweep();
            for (int i = 0; i < 350; i++) {
                world.store.create();
            }
            world.store.now = world.store.now.plus(Duration.ofHours(5));
            world.changeWhileRead(200);

            world.sweep();
            world.store.meanwhile = () -> {};
            world.sweep();

            assertThat(world.missed()).as("seed %d", seed).isEmpty();
        }
    }

    @Test
    void lookingBack_onASlowStore_findsAllThatChanged() {
        World world = new World(14);
        world.sweep();
        world.create(90, 1);
        world.store.now = world.store.now.plus(SweepMemory.SETTLED);
        world.sweep();
        world.store.manages = 25;
        for (FakeStore.Order order : world.store.orders.values()) {
            world.store.now = world.store.now.plusSeconds(1);
            world.store.touch(order);
        }
        world.create(60, 1);
        int before = world.store.calls;

        world.sweep();

        assertThat(world.missed()).isEmpty();
        assertThat(world.store.calls - before).as("calls").isLessThan(30);
    }

    /** At first without memory, then looking back. */
    @Test
    void secondWithMoreOrdersThanASlowStoreManages_isFoundWhole() {
        World world = new World(15);
        world.sweep();
        world.store.manages = 25;
        world.create(120, 0);
        world.store.now = world.store.now.plus(SweepMemory.SETTLED).plusSeconds(5);
        world.sweep();
        assertThat(world.missed()).as("created").isEmpty();
        world.store.orders.values().forEach(world.store::touch);
        world.store.now = world.store.now.plusSeconds(5);

        world.sweep();

        assertThat(world.missed()).as("changed").isEmpty();
    }

    /** It counts pages of a hundred, and may stand within a second of a store that manages fewer. */
    @Test
    void olderCursor_withinASecond_losesNothing() {
        World world = new World(16);
        world.sweep();
        world.create(250, 0);
        world.store.now = world.store.now.plusSeconds(10);
        while (!world.cursor.orElseThrow().contains("\"page\":2")) {
            world.call();
        }
        world.cursor = world.cursor.map(text -> text.replaceAll(",\"size\":\\d+", ""));
        world.store.manages = 25;

        world.sweep();

        assertThat(world.missed()).isEmpty();
    }

    @Test
    void firstSweep_leavesOutWhatExistedBefore() {
        World world = new World(9);
        world.store.create();
        world.store.now = world.store.now.plus(Duration.ofDays(1));

        world.sweep();

        assertThat(world.seen).isEmpty();
    }

    @Test
    void sweepOfAQuietShop_asksTwiceAndHearsNothingAgain() {
        World world = new World(10);
        world.sweep();
        world.store.create();
        for (int i = 0; i < 20; i++) {
            world.store.now = world.store.now.plusSeconds(60);
            world.sweep();
        }
        int before = world.store.calls;
        List<IncomingEvent> repeated = new ArrayList<>();
        for (int call = 0; call < 2; call++) {
            PageResult.Page page = (PageResult.Page) world.source.changes("orders", world.cursor, world.store);
            repeated.addAll(page.events());
            world.cursor = Optional.of(page.cursor());
        }

        assertThat(world.store.calls - before).isEqualTo(2);
        assertThat(repeated).isEmpty();
        assertThat(world.missed()).isEmpty();
    }

    @Test
    void repeatedOrders_haveTheSameDedupeKey() {
        World world = new World(11);
        world.sweep();
        world.store.create();
        for (int i = 0; i < 4; i++) {
            world.store.now = world.store.now.plusSeconds(30);
            world.sweep();
        }

        assertThat(world.fresh).isEqualTo(1);
    }

    @Test
    void orderWithATimeInTheFuture_doesNotMoveTheMarkThere() {
        World world = new World(12);
        world.sweep();
        FakeStore.Order odd = world.store.create();
        odd.modified = START.plus(Duration.ofDays(9_000));
        world.store.now = world.store.now.plusSeconds(60);
        world.sweep();
        world.store.create();
        world.store.now = world.store.now.plusSeconds(60);

        world.sweep();

        assertThat(world.missed()).isEmpty();
    }

    @Test
    void orderInTheTrash_isFound() {
        World world = new World(13);
        FakeStore.Order order = world.store.create();
        world.store.now = world.store.now.plusSeconds(600);
        world.sweep();
        order.status = "trash";
        world.store.touch(order);

        world.sweep();

        assertThat(world.seen).containsEntry(order.id, order.version);
    }

    /** The test above would be worth nothing in a store where the simple way works as well. */
    @Test
    void numberedPages_missOrdersInThisStore() {
        boolean missed = false;
        for (long seed = 1; seed <= 20 && !missed; seed++) {
            World world = new World(seed);
            for (int i = 0; i < 350; i++) {
                world.store.create();
                world.store.now = world.store.now.plusSeconds(1);
            }
            world.store.meanwhile = () -> {
                if (world.random.nextInt(40) == 0) {
                    world.any().ifPresent(world.store::touch);
                }
            };
            Set<Object> ids = new HashSet<>();
            for (int page = 1; page <= 4; page++) {
                HttpResult.Reply reply = (HttpResult.Reply) world.store.send(HttpCall.get(
                        URI.create("https://shop.example/?orderby=modified&order=asc&per_page=100&page=" + page)));
                ((List<?>) Json.read(reply.body())).forEach(order -> ids.add(((Map<?, ?>) order).get("id")));
            }
            missed = ids.size() < 350;
        }

        assertThat(missed).isTrue();
    }

    /** 90 orders of 3.3 kB, as the recorded store has them, looked at once a minute while nothing more happens. */
    @Test
    void lookingBack_readsIdsAndTimes_andWholeOrdersOnlyIfTheyAreNew() {
        World world = new World(7);
        world.store.filler = "x".repeat(3_200);
        world.sweep();
        for (int i = 0; i < 90; i++) {
            world.store.create();
        }
        world.store.now = world.store.now.plus(SweepMemory.SETTLED).plusSeconds(5);
        world.sweep();
        long bytesOfAll = world.store.bytes;
        int callsBefore = world.store.calls;

        world.store.now = world.store.now.plusSeconds(60);
        world.sweep();
        long bytesOfNone = world.store.bytes - bytesOfAll;
        world.store.touch(world.store.orders.get(5));
        world.store.create();
        world.sweep();

        assertThat(bytesOfAll).isGreaterThan(290_000);
        assertThat(bytesOfNone).as("bytes of a look back").isLessThan(bytesOfAll / 25);
        assertThat(world.store.bytes - bytesOfAll - bytesOfNone)
                .as("bytes of a look back with two that are new")
                .isLessThan(bytesOfAll / 15);
        assertThat(world.store.calls - callsBefore)
                .as("live and trash twice, two orders once")
                .isEqualTo(5);
        assertThat(world.seen).hasSize(91).containsEntry(5, 2);
    }
}
