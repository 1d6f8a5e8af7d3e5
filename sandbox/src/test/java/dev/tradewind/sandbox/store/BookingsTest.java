package dev.tradewind.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.sandbox.http.WebClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A store with the plug-in for bookings. What it does is our reading of the plug-in's documentation. */
final class BookingsTest {

    /** 2026-12-01 10:00 on the wall of the site, in seconds. */
    private static final int TEN = 1_796_119_200;

    private final TestShop shop = new TestShop(SandboxStore.builder().plugins(Plugin.BOOKINGS));
    private final WebClient rest = new WebClient(
            shop.store.url() + "/wp-json/wc-bookings/v1", Map.of("Authorization", TestShop.basic(shop.store)));

    @AfterEach
    void close() {
        shop.close();
    }

    private int book(String status) {
        return shop.store
                .bookings()
                .book(Map.of(
                        "start",
                        TEN,
                        "end",
                        TEN + 3600,
                        "cost",
                        "25.00",
                        "status",
                        status,
                        "order_id",
                        shop.order(),
                        "product_id",
                        shop.coffee,
                        "person_counts",
                        Map.of("11", 2)));
    }

    @Test
    void booking_isShown_withTimesOfTheWall() {
        int id = book("paid");

        assertThat(rest.get("/bookings/" + id).object())
                .containsEntry("status", "paid")
                .containsEntry("start", TEN)
                .containsEntry("end", TEN + 3600)
                .containsEntry("cost", "25")
                .containsEntry("person_counts", Map.of("11", 2))
                // Created at 17:00 GMT, that is 18:00 on the wall: an hour more than the instant.
                .containsEntry("date_created", (int) shop.now.get().getEpochSecond() + 3600);
    }

    @Test
    void list_hidesCarts_andIsReadByTimeOfChange() {
        int first = book("paid");
        int cart = book("in-cart");
        shop.pass(Duration.ofMinutes(1));
        shop.store.bookings().setStatus(first, "complete");

        assertThat(rest.get("/bookings").list()).extracting(b -> b.get("id")).containsExactly(first);
        assertThat(rest.get("/bookings?status=in-cart").list())
                .extracting(b -> b.get("id"))
                .containsExactly(cart);
        assertThat(rest.get("/bookings?modified_after=2026-11-20T17:00:00&dates_are_gmt=true")
                        .list())
                .hasSize(1);
    }

    @Test
    void put_takesTheResourceOnly() {
        int id = book("paid");

        assertThat(rest.put("/bookings/" + id, Map.of("resource_id", 7, "status", "cancelled"))
                        .object())
                .containsEntry("resource_id", 7)
                .containsEntry("status", "paid");
        assertThat(rest.put("/bookings/9999", Map.of()).status()).isEqualTo(400);
        assertThat(rest.get("/bookings/9999").body()).contains("woocommerce_rest_wc_booking_invalid_id");
    }

    @Test
    void bookableProduct_isAProduct_withDurations() {
        int id = TestShop.id(rest.post(
                        "/products",
                        Map.of("name", "Cupping", "type", "booking", "duration_unit", "hour", "cost", "25"))
                .object());

        assertThat(rest.get("/products").list())
                .singleElement()
                .satisfies(product -> assertThat(product)
                        .containsEntry("id", id)
                        .containsEntry("duration", 1)
                        .containsEntry("duration_unit", "hour")
                        .containsEntry("cost", "25"));
        assertThat(shop.rest.get("/products/" + id).object()).containsEntry("type", "booking");
        assertThat(rest.get("/products/" + shop.coffee).status()).isEqualTo(404);
    }

    @Test
    void withoutThePlugin_thereIsNoRoute() {
        shop.store.plugins(java.util.Set.of(Plugin.WOOCOMMERCE));

        assertThat(rest.get("/bookings").body()).contains("rest_no_route");
        assertThat(shop.rest
                        .post("/products", Map.of("name", "Cupping", "type", "booking"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void withoutTheShop_nothingOfItAnswers() {
        shop.store.plugins(java.util.Set.of());

        for (String route : List.of("/orders", "/products", "/webhooks")) {
            assertThat(shop.rest.get(route).body()).contains("rest_no_route");
        }
        assertThat(rest.get("/bookings").status()).isEqualTo(404);
    }
}
