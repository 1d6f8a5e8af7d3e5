package dev.tradewind.app.command;

import dev.tradewind.app.demo.DemoWorld;
import dev.tradewind.app.demo.ExampleDocuments;
import dev.tradewind.app.server.HubProgram;
import dev.tradewind.app.server.HubProgram.Beginning;
import dev.tradewind.app.server.HubProgram.NotStarted;
import dev.tradewind.app.server.ServeSettings;
import dev.tradewind.app.server.Setting;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code demo}. */
@Command(
        name = "demo",
        description = {
            "Shows the main job: a simulated shop, a simulated ERP, and the hub between them.",
            "",
            "Needs nothing and leaves nothing behind. Asks for no login and answers this machine alone."
        },
        footer = {"", "Example:", "  tradewind demo --port 8090 --no-shoppers"})
final class DemoCommand implements Callable<Integer> {

    private static final long SEED = 1;

    private final Console console;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "TCP port of the page (default 8080; if taken, the next free one).",
            showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER)
    private int port = 8080;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "Keep the hub's data here, instead of in a folder that is thrown away.")
    private @Nullable Path home;

    @Option(names = "--no-shoppers", description = "Orders are placed with the button on the page only.")
    private boolean noShoppers;

    DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (StopSignal stop = StopSignal.listen()) {
            run(FreePort.from(port, console), stop);
        }
        return ExitCode.OK;
    }

    private void run(int free, StopSignal stop) throws IOException, InterruptedException {
        try (TemporaryHome folder = TemporaryHome.orGiven(home);
                DemoWorld world = DemoWorld.open(SEED)) {
            var settings = ServeSettings.defaults(folder.path()).with(Setting.PORT, Integer.toString(free));
            var beginning =
                    new Beginning(ExampleDocuments.ofDemo(), world::variable, world::secret, Optional.of(world));
            try (HubProgram hub = HubProgram.start(settings, beginning)) {
                world.sendWebhooksTo(URI.create("http://127.0.0.1:" + hub.port() + "/hooks/shop"));
                world.shoppers(!noShoppers);
                greet(hub.port(), world);
                stop.await();
            }
        } catch (NotStarted e) {
            e.problems().forEach(problem -> console.say(problem.toString()));
            throw new CommandFailed(ExitCode.FAILED, e.getMessage() + ".");
        }
    }

    private void greet(int at, DemoWorld world) {
        console.say("");
        console.say("  Tradewind demo: open  http://localhost:" + at);
        console.say("");
        console.say("  Shop  " + world.status().store() + "   "
                + (noShoppers ? "place orders on the page" : "shoppers place an order every few seconds"));
        console.say("  ERP   " + world.status().erp() + "   takes them");
        console.say("");
        console.say("  Try this:");
        console.say("    1. Take the ERP down on the page: orders wait, and nothing is lost.");
        console.say("    2. Bring it back: they all arrive, each once and in order.");
        console.say("    3. Look up any order: its whole story on one page.");
        console.say("");
        console.say("  Stop it with Ctrl-C.");
        console.say("");
    }
}
