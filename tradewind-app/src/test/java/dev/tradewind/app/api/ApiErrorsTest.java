package dev.tradewind.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.json.Json;
import dev.tradewind.app.server.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the API says when it cannot do as asked: a problem that says what, why and what next, and never a stack trace. */
final class ApiErrorsTest {

    @TempDir
    static Path home;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer(home);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Map<String, @Nullable Object> problem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        return Json.readObject(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> post(String path, String body) throws Exception {
        return server.send(
                server.asAdmin(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /api/deliveries?max=501    | max must be 1 to 500, was 501.
                    /api/deliveries?max=x      | "x" is not a whole number.
                    /api/deliveries?state=gone | state cannot be "gone"; it is one of [waiting, applied, unchanged, superseded, dead, discarded].
                    /api/deliveries/x          | "x" is not a whole number.
                    /api/trace                 | Say which record: /api/trace?text=1042.
                    """)
    void badQuestions_areAnswered400_withWhatWouldBeRight(String path, String detail) throws Exception {
        assertThat(problem(server.send(server.asAdmin(path)), 400)).containsEntry("detail", detail);
    }

    @Test
    void unknownThings_areAnswered404() throws Exception {
        assertThat(problem(server.send(server.asAdmin("/api/deliveries/7")), 404))
                .containsEntry("detail", "There is no delivery 7 (or no longer).");
        assertThat(problem(server.send(server.asAdmin("/api/backfills/7")), 404))
                .containsKey("detail");
        assertThat(server.send(server.asAdmin("/api/nothing")).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0      | The secret is empty, so nothing was kept.
                    65537  | The secret has 65537 bytes, more than 65536, so nothing was kept.
                    """)
    void secretOfNoUsableLength_neverReachesTheVault(int length, String detail) throws Exception {
        HttpResponse<String> answer =
                server.send(server.asAdmin("/api/vault?name=a").PUT(BodyPublishers.ofString("s".repeat(length))));

        assertThat(problem(answer, 400)).containsEntry("detail", detail);
    }

    @Test
    void impossibleOrders_areAnswered409_withTheReason() throws Exception {
        assertThat(problem(post("/api/deliveries/7/retry", ""), 409))
                .containsEntry("detail", "There is no delivery 7.");
        assertThat(problem(post("/api/flows/x/pause", "{}"), 409)).containsEntry("title", "Not possible");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"reason"                  | is no JSON
                    {"reason":1}               | must be a text
                    {}                         | "reason" is missing
                    {"reason":"a","reason":"b"}| is no JSON
                    []                         | is no JSON
                    """)
    void badBodies_areAnswered400(String body, String detail) throws Exception {
        Map<String, @Nullable Object> problem = problem(post("/api/deliveries/7/discard", body), 400);
        assertThat(String.valueOf(problem.get("detail"))).contains(detail);
    }

    @Test
    void deepBodies_areAnswered400_notWithAStackOverflow() throws Exception {
        problem(post("/api/deliveries/7/discard", "[".repeat(100_000)), 400);
    }

    @Test
    void faultsOfTheHub_areAnswered500_withoutInnards() throws Exception {
        var problem = problem(server.send(server.asAdmin("/api/documents")), 500);
        assertThat(problem).containsEntry("title", "The hub failed");
        assertThat(problem.toString()).doesNotContain("Exception").doesNotContain("fake hub");
    }
}
