package dev.tradewind.fuzz;

import dev.tradewind.api.ConnectionContext;
import dev.tradewind.api.Connector;
import dev.tradewind.api.Destination;
import dev.tradewind.api.HttpResult;
import dev.tradewind.api.OperationSpec;
import dev.tradewind.api.Write;
import dev.tradewind.app.server.ProgramConnectors;
import dev.tradewind.engine.document.Diff;
import dev.tradewind.engine.document.Document.ConnectorDocument;
import dev.tradewind.engine.document.DocumentSet;
import dev.tradewind.engine.document.Documents;
import dev.tradewind.engine.document.Documents.Checked;
import dev.tradewind.engine.document.Export;
import dev.tradewind.engine.document.Problem;
import dev.tradewind.engine.mapping.JsonataExpressions;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file of documents, flows and connector files among them: found right, or all that is wrong with it is told by line.
 * What was found right can be exported and read again, and its connector files can be called.
 */
public final class DocumentTarget implements Target {

    private static final String FILE = "any.yaml";

    private static final Map<String, @Nullable Object> ORDER = Map.of(
            "id",
            "1001",
            "total",
            12,
            "lines",
            List.of(Map.of("sku", "MUG-1", "quantity", 2)),
            "name",
            "Käufer & Söhne");

    private static final List<HttpResult> ANSWERS = List.of(
            reply(201, "{\"id\":\"7\",\"data\":[{\"id\":8}]}"),
            reply(404, "{}"),
            reply(200, "<html>"),
            reply(409, "{\"error\":[null]}"),
            new HttpResult.NoReply(true, "cut off"));

    private final ProgramConnectors connectors = new ProgramConnectors();
    private final Documents documents = new Documents(connectors);

    private static HttpResult reply(int status, String body) {
        return new HttpResult.Reply(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void accept(byte[] input) {
        switch (documents.check(Map.of(FILE, input))) {
            case Checked.Invalid invalid -> invalid.problems().forEach(DocumentTarget::check);
            case Checked.Valid valid -> use(valid.documents());
        }
    }

    private static void check(Problem problem) {
        if (problem.toString().isBlank()) {
            throw new IllegalStateException("a problem without a word");
        }
    }

    private void use(DocumentSet set) {
        switch (documents.checkTexts(Export.files(set))) {
            case Checked.Invalid invalid ->
                throw new IllegalStateException("what was right is wrong when exported: " + invalid.problems());
            case Checked.Valid again -> {
                Diff diff = Diff.between(set, again.documents());
                if (!diff.changes().isEmpty()) {
                    throw new IllegalStateException("what was exported differs: " + diff.changes());
                }
            }
        }
        for (ConnectorDocument file : set.connectors()) {
            call(connectors.of(file));
        }
    }

    private static void call(Connector connector) {
        var context = new ConnectionContext(
                "any", new FixedSettings("fuzz-secret"), JsonataExpressions.forChecking(), InstantSource.system());
        Destination destination = connector.destination(context).orElseThrow();
        for (OperationSpec operation : connector.description().operations()) {
            for (HttpResult answer : ANSWERS) {
                for (Optional<String> bound : List.of(Optional.<String>empty(), Optional.of("7"))) {
                    destination.perform(new Write(operation.name(), ORDER, "key-1", "1001", bound), call -> answer);
                }
            }
        }
    }
}
