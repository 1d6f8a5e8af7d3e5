package dev.tradewind.app.command;

import dev.tradewind.api.json.Json;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands about the documents of a running hub. */
final class DocumentCommands {

    private DocumentCommands() {}

    /** {@code apply}. */
    @Command(
            name = "apply",
            description = {
                "Puts the documents of a folder in force, all or none of them.",
                "",
                "What is not in the folder is gone from the hub; \"tradewind diff\" shows what would change."
            },
            footer = {"", "Example:", "  tradewind apply shop --note \"add the warehouse\""})
    static final class Apply implements Callable<Integer> {
        private final Console console;

        @Mixin
        private HubOptions hub = new HubOptions();

        @Parameters(paramLabel = "FOLDER", description = "Folder with documents, or one file.")
        private Path folder = Path.of("");

        @Option(names = "--note", paramLabel = "TEXT", defaultValue = "", description = "Why, for others to see.")
        private String note = "";

        Apply(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            return applied(console, hub, send(console, hub, "apply", folder, note));
        }
    }

    /** Tells what came of putting documents in force; the exit code that follows. */
    static int applied(Console console, HubOptions hub, @Nullable Object answer) {
        Fields result = Fields.of(answer);
        int code = show(console, hub, answer);
        if (code != ExitCode.OK || hub.json()) {
            return code;
        }
        boolean none = result.objects("changes").isEmpty();
        Map<?, ?> unusable = result.object("unusable").tree();
        console.print((none ? "No document has changed." : "In force as version " + result.text("version") + ".")
                + (unusable.isEmpty() ? " Every connection can be used." : ""));
        unusable.forEach((name, reason) -> console.say("Connection " + name + " cannot be used yet: " + reason));
        return ExitCode.OK;
    }

    static void printChanges(Console console, Fields answer, String none) {
        var changes = answer.objects("changes");
        changes.forEach(change -> console.print(change.text("text").stripTrailing()));
        if (changes.isEmpty()) {
            console.print(none);
        }
    }

    /** {@code diff}. */
    @Command(
            name = "diff",
            description = "Shows what applying a folder would change.",
            footer = {
                "",
                "Exit code 0 even if there are differences; 1 if the documents are not right.",
                "",
                "Example:",
                "  tradewind diff shop"
            })
    static final class Diff implements Callable<Integer> {
        private final Console console;

        @Mixin
        private HubOptions hub = new HubOptions();

        @Parameters(paramLabel = "FOLDER", description = "Folder with documents, or one file.")
        private Path folder = Path.of("");

        Diff(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Object answer = send(console, hub, "diff", folder, "");
            int code = show(console, hub, answer);
            if (code == ExitCode.OK && !hub.json()) {
                printChanges(console, Fields.of(answer), "No differences.");
            }
            return code;
        }
    }

    /** {@code preview}. */
    @Command(
            name = "preview",
            description = {
                "Shows what a flow would write for a record that the hub knows.",
                "",
                "Sends nothing and changes nothing. With a FOLDER its documents are tried, in force or not; without one, those",
                "that are in force."
            },
            footer = {
                "",
                "Exit code 1 if the map fails for the record, or the documents are not right.",
                "",
                "Examples:",
                "  tradewind preview orders-to-erp 1042",
                "  tradewind preview orders-to-erp 1042 my-shop"
            })
    static final class Preview implements Callable<Integer> {
        private final Console console;

        @Mixin
        private HubOptions hub = new HubOptions();

        @Parameters(index = "0", paramLabel = "FLOW", description = "Name of the flow.")
        private String flow = "";

        @Parameters(
                index = "1",
                paramLabel = "RECORD",
                description = "An order's number, or the record's id at its source.")
        private String record = "";

        @Parameters(
                index = "2",
                arity = "0..1",
                paramLabel = "FOLDER",
                description = "Folder with documents, or one file.")
        private @Nullable Path folder;

        Preview(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Map<String, Object> order = new LinkedHashMap<>(Map.of("flow", flow, "record", record));
            if (folder != null) {
                order.put("files", texts(folder));
            }
            Object answer = hub.client().post("/api/documents/preview", order);
            Fields made = Fields.of(answer);
            boolean failed = made.text("outcome").equals("failed");
            int code = show(console, hub, answer);
            if (code == ExitCode.OK && !hub.json()) {
                print(made);
            }
            return failed ? ExitCode.FAILED : code;
        }

        private void print(Fields made) {
            String of = made.text("label") + " (" + made.text("record") + ")";
            switch (made.text("outcome")) {
                case "not-wanted" -> console.print(of + " is not for " + flow + ": its when is not true.");
                case "failed" -> console.say(of + " would become a dead letter: " + made.text("reason") + ".");
                default -> {
                    String where = made.has("bound") ? "an update of " + made.text("bound") : "as a new record";
                    console.say("%s would go to %s by %s, %s:"
                            .formatted(of, made.text("destination"), made.text("operation"), where));
                    console.print(Json.pretty(made.object("input").tree()));
                }
            }
        }
    }

    /** {@code export}. */
    @Command(
            name = "export",
            description = "Writes the documents in force into a folder, so that they can be kept and applied again.",
            footer = {"", "Secrets stay references to the vault.", "", "Example:", "  tradewind export backup"})
    static final class Export implements Callable<Integer> {
        private final Console console;

        @Mixin
        private HubOptions hub = new HubOptions();

        @Parameters(arity = "0..1", paramLabel = "FOLDER", description = "Where to; without it, to standard output.")
        private @Nullable Path folder;

        Export(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() throws IOException {
            Object answer = hub.client().get("/api/documents");
            Map<String, String> files = new TreeMap<>();
            Fields.of(answer)
                    .object("files")
                    .tree()
                    .forEach((name, text) -> files.put(String.valueOf(name), String.valueOf(text)));
            if (folder != null) {
                write(folder.toAbsolutePath().normalize(), files);
                hub.show(console, answer, "Wrote " + files.size() + " files to " + folder + ".");
            } else if (hub.json()) {
                console.json(answer);
            } else {
                files.forEach((name, text) -> console.print("# " + name + "\n" + text.stripTrailing() + "\n---"));
            }
            return ExitCode.OK;
        }

        private static void write(Path folder, Map<String, String> files) throws IOException {
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = folder.resolve(file.getKey()).normalize();
                if (!path.startsWith(folder)) {
                    throw new CommandFailed(ExitCode.FAILED, "The hub names a file outside of the folder: " + path);
                }
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
            }
        }
    }

    private static @Nullable Object send(Console console, HubOptions hub, String what, Path folder, String note) {
        Map<String, String> texts = texts(folder);
        try (var progress = new Progress(console, what)) {
            progress.at(0, texts.size());
            return hub.client().post("/api/documents/" + what, Map.of("files", texts, "note", note));
        }
    }

    private static Map<String, String> texts(Path folder) {
        Map<String, String> texts = new LinkedHashMap<>();
        DocumentFolder.read(folder).forEach((name, bytes) -> texts.put(name, text(name, bytes)));
        return texts;
    }

    private static String text(String name, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(java.nio.ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new CommandFailed(ExitCode.FAILED, name + " is not UTF-8: save it as UTF-8.");
        }
    }

    /** Prints the answer as JSON, or its problems; the exit code that follows. */
    private static int show(Console console, HubOptions hub, @Nullable Object answer) {
        Fields result = Fields.of(answer);
        if (hub.json()) {
            console.json(answer);
        } else {
            Problems.print(console, result.objects("problems"));
        }
        return result.text("valid").equals("true") ? ExitCode.OK : ExitCode.FAILED;
    }
}
