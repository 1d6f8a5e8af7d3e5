package dev.tradewind.app.command;

import dev.tradewind.app.server.HubProgram;
import dev.tradewind.app.server.HubProgram.Beginning;
import dev.tradewind.app.server.HubProgram.NotStarted;
import dev.tradewind.app.server.ServeSettings;
import dev.tradewind.app.server.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** What commands have in common that run a hub between simulated systems, for a person to watch. */
final class StageOptions {

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "TCP port of the page (default 8080; if taken, the next free one).",
            showDefaultValue = Visibility.NEVER)
    private int port = 8080;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "Keep the hub's data here, instead of in a folder that is thrown away.")
    private @Nullable Path home;

    /**
     * Runs a hub until it is stopped.
     *
     * @param running what to do when it runs, with its port
     */
    void run(Console console, Beginning beginning, StopSignal stop, IntConsumer running)
            throws IOException, InterruptedException {
        int free = FreePort.from(port, console);
        try (TemporaryHome folder = TemporaryHome.orGiven(home);
                HubProgram hub = HubProgram.start(
                        ServeSettings.defaults(folder.path()).with(Setting.PORT, Integer.toString(free)), beginning)) {
            running.accept(hub.port());
            stop.await();
        } catch (NotStarted e) {
            e.problems().forEach(problem -> console.say(problem.toString()));
            throw new CommandFailed(ExitCode.FAILED, e.getMessage() + ".");
        }
    }
}
