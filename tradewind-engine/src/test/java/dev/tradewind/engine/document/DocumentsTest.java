package dev.tradewind.engine.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.base.OffPeak;
import dev.tradewind.engine.document.Document.ConnectionDocument;
import dev.tradewind.engine.document.Document.FlowDocument;
import dev.tradewind.engine.document.Document.FlowRules;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class DocumentsTest {

    @Test
    void validDocuments_becomeRecords_withTheirDefaults() {
        DocumentSet documents = Examples.valid(Examples.files());

        assertThat(documents.connections()).extracting(ConnectionDocument::name).containsExactly("erp", "shop");
        ConnectionDocument erp = documents.connection("erp").orElseThrow();
        assertThat(erp.limits())
                .isEqualTo(new ConnectionLimits(2, OptionalInt.of(600), Duration.ofSeconds(20), OffPeak.ALWAYS));
        assertThat(erp.settings()).containsEntry("credentials", Map.of("key", "${vault:erp/key}"));
        assertThat(documents.connection("shop").orElseThrow().limits()).isEqualTo(ConnectionLimits.DEFAULT);
        FlowDocument flow = documents.flow("orders-to-erp").orElseThrow();
        assertThat(flow.from().when()).contains("status in ['processing', 'completed']");
        assertThat(flow.map().text()).startsWith("{\n  \"reference\": id,");
        assertThat(flow.rules().kind()).isEqualTo(FlowRules.Kind.STATE);
        assertThat(flow.rules().onDeadLetter()).isEqualTo(FlowRules.OnDeadLetter.BLOCK);
        assertThat(flow.rules().limits())
                .isEqualTo(new FlowLimits(
                        Optional.of(Duration.ofMinutes(5)),
                        Duration.ofDays(3),
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(30)));
        assertThat(documents.rows("tax-codes").orElseThrow().get("19"))
                .isEqualTo(Map.of("code", "VAT19", "rate", new BigDecimal("19.00")));
    }

    @Test
    void map_inAFileBesideTheDocument_isKeptWithIt() {
        var files = Examples.files();
        files.put(
                "flows/orders.yaml",
                Examples.FLOW.replaceFirst("(?s)map: \\|.*?\nlimits", "map: maps/orders.jsonata\nlimits"));
        files.put("flows/maps/orders.jsonata", "{ \"reference\": id }\n");

        FlowDocument flow = Examples.valid(files).flow("orders-to-erp").orElseThrow();

        assertThat(flow.map().text()).isEqualTo("{ \"reference\": id }\n");
        assertThat(flow.map().file()).contains("flows/maps/orders.jsonata");
    }

    @Test
    void documentsThatWereInForce_areReadAgain_evenIfAFieldTheyAskForIsNeverThere() {
        var files = Examples.files();
        files.replaceAll((name, text) -> text.replace("\"reference\": id", "\"reference\": idd"));

        assertThat(Examples.problems(files)).singleElement().asString().contains("order has no field 'idd'");
        assertThat(new Documents(Examples.CATALOGUE).readAgain(files)).isInstanceOf(Documents.Checked.Valid.class);
    }

    @Test
    void documentsThatWereInForce_areReadAgain_evenIfNobodyTakesAFieldThatTheyMake() {
        var files = Examples.files();
        files.replaceAll((name, text) -> text.replace("\"reference\": id", "\"referense\": id"));

        assertThat(Examples.problems(files)).singleElement().asString().contains("no field 'referense'");
        assertThat(new Documents(Examples.CATALOGUE).readAgain(files)).isInstanceOf(Documents.Checked.Valid.class);
    }

    @Test
    void connectorFile_describesWhatConnectionsOfItCanDo() {
        var files = Examples.files();
        files.put("connectors/own.yaml", """
                connector: own
                operations:
                  make: { object: thing, repeat: harmless, because: "no reason", create: { path: /things, id: id } }
                """);
        files.put("own.yaml", """
                connection: mine
                connector: own
                url: https://own.example
                ---
                flow: to-mine
                from: { connection: shop, stream: orders }
                to: { connection: mine, operation: make }
                map: "$"
                """);

        assertThat(Examples.valid(files).description("own")).isPresent();
    }

    @Test
    void noDocuments_areValid() {
        assertThat(Examples.valid(Map.of()).all()).isEmpty();
    }
}
