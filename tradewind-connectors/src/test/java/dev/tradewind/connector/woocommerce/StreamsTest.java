package dev.tradewind.connector.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.BackfillRange;
import dev.tradewind.api.Http;
import dev.tradewind.api.HttpCall;
import dev.tradewind.api.HttpResult;
import dev.tradewind.api.IncomingEvent;
import dev.tradewind.api.Intake;
import dev.tradewind.api.Normalised;
import dev.tradewind.api.PageResult;
import dev.tradewind.api.RawRecord;
import dev.tradewind.api.ReadResult;
import dev.tradewind.api.Source;
import dev.tradewind.api.StreamSpec;
import dev.tradewind.api.json.Json;
import dev.tradewind.api.model.Product;
import dev.tradewind.api.model.Refund;
import dev.tradewind.testkit.recorded.Delivery;
import dev.tradewind.testkit.recorded.Exchange;
import dev.tradewind.testkit.recorded.Recordings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Products, customers, coupons and refunds, asked for and answered as recorded. */
class StreamsTest {

    private static final Recordings RECORDINGS = Recordings.ofWooCommerce();

    private final List<HttpCall> calls = new ArrayList<>();
    private final Source source = TestConnection.to("https://shop.example", TestConnection.RECORDED_SECRET);

    @Test
    void connector_readsTheseStreams() {
        assertThat(new WooCommerceConnector().description().streams().stream().map(StreamSpec::name))
                .startsWith("orders", "products", "customers", "coupons", "refunds")
                .contains("categories", "settings", "system-status", "bookings");
    }

    @ParameterizedTest
    @CsvSource({
        "products, 10, c-products/get-context-view.json, products/10",
        "products, 13, c-products/variation-id-through-products-endpoint.json, products/13",
        "customers, 2, d-customers/get.json, customers/2",
    })
    void record_isReadAsTheStoreAnswered(String stream, String key, String recording, String path) {
        ReadResult result = source.read(stream, key, answering(recording));

        assertThat(result)
                .isInstanceOfSatisfying(
                        ReadResult.Found.class,
                        found -> assertThat(source.normalise(found.event().record()))
                                .isInstanceOfSatisfying(
                                        Normalised.Changed.class,
                                        changed -> assertThat(changed.entity().id())
                                                .isEqualTo(key)));
        assertThat(calls.getFirst().url()).hasToString("https://shop.example/wp-json/wc/v3/" + path);
    }

    @ParameterizedTest
    @CsvSource({
        "products, 999999, c-products/error-unknown-id-404.json, product",
        "customers, 99999, d-customers/error-404.json, customer",
        "refunds, 77, b-orders/list-modified-after-gmt-equal-to-last.json, refund",
    })
    void recordThatIsNotThere_isGone(String stream, String key, String recording, String entity) {
        ReadResult result = source.read(stream, key, answering(recording));

        assertThat(result)
                .isInstanceOfSatisfying(
                        ReadResult.Missing.class,
                        missing -> assertThat(source.normalise(missing.event().record()))
                                .isEqualTo(new Normalised.Gone(key, "the store has no " + entity + " " + key)));
    }

    /** Fact 14: trashing a product tells of a deleted coupon too. The coupon is looked up, and found not to be. */
    @Test
    void crossFire_endsAsGoneWithoutTouchingAnything() {
        Map<String, IncomingEvent> byTopic = new LinkedHashMap<>();
        for (Delivery delivery : RECORDINGS.deliveries("f-webhooks/36-product-trash.json")) {
            byTopic.put(delivery.topic(), accepted(delivery).getFirst());
        }

        Normalised.Doubtful coupon = (Normalised.Doubtful)
                source.normalise(byTopic.get("coupon.deleted").record());
        assertThat(coupon.stream()).isEqualTo("coupons");
        ReadResult.Missing missing = (ReadResult.Missing)
                source.read(coupon.stream(), coupon.key(), answering("c-products/error-unknown-id-404.json"));
        assertThat(source.normalise(missing.event().record())).isInstanceOf(Normalised.Gone.class);
        assertThat(source.normalise(byTopic.get("product.deleted").record()))
                .isInstanceOfSatisfying(Normalised.Doubtful.class, doubtful -> {
                    assertThat(doubtful.stream()).isEqualTo("products");
                    assertThat(doubtful.key()).isEqualTo("57");
                });
    }

