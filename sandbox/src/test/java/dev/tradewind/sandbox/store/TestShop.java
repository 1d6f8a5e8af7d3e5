package dev.tradewind.sandbox.store;

import dev.tradewind.sandbox.http.WebClient;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** A store with two products, a clock that stands until moved, and webhooks sent by hand. */
final class TestShop implements AutoCloseable {

    final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-20T17:00:00Z"));
    final SandboxStore store;
    final WebClient rest;
    final int coffee;
    final int mug;

    TestShop() {
        this(SandboxStore.builder());
    }

    TestShop(StoreBuilder builder) {
        this(builder, new DeliveryMode.Manual());
    }

    TestShop(StoreBuilder builder, DeliveryMode delivery) {
        InstantSource clock = now::get;
        store = builder.clock(clock)
                .delivery(delivery)
                .taxRates(List.of(
                        new TaxRate(1, "DE", "", "VAT", new BigDecimal("20"), true),
                        new TaxRate(2, "DE", "reduced-rate", "VAT reduced", new BigDecimal("7"), false)))
                .empty()
                .start();
        rest = new WebClient(store.url() + "/wp-json/wc/v3", Map.of("Authorization", basic(store)));
        coffee = product("""
                {"name":"Espresso 250g","sku":"ESP-250","regular_price":"7.50","manage_stock":true,"stock_quantity":50}""");
        mug = product("""
                {"name":"Tasse","sku":"MUG-1","regular_price":"12","tax_class":"reduced-rate"}""");
        store.runQueue();
    }

    static String basic(SandboxStore store) {
        String pair = store.consumerKey() + ":" + store.consumerSecret();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private int product(String json) {
        return id(rest.call("POST", "/products", json).object());
    }

    static int id(Map<String, Object> object) {
        return ((Number) object.get("id")).intValue();
    }

    /** Orders one coffee, processing, without an address. */
    int order() {
        return order(
                Map.of("status", "processing", "line_items", List.of(Map.of("product_id", coffee, "quantity", 1))));
    }

    int order(Map<String, ?> body) {
        return id(rest.post("/orders", body).object());
    }

    void pass(Duration time) {
        now.updateAndGet(t -> t.plus(time));
    }

    @Override
    public void close() {
        store.close();
    }
}
