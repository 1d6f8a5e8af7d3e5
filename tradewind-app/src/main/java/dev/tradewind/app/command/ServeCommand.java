package dev.tradewind.app.command;

import dev.tradewind.app.server.HubProgram;
import dev.tradewind.app.server.HubProgram.Beginning;
import dev.tradewind.app.server.HubProgram.NotStarted;
import dev.tradewind.app.server.ServeSettings;
import dev.tradewind.app.server.Setting;
import dev.tradewind.engine.admin.FlowStatus;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code serve}. */
@Command(
        name = "serve",
        description = {
            "Runs a hub until it is stopped.",
            "",
            "The documents in FOLDER (its connections and flows) are put in force first. Without FOLDER those of the"
                    + " current folder are, if it has any; else those that were applied last."
        },
        footer = {
            "",
            "Every setting can be given as --set name=value or in the environment (TRADEWIND_NAME);",
            "--settings lists them all.",
            "",
            "Examples:",
            "  tradewind serve shop",
            "  tradewind serve shop --port 8081 --set keep-attempts=14d"
        })
final class ServeCommand implements Callable<Integer> {

    private final Console console;

    @Parameters(arity = "0..1", paramLabel = "FOLDER", description = "Folder with documents.")
    private @Nullable Path folder;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = "${env:TRADEWIND_HOME:-.tradewind}",
            showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER,
            description = "Folder for the database, the keys and the admin token (TRADEWIND_HOME; default .tradewind).")
    private Path home = Path.of(".tradewind");

    @Option(names = "--port", paramLabel = "PORT", description = "TCP port (default 8080).")
    private @Nullable String port;

    @Option(names = "--bind", paramLabel = "ADDRESS", description = "Address to listen on (default 127.0.0.1).")
    private @Nullable String bind;

    @Option(names = "--database", paramLabel = "URL", description = "PostgreSQL instead of SQLite: jdbc:postgresql://…")
    private @Nullable String database;

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "Any setting; may be given more than once.")
    private List<String> settings = new ArrayList<>();

    @Option(
            names = "--settings",
            description = "List all settings with their defaults and limits, and do nothing else.")
    private boolean list;

    ServeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (list) {
            SettingList.print(console);
            return ExitCode.OK;
        }
        try (StopSignal stop = StopSignal.listen();
                HubProgram hub = HubProgram.start(settings(), beginning())) {
            greet(hub);
            stop.await();
        } catch (NotStarted e) {
            e.problems().forEach(problem -> console.say(problem.toString()));
            throw new CommandFailed(ExitCode.FAILED, e.getMessage() + ".");
        }
        return ExitCode.OK;
    }

    private ServeSettings settings() {
        List<String> given = new ArrayList<>(settings);
        give(given, Setting.PORT, port);
        give(given, Setting.BIND, bind);
        give(given, Setting.DATABASE, database);
        return ServeSettings.of(home, given, System.getenv());
    }

    private static void give(List<String> given, Setting setting, @Nullable String value) {
        if (value != null) {
            given.add(setting.key() + "=" + value);
        }
    }

    private Beginning beginning() {
        Path here = Path.of("");
        Optional<Path> from =
                Optional.ofNullable(folder).or(() -> Optional.of(here).filter(DocumentFolder::hasDocuments));
        return Beginning.with(
                from.map(DocumentFolder::read).orElse(Map.of()),
                from.map(Path::toAbsolutePath).filter(Files::isDirectory));
    }

    /** Where stores reach the hub. */
    private String address(HubProgram hub) {
        return settings().publicUrl().map(URI::toString).orElse("http://localhost:" + hub.port());
    }

    private void greet(HubProgram hub) {
        List<FlowStatus> flows = hub.hub().insight().flows();
        long on = flows.stream().filter(f -> f.pause().isEmpty()).count();
        console.say("");
        console.say("  Tradewind is running.");
        console.say("  Console   http://localhost:" + hub.port() + "  (the token for it is in "
                + hub.token().file() + ")");
        console.say("  Webhooks  " + address(hub) + "/hooks/CONNECTION");
        console.say("  Data      " + home.toAbsolutePath().normalize());
        console.say("  Flows     " + on + " on of " + flows.size());
        if (flows.isEmpty()) {
            console.say("  Next      describe two connections and a flow in a folder, then: tradewind apply FOLDER");
        }
        console.say("  Stop it with Ctrl-C.");
        console.say("");
    }
}
