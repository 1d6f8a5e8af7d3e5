package dev.tradewind.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.app.demo.Example;
import dev.tradewind.sandbox.example.ExampleIntranet;
import dev.tradewind.sandbox.http.Fault;
import dev.tradewind.sandbox.site.SandboxSite;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code examples/news-to-intranet} from end to end: a real hub reads a WordPress site, and articles are in an intranet. */
@Timeout(300)
final class NewsToIntranetTest {

    @TempDir
    Path home;

    private final ExampleIntranet intranet = ExampleIntranet.start();
    private final SandboxSite site = SandboxSite.start(0);
    private final HttpClient client = HttpClient.newHttpClient();
    private ExampleHub hub;

    @BeforeEach
    void start() {
        Map<String, String> places =
                Map.of("INTRANET_URL", intranet.url(), "SITE_URL", site.url(), "SITE_USER", SandboxSite.DEMO_USER);
        Map<String, String> secrets =
                Map.of("website/app-password", SandboxSite.DEMO_PASSWORD, "intranet/token", ExampleIntranet.TOKEN);
        hub = ExampleHub.start(Example.NEWS_TO_INTRANET, home, places, secrets);
    }

    @AfterEach
    void stop() {
        hub.close();
        site.close();
        intranet.close();
        client.close();
    }

    private boolean isShown(String id, String title) {
        Map<String, Object> article = intranet.articles().get(id);
        return article != null && title.equals(article.get("title")) && Boolean.TRUE.equals(article.get("shown"));
    }

    /** As the button in wp-admin does. */
    private void trash(String id) throws Exception {
        String user = SandboxSite.DEMO_USER + ":" + SandboxSite.DEMO_PASSWORD;
        String basic = Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
        int status = client.send(
                        HttpRequest.newBuilder(URI.create(site.url() + "/wp-json/wp/v2/posts/" + id))
                                .header("Authorization", "Basic " + basic)
                                .DELETE()
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
        assertThat(status).isEqualTo(200);
    }

    @Test
    void whatTheSitePublishes_isInTheIntranet_isHiddenAsADraft_andRemovedWithTheTrash() throws Exception {
        intranet.faults().set(Fault.next(1, Fault.Kind.LOST_ANSWER));
        site.put("posts", 11, Map.of("title", "New & shiny", "content", "<p>Come in.</p>", "status", "publish"));
        site.put("posts", 12, Map.of("title", "Not yet", "status", "draft"));
        site.put("posts", 13, Map.of("title", "Opening hours", "status", "publish"));

        hub.await(intranet::articles, () -> isShown("11", "New & shiny") && isShown("13", "Opening hours"));
        assertThat(intranet.articles().get("11").get("html").toString()).startsWith("<p>Come in.</p>");
        hub.await(intranet::articles, () -> intranet.articles().containsKey("12"));
        assertThat(intranet.articles().get("12")).as("a draft").containsEntry("shown", false);

        site.put("posts", 11, Map.of("title", "New, and changed"));
        site.put("posts", 13, Map.of("status", "draft"));

        hub.await(intranet::articles, () -> isShown("11", "New, and changed") && !isShown("13", "Opening hours"));
        assertThat(intranet.articles().get("13")).containsEntry("shown", false);

        trash("11");

        hub.await(intranet::articles, () -> !intranet.articles().containsKey("11"));
        assertThat(intranet.articles()).containsKeys("12", "13");
    }
}
