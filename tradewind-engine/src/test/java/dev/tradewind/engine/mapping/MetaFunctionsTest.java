package dev.tradewind.engine.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What plug-ins attach, looked up by key. */
class MetaFunctionsTest {

    private static final Map<String, Object> ORDER = Json.readObject("""
            {"meta":[
              {"key":"_billing_vat_number","value":"DE1"},
              {"key":"_billing_vat_number","value":"DE2"},
              {"key":"sizes","value":[1,2]},
              {"key":"delivery_days","value":"3"},{"key":"_delivery_days","value":"field_65a1"},
              {"key":"color","value":"red"},{"key":"_color","value":"blue"}],
             "lines":[{"meta":[{"key":"engraving","value":"A"}]},{"meta":[]}]}
            """.getBytes(StandardCharsets.UTF_8));

    @Test
    void meta_isTheLastValueOfAKey() {
        assertThat(evaluate("$meta($, '_billing_vat_number')")).isEqualTo("DE2");
        assertThat(evaluate("$count($meta($, 'sizes'))")).isEqualTo(2);
        assertThat(evaluate("$exists($meta($, 'nothing'))")).isEqualTo(false);
    }

    @Test
    void meta_ofALine_isTheLines() {
        assertThat(evaluate("$join(lines.$meta($, 'engraving'), ',')")).isEqualTo("A");
    }

    @Test
    void acf_isAValueThatRefersToAField() {
        assertThat(evaluate("$acf($, 'delivery_days')")).isEqualTo("3");
        assertThat(evaluate("$exists($acf($, 'color'))")).isEqualTo(false);
    }

    private static Object evaluate(String source) {
        return JsonataExpressions.forChecking().compile(source).evaluate(ORDER, Map.of());
    }
}
