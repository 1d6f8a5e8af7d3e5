package dev.tradewind.connector.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.tradewind.api.Normalised;
import dev.tradewind.api.RawRecord;
import dev.tradewind.api.Source;
import dev.tradewind.api.json.Json;
import dev.tradewind.api.model.CheckFinding;
import dev.tradewind.api.model.Order;
import dev.tradewind.connector.woocommerce.RecordedOrders.Recorded;
import dev.tradewind.testkit.recorded.Exchange;
import dev.tradewind.testkit.recorded.Recordings;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordedOrdersTest {

    private static final Source SOURCE = TestConnection.to("https://shop.example");
    private static final Schema SCHEMA = schema();

    static Stream<Recorded> orders() {
        return RecordedOrders.all().filter(order -> !order.isDraft());
    }

    @Test
    void recordings_haveManyOrders() {
        assertThat(orders()).hasSizeGreaterThan(60);
    }

    @ParameterizedTest
    @MethodSource("orders")
    void order_normalised_losesNothing(Recorded recorded) {
        assertThat(Losses.of(recorded.tree(), Json.tree(normalised(recorded)))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("orders")
    void order_normalised_isValidByThePublishedSchema(Recorded recorded) {
        assertThat(SCHEMA.validate(Json.text(normalised(recorded)), InputFormat.JSON))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("orders")
    void order_normalised_addsUpToTheCent(Recorded recorded) {
        Order order = normalised(recorded);

        assertThat(order.checks().balanced()).isTrue();
        assertThat(order.checks().computedTotal())
                .isEqualByComparingTo(new BigDecimal((String) recorded.tree().get("total")));
        // Coupons need not agree with the lines: an edited line keeps its coupon as it was.
        assertThat(order.checks().findings()).extracting(CheckFinding::of).isSubsetOf("couponLines");
    }

    @ParameterizedTest
    @MethodSource("orders")
    void order_writtenAndReadAgain_isTheSame(Recorded recorded) {
        Map<String, Object> tree = Json.tree(normalised(recorded));

        assertThat(Json.tree(Json.bean(tree, Order.class))).isEqualTo(tree);
    }

    @Test
    void draft_isIgnored() {
        assertThat(RecordedOrders.all().filter(Recorded::isDraft))
                .isNotEmpty()
                .allSatisfy(
                        draft -> assertThat(SOURCE.normalise(draft.asRead())).isInstanceOf(Normalised.Ignored.class));
    }

    @Test
    void fullOrder_isReadFieldByField() {
        Order order = normalised(RecordedOrders.full());

        assertThat(order.id()).isEqualTo("27");
        assertThat(order.label()).isEqualTo("27");
        assertThat(order.status()).isEqualTo("processing");
        assertThat(order.modifiedAt()).isEqualTo(Instant.parse("2026-11-20T17:18:43Z"));
        assertThat(order.customer().id()).isEqualTo("2");
        assertThat(order.billing().city()).isEqualTo("München");
        assertThat(order.totals().total()).isEqualTo(new BigDecimal("81.30"));
        assertThat(order.items().lines())
                .extracting(line -> line.article().sku())
                .containsExactly("ESP-250", "TS-S-rot", "MUG-1");
        // The store says 10.799999999999999.
        assertThat(order.items().lines().get(2).amounts().unitPrice()).isEqualTo(new BigDecimal("10.80"));
        assertThat(order.items().lines().get(0).article().variationId()).isNull();
        assertThat(order.items().lines().get(1).article().variationId()).isEqualTo("13");
        assertThat(order.meta().text("erp_order")).contains("SO-1");
        assertThat(order.payment().paidAt()).isNull();
        assertThat(order.origin().channel()).isEqualTo("rest-api");
        assertThat(order.extra())
                .containsEntry("is_editable", false)
                .doesNotContainKeys("_links", "currency_symbol", "date_created", "date_modified");
    }

    /** The hub recognises a save that changes nothing: all else must be equal. */
    @Test
    void laterSaveOfTheSameOrder_differsInItsTimeOfChangeAlone() {
        Exchange exchange = Recordings.ofWooCommerce().exchange("b-orders/get-full.json");
        Map<String, Object> saved = Json.readObject(exchange.reply().body());
        saved.put("date_modified", "2026-11-20T23:00:00");
        saved.put("date_modified_gmt", "2026-11-20T22:00:00");

        Map<String, Object> before = canonical(exchange.reply().body());
        Map<String, Object> after = canonical(Json.write(saved));

        assertThat(after.remove("modifiedAt")).isNotEqualTo(before.remove("modifiedAt"));
        assertThat(after).isEqualTo(before);
    }

    private static Map<String, Object> canonical(byte[] body) {
        RawRecord record = new RawRecord("orders", "order.read", "1", body, Map.of());
        Normalised normalised = TestConnection.to("https://127.0.0.1:8443").normalise(record);
        return Json.tree(((Normalised.Changed) normalised).entity());
    }

    @Test
    void legacyStorage_givesTheSameOrderAsHpos() {
        Order hpos = only("b-orders/batch-same-id-twice.json");
        Order legacy = only("g-database/legacy-get-of-the-full-order.json");

        assertThat(legacy.items().lines()).isEqualTo(hpos.items().lines());
        assertThat(legacy.totals()).isEqualTo(hpos.totals());
    }

    /** The store writes its own addresses with http in a webhook and with https in an answer. */
    @Test
    void sameStateByWebhookAndByRead_isTheSameOrder() {
        Source there = TestConnection.to("https://127.0.0.1:8443");
        List<Object> orders = RecordedOrders.all()
                .filter(o -> o.name().startsWith("f-webhooks/91-")
                        || o.name().equals("j-checkout/order-created-by-checkout.json"))
                .map(o -> there.normalise(o.asRead()))
                .map(normalised -> (Object) ((Normalised.Changed) normalised).entity())
                .toList();

        assertThat(orders).hasSize(3);
        assertThat(orders).containsOnly(orders.getFirst());
    }

    @Test
    void addressElsewhere_isLeftAsItIs() {
        ShopAddresses addresses = new ShopAddresses(URI.create("https://shop.example/de"));

        assertThat(addresses.own("http://shop.example:8080/de/a.png?x=1"))
                .isEqualTo("https://shop.example/de/a.png?x=1");
        assertThat(addresses.own("http://SHOP.example")).isEqualTo("https://shop.example");
        assertThat(addresses.own("http://shop.example.evil.test/a")).isEqualTo("http://shop.example.evil.test/a");
        assertThat(addresses.own("http://user@shop.example/a")).isEqualTo("http://user@shop.example/a");
        assertThat(addresses.own("https://cdn.example/a.png")).isEqualTo("https://cdn.example/a.png");
        assertThat(addresses.own("/a.png")).isEqualTo("/a.png");
        assertThat(addresses.own(7)).isEqualTo(7);
    }

    private static Order only(String name) {
        return normalised(RecordedOrders.all()
                .filter(order -> order.name().equals(name))
                .reduce((first, last) -> last)
                .orElseThrow());
    }

    private static Order normalised(Recorded recorded) {
        Normalised normalised = SOURCE.normalise(recorded.asRead());
        assertThat(normalised).isInstanceOf(Normalised.Changed.class);
        return (Order) ((Normalised.Changed) normalised).entity();
    }

    private static Schema schema() {
        InputStream text = Order.class.getResourceAsStream("order.schema.json");
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        b -> b.schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()))
                .getSchema(text, InputFormat.JSON);
    }
}
