package dev.tradewind.app.command;

import dev.tradewind.app.demo.DemoWorld;
import dev.tradewind.app.demo.ExampleDocuments;
import dev.tradewind.app.server.HubProgram.Beginning;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private StageOptions stage = new StageOptions();

    @Option(names = "--no-shoppers", description = "Orders are placed with the button on the page only.")
    private boolean noShoppers;

    DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (StopSignal stop = StopSignal.listen();
                DemoWorld world = DemoWorld.open(SEED)) {
            var beginning =
                    new Beginning(ExampleDocuments.ofDemo(), world::variable, world::secret, Optional.of(world));
            stage.run(console, beginning, stop, port -> {
                world.sendWebhooksTo(URI.create("http://127.0.0.1:" + port + "/hooks/shop"));
                world.shoppers(!noShoppers);
                greet(port, world);
            });
        }
        return ExitCode.OK;
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
