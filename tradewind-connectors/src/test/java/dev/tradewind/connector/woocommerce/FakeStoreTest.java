package dev.tradewind.connector.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.HttpCall;
import dev.tradewind.api.HttpResult;
import dev.tradewind.api.json.Json;
import dev.tradewind.testkit.recorded.Exchange;
import dev.tradewind.testkit.recorded.Recordings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fake answers the recorded questions about changes as the real store did. */
class FakeStoreTest {

    private static final Instant LAST = Instant.parse("2026-11-20T17:32:49Z");

    static Stream<Exchange> questions() {
        return Recordings.ofWooCommerce()
                .exchanges()
                .filter(e -> e.name().startsWith("b-orders/list-modified-"))
                .filter(e -> e.target().contains("orderby=modified&order=asc"));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void question_isAnsweredAsRecorded(Exchange exchange) {
        FakeStore store = new FakeStore(new Random(1), LAST.plusSeconds(60), Duration.ofHours(1), false);
        // What the store had: old orders of 17:18, and number 365, the last.
        for (int i = 0; i < 20; i++) {
            store.create().modified = Instant.parse("2026-11-20T17:18:44Z");
        }
        FakeStore.Order last = new FakeStore.Order(365, LAST);
        store.orders.put(last.id, last);

        HttpResult.Reply reply =
                (HttpResult.Reply) store.send(HttpCall.get(URI.create("https://shop.example" + exchange.target())));

        List<?> recorded = (List<?>) exchange.json();
        List<?> answered = (List<?>) Json.read(reply.body());
        assertThat(answered.isEmpty()).isEqualTo(recorded.isEmpty());
        if (!recorded.isEmpty()) {
            boolean everything = recorded.size() > 1;
            assertThat(answered.size() > 1).isEqualTo(everything);
            assertThat(everything || id(answered).equals(id(recorded))).isTrue();
        }
    }

    private static Object id(List<?> orders) {
        return ((Map<?, ?>) orders.getFirst()).get("id");
    }
}
