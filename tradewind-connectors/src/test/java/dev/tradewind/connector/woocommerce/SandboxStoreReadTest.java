package dev.tradewind.connector.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.BackfillRange;
import dev.tradewind.api.CensusResult;
import dev.tradewind.api.ConnectionContext;
import dev.tradewind.api.Http;
import dev.tradewind.api.HttpCall;
import dev.tradewind.api.HttpResult;
import dev.tradewind.api.IncomingEvent;
import dev.tradewind.api.Normalised;
import dev.tradewind.api.PageResult;
import dev.tradewind.api.ReadResult;
import dev.tradewind.api.Source;
import dev.tradewind.api.model.Order;
import dev.tradewind.sandbox.store.SandboxStore;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Over real HTTP, against the sandbox store. */
class SandboxStoreReadTest {

    private final SandboxStore store = SandboxStore.builder().start();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Source source = source(store.consumerKey(), store.consumerSecret());
    private final Http http = this::send;

    @AfterEach
    void close() {
        client.close();
        store.close();
    }

    @Test
    void sweep_findsNewChangedAndTrashedOrders() {
        Optional<String> cursor = sweep(Optional.empty()).cursor();
        int kept = order();
        int trashed = order();
        Swept first = sweep(cursor);
        store.trashOrder(trashed);
        store.updateOrder(kept, Map.of("status", "completed"));

        Swept second = sweep(first.cursor());

        assertThat(first.statuses()).containsKeys(String.valueOf(kept), String.valueOf(trashed));
        assertThat(second.statuses())
                .containsEntry(String.valueOf(kept), "completed")
                .containsEntry(String.valueOf(trashed), "trash");
    }

    @Test
    void read_tellsWhatIsThereAndWhatIsNot() {
        int id = order();

        ReadResult found = source.read("orders", String.valueOf(id), http);
        store.deleteOrder(id);
        ReadResult missing = source.read("orders", String.valueOf(id), http);

        assertThat(found).isInstanceOfSatisfying(ReadResult.Found.class, f -> {
            Order order =
                    (Order) ((Normalised.Changed) source.normalise(f.event().record())).entity();
            assertThat(order.checks().balanced()).isTrue();
        });
        assertThat(missing).isInstanceOf(ReadResult.Missing.class);
    }

    @Test
    void backfill_findsEveryOrder() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            ids.add(String.valueOf(order()));
        }
        List<String> found = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        boolean more = true;
        while (more) {
            PageResult.Page page = page(source.existing("orders", BackfillRange.ALL, cursor, http));
            page.events().forEach(event -> found.add(event.record().key()));
            cursor = Optional.of(page.cursor());
            more = page.more();
        }

        assertThat(found).containsAll(ids);
    }

    /** Every tenth of the products has variations, and some got more long after the last product was made. */
    @Test
    void census_tellsVariationsWithTheProducts_butNotThoseThatWereDeleted() {
        store.generate(350, 0, 1);
        List<Integer> parents = store.staff().products().entrySet().stream()
                .filter(product -> "variable".equals(product.getValue().get("type")))
                .map(Map.Entry::getKey)
                .toList();
        List<Integer> variations = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            variations.add(
                    store.staff().createVariation(parents.get(i % parents.size()), Map.of("regular_price", "1")));
        }
        variations.subList(0, 20).forEach(store.staff()::deleteProduct);
        int trashed = variations.get(20);
        store.staff().trashProduct(trashed);

        List<Long> told = census("products");

        // One in the trash is named by nobody, and read again each time.
        assertThat(told)
                .isSorted()
                .containsExactlyElementsOf(store.staff().products().keySet().stream()
                        .filter(id -> id != trashed)
                        .map(Integer::longValue)
                        .toList());
    }

    private List<Long> census(String stream) {
        List<Long> told = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        CensusResult.Page page;
        do {
            page = (CensusResult.Page) source.census(stream, cursor, http);
            told.addAll(page.keys());
            cursor = Optional.of(page.cursor());
        } while (!page.isLast());
        return told;
    }

    @Test
    void wrongSecret_isUnauthorised() {
        ReadResult result = source(store.consumerKey(), "cs_wrong").read("orders", "1", http);

        assertThat(((ReadResult.Failed) result).failure()).isInstanceOf(dev.tradewind.api.Failure.Unauthorised.class);
    }

    private record Swept(Map<String, String> statuses, Optional<String> cursor) {}

    private Swept sweep(Optional<String> from) {
        Map<String, String> statuses = new java.util.LinkedHashMap<>();
        Optional<String> cursor = from;
        boolean more = true;
        while (more) {
            PageResult.Page page = page(source.changes("orders", cursor, http));
            for (IncomingEvent event : page.events()) {
                if (source.normalise(event.record()) instanceof Normalised.Changed changed) {
                    statuses.put(changed.entity().id(), changed.entity().status());
                }
            }
            cursor = Optional.of(page.cursor());
            more = page.more();
        }
        return new Swept(statuses, cursor);
    }

    private static PageResult.Page page(PageResult result) {
        assertThat(result).isInstanceOf(PageResult.Page.class);
        return (PageResult.Page) result;
    }

    private int order() {
        return store.createOrder(
                Map.of("status", "processing", "fee_lines", List.of(Map.of("name", "Fee", "total", "9.99"))));
    }

    private Source source(String key, String secret) {
        ConnectionContext connection = TestConnection.context(Map.of(
                "url", store.url(), "credentials.key", key, "credentials.secret", secret, "sweep-overlap", "5m"));
        return new WooCommerceConnector().source(connection).orElseThrow();
    }

    private HttpResult send(HttpCall call) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(call.url()).method(call.method(), HttpRequest.BodyPublishers.noBody());
        call.headers().forEach(request::header);
        try {
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new HttpResult.Reply(
                    response.statusCode(), response.headers().map(), response.body());
        } catch (IOException e) {
            return new HttpResult.NoReply(true, "no answer");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