    /** Fact 33 of the recordings: the webhook of a variation is about the stream of products, and names the parent. */
    @Test
    void webhookOfAVariation_isAProductWithAParent() {
        Delivery delivery =
                RECORDINGS.deliveries("f-webhooks/33-variation-put.json").getFirst();

        Product variation = (Product) entity(accepted(delivery).getFirst().record());

        assertThat(variation.head().type()).isEqualTo("variation");
        assertThat(variation.head().parentId()).isEqualTo("12");
    }

    /** What a webhook sends and what a read answers must be one state, or every webhook would be a change. */
    @Test
    void webhookAndRead_ofTheSameProduct_areTheSame() {
        Map<String, Object> tree = RecordedRecords.of("products", "c-products/get-context-view.json")
                .tree();
        Map<String, Object> asSent = new LinkedHashMap<>(tree);
        asSent.put(
                "permalink",
                String.valueOf(tree.get("permalink")).replace("https://127.0.0.1:8443", "http://shop.example"));
        asSent.put("related_ids", List.of(5, 4, 3));
        asSent.put("date_modified", "2026-11-20T23:00:00");
        Map<String, Object> asRead = new LinkedHashMap<>(tree);
        asRead.put(
                "permalink",
                String.valueOf(tree.get("permalink")).replace("https://127.0.0.1:8443", "https://shop.example"));

        assertThat(Json.text(entity(product(asSent)))).isEqualTo(Json.text(entity(product(asRead))));
    }

    @Test
    void refundOfAnOrder_isNamedByTheOrdersWebhook_andReadFromTheList() {
        Delivery delivery = RECORDINGS.deliveries("f-webhooks/15-order-refund-line.json").stream()
                .filter(d -> d.topic().equals("order.updated"))
                .findFirst()
                .orElseThrow();

        List<IncomingEvent> events = accepted(delivery);

        assertThat(events).hasSize(2);
        Normalised named = source.normalise(events.getLast().record());
        assertThat(named)
                .isInstanceOfSatisfying(
                        Normalised.Doubtful.class,
                        doubtful -> assertThat(doubtful.stream()).isEqualTo("refunds"));
    }

