package dev.tradewind.app.command;

import dev.tradewind.api.json.Json;
import dev.tradewind.app.server.ProgramConnectors;
import dev.tradewind.engine.document.Documents;
import dev.tradewind.engine.document.Documents.Checked;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code validate}: needs no hub, so that editors and build servers can run it. */
@Command(
        name = "validate",
        description = "Checks the documents of a folder. Needs no running hub.",
        footer = {
            "",
            "Each problem is one line: file:line:column field: what is wrong — what would be right.",
            "",
            "Example:",
            "  tradewind validate shop"
        })
final class ValidateCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(
            arity = "0..1",
            paramLabel = "FOLDER",
            defaultValue = ".",
            description = "Folder with documents, or one file.")
    private Path folder = Path.of(".");

    @Option(names = "--json", description = "Print the result as JSON, for scripts.")
    private boolean json;

    ValidateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        return switch (new Documents(new ProgramConnectors()).check(DocumentFolder.read(folder))) {
            case Checked.Valid valid -> {
                int count = valid.documents().all().size();
                if (json) {
                    console.json(Map.of("valid", true, "documents", count));
                } else {
                    console.print(count == 1 ? "1 document, no problems." : count + " documents, no problems.");
                }
                yield ExitCode.OK;
            }
            case Checked.Invalid invalid -> {
                List<Fields> problems = invalid.problems().stream()
                        .map(p -> new Fields(Json.tree(p)))
                        .toList();
                if (json) {
                    console.json(Map.of(
                            "valid",
                            false,
                            "problems",
                            problems.stream().map(Fields::tree).toList()));
                } else {
                    Problems.print(console, problems);
                }
                yield ExitCode.FAILED;
            }
        };
    }
}
