package dev.tradewind.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.sandbox.http.WebClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A store full of generated products and orders is read, changed and emptied as any other. */
final class GeneratedLoadTest {

    private final TestShop shop = new TestShop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void load_isTheSame_forTheSameSeed() {
        shop.store.generate(50, 200, 7);
        try (var other = new TestShop()) {
            other.store.generate(50, 200, 7);
            for (int id : shop.store.orderIds()) {
                assertThat(here(other, other.rest.get("/orders/" + id)))
                        .isEqualTo(here(shop, shop.rest.get("/orders/" + id)));
            }
            assertThat(here(other, other.rest.get("/products?per_page=100")))
                    .isEqualTo(here(shop, shop.rest.get("/products?per_page=100")));
        }
    }

    private static String here(TestShop shop, WebClient.Reply reply) {
        return reply.body().replace(shop.store.url().replace("/", "\\/"), "");
    }

    @Test
    void load_differs_forAnotherSeed() {
        shop.store.generate(50, 200, 7);
        int first = shop.store.orderIds().getFirst();
        String one = shop.rest.get("/orders/" + first).body();
        try (var other = new TestShop()) {
            other.store.generate(50, 200, 8);
            assertThat(here(other, other.rest.get("/orders/" + first))).isNotEqualTo(one.replace(url(), ""));
        }
    }

    private String url() {
        return shop.store.url().replace("/", "\\/");
    }

    @Test
    void pages_showEveryOrderOnce_inEachOrder() {
        shop.store.generate(20, 450, 1);
        List<Integer> all = shop.store.orderIds().stream()
                .filter(id -> !shop.store.order(id).get("status").equals("trash"))
                .toList();
        for (String orderby : List.of("id", "date", "modified")) {
            for (String order : List.of("asc", "desc")) {
                List<Integer> read = walk("/orders?orderby=" + orderby + "&order=" + order);

                assertThat(read)
                        .as("%s %s", orderby, order)
                        .doesNotHaveDuplicates()
                        .hasSameElementsAs(all);
            }
        }
    }

    private List<Integer> walk(String query) {
        var read = new ArrayList<Integer>();
        for (int page = 1; ; page++) {
            List<Map<String, Object>> rows = shop.rest
                    .get(query + "&_fields=id&per_page=100&page=" + page)
                    .list();
            if (rows.isEmpty()) {
                return read;
            }
            rows.forEach(row -> read.add(TestShop.id(row)));
        }
    }

    @Test
    void modifiedAfter_findsWhatWasChanged_andNothingElse() {
        shop.store.generate(20, 3_000, 1);
        String before = "2026-11-20T16:59:59";
        shop.pass(Duration.ofSeconds(5));
        var changed = new HashSet<Integer>();
        for (int id : shop.store.orderIds()) {
            if (id % 14 == 0) {
                shop.store.updateOrder(id, Map.of("customer_note", "changed"));
                changed.add(id);
            }
        }
        String query = "/orders?orderby=modified&order=asc&dates_are_gmt=true&status=any&modified_after=" + before;
        var reply = shop.rest.get(query + "&per_page=1");

        List<Integer> withTrash = new ArrayList<>(walk(query));
        withTrash.addAll(walk(query.replace("status=any", "status=trash")));
        assertThat(withTrash).containsExactlyInAnyOrderElementsOf(changed);
        assertThat(reply.header("X-WP-Total"))
                .isEqualTo(String.valueOf(walk(query).size()));
        assertThat(walk(query.replace("orderby=modified", "orderby=date")))
                .containsExactlyInAnyOrderElementsOf(walk(query));
    }

    @Test
    void generatedOrder_keepsWhatWasChanged_andAllElse() {
        shop.store.generate(20, 100, 1);
        int id = shop.store.orderIds().get(10);
        Map<String, Object> before = shop.rest.get("/orders/" + id).object();

        shop.rest.put("/orders/" + id, Map.of("customer_note", "Ring twice"));
        Map<String, Object> after = shop.rest.get("/orders/" + id).object();

        assertThat(after.get("customer_note")).isEqualTo("Ring twice");
        for (String same : List.of("number", "line_items", "billing", "total", "tax_lines", "status", "order_key")) {
            assertThat(after.get(same)).as(same).isEqualTo(before.get(same));
        }
    }

    @Test
    void generatedOrder_deletedForGood_leavesNothing() {
        shop.store.generate(20, 100, 1);
        int id = shop.store.orderIds().get(10);

        shop.rest.delete("/orders/" + id + "?force=true");

        assertThat(shop.rest.get("/orders/" + id).status()).isEqualTo(404);
        assertThat(shop.store.orderIds()).doesNotContain(id).hasSize(99);
        assertThat(walk("/orders?orderby=id")).doesNotContain(id);
        assertThat(walk("/orders?orderby=modified&status=trash")).doesNotContain(id);
    }

