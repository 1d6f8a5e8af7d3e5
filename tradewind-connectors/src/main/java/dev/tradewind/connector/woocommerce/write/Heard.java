package dev.tradewind.connector.woocommerce.write;

import dev.tradewind.api.Outcome.Left;
import dev.tradewind.api.RawRecord;
import dev.tradewind.api.json.Json;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What will be heard of a record that was written: the store tells of every change, of the hub's own as well.
 *
 * @param stream in which it is told
 * @param entity what the stream's records are, as topics name it
 * @param places where a field of the store, with dots where it lies deeper, stands in the canonical record, and what the
 *     store changes along with it. One that is not here is looked for in {@code extra}; if it is not there either, its change
 *     is taken for news, which does no harm
 */
record Heard(String stream, String entity, Map<String, Set<String>> places) {

    private static final String META = "meta_data";

    static final Heard OF_PRODUCTS = new Heard("products", "product", products());

    static final Heard OF_ORDERS = new Heard("orders", "order", orders());

    static final Heard OF_SUBSCRIPTIONS = new Heard("subscriptions", "subscription", subscriptions());

    static final Heard OF_REFUNDS = new Heard("refunds", "refund", Map.of());

    static final Heard OF_CUSTOMERS = new Heard("customers", "customer", customers());

    static final Heard OF_COUPONS = new Heard("coupons", "coupon", coupons());

    Heard {
        places = Map.copyOf(places);
    }

    /**
     * The record as a write left it.
     *
     * @param told what the store was told of a record that was there; empty if the write made it
     */
    Optional<Left> left(Map<?, ?> answer, Optional<Map<String, @Nullable Object>> told) {
        return told.map(fields -> changed(answer, fields)).orElseGet(() -> made(answer));
    }

    /** A record that the write made. */
    Optional<Left> made(Map<?, ?> answer) {
        return left(answer, Set.of());
    }

    /**
     * A record that was there.
     *
     * @param told what the store was told of it
     */
    Optional<Left> changed(Map<?, ?> answer, Map<?, ?> told) {
        Set<String> fields = new HashSet<>();
        told.forEach((key, value) -> {
            String name = String.valueOf(key);
            switch (value) {
                case List<?> entries when name.equals(META) -> entries.forEach(entry -> putMeta(fields, entry));
                case Map<?, ?> parts -> parts.keySet().forEach(part -> fields.addAll(place(name + "." + part)));
                case null, default -> fields.addAll(place(name));
            }
        });
        return fields.isEmpty() ? Optional.empty() : left(answer, fields);
    }

    private void putMeta(Set<String> fields, Object entry) {
        if (entry instanceof Map<?, ?> meta) {
            fields.add("meta." + meta.get("key"));
            fields.addAll(places.getOrDefault(META, Set.of()));
        }
    }

    private Set<String> place(String name) {
        return places.getOrDefault(name, Set.of("extra." + name));
    }

    private Optional<Left> left(Map<?, ?> answer, Set<String> fields) {
        return Shop.idOf(answer)
                .map(id -> new Left(new RawRecord(stream, entity + ".read", id, Json.write(answer), Map.of()), fields));
    }

    /** A note that was written to an order: it never changes, and is read by the time at which it was written. */
    static Optional<Left> ofNote(String order, Map<?, ?> note) {
        Optional<String> id = Shop.idOf(note);
        if (id.isEmpty() || !(note.get("date_created_gmt") instanceof String at)) {
            return Optional.empty();
        }
        Map<String, String> attributes = Map.of("read-at", at.endsWith("Z") ? at : at + "Z");
        String key = order + "/" + id.get();
        RawRecord record = new RawRecord("order-notes", "note.read", key, Json.write(note), attributes);
        return Optional.of(new Left(record, Set.of()));
    }

    private static Map<String, Set<String>> products() {
        Map<String, Set<String>> places = new HashMap<>();
        for (String same : List.of("name", "sku", "description", "backorders", "tags", "brands", "images")) {
            places.put(same, Set.of(same));
        }
        places.put("type", Set.of("type", "extra.has_options", "extra.purchasable"));
        places.put("status", Set.of("status", "slug", "url", "extra.purchasable"));
        places.put("slug", Set.of("slug", "url"));
        places.put("global_unique_id", Set.of("gtin"));
        places.put("short_description", Set.of("shortDescription"));
        places.put("categories", Set.of("categories", "url")); // Permalinks may have the category in them.
        places.put("attributes", Set.of("attributes", "extra.has_options"));
        places.put("grouped_products", Set.of("groupedIds", "prices.current"));
        places.put("upsell_ids", Set.of("upsellIds"));
        places.put("cross_sell_ids", Set.of("crossSellIds"));
        putPrices(places);
        putStock(places);
        places.put("weight", Set.of("shipping.weight"));
        for (String measure : List.of("length", "width", "height")) {
            places.put("dimensions." + measure, Set.of("shipping." + measure));
        }
        places.put("shipping_class", Set.of("shipping.shippingClass", "shipping.shippingClassId"));
        places.put("virtual", Set.of("shipping.virtual", "extra.shipping_required", "extra.shipping_taxable"));
        return places;
    }

