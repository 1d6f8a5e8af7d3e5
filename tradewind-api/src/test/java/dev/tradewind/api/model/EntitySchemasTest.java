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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every entity but the order, which has a test of its own, is what its published schema says, and nothing else. */
class EntitySchemasTest {

    static Stream<Entity> entities() {
        return SampleEntities.all();
    }

    @ParameterizedTest
    @MethodSource("entities")
    void wholeEntity_isValid(Entity entity) {
        assertThat(schema(entity).validate(Json.text(entity), InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("entities")
    void everyDescribedField_existsAndEveryFieldIsDescribed(Entity entity) {
        Contract contract = Contract.of(entity.getClass());
        Set<String> described = new TreeSet<>(contract.paths());

        assertThat(described).isEqualTo(contract.pathsIn(Json.tree(entity)));
    }

    @ParameterizedTest
    @MethodSource("entities")
    void entityWithoutAnyOneRequiredField_isNotValid(Entity entity) {
        Schema schema = schema(entity);
        List<?> required = (List<?>) Contract.of(entity.getClass()).schema().get("required");

        assertThat(required).isNotEmpty().allSatisfy(name -> {
            Map<String, Object> tree = Json.tree(entity);
            tree.remove((String) name);
            assertThat(schema.validate(Json.text(tree), InputFormat.JSON))
                    .as("without %s", name)
                    .hasSize(1);
        });
    }

    @ParameterizedTest
    @MethodSource("entities")
    void json_readBack_isTheSameEntity(Entity entity) {
        assertThat(Json.read(Json.write(entity), entity.getClass())).isEqualTo(entity);
    }

    @Test
    void json_hasFriendlyNamesAtTheRoot() {
        assertThat(Json.tree(SampleEntities.product()))
                .containsEntry("id", "13")
                .containsEntry("parentId", "12")
                .containsEntry("sku", "TS-S-rot")
                .containsEntry("managesStock", true)
                .containsEntry("stockQuantity", -3)
                .doesNotContainKeys("head", "stock", "terms", "links", "label");
    }

    @Test
    void label_isWhatPeopleLookFor() {
        assertThat(SampleEntities.all().map(Entity::label))
                .containsExactly(
                        "TS-S-rot",
                        "anna@example.test",
                        "spar10",
                        "41",
                        "1031",
                        "91",
                        "27/17",
                        "Bohnen",
                        "Grösse",
                        "Espresso",
                        "VAT",
                        "Germany",
                        "Direct bank transfer",
                        "woocommerce_currency",
                        "sales",
                        "system",
                        "House by the sea",
                        "anna@example.test",
                        "Summer party",
                        "Chair");
    }

    private static Schema schema(Entity entity) {
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        b -> b.schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()))
                .getSchema(Contract.of(entity.getClass()).text(), InputFormat.JSON);
    }
}
