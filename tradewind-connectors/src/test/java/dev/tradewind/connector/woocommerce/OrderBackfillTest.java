package dev.tradewind.connector.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.BackfillRange;
import dev.tradewind.api.Http;
import dev.tradewind.api.HttpResult;
import dev.tradewind.api.PageResult;
import dev.tradewind.api.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderBackfillTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Random random = new Random(5);
    private final FakeStore store = new FakeStore(random, START, Duration.ofHours(1), false);

    @Test
    void backfill_readsEveryOrderOldestFirst() {
        fill(1_234);

        List<Integer> ids = read(BackfillRange.ALL);

        assertThat(new HashSet<>(ids)).isEqualTo(store.orders.keySet());
        List<Instant> created =
                ids.stream().map(id -> store.orders.get(id).created).toList();
        assertThat(created.getLast()).isEqualTo(store.orders.get(1_234).created);
        assertThat(ids.size()).as("some are read twice, where pages meet").isLessThan(1_234 * 12 / 10);
    }

    @Test
    void backfill_ofAnImportOfThousandsInOneSecond_readsThemAll() {
        fill(50);
        for (int i = 0; i < 777; i++) {
            store.create();
        }
        fill(50);

        assertThat(new HashSet<>(read(BackfillRange.ALL))).isEqualTo(store.orders.keySet());
    }

    @Test
    void backfill_whileOrdersAreDeleted_missesNoneOfTheOthers() {
        fill(900);
        Set<Integer> deleted = new HashSet<>();
        store.meanwhile = () -> {
            if (random.nextInt(30) == 0) {
                int id = 1 + random.nextInt(900);
                deleted.add(id);
                store.orders.get(id).status = "trash";
            }
        };

        Set<Integer> ids = new HashSet<>(read(BackfillRange.ALL));

        assertThat(deleted).isNotEmpty();
        ids.addAll(deleted);
        assertThat(ids).isEqualTo(store.orders.keySet());
    }

    @Test
    void backfill_goesOnFromItsCursor_inAnotherProcess() {
        fill(500);
        Set<Integer> ids = new HashSet<>();
        Optional<String> cursor = Optional.empty();
        boolean more = true;
        while (more) {
            // A source made anew each time knows nothing but the cursor.
            Source source = TestConnection.to("https://shop.example");
            PageResult.Page page = (PageResult.Page) source.existing("orders", BackfillRange.ALL, cursor, store);
            page.events()
                    .forEach(event -> ids.add(Integer.valueOf(event.record().key())));
            cursor = Optional.of(page.cursor());
            more = page.more();
        }

        assertThat(ids).isEqualTo(store.orders.keySet());
    }

    @Test
    void slowStore_isAskedForSmallerPages_andForLargerOnesAgainWhenItIsQuick() {
        fill(2_000);
        AtomicInteger most = new AtomicInteger(30);
        List<Integer> asked = new ArrayList<>();
        Http slow = call -> {
            int size = Integer.parseInt(Objects.requireNonNull(
                    FakeStore.query(call.url().getRawQuery()).get("per_page")));
            asked.add(size);
            return size > most.get() ? new HttpResult.NoReply(true, "no answer within 30s") : store.send(call);
        };
        Source source = TestConnection.to("https://shop.example");
        Set<Integer> ids = new HashSet<>();
        Optional<String> cursor = Optional.empty();
        boolean more = true;
        while (more) {
            if (ids.size() > 200) {
                most.set(100);
            }
            assertThat(asked).as("calls").hasSizeLessThan(200);
            PageResult result = source.existing("orders", BackfillRange.ALL, cursor, slow);
            if (result instanceof PageResult.Page page) {
                page.events()
                        .forEach(event -> ids.add(Integer.valueOf(event.record().key())));
                cursor = Optional.of(page.cursor());
                more = page.more();
            }
        }

        assertThat(ids).isEqualTo(store.orders.keySet());
        assertThat(asked).startsWith(100, 50, 25, 25).endsWith(100);
        assertThat(asked).containsSubsequence(25, 50, 100);
    }

    @Test
    void slowStore_withMoreOrdersInOneSecondThanItManages_isReadWhole() {
        fill(10);
        create(120);
        fill(10);
        store.manages = 25;

        assertThat(new HashSet<>(read(BackfillRange.ALL))).isEqualTo(store.orders.keySet());
    }

    @Test
    void hostThatGivesFewerThanAsked_isReadWhole_alsoWithinOneSecond() {
        fill(60);
        create(200);
        fill(60);
        store.gives = 30;

        assertThat(new HashSet<>(read(BackfillRange.ALL))).isEqualTo(store.orders.keySet());
    }

    @Test
    void numberedPage_thatFailsInAnotherProcess_isAskedForSmaller() {
        create(250);
        store.manages = 25;

        assertThat(idsFrom("{'from':'2026-01-01T00:00:00Z','page':3,'total':250,'size':50}"))
                .containsAll(IntStream.rangeClosed(101, 250).boxed().toList())
                .hasSize(150);
    }

    /** It counts pages of a hundred. */
    @Test
    void olderCursor_withinASecond_losesNothing() {
        create(250);
        String older = "{'from':'2026-01-01T00:00:00Z','page':2,'total':250}";
        List<Integer> rest = IntStream.rangeClosed(101, 250).boxed().toList();

        assertThat(idsFrom(older)).as("a quick store").containsAll(rest);
        store.manages = 25;
        assertThat(idsFrom(older)).as("a slow store").containsAll(rest);
    }

    @Test
    void backfill_ofARange_keepsToItsLimits() {
        fill(300);
        Instant from = store.orders.get(100).created;
        Instant until = store.orders.get(200).created;

        Set<Integer> ids = new HashSet<>(read(new BackfillRange(Optional.of(from), Optional.of(until))));

        assertThat(ids)
                .isEqualTo(store.orders.values().stream()
                        .filter(o -> !o.created.isBefore(from) && o.created.isBefore(until))
                        .map(o -> o.id)
                        .collect(Collectors.toSet()));
    }

    @Test
    void backfill_ofARangeWithinASecond_isExact() {
        FakeStore.Order order = store.create();

        assertThat(read(range(order.created, order.created.plusMillis(500)))).containsExactly(order.id);
        assertThat(read(range(order.created.plusMillis(1), order.created.plusMillis(500))))
                .isEmpty();
        assertThat(read(range(order.created.minusMillis(1), order.created))).isEmpty();
    }

    @Test
    void backfill_tellsHowManyThereAre() {
        fill(300);

        PageResult.Page page = (PageResult.Page) TestConnection.to("https://shop.example")
                .existing("orders", BackfillRange.ALL, Optional.empty(), store);

        assertThat(page.total()).hasValue(300);
        assertThat(page.more()).isTrue();
    }

    @Test
    void backfill_leavesTheTrashOut() {
        fill(3);
        store.orders.get(2).status = "trash";

        assertThat(read(BackfillRange.ALL)).containsExactlyInAnyOrder(1, 3);
    }

    private static BackfillRange range(Instant from, Instant until) {
        return new BackfillRange(Optional.of(from), Optional.of(until));
    }

    private void fill(int orders) {
        for (int i = 0; i < orders; i++) {
            store.now = store.now.plusSeconds(random.nextInt(4));
            store.create();
        }
    }

    private void create(int orders) {
        for (int i = 0; i < orders; i++) {
            store.create();
        }
    }

    private Set<Integer> idsFrom(String position) {
        String cursor = "{'at':%s,'read':100}".formatted(position).replace('\'', '"');
        return new HashSet<>(read(BackfillRange.ALL, Optional.of(cursor)));
    }

    private List<Integer> read(BackfillRange range) {
        return read(range, Optional.empty());
    }

    private List<Integer> read(BackfillRange range, Optional<String> from) {
        Source source = TestConnection.to("https://shop.example");
        List<Integer> ids = new ArrayList<>();
        Optional<String> cursor = from;
        for (int call = 0; ; call++) {
            assertThat(call).as("calls").isLessThan(200);
            PageResult result = source.existing("orders", range, cursor, store);
            if (result instanceof PageResult.Page page) {
                page.events()
                        .forEach(event -> ids.add(Integer.valueOf(event.record().key())));
                cursor = Optional.of(page.cursor());
                if (!page.more()) {
                    return ids;
                }
            }
        }
    }
}
