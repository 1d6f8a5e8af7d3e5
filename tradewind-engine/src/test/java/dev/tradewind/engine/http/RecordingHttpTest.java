package dev.tradewind.engine.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.Http;
import dev.tradewind.api.HttpCall;
import dev.tradewind.api.HttpResult;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RecordingHttpTest {

    private static final String SECRET = "test-key/with+odd \"characters\" ü";

    private static Http answering(String body, Map<String, List<String>> headers) {
        return call -> new HttpResult.Reply(200, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private static Exchange recorded(Http http, HttpCall call, PersonalData policy) {
        var recording = new RecordingHttp(http, new Masking(List.of(SECRET, ""), policy), () -> Instant.EPOCH);
        recording.send(call);
        return recording.exchanges().getFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "json", "base64", "base64url", "basic", "basic-longer-user", "url", "url20"})
    void secret_isMasked_inEveryForm_andEveryPlace(String form) {
        String secret = inForm(form);
        var call = new HttpCall(
                "POST",
                URI.create("http://shop.example/p?x=" + URLEncoder.encode(secret, StandardCharsets.UTF_8)),
                Map.of("X-Odd", "v " + secret),
                ("{\"a\":\"" + secret + "\"}").getBytes(StandardCharsets.UTF_8));

        var exchange =
                recorded(answering("echo " + secret, Map.of("X-Echo", List.of(secret))), call, PersonalData.KEEP);

        String core = form.startsWith("base64") || form.startsWith("basic") ? secret.substring(12, 28) : secret;
        assertThat(exchange.toString())
                .doesNotContain(core)
                .doesNotContain(SECRET)
                .contains(Masking.MARK);
        assertThat(exchange.replyBody()).startsWith("echo ");
        assertThat(exchange.url()).startsWith("http://shop.example/p?x=");
    }

    private static String inForm(String form) {
        return switch (form) {
            case "plain" -> SECRET;
            case "json" -> SECRET.replace("\"", "\\\"");
            case "base64" -> Base64.getEncoder().encodeToString(SECRET.getBytes(StandardCharsets.UTF_8));
            case "base64url" -> Base64.getUrlEncoder().encodeToString(SECRET.getBytes(StandardCharsets.UTF_8));
            case "basic" -> Base64.getEncoder().encodeToString(("u:" + SECRET).getBytes(StandardCharsets.UTF_8));
            case "basic-longer-user" ->
                Base64.getEncoder().encodeToString(("someone:" + SECRET).getBytes(StandardCharsets.UTF_8));
            case "url" -> URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
            case "url20" -> URLEncoder.encode(SECRET, StandardCharsets.UTF_8).replace("+", "%20");
            default -> throw new IllegalArgumentException(form);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "Cookie", "X-Api-Key", "X-Auth-Token", "X-WC-Webhook-Signature"})
    void credentialHeaders_areMasked_whateverTheirValue(String header) {
        var exchange = recorded(
                answering("", Map.of("Set-Cookie", List.of("session=abc"))),
                HttpCall.get(URI.create("http://shop.example/")).with(header, "unknown-value"),
                PersonalData.KEEP);

        assertThat(exchange.requestHeaders()).containsEntry(header, Masking.MARK);
        assertThat(exchange.replyHeaders()).containsEntry("Set-Cookie", Masking.MARK);
    }

    @Test
    void secretParameters_andUserInfo_areMasked() {
        var exchange = recorded(
                answering("", Map.of()),
                HttpCall.get(URI.create("http://u:pw@shop.example/o?consumer_secret=cs_1&page=2")),
                PersonalData.KEEP);

        assertThat(exchange.url()).isEqualTo("http://[secret]@shop.example/o?consumer_secret=[secret]&page=2");
    }

    @Test
    void secret_atTheEdgeOfWhatIsKept_leavesNoPart() {
        for (int before = Masking.BODY_CHARS_MAX - SECRET.length() - 2; before <= Masking.BODY_CHARS_MAX; before++) {
            String body = "x".repeat(before) + SECRET + SECRET + "y".repeat(100);

            String kept = new Masking(List.of(SECRET), PersonalData.KEEP).body(body.getBytes(StandardCharsets.UTF_8));

            assertThat(kept).doesNotContain("test").hasSizeLessThan(Masking.BODY_CHARS_MAX + 30);
        }
    }

    @Test
    void personalData_isMaskedByPolicy_inJsonAndParameters() {
        String body =
                "{\"number\":\"1042\",\"billing\":{\"first_name\":\"Ada\",\"email\":\"ada@shop.example\",\"phone\":\"\"},"
                        + "\"shipTo\":{\"postCode\":12345,\"country\":\"DE\"}}";
        var call = HttpCall.get(URI.create("http://shop.example/c?email=ada%40shop.example&page=2"));

        var masked = recorded(answering(body, Map.of()), call, PersonalData.MASK);
        var kept = recorded(answering(body, Map.of()), call, PersonalData.KEEP);

        assertThat(masked.replyBody())
                .isEqualTo(
                        "{\"number\":\"1042\",\"billing\":{\"first_name\":\"[personal]\",\"email\":\"[personal]\",\"phone\":\"\"},"
                                + "\"shipTo\":{\"postCode\":\"[personal]\",\"country\":\"DE\"}}");
        assertThat(masked.url()).isEqualTo("http://shop.example/c?email=[personal]&page=2");
        assertThat(kept.replyBody()).isEqualTo(body);
    }

    @Test
    void bodyThatIsNotJson_isNotKept_whenPersonalDataIsMasked() {
        var exchange = recorded(
                answering("Dear Ada", Map.of()), HttpCall.get(URI.create("http://shop.example/")), PersonalData.MASK);

        assertThat(exchange.replyBody())
                .isEqualTo("[8 bytes that are not JSON: not kept, since personal data is masked]");
    }

    @Test
    void noAnswer_isRecordedWithItsReason() {
        var exchange = recorded(
                call -> new HttpResult.NoReply(true, "broke off near " + SECRET),
                HttpCall.get(URI.create("http://shop.example/")),
                PersonalData.KEEP);

        assertThat(exchange.status()).isNull();
        assertThat(exchange.failure()).isEqualTo("broke off near [secret]");
    }

    @Test
    void masking_toString_showsNoSecret() {
        assertThat(new Masking(List.of(SECRET), PersonalData.KEEP).toString()).doesNotContain("test");
    }
}
