package dev.tradewind.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.app.demo.ExampleControls;
import dev.tradewind.app.server.TestServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the overview shows and lets do where an example runs. */
final class ExamplePanelTest {

    @TempDir
    Path home;

    private static final class Form implements ExampleControls {
        private int sent;
        private boolean up = true;

        @Override
        public synchronized Status status() {
            return new Status(
                    "form-to-crm",
                    new Side("Website", sent, "people wrote", Optional.empty()),
                    new Side("CRM", 0, "contacts", Optional.of(URI.create("http://127.0.0.1:9/records"))),
                    up);
        }

        @Override
        public synchronized String happen() {
            return "Person " + ++sent + " wrote.";
        }

        @Override
        public synchronized void destination(boolean isUp) {
            up = isUp;
        }
    }

    @Test
    void person_hasSomethingHappen_andTakesTheDestinationDown() {
        var form = new Form();
        try (var server = new TestServer(home, UnaryOperator.identity(), Optional.of(form));
                var visitor = new Visitor("http://localhost:" + server.port())) {
            assertThat(visitor.page("/"))
                    .contains("Example form-to-crm", "people wrote", "href=\"http://127.0.0.1:9/records\"")
                    .doesNotContain("Place an order");

            assertThat(visitor.post("/example/happen", Map.of()).statusCode()).isEqualTo(200);
            visitor.post("/example/destination", Map.of("up", "false"));

            assertThat(form.status().source().holds()).isEqualTo(1);
            assertThat(form.status().destinationUp()).isFalse();
            assertThat(visitor.page("/")).contains("Bring it back", "waits in the hub, safe on disk");
        }
    }

    @Test
    void ordersOfTheDemo_areRefusedWithWhatToDo_whereAnExampleRuns() {
        try (var server = new TestServer(home, UnaryOperator.identity(), Optional.of(new Form()));
                var visitor = new Visitor("http://localhost:" + server.port())) {
            assertThat(visitor.postByScript("/demo/orders", Map.of()).body()).contains("tradewind demo");
        }
    }
}
