package dev.tradewind.connector.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.Failure;
import dev.tradewind.api.HttpResult;
import dev.tradewind.testkit.recorded.Exchange;
import dev.tradewind.testkit.recorded.Recordings;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteFailuresTest {

    private final SiteFailures failures = new SiteFailures(InstantSource.system(), List.of("test-app-password"));

    private Failure failure(HttpResult.Reply reply) {
        return failures.of(reply, SiteError.of(reply));
    }

    private Failure failure(int status, String body) {
        return failure(new HttpResult.Reply(status, Map.of(), body.getBytes(StandardCharsets.UTF_8)));
    }

    private Failure failure(int status, String code, String message) {
        return failure(
                status,
                "{\"code\":\"%s\",\"message\":\"%s\",\"data\":{\"status\":%d}}".formatted(code, message, status));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "error-post-create-anonymous-401",
                "error-wrong-app-password",
                "error-unknown-user",
                "error-login-password-instead-of-app-password",
                "error-users-me-401"
            })
    void recordedRefusalsOfCredentials_areUnauthorised_withWhatToDo(String name) {
        Exchange recorded = Recordings.ofWooCommerce().exchange("h-wp-core/" + name + ".json");

        assertThat(failure(recorded.reply()))
                .isInstanceOfSatisfying(
                        Failure.Unauthorised.class,
                        f -> assertThat(f.reason())
                                .contains(SiteError.of(recorded.reply()).code())
                                .doesNotContain("<strong>")
                                .containsAnyOf(
                                        "application password",
                                        "Application Password",
                                        "lacks a right",
                                        "Authorization"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"error-drafts-anonymous", "error-per-page-101"})
    void recordedRefusalsOfParameters_areRejected_withTheParameter(String name) {
        Exchange recorded = Recordings.ofWooCommerce().exchange("h-wp-core/" + name + ".json");

        assertThat(failure(recorded.reply()))
                .isInstanceOfSatisfying(
                        Failure.Rejected.class, f -> assertThat(f.field()).isPresent());
    }

    @ParameterizedTest
    @CsvSource({
        "403, rest_forbidden, Unauthorised",
        "403, rest_cannot_create, Unauthorised",
        "403, rest_cannot_edit_others, Unauthorised",
        "404, rest_post_invalid_id, Rejected",
        "404, rest_no_route, Rejected",
        "400, rest_upload_no_data, Rejected",
        "500, rest_upload_unknown_error, Rejected",
        "500, internal_server_error, Transient",
        "503, wp_die, Transient"
    })
    void codes_haveTheirTreatment(int status, String code, String kind) {
        assertThat(failure(status, code, "No.").getClass().getSimpleName()).isEqualTo(kind);
    }

    @Test
    void pageOfAFirewall_mayPass_andSaysNothingAgainstTheCredentials() {
        assertThat(failure(403, "<html><title>Blocked</title></html>"))
                .isInstanceOfSatisfying(
                        Failure.Transient.class,
                        f -> assertThat(f.reason()).contains("firewall").doesNotContain("Blocked"));
        assertThat(failure(401, "<html>401</html>")).isInstanceOf(Failure.Unauthorised.class);
    }

    @Test
    void fileThatIsTooLarge_isRejected_withWhatToRaise() {
        assertThat(failure(413, "<html>413 Request Entity Too Large</html>"))
                .isInstanceOfSatisfying(
                        Failure.Rejected.class, f -> assertThat(f.reason()).contains("upload_max_filesize"));
    }

    @Test
    void redirect_saysWhatToSet() {
        assertThat(failure(301, ""))
                .isInstanceOfSatisfying(
                        Failure.Rejected.class,
                        f -> assertThat(f.reason()).contains("url", "permalinks", "/?rest_route="));
    }

    @Test
    void reasons_tellNoSecret() {
        assertThat(failure(500, "x", "wrong: test-app-password").reason())
                .doesNotContain("test-app-password")
                .contains("[secret]");
    }
}
