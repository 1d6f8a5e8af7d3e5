package dev.tradewind.api.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.tradewind.api.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OrderSchemaTest {

    private static final Contract CONTRACT = Contract.ofOrder();

    private final Schema schema = SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    b -> b.schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build()))
            .getSchema(CONTRACT.text(), InputFormat.JSON);

    @Test
    void wholeOrder_isValid() {
        assertThat(schema.validate(Json.text(SampleOrder.whole()), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void orderWithFindings_isValid() {
        Order order = SampleOrder.with(SampleOrder.money("31.00"), Map.of());

        assertThat(order.checks().findings()).isNotEmpty();
        assertThat(schema.validate(Json.text(order), InputFormat.JSON)).isEmpty();
    }

    @Test
    void orderWithoutTotal_isNotValid() {
        Map<String, Object> tree = Json.tree(SampleOrder.whole());
        ((Map<?, ?>) tree.get("totals")).remove("total");

        assertThat(schema.validate(Json.text(tree), InputFormat.JSON)).hasSize(1);
    }

    @Test
    void everyField_isDescribed() {
        assertThat(CONTRACT.undescribed(Json.tree(SampleOrder.whole()))).isEmpty();
    }

    @Test
    void everyDescribedField_exists() {
        Set<String> described = new TreeSet<>(CONTRACT.paths());
        Set<String> written = new TreeSet<>(
                CONTRACT.pathsIn(Json.tree(SampleOrder.with(SampleOrder.money("31.00"), Map.of("x", List.of())))));

        assertThat(described).isEqualTo(written);
    }

    @Test
    void fieldThatNobodyDescribed_isNoticed() {
        Map<String, Object> tree = Json.tree(SampleOrder.whole());
        tree.put("surprise", 1);

        assertThat(CONTRACT.undescribed(tree)).containsExactly("surprise");
    }
}
