package dev.tradewind.connector.woocommerce.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.ConnectionContext;
import dev.tradewind.api.Normalised;
import dev.tradewind.api.Outcome;
import dev.tradewind.api.ReadResult;
import dev.tradewind.api.Source;
import dev.tradewind.api.Write;
import dev.tradewind.api.json.Json;
import dev.tradewind.connector.woocommerce.WooCommerceConnector;
import dev.tradewind.testkit.contract.GivenSettings;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A write says exactly what the store will tell of it afterwards; else its echo would not be recognised. */
class HeardTest {

    private final WrittenShop shop = new WrittenShop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void aStockLevel_isToldAsItWasLeft_andNothingElseChanges() {
        checkChange(
                "set-stock",
                Map.of("sku", "H-1", "quantity", 0),
                "products",
                product(),
                Set.of("stockQuantity", "stockStatus"));
    }

    @Test
    void aPrice_isToldAsItWasLeft_andNothingElseChanges() {
        checkChange(
                "set-price",
                Map.of("sku", "H-1", "regular", "12.50"),
                "products",
                product(),
                Set.of("prices.regular", "prices.current"));
    }

    @Test
    void aProduct_isToldAsItWasLeft_withWhatFollowsFromIt() {
        String product = product();
        checkChange(
                "upsert-product",
                Map.ofEntries(
                        Map.entry("sku", "H-1"),
                        Map.entry("name", "Heard again"),
                        Map.entry("status", "draft"),
                        Map.entry("description", "New"),
                        Map.entry("gtin", "4006381333931"),
                        Map.entry("visibility", "search"),
                        Map.entry("stockQuantity", 0),
                        Map.entry("backorders", "yes"),
                        Map.entry("prices", Map.of("regular", "12", "sale", "10", "taxStatus", "none")),
                        Map.entry("shipping", Map.of("weight", "2", "length", "3", "virtual", true)),
                        Map.entry("categories", List.of("Clothes > Shirts")),
                        Map.entry("tags", List.of("new")),
                        Map.entry("attributes", List.of(Map.of("name", "Size", "options", List.of("S", "M")))),
                        Map.entry("meta", Map.of("_heard", "yes"))),
                "products",
                product,
                Set.of("name", "status", "prices.sale", "shipping.weight", "categories", "meta._heard"));
    }

    @Test
    void aVariation_isToldAsItWasLeft() {
        Map<String, Object> size = Map.of("name", "Size", "variation", true, "options", List.of("S", "M"));
        String parent = shop.made(
                "products", Map.of("name", "Shirt", "sku", "SHIRT", "type", "variable", "attributes", List.of(size)));
        String variation = shop.made(
                "products/" + parent + "/variations",
                Map.of(
                        "sku", "SHIRT-S",
                        "regular_price", "9",
                        "attributes", List.of(Map.of("name", "Size", "option", "S"))));
        checkChange(
                "upsert-variation",
                Map.of(
                        "parentSku", "SHIRT",
                        "sku", "SHIRT-S",
                        "description", "Small",
                        "stockQuantity", 4,
                        "prices", Map.of("regular", "12")),
                "products",
                variation,
                Set.of("prices.regular", "description", "managesStock", "stockQuantity"));
    }

    @Test
    void severalProductsInOneCall_areToldAsTheyWereLeft() {
        String there = product();
        Map<String, Map<String, @Nullable Object>> before = Map.of(there, read("products", there));

        List<Outcome> outcomes = shop.performTogether(List.of(
                new Write("upsert-product", Map.of("sku", "H-1", "name", "Other"), "key-1", "1", Optional.empty()),
                new Write("upsert-product", Map.of("sku", "H-2", "name", "Made"), "key-2", "2", Optional.empty())));

        check(left(outcomes.get(0)), before.get(there), Set.of("name"));
        check(left(outcomes.get(1)), Map.of(), Set.of("id", "name", "sku"));
        assertThat(left(outcomes.get(1)).fields()).isEmpty();
    }

    @Test
    void aProductThatIsNoLongerShown_isToldAsItWasLeft() {
        checkChange("unpublish-product", Map.of("sku", "H-1"), "products", product(), Set.of("status"));
    }

    @Test
    void aCustomer_isToldAsItWasLeft() {
        String customer = shop.made("customers", Map.of("email", "heard@shop.example", "first_name", "Ann"));
        checkChange(
                "upsert-customer",
                Map.of(
                        "email",
                        "heard@shop.example",
                        "firstName",
                        "Anne",
                        "billing",
                        Map.of("city", "Bremen", "phone", "0421"),
                        "meta",
                        Map.of("crm_id", "7")),
                "customers",
                customer,
                Set.of("firstName", "billing.city", "billing.phone", "meta.crm_id"));
    }

