package dev.tradewind.connector.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.InboundRequest;
import dev.tradewind.api.IncomingEvent;
import dev.tradewind.api.Intake;
import dev.tradewind.api.Source;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookIntakeTest {

    private static final String SHOP = "https://shop.example";
    private static final byte[] BODY =
            "{\"id\":7,\"date_modified_gmt\":\"2026-11-20T17:18:43\"}".getBytes(StandardCharsets.UTF_8);

    @Test
    void wrongSecret_isRefusedWith401() {
        assertRefused(TestConnection.to(SHOP, "right").receive(signed("wrong", "order.updated", BODY)), 401);
    }

    @Test
    void missingSignature_isRefusedWith401() {
        Map<String, String> headers = Map.of("X-WC-Webhook-Topic", "order.updated");

        assertRefused(TestConnection.to(SHOP, "right").receive(new InboundRequest("POST", headers, BODY)), 401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "not base64!", "AAAA", "====", "ä"})
    void signature_thatIsNone_isRefusedWith401(String signature) {
        Map<String, String> headers =
                Map.of("X-WC-Webhook-Topic", "order.updated", "X-WC-Webhook-Signature", signature);

        assertRefused(TestConnection.to(SHOP, "right").receive(new InboundRequest("POST", headers, BODY)), 401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void blankSecret_acceptsNothing(String secret) {
        assertRefused(TestConnection.to(SHOP, secret).receive(signed("x", "order.updated", BODY)), 401);
    }

    @Test
    void noSecret_acceptsNothing() {
        assertRefused(TestConnection.to(SHOP).receive(signed("x", "order.updated", BODY)), 401);
    }

    @Test
    void secretsInRotation_areBothAccepted() {
        Source source = TestConnection.to(SHOP, "new", "old");

        assertThat(source.receive(signed("new", "order.updated", BODY))).isInstanceOf(Intake.Accepted.class);
        assertThat(source.receive(signed("old", "order.updated", BODY))).isInstanceOf(Intake.Accepted.class);
        assertRefused(source.receive(signed("older", "order.updated", BODY)), 401);
    }

    /** WooCommerce undoes HTML escapes in a secret before it signs. */
    @Test
    void secretWithHtmlEscapes_isAcceptedAsTypedAndAsTheStoreReadsIt() {
        Source source = TestConnection.to(SHOP, "a&amp;b&#039;c&lt;d&amp;lt;");

        assertThat(source.receive(signed("a&amp;b&#039;c&lt;d&amp;lt;", "order.updated", BODY)))
                .isInstanceOf(Intake.Accepted.class);
        assertThat(source.receive(signed("a&b'c<d&lt;", "order.updated", BODY))).isInstanceOf(Intake.Accepted.class);
        assertRefused(source.receive(signed("a&b'c<d<", "order.updated", BODY)), 401);
    }

    @Test
    void otherMethod_isRefusedWith405() {
        InboundRequest request = signed("s", "order.updated", BODY);

        assertRefused(TestConnection.to(SHOP, "s").receive(new InboundRequest("GET", request.headers(), BODY)), 405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "order", "order.", ".updated", "order updated", "order.upd|ated", "order.updated\n"})
    void topic_thatIsNone_isRefusedWith400(String topic) {
        assertRefused(TestConnection.to(SHOP, "s").receive(signed("s", topic, BODY)), 400);
    }

    @Test
    void missingTopic_isRefusedWith400() {
        Map<String, String> headers = new LinkedHashMap<>(signed("s", "x", BODY).headers());
        headers.keySet().removeIf(name -> name.equalsIgnoreCase("X-WC-Webhook-Topic"));

        assertRefused(TestConnection.to(SHOP, "s").receive(new InboundRequest("POST", headers, BODY)), 400);
    }

    @Test
    void ping_withAnyHeaderOfTheStore_isNoPing() {
        byte[] ping = "webhook_id=1".getBytes(StandardCharsets.UTF_8);

        assertThat(TestConnection.to(SHOP, "s").receive(new InboundRequest("POST", Map.of(), ping)))
                .isInstanceOf(Intake.Nothing.class);
        assertRefused(
                TestConnection.to(SHOP, "s")
                        .receive(new InboundRequest("POST", Map.of("x-wc-webhook-topic", "order.created"), ping)),
                401);
        assertRefused(
                TestConnection.to(SHOP, "s")
                        .receive(new InboundRequest(
                                "POST", Map.of(), "webhook_id=1&x=2".getBytes(StandardCharsets.UTF_8))),
                401);
    }

    @Test
    void longestTopic_keepsTheDedupeKeyWithinItsLimit() {
        String topic = "action." + "a".repeat(119);
        byte[] body = "{\"arg\":1234567890123456789,\"date_modified_gmt\":\"+999999999-12-31T23:59:59\"}"
                .getBytes(StandardCharsets.UTF_8);

        IncomingEvent event = ((Intake.Accepted) TestConnection.to(SHOP, "s").receive(signed("s", topic, body)))
                .events()
                .getFirst();

        assertThat(event.dedupeKey()).hasSizeLessThanOrEqualTo(200);
        assertThat(event.record().key()).isEqualTo("1234567890123456789");
    }

    /** Deleted, restored, deleted again: the body is an id each time. */
    @ParameterizedTest
    @ValueSource(strings = {"order.deleted", "customer.deleted", "action.woocommerce_order_status_completed"})
    void bodyWithoutATime_isOneEventForEachDelivery(String topic) {
        byte[] body = "{\"id\":51,\"arg\":51}".getBytes(StandardCharsets.UTF_8);

        assertThat(dedupeKey(topic, "a1", body)).isNotEqualTo(dedupeKey(topic, "b2", body));
        assertThat(dedupeKey(topic, "a1", body)).isEqualTo(dedupeKey(topic, "a1", body));
    }

    /** As all deliveries of one webhook in one second do. */
    @Test
    void recordsWithOneDeliveryId_areEventsOfTheirOwn() {
        byte[] other = "{\"id\":8}".getBytes(StandardCharsets.UTF_8);
        byte[] another = "{\"id\":9}".getBytes(StandardCharsets.UTF_8);

        assertThat(dedupeKey("order.deleted", "a1", other)).isNotEqualTo(dedupeKey("order.deleted", "a1", another));
    }

    @Test
    void bodyWithATime_isOneEvent_howeverOftenItIsDelivered() {
        assertThat(dedupeKey("order.updated", "a1", BODY)).isEqualTo(dedupeKey("order.updated", "b2", BODY));
    }

    @Test
    void reason_neverNamesASecret() {
        Intake.Refused refused =
                (Intake.Refused) TestConnection.to(SHOP, "top-secret").receive(signed("wrong", "order.updated", BODY));

        assertThat(refused.reason()).doesNotContain("top-secret");
    }

    private static String dedupeKey(String topic, String delivery, byte[] body) {
        Map<String, String> headers =
                new LinkedHashMap<>(signed("s", topic, body).headers());
        headers.put("X-WC-Webhook-Delivery-ID", delivery);
        Intake intake = TestConnection.to(SHOP, "s").receive(new InboundRequest("POST", headers, body));
        return ((Intake.Accepted) intake).events().getFirst().dedupeKey();
    }

    static InboundRequest signed(String secret, String topic, byte[] body) {
        return new InboundRequest(
                "POST", Map.of("X-WC-Webhook-Topic", topic, "X-WC-Webhook-Signature", sign(secret, body)), body);
    }

    private static String sign(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertRefused(Intake intake, int status) {
        assertThat(intake)
                .isInstanceOfSatisfying(
                        Intake.Refused.class,
                        refused -> assertThat(refused.status()).isEqualTo(status));
    }
}