    @Test
    void generatedOrder_canBeTrashedAndRestored() {
        shop.store.generate(20, 100, 1);
        int id = shop.store.orderIds().stream()
                .filter(o -> shop.store.order(o).get("status").equals("completed"))
                .findFirst()
                .orElseThrow();

        shop.rest.delete("/orders/" + id);

        assertThat(walk("/orders?orderby=id")).doesNotContain(id);
        assertThat(walk("/orders?orderby=id&status=trash")).contains(id);
        shop.store.untrashOrder(id);
        assertThat(walk("/orders?orderby=id&status=completed")).contains(id);
    }

    @Test
    void excludeAndInclude_leaveOutAndPickOut() {
        shop.store.generate(20, 300, 1);
        List<Integer> all = walk("/orders?orderby=id&order=asc");
        List<Integer> some = List.of(all.get(0), all.get(7), all.get(150), all.getLast());
        String ids = some.toString().replaceAll("[\\[\\] ]", "");

        List<Integer> rest = new ArrayList<>(all);
        rest.removeAll(some);
        assertThat(walk("/orders?orderby=id&order=asc&exclude=" + ids)).isEqualTo(rest);
        assertThat(walk("/orders?orderby=id&order=desc&exclude=" + ids)).isEqualTo(rest.reversed());
        assertThat(walk("/orders?orderby=id&order=asc&include=" + ids)).isEqualTo(some);
    }

    @Test
    void totals_ofGeneratedOrders_addUp() {
        shop.store.generate(200, 300, 3);
        for (int id : shop.store.orderIds()) {
            Map<String, Object> order = shop.store.order(id);
            var sum = java.math.BigDecimal.ZERO;
            for (String list : List.of("line_items", "shipping_lines", "fee_lines")) {
                for (Object item : (List<?>) order.get(list)) {
                    sum = sum.add(new java.math.BigDecimal((String) ((Map<?, ?>) item).get("total")))
                            .add(new java.math.BigDecimal((String) ((Map<?, ?>) item).get("total_tax")));
                }
            }
            assertThat(sum).isEqualByComparingTo((String) order.get("total"));
        }
    }

    @Test
    void products_areFoundBySkuAndChangeTime() {
        shop.store.generate(300, 0, 1);
        var bySku = shop.rest
                .get("/products?sku=GEN-1000003,GEN-1000005&_fields=id,sku")
                .list();
        shop.pass(Duration.ofSeconds(5));
        shop.rest.put("/products/" + TestShop.id(bySku.getFirst()), Map.of("stock_quantity", 3));
        String query = "/products?orderby=modified&dates_are_gmt=true&modified_after=2026-11-20T17:00:03";

        assertThat(bySku).hasSize(2);
        assertThat(shop.rest.get(query).list())
                .singleElement()
                .satisfies(p -> assertThat(p.get("stock_quantity")).isEqualTo(3));
        assertThat(walk("/products?orderby=id")).doesNotHaveDuplicates().hasSize(302);
    }

    @Test
    void load_isRefused_whereThereIsNothingToOrder_orAgain() {
        try (SandboxStore empty = SandboxStore.builder().empty().start()) {
            assertThatThrownBy(() -> empty.generate(0, 10, 1)).hasMessageContaining("nothing to order");
        }
        shop.store.generate(5, 10, 1);
        assertThatThrownBy(() -> shop.store.generate(5, 10, 1)).hasMessageContaining("already");
    }

    @Test
    void hundredThousandOrders_takeSecondsAndLittleMemory() {
        long heapBefore = heap();
        long start = System.nanoTime();
        shop.store.generate(10_000, 100_000, 1);
        long generated = System.nanoTime();
        long heap = heap() - heapBefore;
        long reading = System.nanoTime();
        for (int page : List.of(1, 500, 980)) {
            assertThat(shop.rest
                            .get("/orders?per_page=100&orderby=modified&page=" + page)
                            .list())
                    .hasSize(100);
        }
        long read = System.nanoTime();
        System.out.printf(
                "10,000 products and 100,000 orders: %d ms, %d KB of heap; three full pages of 100: %d ms%n",
                (generated - start) / 1_000_000, heap / 1024, (read - reading) / 1_000_000);

        assertThat(shop.store.orderCount()).isEqualTo(100_000);
        assertThat(heap).isLessThan(60L * 1024 * 1024);
        assertThat(Duration.ofNanos(generated - start)).isLessThan(Duration.ofSeconds(30));
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