    @Test
    void anOrder_isToldAsItWasLeft_withTheTimesThatItsStatusBrings() {
        String order = shop.order();
        checkChange(
                "update-order",
                Map.of(
                        "order", order,
                        "status", "completed",
                        "billing", Map.of("city", "Bremen"),
                        "payment", Map.of("transactionId", "T-1"),
                        "tracking", List.of(Map.of("number", "00340", "carrier", "DHL"))),
                "orders",
                order,
                Set.of("status", "completedAt", "billing.city", "payment.transactionId", "tracking"));
        checkChange("set-order-status", Map.of("order", order, "status", "on-hold"), "orders", order, Set.of("status"));
    }

    @Test
    void aCoupon_isToldAsItWasLeft() {
        String coupon = shop.made("coupons", Map.of("code", "heard", "discount_type", "percent", "amount", "5"));
        checkChange(
                "upsert-coupon",
                Map.of(
                        "code", "heard",
                        "amount", "7",
                        "description", "More",
                        "limits", Map.of("usageLimit", 3)),
                "coupons",
                coupon,
                Set.of("amount", "description", "limits.usageLimit"));
    }

    @Test
    void whatIsMade_isToldWhole() {
        shop.made("products", Map.of("name", "Cup", "sku", "CUP", "regular_price", "10"));
        String order = checkMade(
                "create-order",
                Map.of(
                        "status", "processing",
                        "billing", Map.of("email", "ann@shop.example"),
                        "lines", List.of(Map.of("sku", "CUP", "quantity", 2))));
        checkMade("add-order-note", Map.of("order", order, "note", "Packed"));
        checkMade("create-refund", Map.of("order", order, "amount", "3"));
        checkMade("upsert-product", Map.of("sku", "NEW", "name", "New"));
        checkMade("upsert-customer", Map.of("email", "new@shop.example"));
        checkMade("upsert-coupon", Map.of("code", "new", "discountType", "percent", "amount", "5"));
    }

    private String product() {
        return shop.made(
                "products",
                Map.of("name", "Heard", "sku", "H-1", "manage_stock", true, "stock_quantity", 5, "regular_price", "9"));
    }

    private String checkMade(String operation, Map<String, Object> input) {
        Outcome outcome = shop.perform(operation, new HashMap<>(input));
        assertThat(left(outcome).fields()).as(operation).isEmpty();
        check(left(outcome), Map.of(), Set.of("id"));
        return WrittenShop.idOf(outcome);
    }

    private void checkChange(
            String operation, Map<String, Object> input, String stream, String id, Set<String> expected) {
        Map<String, @Nullable Object> before = read(stream, id);

        Outcome.Left left = left(shop.perform(operation, new HashMap<>(input)));

        assertThat(left.record().key()).isEqualTo(id);
        check(left, before, expected);
    }

    /** What differs from before is what the write says that it was about, and has the values that it says. */
    private void check(Outcome.Left left, Map<String, @Nullable Object> before, Set<String> expected) {
        String stream = left.record().stream();
        Map<String, @Nullable Object> after = read(stream, left.record().key());
        Map<String, @Nullable Object> told = leaves(source().normalise(left.record()));
        Set<String> changed = new TreeSet<>(after.keySet());
        changed.addAll(before.keySet());
        changed.removeIf(field -> Objects.equals(after.get(field), before.get(field)));
        assertThat(changed).containsAll(expected);
        if (!left.fields().isEmpty()) {
            assertThat(left.fields()).containsAll(changed);
        }
        changed.forEach(field -> assertThat(told.get(field)).as(field).isEqualTo(after.get(field)));
    }

    private static Outcome.Left left(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Applied.class);
        return ((Outcome.Applied) outcome).left().orElseThrow();
    }

    private Map<String, @Nullable Object> read(String stream, String id) {
        ReadResult.Found found = (ReadResult.Found) source().read(stream, id, shop.direct());
        return leaves(source().normalise(found.event().record()));
    }

    /** The record's fields, with dots where they lie deeper, and every key of its meta. */
    private static Map<String, @Nullable Object> leaves(Normalised normalised) {
        Map<String, @Nullable Object> leaves = new TreeMap<>();
        put(leaves, "", Json.tree(((Normalised.Changed) normalised).entity()));
        leaves.remove("modifiedAt");
        return leaves;
    }

    private static void put(Map<String, @Nullable Object> leaves, String path, @Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            object.forEach((name, inner) -> put(leaves, path.isEmpty() ? "" + name : path + "." + name, inner));
        } else if (value instanceof List<?> list && path.equals("meta")) {
            list.forEach(entry -> leaves.put("meta." + ((Map<?, ?>) entry).get("key"), entry));
        } else if (value != null && !List.of().equals(value)) {
            leaves.put(path, value);
        }
    }

    private Source source() {
        var connector = new WooCommerceConnector();
        var settings = new GivenSettings(connector.description(), WrittenShop.settings(shop.store()));
        return connector
                .source(new ConnectionContext(
                        "shop",
                        settings,
                        text -> {
                            throw new AssertionError("this connector evaluates nothing");
                        },
                        () -> Instant.parse("2026-03-01T12:00:00Z")))
                .orElseThrow();
    }
}
