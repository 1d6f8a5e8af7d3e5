package dev.tradewind.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Coupons, customers and refunds are listed as the query says, so that they can be read page by page. */
final class ListingTest {

    private final TestShop shop = new TestShop();

    @AfterEach
    void close() {
        shop.close();
    }

    private List<Integer> ids(String path) {
        return shop.rest.get(path).list().stream().map(TestShop::id).toList();
    }

    @Test
    void coupons_areFoundByTimeOfChange() {
        int one = TestShop.id(shop.rest.post("/coupons", Map.of("code", "one")).object());
        int two = TestShop.id(shop.rest.post("/coupons", Map.of("code", "two")).object());
        shop.pass(Duration.ofSeconds(10));
        shop.rest.put("/coupons/" + one, Map.of("amount", "3"));
        String query = "/coupons?orderby=modified&dates_are_gmt=true&order=";

        assertThat(ids(query + "asc")).containsExactly(two, one);
        assertThat(ids(query + "desc")).containsExactly(one, two);
        assertThat(ids(query + "asc&modified_after=2026-11-20T17:00:05")).containsExactly(one);
        assertThat(ids("/coupons?exclude=" + one)).containsExactly(two);
    }

    @Test
    void customers_areReadById_andNeverByTime() {
        var made = new ArrayList<Integer>();
        for (int i = 0; i < 5; i++) {
            made.add(TestShop.id(shop.rest
                    .post("/customers", Map.of("email", "c" + i + "@example.test"))
                    .object()));
        }
        String query = "/customers?orderby=id&order=";

        assertThat(ids(query + "asc&modified_after=2030-01-01T00:00:00")).isEqualTo(made);
        assertThat(ids(query + "desc")).isEqualTo(made.reversed());
        assertThat(ids(query + "asc&offset=2&per_page=2")).isEqualTo(made.subList(2, 4));
        assertThat(ids("/customers?include=" + made.get(3))).containsExactly(made.get(3));
    }

    @Test
    void refundsOfGeneratedOrders_areReadByTime_pageByPage_eachOnce() {
        shop.store.generate(20, 2_000, 1);
        String query = "/refunds?orderby=date&order=asc&per_page=25&dates_are_gmt=true";
        var read = new ArrayList<String>();
        var ids = new ArrayList<Integer>();
        for (int page = 1; page <= 10; page++) {
            for (Map<String, Object> refund :
                    shop.rest.get(query + "&page=" + page).list()) {
                read.add((String) refund.get("date_created_gmt"));
                ids.add(TestShop.id(refund));
            }
        }
        String middle = read.get(read.size() / 2);

        assertThat(read).isSorted().hasSizeGreaterThan(50);
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(shop.rest.get(query + "&after=" + middle).header("X-WP-Total"))
                .isEqualTo(String.valueOf(
                        read.stream().filter(t -> t.compareTo(middle) > 0).count()));
    }

    @Test
    void batches_ofCouponsAndCustomers_answer200_withErrorsInside() {
        var coupons = shop.rest.post(
                "/coupons/batch",
                Map.of("create", List.of(Map.of("code", "a"), Map.of("code", "a")), "delete", List.of(9_999)));
        var customers = shop.rest.post(
                "/customers/batch",
                Map.of(
                        "create",
                        List.of(Map.of("email", "a@example.test"), Map.of("email", "nobody")),
                        "update",
                        List.of(Map.of("id", 9_999))));

        assertThat(coupons.status()).isEqualTo(200);
        assertThat(coupons.body())
                .contains("woocommerce_rest_coupon_code_already_exists", "woocommerce_rest_shop_coupon_invalid_id");
        assertThat(customers.status()).isEqualTo(200);
        assertThat(customers.body()).contains("customer_invalid_email", "woocommerce_rest_invalid_id");
    }
}
