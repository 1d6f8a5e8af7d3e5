package dev.tradewind.app.command;

import dev.tradewind.api.Nearest;
import dev.tradewind.app.demo.Example;
import dev.tradewind.app.demo.ExampleControls.Side;
import dev.tradewind.app.demo.ExampleControls.Status;
import dev.tradewind.app.demo.ExampleWorld;
import dev.tradewind.app.server.HubProgram.Beginning;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code example}. */
@Command(
        name = "example",
        description = {
            "Runs an example flow between simulated systems; without a name, lists them.",
            "",
            "Needs nothing and leaves nothing behind. Asks for no login and answers this machine alone. The documents are",
            "those of the folder examples/NAME, to copy from."
        },
        footer = {"", "Examples:", "  tradewind example", "  tradewind example form-to-crm"})
final class ExampleCommand implements Callable<Integer> {

    private static final long SEED = 1;

    private final Console console;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Which example.")
    private @Nullable String name;

    @Mixin
    private StageOptions stage = new StageOptions();

    @Option(
            names = "--every",
            paramLabel = "SECONDS",
            defaultValue = "5",
            description = "Something happens every so many seconds (default ${DEFAULT-VALUE}); 0 for the button only.")
    private int every = 5;

    ExampleCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        String wanted = name;
        if (wanted == null) {
            list();
            return ExitCode.OK;
        }
        Example example = Example.find(wanted).orElseThrow(() -> unknown(wanted));
        try (StopSignal stop = StopSignal.listen();
                ExampleWorld world = example.open(SEED)) {
            var beginning = new Beginning(example.documents(), world::variable, world::secret, Optional.of(world));
            stage.run(console, beginning, stop, port -> {
                world.hubAt(URI.create("http://127.0.0.1:" + port));
                if (every > 0) {
                    world.liven(Duration.ofSeconds(every));
                }
                greet(example, port, world.status());
            });
        }
        return ExitCode.OK;
    }

    private void list() {
        for (Example example : Example.values()) {
            console.print("%-18s %s".formatted(example.word(), example.meaning()));
        }
        console.print("%-18s %s".formatted("orders-to-erp", "the demo: tradewind demo"));
    }

    private static CommandFailed unknown(String name) {
        if (name.equals("orders-to-erp")) {
            return new CommandFailed(ExitCode.USAGE, "orders-to-erp is what the demo runs: tradewind demo.");
        }
        List<String> words = Arrays.stream(Example.values()).map(Example::word).toList();
        return new CommandFailed(ExitCode.USAGE, "there is no example '" + name + "'; " + Nearest.hint(name, words));
    }

    private void greet(Example example, int at, Status status) {
        console.say("");
        console.say("  Tradewind example " + example.word() + ": open  http://localhost:" + at);
        console.say("  Here, " + example.meaning() + ".");
        console.say("");
        say(status.source());
        say(status.destination());
        console.say("");
        console.say("  The documents, to copy from: examples/" + example.word());
        console.say("  Stop it with Ctrl-C.");
        console.say("");
    }

    private void say(Side side) {
        String seen = side.address().map(address -> "   seen at " + address).orElse("");
        console.say("  %-9s %s%s".formatted(side.name(), side.what(), seen));
    }
}
