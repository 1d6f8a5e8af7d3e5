package dev.tradewind.connector.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.InboundRequest;
import dev.tradewind.api.Intake;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormGuardTest {

    private static final String BODY = "{\"email\":\"anna@example.test\"}";

    private static Intake send(FormConnection to, String query, String... headers) {
        Map<String, String> all = new LinkedHashMap<>(Map.of("Content-Type", FormConnection.JSON));
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return to.source().receive(new InboundRequest("POST", all, BODY.getBytes(StandardCharsets.UTF_8), query));
    }

    private static void assertRefused(Intake intake, int status) {
        assertThat(intake).isInstanceOfSatisfying(Intake.Refused.class, refused -> {
            assertThat(refused.status()).isEqualTo(status);
            assertThat(refused.reason()).doesNotContain(FormConnection.SECRET);
        });
    }

    private static byte[] signature(String secret) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return mac.doFinal(BODY.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void rightSecret_isLetIn_whereverItStands() {
        var connection = new FormConnection();

        assertThat(send(connection, "", "X-Form-Secret", FormConnection.SECRET)).isInstanceOf(Intake.Accepted.class);
        assertThat(send(connection, "", "Authorization", "Bearer " + FormConnection.SECRET))
                .isInstanceOf(Intake.Accepted.class);
        assertThat(send(connection, "a=b&token=" + FormConnection.SECRET)).isInstanceOf(Intake.Accepted.class);
    }

    @Test
    void wrongOrMissingSecret_isRefused() {
        var connection = new FormConnection();

        assertRefused(send(connection, ""), 401);
        assertRefused(send(connection, "token="), 401);
        assertRefused(send(connection, "token=" + FormConnection.SECRET + "x"), 401);
        assertRefused(send(connection, "", "X-Form-Secret", "test-form-secre"), 401);
        assertRefused(send(connection, "", "Authorization", "Basic " + FormConnection.SECRET), 401);
    }

    @Test
    void connectionWithoutSecret_letsNobodyIn() {
        var connection = new FormConnection().without("form-secret");

        assertRefused(send(connection, "", "X-Form-Secret", FormConnection.SECRET), 401);
        assertRefused(send(connection.with("form-secret", " "), "", "X-Form-Secret", " "), 401);
    }

    @Test
    void secretThatIsBeingReplaced_isStillLetIn() {
        var connection = new FormConnection().with("form-secret", "the-new-one").with("form-secret-previous", "old");

        assertThat(send(connection, "", "X-Form-Secret", "old")).isInstanceOf(Intake.Accepted.class);
        assertThat(send(connection, "", "X-Form-Secret", "the-new-one")).isInstanceOf(Intake.Accepted.class);
        assertRefused(send(connection, "", "X-Form-Secret", "older"), 401);
    }

    @Test
    void signature_isTaken_asHexAndAsBase64() throws Exception {
        var connection = new FormConnection()
                .without("form-secret")
                .with("signature-secret", "signing")
                .with("signature-header", "X-Plugin-Signature");
        byte[] right = signature("signing");
        String hex = HexFormat.of().formatHex(right);

        for (String value :
                new String[] {hex, "sha256=" + hex, Base64.getEncoder().encodeToString(right)}) {
            assertThat(send(connection, "", "x-plugin-signature", value)).isInstanceOf(Intake.Accepted.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256=", "00", "not base64!", "AAAA"})
    void wrongSignature_isRefused(String value) throws Exception {
        var connection = new FormConnection().without("form-secret").with("signature-secret", "signing");

        assertRefused(send(connection, "", "X-Signature", value), 401);
        assertRefused(send(connection, "", "X-Signature", HexFormat.of().formatHex(signature("other"))), 401);
        assertRefused(send(connection, ""), 401);
    }

    @Test
    void onlyPost_isTaken() {
        var request = new InboundRequest("GET", Map.of("X-Form-Secret", FormConnection.SECRET), new byte[0]);

        assertRefused(new FormConnection().source().receive(request), 405);
    }
}
