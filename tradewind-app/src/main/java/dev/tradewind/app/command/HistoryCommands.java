package dev.tradewind.app.command;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Commands about the versions of a hub's documents. */
final class HistoryCommands {

    private static final String VERSIONS = "/api/documents/versions";

    private HistoryCommands() {}

    /** {@code history}. */
    @Command(
            name = "history",
            description = "Lists the versions of the documents, or shows what one of them changed.",
            footer = {
                "",
                "Every version that was ever applied is kept.",
                "",
                "Examples:",
                "  tradewind history",
                "  tradewind history 3"
            })
    static final class History implements Callable<Integer> {
        private final Console console;

        @Mixin
        private HubOptions hub = new HubOptions();

        @Parameters(arity = "0..1", paramLabel = "VERSION", description = "Shows what this version changed.")
        private @Nullable Long version;

        History(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Object answer = hub.client().get(version == null ? VERSIONS : VERSIONS + "/" + version);
            if (hub.json()) {
                console.json(answer);
            } else if (version == null) {
                list(Fields.list(answer));
            } else {
                DocumentCommands.printChanges(console, Fields.of(answer), "Nothing was changed.");
            }
            return ExitCode.OK;
        }

        private void list(List<Fields> versions) {
            var table = new Table("VERSION", "APPLIED", "BY", "NOTE");
            for (Fields one : versions) {
                table.row(
                        one.text("version"),
                        Ago.of(one.instant("appliedAt"), console.clock().instant()),
                        one.text("by"),
                        one.text("note"));
            }
            if (table.isEmpty()) {
                console.print("Nothing was applied yet.");
            } else {
                table.print(console);
            }
        }
    }

    /** {@code roll-back}. */
    @Command(
            name = "roll-back",
            description = "Puts an earlier version of the documents in force again, as a new version.",
            footer = {
                "",
                "The files of a folder that the hub was started with stay as they are, and come back in force when it is",
                "started with them again: put them right as well.",
                "",
                "Example:",
                "  tradewind roll-back 3"
            })
    static final class RollBack implements Callable<Integer> {
        private final Console console;

        @Mixin
        private HubOptions hub = new HubOptions();

        @Parameters(paramLabel = "VERSION", description = "As \"tradewind history\" lists it.")
        private long version;

        RollBack(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Object answer = hub.client().post(VERSIONS + "/" + version + "/roll-back", Map.of());
            return DocumentCommands.applied(console, hub, answer);
        }
    }
}
