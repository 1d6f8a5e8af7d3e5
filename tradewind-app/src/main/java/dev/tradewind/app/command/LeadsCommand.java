package dev.tradewind.app.command;

import dev.tradewind.api.Settings;
import dev.tradewind.app.server.ProgramConnectors;
import dev.tradewind.connector.wordpress.LeadPreview;
import dev.tradewind.engine.document.ConnectionSettings;
import dev.tradewind.engine.document.ConnectionSettings.Resolved;
import dev.tradewind.engine.document.Document.ConnectionDocument;
import dev.tradewind.engine.document.Documents;
import dev.tradewind.engine.document.Documents.Checked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code leads}. */
@Command(
        name = "leads",
        description = "Shows what forms become, before anything is connected.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example:", "  tradewind leads preview website submission.json --folder shop"})
final class LeadsCommand implements Runnable {

    private static final String WORDPRESS = "wordpress";

    /** A form's body is refused long before. */
    private static final long FILE_BYTES_MAX = 8L << 20;

    private final Console console;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    LeadsCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        console.print(spec.commandLine().getUsageMessage().stripTrailing());
    }

    /** {@code leads preview}. */
    @Command(
            name = "preview",
            description = {
                "Shows what the body of a form's request would become, and which field would be what.",
                "",
                "Reads the connection from the documents of a folder. Needs no hub and no secrets, and keeps nothing."
            })
    static final class Preview implements Callable<Integer> {
        private final Console console;

        @Parameters(index = "0", paramLabel = "CONNECTION", description = "A connection with connector wordpress.")
        private String connection = "";

        @Parameters(
                index = "1",
                paramLabel = "FILE",
                description = "What the form plug-in sends: JSON or form-encoded.")
        private Path file = Path.of("");

        @Option(
                names = "--folder",
                paramLabel = "FOLDER",
                defaultValue = ".",
                description = "Folder with the documents (default: this one).")
        private Path folder = Path.of(".");

        @Option(
                names = "--content-type",
                paramLabel = "TYPE",
                defaultValue = "",
                description = "As the plug-in would send it (default: by what is in the file).")
        private String contentType = "";

        @Option(names = "--json", description = "Print the result as JSON, for scripts.")
        private boolean json;

        Preview(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            LeadPreview preview = LeadPreview.of(
                    settings(), contentType, body(), console.clock().instant());
            if (json) {
                Map<String, @Nullable Object> tree = new LinkedHashMap<>();
                tree.put("verdict", preview.verdict());
                tree.put("lead", preview.lead());
                tree.put("uses", preview.uses());
                tree.put("unused", preview.unused());
                console.json(tree);
            } else {
                show(preview);
            }
            return preview.lead() == null ? ExitCode.FAILED : ExitCode.OK;
        }

        private void show(LeadPreview preview) {
            console.print(preview.verdict());
            if (preview.lead() == null) {
                return;
            }
            console.print("");
            preview.uses().forEach((word, field) -> console.print("  %-14s from %s".formatted(word, field)));
            if (!preview.unused().isEmpty()) {
                console.print("  %-14s %s".formatted("only in fields:", String.join(", ", preview.unused())));
            }
            console.print("");
            console.json(preview.lead());
        }

        private byte[] body() {
            try {
                if (Files.size(file) > FILE_BYTES_MAX) {
                    throw new CommandFailed(ExitCode.USAGE, file + " is larger than 8 MiB, which no form's body is.");
                }
                return Files.readAllBytes(file);
            } catch (IOException e) {
                throw new CommandFailed(ExitCode.USAGE, file + " cannot be read: " + e + ".");
            }
        }

        private Settings settings() {
            var connectors = new ProgramConnectors();
            return switch (new Documents(connectors).check(DocumentFolder.read(folder))) {
                case Checked.Invalid invalid ->
                    throw new CommandFailed(
                            ExitCode.FAILED,
                            "the documents of " + folder + " are not right; tradewind validate " + folder
                                    + " says where: " + invalid.problems().getFirst());
                case Checked.Valid valid -> {
                    ConnectionDocument document = valid.documents()
                            .connection(connection)
                            .filter(c -> c.connector().equals(WORDPRESS))
                            .orElseThrow(() -> new CommandFailed(
                                    ExitCode.NOT_FOUND,
                                    "there is no connection " + connection + " with connector wordpress in " + folder
                                            + "."));
                    yield settings(document, connectors);
                }
            };
        }

        /** References are not followed: what a form becomes depends on no secret. */
        private static Settings settings(ConnectionDocument document, ProgramConnectors connectors) {
            Resolved resolved = ConnectionSettings.resolve(
                    document,
                    connectors.find(WORDPRESS).orElseThrow(),
                    name -> Optional.of(""),
                    name -> Optional.of(""));
            return switch (resolved) {
                case Resolved.Ready ready -> ready.settings();
                case Resolved.Lacking lacking ->
                    throw new CommandFailed(ExitCode.FAILED, String.join("; ", lacking.reasons()) + ".");
            };
        }
    }
}
