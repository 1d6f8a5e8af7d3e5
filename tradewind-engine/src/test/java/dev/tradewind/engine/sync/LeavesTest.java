package dev.tradewind.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeavesTest {

    @Test
    void anObject_isTakenApart_andAListIsNot() {
        Map<String, Object> entity =
                Map.of("prices", Map.of("regular", "9", "sale", "7"), "tags", List.of(Map.of("id", "1")));

        assertThat(Leaves.of(Json.write(entity)))
                .containsOnlyKeys("prices.regular", "prices.sale", "tags")
                .containsEntry("prices.sale", "7");
    }

    @Test
    void metaOfEveryKey_isAFieldOfItsOwn_alsoWhereOneKeyIsThereTwice() {
        List<Map<String, String>> meta = List.of(
                Map.of("id", "1", "key", "_a", "value", "x"),
                Map.of("id", "2", "key", "_b.c", "value", "y"),
                Map.of("id", "3", "key", "_a", "value", "z"));

        assertThat(Leaves.of(Json.write(Map.of("meta", meta))))
                .containsOnlyKeys("meta._a", "meta._b.c")
                .containsEntry("meta._a", List.of(meta.get(0), meta.get(2)));
    }

    @Test
    void whatIsEmpty_andTheTimeOfChange_areNotThere() {
        byte[] entity = """
                {"modifiedAt": "2026-03-01T10:00:00Z", "tags": [], "extra": {}, "name": null, "label": ""}""".getBytes(java.nio.charset.StandardCharsets.UTF_8);

        assertThat(Leaves.of(entity)).containsOnlyKeys("label");
    }

    @Test
    void aField_liesInItself_andInWhatIsAboveIt_only() {
        assertThat(Leaves.isWithin("prices", "prices")).isTrue();
        assertThat(Leaves.isWithin("prices.sale", "prices")).isTrue();
        assertThat(Leaves.isWithin("prices", "prices.sale")).isFalse();
        assertThat(Leaves.isWithin("pricesOld", "prices")).isFalse();
    }
}
