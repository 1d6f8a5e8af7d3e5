package dev.tradewind.connector.woocommerce.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.api.HttpResult;
import dev.tradewind.api.Outcome;
import dev.tradewind.api.Write;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several records in one call, each with its own outcome. */
class UpsertManyTest {

    private final WrittenShop shop = new WrittenShop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void manyProducts_areOneLookup_andOneCall() {
        List<Write> writes = IntStream.range(0, 25)
                .mapToObj(n -> write(n, Map.of("sku", "BULK-" + n, "name", "Product " + n)))
                .toList();

        assertThat(shop.performTogether(writes)).hasSize(25).allMatch(Outcome.Applied.class::isInstance);
        assertThat(shop.calls().stream().filter(call -> call.startsWith("POST")))
                .containsExactly("POST products/batch");

        assertThat(shop.performTogether(writes)).allMatch(Outcome.Applied.class::isInstance);
        assertThat(shop.calls()).containsExactly("GET products", "POST products/batch");
        assertThat(shop.list("products?search=BULK-&per_page=100")).hasSize(25);
    }

    @Test
    void whatIsWrongWithOne_isWrongWithThatAlone() {
        shop.made("products", Map.of("name", "Taken", "sku", "TAKEN", "global_unique_id", "4006381333931"));

        List<Outcome> outcomes = shop.performTogether(List.of(
                write(0, Map.of("sku", "A", "name", "A")),
                write(1, Map.of("sku", "B", "nmae", "B")),
                write(2, Map.of("sku", "C", "name", "C", "gtin", "4006381333931")),
                write(3, Map.of("sku", "D", "name", "D"))));

        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Applied.class);
        assertThat(((Failure.Rejected) outcomes.get(1)).reason()).contains("nmae");
        assertThat(((Failure.Rejected) outcomes.get(2)).reason()).contains("global_unique_id");
        assertThat(outcomes.get(3)).isInstanceOf(Outcome.Applied.class);
    }

    @Test
    void twoWritesOfOneSku_makeOneProduct_andABoundOneThatHasGoneIsMadeAnew() {
        List<Outcome> outcomes = shop.performTogether(List.of(
                write(0, Map.of("sku", "A", "name", "A")),
                write(1, Map.of("sku", "A", "name", "A again")),
                new Write("upsert-product", Map.of("sku", "B", "name", "B"), "k", "e", Optional.of("987654"))));

        assertThat(outcomes).allMatch(Outcome.Applied.class::isInstance);
        assertThat(WrittenShop.idOf(outcomes.get(1))).isEqualTo(WrittenShop.idOf(outcomes.get(0)));
        assertThat(shop.list("products?sku=B")).hasSize(1);
    }

    @Test
    void productsWithImages_areWrittenAlone() {
        Map<String, @Nullable Object> pictured = new LinkedHashMap<>(Map.of("sku", "A", "name", "A"));
        pictured.put("images", List.of(Map.of("url", "https://pim.example/a.jpg")));

        shop.performTogether(List.of(
                write(0, pictured),
                write(1, Map.of("sku", "B", "name", "B")),
                write(2, Map.of("sku", "C", "name", "C"))));

        assertThat(shop.calls()).contains("POST products", "POST products/batch");
    }

    @Test
    void answerOfABatch_thatIsLost_leavesEveryWriteToBeTriedAgain_andMakesNoSecondOne() {
        List<Write> writes =
                List.of(write(0, Map.of("sku", "A", "name", "A")), write(1, Map.of("sku", "B", "name", "B")));
        Http losing = call -> {
            HttpResult answer = shop.direct().send(call);
            return call.method().equals("POST") ? new HttpResult.NoReply(true, "the connection broke") : answer;
        };

        assertThat(shop.performTogether(writes, losing))
                .allSatisfy(
                        outcome -> assertThat(outcome).isEqualTo(new Failure.Transient("the connection broke", true)));
        assertThat(shop.performTogether(writes)).allMatch(Outcome.Applied.class::isInstance);

        assertThat(shop.list("products?sku=A,B")).hasSize(2);
    }

    private static Write write(int n, Map<String, @Nullable Object> input) {
        return new Write("upsert-product", input, "key-" + n, "record-" + n, Optional.empty());
    }
}
