package dev.tradewind.connector.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.BackfillRange;
import dev.tradewind.api.Http;
import dev.tradewind.api.HttpCall;
import dev.tradewind.api.HttpResult;
import dev.tradewind.api.PageResult;
import dev.tradewind.api.Source;
import dev.tradewind.api.json.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Variations are in no list but their product's: a reading of products finds them all the same. */
class VariationReadingTest {

    private static final Instant LONG_AGO = TestConnection.NOW.minusSeconds(86_400);

    /** A shop with two products that have variations, one that has none, and an unsteady line. */
    private static final class Shop implements Http {
        final Map<Integer, Instant> products = new TreeMap<>(Map.of(1, LONG_AGO, 2, LONG_AGO, 3, LONG_AGO));
        final Map<Integer, List<Integer>> children =
                Map.of(1, numbers(101, 253), 2, numbers(301, 302), 3, List.of(), 4, List.of());
        final Set<Integer> undated = new TreeSet<>();
        final Map<Integer, Instant> variations = new TreeMap<>();
        final Random random = new Random(11);
        Instant now = TestConnection.NOW;
        int failPercent;
        int gives = 100;
        final List<String> calls = new ArrayList<>();

        Shop() {
            children.values().forEach(ids -> ids.forEach(id -> variations.put(id, LONG_AGO)));
        }

        static List<Integer> numbers(int from, int to) {
            List<Integer> numbers = new ArrayList<>();
            for (int i = from; i <= to; i++) {
                numbers.add(i);
            }
            return numbers;
        }

        @Override
        public HttpResult send(HttpCall call) {
            if (random.nextInt(100) < failPercent) {
                return new HttpResult.NoReply(true, "cut off");
            }
            String path = call.url().getPath().replace("/wp-json/wc/v3/", "");
            calls.add(path);
            String rawQuery = call.url().getRawQuery();
            Map<String, String> query = rawQuery == null ? Map.of() : FakeStore.query(rawQuery);
            if (path.equals("products")) {
                return list(query);
            }
            if (path.endsWith("/variations")) {
                int parent = Integer.parseInt(path.split("/", -1)[1]);
                List<Integer> ids = children.get(parent);
                return reply(
                        ids.stream()
                                .skip(Long.parseLong(query.get("offset")))
                                .limit(Math.min(gives, Integer.parseInt(query.get("per_page"))))
                                .map(id -> Map.of("id", id, "date_modified_gmt", StoreTime.toQuery(variations.get(id))))
                                .toList(),
                        Map.of("X-WP-Total", List.of(String.valueOf(ids.size()))));
            }
            int id = Integer.parseInt(path.split("/", -1)[1]);
            return reply(Map.of("id", id, "date_modified_gmt", StoreTime.toQuery(variations.get(id))));
        }

        private HttpResult list(Map<String, String> query) {
            String after = query.getOrDefault("modified_after", "");
            boolean isTrash = "trash".equals(query.get("status"));
            return reply(products.entrySet().stream()
                    .filter(p -> !(undated.contains(p.getKey()) && query.containsKey("after")))
                    .filter(p -> !isTrash && StoreTime.toQuery(p.getValue()).compareTo(after) > 0)
                    .map(p -> product(p.getKey(), p.getValue()))
                    .toList());
        }

        private Map<String, @Nullable Object> product(int id, Instant modified) {
            Map<String, @Nullable Object> product = new LinkedHashMap<>();
            product.put("id", id);
            product.put("date_created_gmt", undated.contains(id) ? null : StoreTime.toQuery(LONG_AGO));
            product.put("date_modified_gmt", StoreTime.toQuery(modified));
            product.put("variations", children.get(id));
            return product;
        }

        private HttpResult reply(Object body) {
            return reply(body, Map.of());
        }

        private HttpResult reply(Object body, Map<String, List<String>> more) {
            Map<String, List<String>> headers = new LinkedHashMap<>(more);
            headers.put("Date", List.of(DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC))));
            return new HttpResult.Reply(200, headers, Json.write(body));
        }
    }

    private final Shop shop = new Shop();
    private final Source source = TestConnection.to("https://shop.example", () -> shop.now);

    @Test
    void backfill_readsEveryVariationOfEveryProduct_alsoOverAnUnsteadyLine() {
        shop.failPercent = 20;

        assertThat(backfilled()).hasSize(3 + 153 + 2).contains("1", "2", "3", "101", "253", "302");
    }

    @Test
    void hostThatGivesFewerThanAsked_isReadWhole() {
        shop.gives = 40;

        assertThat(backfilled()).hasSize(3 + 153 + 2);
    }

    /** WordPress gives a draft no time of creation in GMT, by which lists are asked for. */
    @Test
    void productThatWasNeverPublished_isReadToo() {
        shop.products.put(4, LONG_AGO);
        shop.undated.add(4);

        assertThat(backfilled()).hasSize(4 + 153 + 2).contains("4");
    }

    @Test
    void backfillThatBeganByTime_beginsAgain_andLeavesNothingOut() {
        String products =
                "{\"at\":{\"from\":\"%s\",\"page\":0,\"total\":-1,\"size\":100},\"read\":2}".formatted(LONG_AGO);
        String cursor =
                Json.text(Map.of("products", products, "more", true, "parents", List.of(), "wanted", List.of()));

        assertThat(backfilled(Optional.of(cursor))).hasSize(3 + 153 + 2);
    }

    private List<String> backfilled() {
        return backfilled(Optional.empty());
    }

    private List<String> backfilled(Optional<String> from) {
        List<String> found = new ArrayList<>();
        Optional<String> cursor = from;
        boolean more = true;
        while (more) {
            if (source.existing("products", BackfillRange.ALL, cursor, shop) instanceof PageResult.Page page) {
                page.events().forEach(e -> found.add(e.record().key()));
                cursor = Optional.of(page.cursor());
                more = page.more();
            }
        }

        assertThat(found).doesNotHaveDuplicates();
        return found;
    }

    @Test
    void sweep_readsOnlyTheVariationsThatChanged() {
        Optional<String> cursor = sweep(Optional.empty(), new ArrayList<>());
        shop.now = shop.now.plusSeconds(3_600);
        cursor = sweep(cursor, new ArrayList<>());
        shop.variations.put(150, shop.now);
        shop.variations.put(253, shop.now);
        shop.products.put(1, shop.now);
        shop.calls.clear();
        List<String> found = new ArrayList<>();

        sweep(cursor, found);

        assertThat(found).containsExactly("1", "150", "253");
        assertThat(shop.calls)
                .containsExactly(
                        "products",
                        "products/1/variations",
                        "products/150",
                        "products/1/variations",
                        "products/253",
                        "products");
    }

    private Optional<String> sweep(Optional<String> from, List<String> found) {
        Optional<String> cursor = from;
        boolean more = true;
        while (more) {
            PageResult result = source.changes("products", cursor, shop);
            assertThat(result).isInstanceOf(PageResult.Page.class);
            PageResult.Page page = (PageResult.Page) result;
            page.events().forEach(e -> found.add(e.record().key()));
            cursor = Optional.of(page.cursor());
            more = page.more();
        }
        return cursor;
    }
}
