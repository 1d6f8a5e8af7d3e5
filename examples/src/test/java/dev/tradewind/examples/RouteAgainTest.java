package dev.tradewind.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.app.demo.Example;
import dev.tradewind.app.demo.ExampleWorld;
import dev.tradewind.engine.Configuration.Applied;
import dev.tradewind.engine.journal.EventFilter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a person does when nothing of a source can be understood: sees why, mends the connector file, routes again. */
@Timeout(300)
final class RouteAgainTest {

    private static final Example EXAMPLE = Example.CATALOGUE_TO_SHOP;
    private static final String FILE = "example-erp.yaml";

    @TempDir
    Path home;

    private static Map<String, byte[]> withWrongKey() {
        Map<String, byte[]> files = new TreeMap<>(EXAMPLE.documents());
        String right = new String(files.get(FILE), StandardCharsets.UTF_8);
        String wrong = right.replace("key: number", "key: nummer");
        assertThat(wrong).isNotEqualTo(right);
        files.put(FILE, wrong.getBytes(StandardCharsets.UTF_8));
        return files;
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static int unreadable(ExampleHub hub) {
        return hub.hub().insight().events(EventFilter.UNREADABLE, 500).events().size();
    }

    @Test
    void eventsThatCouldNotBeUnderstood_areDelivered_onceTheFileIsMended_andTheyAreRoutedAgain() throws Exception {
        try (ExampleWorld world = EXAMPLE.open(1);
                ExampleHub hub = ExampleHub.start(withWrongKey(), home, world);
                HttpClient client = HttpClient.newHttpClient()) {
            int items = world.status().source().holds();
            hub.await(world::status, () -> unreadable(hub) == items);
            URI page = URI.create("http://127.0.0.1:" + hub.port() + "/unreadable?connection=erp");
            assertThat(send(client, HttpRequest.newBuilder(page)).body())
                    .contains("Route all of this connection again", "key");

            assertThat(hub.hub().documents().apply(EXAMPLE.documents(), "test", ""))
                    .isInstanceOf(Applied.InForce.class);
            HttpResponse<String> answer = send(
                    client,
                    HttpRequest.newBuilder(page.resolve("/api/events/reroute"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString("{\"connection\":\"erp\"}")));

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            hub.await(world::status, () -> world.status().destination().holds() == items && unreadable(hub) == 0);
            assertThat(hub.hub().insight().overview().dead()).isZero();
        }
    }
}
