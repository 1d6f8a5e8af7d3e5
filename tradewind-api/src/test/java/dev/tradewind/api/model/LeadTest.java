package dev.tradewind.api.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.tradewind.api.json.Json;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class LeadTest {

    private static final Contract CONTRACT = Contract.of(Lead.class);

    private final Schema schema = SchemaRegistry.withDefaultDialect(
                    SpecificationVersion.DRAFT_2020_12,
                    b -> b.schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build()))
            .getSchema(CONTRACT.text(), InputFormat.JSON);

    @Test
    void json_hasTheContactAtTheRoot_andReadBackIsTheSameLead() {
        Map<String, Object> tree = Json.tree(SampleLead.whole());

        assertThat(tree)
                .containsEntry("email", "anna@example.test")
                .containsEntry("submittedAt", "2026-11-20T17:18:43Z")
                .doesNotContainKeys("contact", "label", "status");
        assertThat(Json.read(Json.write(SampleLead.whole()), Lead.class)).isEqualTo(SampleLead.whole());
        assertThat(Json.read(Json.write(SampleLead.bare()), Lead.class)).isEqualTo(SampleLead.bare());
    }

    @Test
    void wholeAndBareLead_areValid_andALeadWithoutTimeIsNot() {
        assertThat(schema.validate(Json.text(SampleLead.whole()), InputFormat.JSON))
                .isEmpty();
        assertThat(schema.validate(Json.text(SampleLead.bare()), InputFormat.JSON))
                .isEmpty();
        Map<String, Object> timeless = Json.tree(SampleLead.whole());
        timeless.remove("submittedAt");
        assertThat(schema.validate(Json.text(timeless), InputFormat.JSON)).hasSize(1);
    }

    @Test
    void everyField_isDescribed_andEveryDescribedFieldExists() {
        assertThat(new TreeSet<>(CONTRACT.paths())).isEqualTo(CONTRACT.pathsIn(Json.tree(SampleLead.whole())));
    }

    @Test
    void consentThatWasNotGiven_leavesNoTrace() {
        assertThat(Json.tree(SampleLead.bare())).containsOnlyKeys("id", "submittedAt", "form", "fields");
    }

    @Test
    void label_isWhatPeopleKnowThePersonBy() {
        assertThat(SampleLead.whole().label()).isEqualTo("anna@example.test");
        assertThat(SampleLead.bare().label()).isEqualTo("x");
    }
}
