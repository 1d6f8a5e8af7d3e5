package dev.tradewind.connector.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.BackfillRange;
import dev.tradewind.api.Http;
import dev.tradewind.api.HttpCall;
import dev.tradewind.api.HttpResult;
import dev.tradewind.api.PageResult;
import dev.tradewind.api.Source;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Goal: a list that can be read by id alone is read whole, although accounts are deleted and made meanwhile. */
class IdPagesTest {

    private static final int SEEDS = 200;

    /** A store's customers: ascending ids, offset and per_page, the total in a header. */
    private static final class Customers implements Http {
        final TreeMap<Integer, Instant> modified = new TreeMap<>();
        final Map<Integer, String> emails = new HashMap<>();
        int manages = 100;
        final boolean tellsTotal;
        Instant now = TestConnection.NOW;
        int calls;

        Customers(int count, boolean tellsTotal) {
            this.tellsTotal = tellsTotal;
            for (int id = 1; id <= count; id++) {
                modified.put(id, now.minusSeconds(86_400));
            }
        }

        @Override
        public HttpResult send(HttpCall call) {
            calls++;
            Map<String, String> query = FakeStore.query(call.url().getRawQuery());
            assertThat(query)
                    .containsEntry("orderby", "id")
                    .containsEntry("order", "asc")
                    .containsEntry("role", "all");
            int size = Integer.parseInt(query.get("per_page"));
            if (size > manages) {
                return new HttpResult.NoReply(true, "no answer in 30 seconds");
            }
            List<String> page = modified.entrySet().stream()
                    .skip(Long.parseLong(query.get("offset")))
                    .limit(size)
                    .map(c ->
                            "{\"id\":%d,\"email\":\"%s\",\"billing\":{},\"date_created_gmt\":\"%s\",\"date_modified_gmt\":\"%s\"}"
                                    .formatted(
                                            c.getKey(),
                                            emails.getOrDefault(c.getKey(), "c@example.test"),
                                            StoreTime.toQuery(TestConnection.NOW.minusSeconds(86_400)),
                                            StoreTime.toQuery(c.getValue())))
                    .toList();
            Map<String, List<String>> headers = new TreeMap<>();
            headers.put("Date", List.of(DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC))));
            if (tellsTotal) {
                headers.put("X-WP-Total", List.of(String.valueOf(modified.size())));
            }
            return new HttpResult.Reply(
                    200, headers, ("[" + String.join(",", page) + "]").getBytes(StandardCharsets.UTF_8));
        }
    }

    private final Source source = TestConnection.to("https://shop.example");

    @Test
    void backfill_findsAllThatStay_whateverIsDeletedMeanwhile() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Random random = new Random(seed);
            Customers store = new Customers(random.nextInt(1_000), random.nextBoolean());
            List<Integer> found = new ArrayList<>();
            Optional<String> cursor = Optional.empty();
            boolean more = true;
            while (more) {
                PageResult.Page page = page(source.existing("customers", BackfillRange.ALL, cursor, store));
                page.events().forEach(e -> found.add(Integer.valueOf(e.record().key())));
                cursor = Optional.of(page.cursor());
                more = page.more();
                for (int n = random.nextInt(4) == 0 ? random.nextInt(250) : random.nextInt(5); n > 0; n--) {
                    store.modified.remove(1 + random.nextInt(1_000));
                }
                assertThat(store.calls).as("seed %d", seed).isLessThan(200);
            }

            assertThat(found).as("seed %d", seed).doesNotHaveDuplicates().containsAll(store.modified.keySet());
        }
    }

    @Test
    void sweep_beginsWithoutWhatExisted_andFindsChangesOnePageALook() {
        Customers store = new Customers(250, true);
        Optional<String> cursor = Optional.empty();
        Set<String> found = new TreeSet<>();
        for (int look = 0; look < 4; look++) {
            cursor = look(cursor, store, found);
        }
        assertThat(found).isEmpty();

        store.now = store.now.plusSeconds(60);
        store.modified.put(3, store.now);
        store.modified.put(249, store.now);
        store.modified.put(900, store.now);
        int before = store.calls;
        for (int look = 0; look < 4; look++) {
            cursor = look(cursor, store, found);
        }

        assertThat(found).containsExactlyInAnyOrder("3", "249", "900");
        assertThat(store.calls - before).isEqualTo(4);
    }

    @Test
    void customerWhoIsAgainWhatHeWas_withoutANewTimeOfChange_isNews() {
        Customers store = new Customers(3, true);
        Optional<String> cursor = look(Optional.empty(), store, new TreeSet<>());
        store.now = store.now.plusSeconds(60);
        store.modified.put(2, store.now);
        List<String> keys = new ArrayList<>();
        for (String email : List.of("a@example.test", "a@example.test", "b@example.test", "a@example.test")) {
            store.emails.put(2, email);
            store.now = store.now.plusSeconds(60);
            PageResult.Page page = page(source.changes("customers", cursor, store));
            page.events().forEach(event -> keys.add(event.dedupeKey()));
            cursor = Optional.of(page.cursor());
        }

        assertThat(keys).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void cursorOfBeforeThereWereHashes_goesOn() {
        Customers store = new Customers(3, true);
        store.modified.put(2, store.now);
        Set<String> found = new TreeSet<>();

        String cursor = "{\"since\":\"%s\",\"at\":{\"offset\":0,\"last\":0}}".formatted(store.now.minusSeconds(60));
        look(Optional.of(cursor), store, found);

        assertThat(found).containsExactly("2");
    }

    @Test
    void pageThatTheStoreDoesNotManage_isAskedForSmaller() {
        Customers store = new Customers(120, true);
        store.manages = 30;
        Set<String> found = new TreeSet<>();
        Optional<String> cursor = Optional.empty();
        boolean more = true;
        while (more) {
            if (source.existing("customers", BackfillRange.ALL, cursor, store) instanceof PageResult.Page page) {
                page.events().forEach(event -> found.add(event.record().key()));
                cursor = Optional.of(page.cursor());
                more = page.more();
            }
            assertThat(store.calls).isLessThan(20);
        }

        assertThat(found).hasSize(120);
    }

    private Optional<String> look(Optional<String> cursor, Customers store, Set<String> found) {
        PageResult.Page page = page(source.changes("customers", cursor, store));
        assertThat(page.more()).isFalse();
        page.events().forEach(e -> found.add(e.record().key()));
        return Optional.of(page.cursor());
    }

    private static PageResult.Page page(PageResult result) {
        assertThat(result).isInstanceOf(PageResult.Page.class);
        return (PageResult.Page) result;
    }
}