    private static void putPrices(Map<String, Set<String>> places) {
        Map.of(
                        "regular_price", "regular",
                        "sale_price", "sale",
                        "date_on_sale_from_gmt", "saleFrom",
                        "date_on_sale_to_gmt", "saleUntil")
                .forEach((theirs, ours) -> places.put(
                        theirs, Set.of("prices." + ours, "prices.current", "prices.onSale", "extra.purchasable")));
        places.put("tax_status", Set.of("prices.taxStatus", "extra.shipping_taxable"));
        places.put("tax_class", Set.of("prices.taxClass"));
    }

    /** A count of zero moves the stock status, too. */
    private static void putStock(Map<String, Set<String>> places) {
        places.put("stock_quantity", Set.of("stockQuantity", "stockStatus", "extra.backordered"));
        places.put(
                "manage_stock",
                Set.of("managesStock", "sharesParentStock", "stockQuantity", "stockStatus", "extra.backordered"));
        places.put("stock_status", Set.of("stockStatus", "extra.backordered", "extra.purchasable"));
        places.put("backorders", Set.of("backorders", "stockStatus", "extra.backorders_allowed", "extra.backordered"));
        places.put("low_stock_amount", Set.of("lowStockAmount"));
    }

    private static Map<String, Set<String>> customers() {
        Map<String, Set<String>> places = new HashMap<>();
        places.put("email", Set.of("email", "extra.avatar_url"));
        places.put("first_name", Set.of("firstName"));
        places.put("last_name", Set.of("lastName"));
        putAddresses(places);
        return places;
    }

    private static void putAddresses(Map<String, Set<String>> places) {
        for (String address : List.of("billing", "shipping")) {
            OrderFields.ADDRESS
                    .fields()
                    .forEach(field -> places.put(address + "." + field.store(), Set.of(address + "." + field.name())));
        }
    }

    /** What plug-ins keep in meta, the canonical order shows in words of its own besides. */
    private static Map<String, Set<String>> orders() {
        Map<String, Set<String>> places = new HashMap<>();
        Set<String> status = Set.of(
                "status",
                "completedAt",
                "payment.paidAt",
                "extra.is_editable",
                "extra.needs_payment",
                "extra.needs_processing");
        places.put("status", status);
        places.put("set_paid", status);
        places.put("customer_id", Set.of("customer.id"));
        places.put("customer_note", Set.of("customer.note"));
        places.put("payment_method", Set.of("payment.method"));
        places.put("payment_method_title", Set.of("payment.title"));
        places.put("transaction_id", Set.of("payment.transactionId"));
        places.put(META, Set.of("tracking", "subscriptions", "language"));
        putAddresses(places);
        return places;
    }

    private static Map<String, Set<String>> subscriptions() {
        Map<String, Set<String>> places = orders();
        Set<String> schedule =
                Set.of("schedule.nextPaymentAt", "schedule.paymentRetryAt", "schedule.cancelledAt", "schedule.endAt");
        Set<String> status = new HashSet<>(places.getOrDefault("status", Set.of()));
        status.addAll(schedule); // Who cancels one ends its payments.
        places.put("status", status);
        places.put("next_payment_date", schedule);
        places.put("end_date", schedule);
        return places;
    }

    private static Map<String, Set<String>> coupons() {
        Map<String, Set<String>> places = new HashMap<>();
        for (String same : List.of("code", "amount", "description")) {
            places.put(same, Set.of(same));
        }
        places.put("discount_type", Set.of("discountType"));
        places.put("date_expires_gmt", Set.of("expiresAt"));
        places.put("free_shipping", Set.of("freeShipping"));
        TradeShelves.LIMITS.fields().forEach(field -> places.put(field.store(), Set.of("limits." + field.name())));
        places.put("product_ids", Set.of("limits.productIds"));
        places.put("excluded_product_ids", Set.of("limits.excludedProductIds"));
        return places;
    }
}
