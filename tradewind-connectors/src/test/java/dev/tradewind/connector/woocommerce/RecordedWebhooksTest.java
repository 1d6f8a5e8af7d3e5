package dev.tradewind.connector.woocommerce;

import static dev.tradewind.connector.woocommerce.TestConnection.RECORDED_SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.InboundRequest;
import dev.tradewind.api.IncomingEvent;
import dev.tradewind.api.Intake;
import dev.tradewind.api.Normalised;
import dev.tradewind.api.Source;
import dev.tradewind.testkit.recorded.Delivery;
import dev.tradewind.testkit.recorded.Recordings;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordedWebhooksTest {

    private static final Recordings RECORDINGS = Recordings.ofWooCommerce();

    private final Source source = TestConnection.to("https://shop.example", RECORDED_SECRET);

    static Stream<Delivery> signed() {
        return RECORDINGS.deliveries().filter(delivery -> delivery.secret().isPresent());
    }

    static Stream<Delivery> unsigned() {
        return RECORDINGS.deliveries().filter(delivery -> delivery.secret().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("signed")
    void webhook_signedByTheStore_isKeptWhole(Delivery delivery) {
        Source own = TestConnection.to("https://shop.example", delivery.secret().orElseThrow());

        IncomingEvent event = accepted(own.receive(delivery.request()));

        assertThat(event.record().body()).isEqualTo(delivery.body());
        assertThat(event.record().topic()).isEqualTo(delivery.topic());
        assertThat(event.dedupeKey()).hasSizeLessThanOrEqualTo(200);
        assertThat(event.record().attributes())
                .containsEntry("webhook-delivery-id", delivery.headers().get("X-WC-Webhook-Delivery-ID"))
                .containsEntry("webhook-source", "http://127.0.0.1:8088/");
    }

    @ParameterizedTest
    @MethodSource("signed")
    void webhook_withOneBitFlipped_isRefused(Delivery delivery) {
        byte[] body = delivery.body().clone();
        for (int i = 0; i < body.length; i += Math.max(1, body.length / 7)) {
            byte[] flipped = body.clone();
            flipped[i] ^= 1;
            InboundRequest request = new InboundRequest("POST", delivery.headers(), flipped);

            assertThat(TestConnection.to(
                                    "https://shop.example", delivery.secret().orElseThrow())
                            .receive(request))
                    .as("byte %d", i)
                    .isInstanceOfSatisfying(
                            Intake.Refused.class, r -> assertThat(r.status()).isEqualTo(401));
        }
    }

    @ParameterizedTest
    @MethodSource("unsigned")
    void ping_isAnsweredAndNotTakenForAnOrder(Delivery delivery) {
        assertThat(source.receive(delivery.request())).isInstanceOf(Intake.Nothing.class);
    }

    @ParameterizedTest
    @MethodSource("signed")
    void webhook_normalised_leadsToWhatItsTopicAndBodySay(Delivery delivery) {
        Source own = TestConnection.to("https://shop.example", delivery.secret().orElseThrow());
        IncomingEvent event = accepted(own.receive(delivery.request()));

        assertThat(own.normalise(event.record())).isInstanceOf(expected(delivery));
    }

    // Written from FACTS and the bodies, not from the code under test.
    private static Class<? extends Normalised> expected(Delivery delivery) {
        String body = new String(delivery.body(), java.nio.charset.StandardCharsets.UTF_8);
        String topic = delivery.topic();
        if (topic.startsWith("action.woocommerce_new_order") || topic.startsWith("action.woocommerce_order_status_")) {
            return Normalised.Doubtful.class;
        }
        if (topic.endsWith(".deleted")) {
            return Normalised.Doubtful.class;
        }
        boolean whole = body.contains("\"date_modified_gmt\"");
        return whole && !body.contains("\"status\":\"checkout-draft\"")
                ? Normalised.Changed.class
                : Normalised.Ignored.class;
    }

    @Test
    void webhooks_ofEveryKind_wereSeen() {
        Map<String, Long> kinds = signed().collect(Collectors.groupingBy(
                delivery -> {
                    Source own = TestConnection.to(
                            "https://shop.example", delivery.secret().orElseThrow());
                    return own.normalise(
                                    accepted(own.receive(delivery.request())).record())
                            .getClass()
                            .getSimpleName();
                },
                TreeMap::new,
                Collectors.counting()));

        assertThat(kinds).containsOnlyKeys("Changed", "Doubtful", "Ignored");
        assertThat(kinds.get("Changed")).isGreaterThan(30);
        assertThat(kinds.get("Doubtful")).isGreaterThan(8);
    }

    /** Fact 7: all deliveries of one webhook in one second carry the same delivery id. */
    @Test
    void dedupeKey_ofThreeOrdersWithOneDeliveryId_isThreeKeys() {
        List<Delivery> created = RECORDINGS.deliveries("f-webhooks/22-orders-batch-create-3.json").stream()
                .filter(delivery -> delivery.topic().equals("order.created"))
                .toList();

        assertThat(created.stream()
                        .map(d -> d.headers().get("X-WC-Webhook-Delivery-ID"))
                        .distinct())
                .hasSize(1);
        assertThat(created.stream()
                        .map(d -> accepted(source.receive(d.request())).dedupeKey())
                        .distinct())
                .hasSize(3);
    }

    @Test
    void dedupeKey_ofTheSameContentDeliveredAgain_isTheSame() {
        Delivery delivery =
                RECORDINGS.deliveries("f-webhooks/11-order-put-meta.json").getFirst();
        Map<String, String> headers = new TreeMap<>(delivery.headers());
        headers.put("X-WC-Webhook-Delivery-ID", "another");

        String first = accepted(source.receive(delivery.request())).dedupeKey();
        String again = accepted(source.receive(new InboundRequest("POST", headers, delivery.body())))
                .dedupeKey();

        assertThat(again).isEqualTo(first);
    }

    /** A body without a time is told apart by its delivery. */
    @Test
    void dedupeKey_isDifferentForEveryDifferentContent() {
        Set<String> contents = new HashSet<>();
        Set<String> keys = new HashSet<>();
        signed().forEach(delivery -> {
            Source own =
                    TestConnection.to("https://shop.example", delivery.secret().orElseThrow());
            String body = new String(delivery.body(), java.nio.charset.StandardCharsets.UTF_8);
            String sending =
                    body.contains("date_modified_gmt") ? "" : delivery.headers().get("X-WC-Webhook-Delivery-ID");
            contents.add(delivery.topic() + body + sending);
            keys.add(accepted(own.receive(delivery.request())).dedupeKey());
        });

        assertThat(keys).hasSameSizeAs(contents);
    }

    /** Fact 12. */
    @Test
    void errorBody_thatNamesNoOrder_isIgnoredWithTheReason() {
        Delivery error = RECORDINGS.deliveries("f-webhooks/21-create-update-forcedelete-before-queue.json").stream()
                .filter(delivery -> delivery.topic().equals("order.created"))
                .findFirst()
                .orElseThrow();

        assertThat(source.normalise(accepted(source.receive(error.request())).record()))
                .isInstanceOfSatisfying(
                        Normalised.Ignored.class,
                        ignored -> assertThat(ignored.reason()).contains("deleted for good"));
    }

    /** Fact 13. */
    @Test
    void idOnlyBody_makesTheOrderDoubtful() {
        Delivery trash = RECORDINGS.deliveries("f-webhooks/17-order-trash.json").getFirst();

        assertThat(source.normalise(accepted(source.receive(trash.request())).record()))
                .isInstanceOfSatisfying(Normalised.Doubtful.class, doubtful -> {
                    assertThat(doubtful.stream()).isEqualTo("orders");
                    assertThat(doubtful.key()).isEqualTo("51");
                });
    }

    /** Fact 14: in legacy storage an order's way to the trash is told by three topics. Each leads to a look at its own stream. */
    @Test
    void crossFiredTopics_areDoubtfulEachInItsOwnStream() {
        Map<String, Normalised> byTopic = RECORDINGS.deliveries("f-webhooks/82-legacy-order-trash.json").stream()
                .map(delivery -> accepted(source.receive(delivery.request())).record())
                .collect(Collectors.toMap(record -> record.topic(), source::normalise));

        assertThat(byTopic.get("order.deleted")).isInstanceOf(Normalised.Doubtful.class);
        assertThat(byTopic.get("product.deleted"))
                .isInstanceOfSatisfying(
                        Normalised.Doubtful.class,
                        doubtful -> assertThat(doubtful.stream()).isEqualTo("products"));
        assertThat(byTopic.get("coupon.deleted"))
                .isInstanceOfSatisfying(
                        Normalised.Doubtful.class,
                        doubtful -> assertThat(doubtful.stream()).isEqualTo("coupons"));
    }

    @Test
    void topicsOfOtherStreams_areKeptWithTheirKey() {
        IncomingEvent product = accepted(source.receive(RECORDINGS
                .deliveries("f-webhooks/30-product-create.json")
                .getFirst()
                .request()));
        IncomingEvent customer = accepted(source.receive(RECORDINGS
                .deliveries("f-webhooks/42-customer-delete.json")
                .getFirst()
                .request()));

        assertThat(product.record().stream()).isEqualTo("products");
        assertThat(product.record().key()).isEqualTo("57");
        assertThat(product.modifiedAt()).isPresent();
        assertThat(customer.record().stream()).isEqualTo("customers");
        assertThat(customer.record().key()).isEqualTo("4");
    }

    private static IncomingEvent accepted(Intake intake) {
        assertThat(intake).isInstanceOf(Intake.Accepted.class);
        return ((Intake.Accepted) intake).events().getFirst();
    }
}