    @Test
    void refund_isReadByItsIdAlone() {
        Exchange all = RECORDINGS.exchange("b-orders/refunds-all.json");
        Map<?, ?> wanted = (Map<?, ?>) ((List<?>) all.json()).get(1);
        HttpResult one = new HttpResult.Reply(200, all.headers(), Json.write(List.of(wanted)));

        ReadResult.Found found = (ReadResult.Found) source.read("refunds", "41", answering(one));

        Refund refund = (Refund) entity(found.event().record());
        assertThat(refund.orderId()).isEqualTo("27");
        assertThat(refund.amount()).isEqualTo("9.00");
        assertThat(refund.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.quantity()).isEqualTo("-1"));
        assertThat(calls.getFirst().url()).hasToString("https://shop.example/wp-json/wc/v3/refunds?include=41");
    }

    @ParameterizedTest
    @CsvSource({
        "products, c-products/list-page-1.json, modified, modified_after, 2",
        "coupons, d-coupons/list.json, modified, modified_after, 1",
        "refunds, b-orders/refunds-all.json, date, after, 1",
    })
    void sweep_asksEachStreamInItsOwnWay(String stream, String recording, String orderBy, String after, int lists) {
        HttpResult.Reply recorded = RECORDINGS.exchange(recording).reply();
        HttpResult whole = new HttpResult.Reply(200, Map.of(), recorded.body());
        Optional<String> cursor = Optional.of(
                page(source.changes(stream, Optional.empty(), answering(whole))).cursor());

        List<IncomingEvent> events = new ArrayList<>();
        boolean more = true;
        while (more) {
            PageResult.Page page = page(source.changes(stream, cursor, answering(whole)));
            events.addAll(page.events());
            cursor = Optional.of(page.cursor());
            more = page.more();
        }

        assertThat(calls.stream().filter(call -> call.url().getPath().endsWith("/" + stream)))
                .hasSize(1 + lists);
        assertThat(FakeStore.query(calls.get(1).url().getRawQuery()))
                .containsEntry("orderby", orderBy)
                .containsKey(after);
        assertThat(events).isNotEmpty().allSatisfy(event -> {
            assertThat(event.record().stream()).isEqualTo(stream);
            assertThat(source.normalise(event.record())).isInstanceOf(Normalised.Changed.class);
        });
    }

    @Test
    void backfill_ofProducts_isReadById() {
        PageResult.Page page = page(source.existing(
                "products", BackfillRange.ALL, Optional.empty(), answering("c-products/list-page-1.json")));

        assertThat(page.events())
                .hasSize(3)
                .allSatisfy(
                        event -> assertThat(source.normalise(event.record())).isInstanceOf(Normalised.Changed.class));
        assertThat(FakeStore.query(calls.getLast().url().getRawQuery()))
                .containsEntry("status", "any")
                .containsEntry("orderby", "id");
    }

    @Test
    void productOfAnUnknownType_withUnknownFieldsAndWords_passesThrough() {
        Map<String, Object> raw = new LinkedHashMap<>(RecordedRecords.of("products", "c-products/get-context-view.json")
                .tree());
        raw.put("type", "bundle");
        raw.put("status", "on-the-way");
        raw.put("price", "on request");
        raw.put("manage_stock", "sometimes");
        raw.put("categories", "none");
        raw.put("dimensions", Map.of("length", "3 ells", "width", "6", "girth", "1"));
        raw.put("bundled_items", List.of(Map.of("product_id", 11)));

        Product product = (Product) entity(product(raw));

        assertThat(product.head().type()).isEqualTo("bundle");
        assertThat(product.status()).isEqualTo("on-the-way");
        assertThat(product.prices().current()).isNull();
        assertThat(product.shipping().width()).isEqualTo("6");
        assertThat(product.extra())
                .containsEntry("price", "on request")
                .containsEntry("manage_stock", "sometimes")
                .containsEntry("categories", "none")
                .containsEntry("dimensions", Map.of("length", "3 ells", "girth", "1"))
                .containsEntry("bundled_items", raw.get("bundled_items"));
    }

    @Test
    void variationCountedWithItsParent_saysSo() {
        Map<String, Object> raw = new LinkedHashMap<>(
                RecordedRecords.of("products", "c-products/variation-id-through-products-endpoint.json")
                        .tree());
        raw.put("manage_stock", "parent");

        Product variation = (Product) entity(product(raw));

        assertThat(variation.stock().managesStock()).isFalse();
        assertThat(variation.stock().sharesParentStock()).isTrue();
    }

    @Test
    void productSentInPart_isReadAgain() {
        byte[] part = Json.write(Map.of("id", 23, "sku", "X", "status", "trash"));

        Normalised normalised = source.normalise(new RawRecord("products", "product.updated", "23", part, Map.of()));

        assertThat(normalised).isInstanceOf(Normalised.Doubtful.class);
    }

    @Test
    void cursorOfTheFirstSweepOfOrders_isStillUnderstood() {
        String pass = "{\"mark\":\"2026-11-20T17:00:00Z\",\"quietSince\":\"2026-11-20T17:00:00Z\",\"settled\":true}";
        String cursor = "{\"live\":%s,\"trash\":%s,\"inTrash\":true}".formatted(pass, pass);

        PageResult.Page page = page(source.changes(
                "orders",
                Optional.of(cursor),
                answering(
                        new HttpResult.Reply(200, Map.of(), "[]".getBytes(java.nio.charset.StandardCharsets.UTF_8)))));

        assertThat(page.more()).isFalse();
        assertThat(FakeStore.query(calls.getLast().url().getRawQuery()))
                .containsEntry("status", "trash")
                .containsEntry("modified_after", "2026-11-20T17:00:00");
    }

    private RawRecord product(Map<String, Object> tree) {
        return new RawRecord("products", "product.updated", "10", Json.write(tree), Map.of());
    }

    private dev.tradewind.api.model.Entity entity(RawRecord record) {
        Normalised normalised = source.normalise(record);
        assertThat(normalised).isInstanceOf(Normalised.Changed.class);
        return ((Normalised.Changed) normalised).entity();
    }

    private List<IncomingEvent> accepted(Delivery delivery) {
        Intake intake = source.receive(delivery.request());
        assertThat(intake).isInstanceOf(Intake.Accepted.class);
        return ((Intake.Accepted) intake).events();
    }

    private static PageResult.Page page(PageResult result) {
        assertThat(result).isInstanceOf(PageResult.Page.class);
        return (PageResult.Page) result;
    }

    private Http answering(String recording) {
        return answering(RECORDINGS.exchange(recording).reply());
    }

    private Http answering(HttpResult result) {
        return call -> {
            calls.add(call);
            return result;
        };
    }
}
