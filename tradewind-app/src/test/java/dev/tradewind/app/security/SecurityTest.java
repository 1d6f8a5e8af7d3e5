package dev.tradewind.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.app.server.TestServer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecurityTest {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    @TempDir
    Path home;

    private TestServer server;

    @BeforeEach
    void start() {
        server = new TestServer(home);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void adminToken_isReadableByItsOwnerAlone() throws Exception {
        Path file = home.resolve("admin-token");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(server.token()).hasSize(43);
    }

    @Test
    void api_withoutToken_isAnswered401_asProblem() throws Exception {
        var answer = server.get("/api/overview");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(answer.body()).contains("admin-token").doesNotContain(server.token());
    }

    @Test
    void api_withToken_isOpen() throws Exception {
        assertThat(server.send(server.asAdmin("/api/overview")).statusCode()).isEqualTo(200);
    }

    @Test
    void api_withWrongTokens_makesTheCallerWait() throws Exception {
        for (int i = 0; i < Attempts.WRONG_MAX; i++) {
            assertThat(server.send(wrongToken()).statusCode()).isEqualTo(401);
        }
        var answer = server.send(wrongToken());

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("60");
    }

    private HttpRequest.Builder wrongToken() {
        return HttpRequest.newBuilder(server.url("/api/overview")).header("Authorization", "Bearer wrong");
    }

    @Test
    void health_isOpenWithoutDetails_metricsAreNot() throws Exception {
        var health = server.get("/actuator/health");

        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("UP").doesNotContain("components");
        assertThat(server.get("/actuator/prometheus").statusCode()).isEqualTo(401);
        assertThat(server.send(server.asAdmin("/actuator/prometheus")).body())
                .contains("tradewind_deliveries_waiting", "tradewind_deliveries_applied_total", "jvm_memory");
        assertThat(server.send(server.asAdmin("/actuator/env")).statusCode()).isEqualTo(404);
    }

    @Test
    void console_withoutSession_leadsToLogin_andBackToThePage() throws Exception {
        var answer = server.get("/flows?x=1");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).contains("/login?next=%2Fflows%3Fx%3D1");
    }

    @Test
    void console_withoutSession_tellsHtmxToGoToLogin() throws Exception {
        var answer = server.send(HttpRequest.newBuilder(server.url("/flows")).header("HX-Request", "true"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("HX-Redirect")).contains("/login?next=%2Fflows");
    }

    @Test
    void login_withTheToken_givesASessionThatOpensTheConsole() throws Exception {
        var answer = login(server.token(), "/deliveries");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).contains("/deliveries");
        String session = answer.headers().allValues("Set-Cookie").stream()
                .filter(c -> c.startsWith("tradewind="))
                .findFirst()
                .orElseThrow();
        assertThat(session).contains("HttpOnly").contains("SameSite=Strict");
        var page = server.send(HttpRequest.newBuilder(server.url("/no-such-page"))
                .header("Cookie", session.substring(0, session.indexOf(';'))));
        assertThat(page.statusCode()).isEqualTo(404);
    }

    @Test
    void login_withAWrongToken_givesNoSession_andSaysSo() throws Exception {
        var answer = login("wrong", "/");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).contains("/login?problem=wrong&next=%2F");
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(c -> c.startsWith("tradewind="));
    }

    @Test
    void login_withManyWrongTokens_hasToWait_evenWithTheRightOne() throws Exception {
        for (int i = 0; i < Attempts.WRONG_MAX; i++) {
            login("wrong", "/");
        }
        assertThat(login(server.token(), "/").headers().firstValue("Location").orElseThrow())
                .startsWith("/login?problem=wait");
    }

    @Test
    void login_neverLeadsToAnotherSite() throws Exception {
        for (String next : new String[] {"//evil.example", "/\\evil.example", "https://evil.example", "javascript:x"}) {
            assertThat(login(server.token(), next).headers().firstValue("Location"))
                    .as(next)
                    .contains("/");
        }
    }

    @Test
    void login_withoutTheFormsOwnToken_isRefused() throws Exception {
        var answer = server.send(HttpRequest.newBuilder(server.url("/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("token=" + server.token())));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void everyPage_forbidsInlineScriptsAndFrames() throws Exception {
        var headers = server.get("/login").headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void loginForm_startsNoSession() throws Exception {
        assertThat(server.get("/login").headers().allValues("Set-Cookie")).noneMatch(c -> c.startsWith("tradewind="));
    }

    @Test
    void errorOfTheIntake_isNotTurnedIntoARedirectToLogin() throws Exception {
        assertThat(server.raw("POST /hooks/%00 HTTP/1.0\r\nContent-Length: 2\r\n\r\n{}"))
                .contains(" 400 ")
                .doesNotContain("login");
    }

    private HttpResponse<String> login(String token, String next) throws Exception {
        var form = server.get("/login");
        String cookie = form.headers().firstValue("Set-Cookie").orElseThrow();
        var csrf = CSRF.matcher(form.body());
        assertThat(csrf.find()).isTrue();
        String body = "token=" + token + "&next=" + LoginPage.encoded(next) + "&_csrf=" + csrf.group(1);
        return server.send(HttpRequest.newBuilder(server.url("/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", cookie.substring(0, cookie.indexOf(';')))
                .POST(BodyPublishers.ofString(body)));
    }
}
