package dev.tradewind.app.command;

import dev.tradewind.app.demo.DemoDocuments;
import dev.tradewind.app.demo.DemoWorld;
import dev.tradewind.app.server.HubProgram;
import dev.tradewind.app.server.HubProgram.Beginning;
import dev.tradewind.app.server.HubProgram.NotStarted;
import dev.tradewind.app.server.ServeSettings;
import dev.tradewind.app.server.Setting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
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

    /** Looked through from the port asked for, if that is taken. */
    private static final int PORTS = 20;

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
            run(freePort(), stop);
        }
        return ExitCode.OK;
    }

    private void run(int free, StopSignal stop) throws IOException, InterruptedException {
        Path folder = home == null ? Files.createTempDirectory("tradewind-demo") : home;
        try (DemoWorld world = DemoWorld.open(SEED)) {
            var settings = ServeSettings.defaults(folder).with(Setting.PORT, Integer.toString(free));
            var beginning = new Beginning(DemoDocuments.files(), world::variable, world::secret, Optional.of(world));
            try (HubProgram hub = HubProgram.start(settings, beginning)) {
                world.sendWebhooksTo(URI.create("http://127.0.0.1:" + hub.port() + "/hooks/shop"));
                world.shoppers(!noShoppers);
                greet(hub.port(), world);
                stop.await();
            }
        } catch (NotStarted e) {
            e.problems().forEach(problem -> console.say(problem.toString()));
            throw new CommandFailed(ExitCode.FAILED, e.getMessage() + ".");
        } finally {
            if (home == null) {
                throwAway(folder);
            }
        }
    }

    private int freePort() {
        for (int candidate = port; candidate < port + PORTS; candidate++) {
            try (var probe = new ServerSocket(candidate, 1, InetAddress.getLoopbackAddress())) {
                if (candidate != port) {
                    console.say("Using port " + candidate + " instead.");
                }
                return probe.getLocalPort();
            } catch (IOException e) {
                console.say("Port " + candidate + " is taken by another program.");
            }
        }
        throw new CommandFailed(
                ExitCode.FAILED,
                "Ports " + port + " to " + (port + PORTS - 1) + " are all taken: choose another with --port.");
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

    private static void throwAway(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
