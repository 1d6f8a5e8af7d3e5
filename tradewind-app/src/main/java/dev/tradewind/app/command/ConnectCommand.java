package dev.tradewind.app.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code connect}. */
@Command(
        name = "connect",
        description = {
            "Connects a WooCommerce store: finds it, has it hand over keys, writes the connection's document.",
            "",
            "Prints an address of the shop. Open it in a browser, sign in to wp-admin, press Approve: the shop then sends"
                    + " a key to the hub, which keeps it in its vault. For that the hub needs an https public-url; without"
                    + " one, --manual takes a key that you made.",
            "",
            "For a store that is connected already it renews the keys. Ends with 1 if the checkup finds a problem."
        },
        footer = {
            "",
            "Examples:",
            "  tradewind connect shop.example",
            "  tradewind connect https://shop.example --name berlin-shop --scope read",
            "  tradewind connect shop.example --manual             asks for key and secret",
            "  tradewind connect shop.example --manual < keys.txt  reads them, a line each"
        })
final class ConnectCommand implements Callable<Integer> {

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final Console console;
    private final InputStream in;

    @Mixin
    private HubOptions hub = new HubOptions();

    @Parameters(index = "0", paramLabel = "ADDRESS", description = "The shop's address, as in a browser.")
    private String address = "";

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "",
            description = "What to call the connection (default: made of the address).")
    private String name = "";

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            defaultValue = "read_write",
            description = "read, or read_write to make webhooks and write to the shop (default).",
            showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER)
    private String scope = "";

    @Option(names = "--manual", description = "Take a key (ck_…) or a user with an application password instead.")
    private boolean manual;

    @Option(names = "--no-wait", description = "Print the shop's address and do not wait for the key.")
    private boolean noWait;

    ConnectCommand(Console console, InputStream in) {
        this.console = console;
        this.in = in;
    }

    @Override
    public Integer call() throws IOException {
        HubClient client = hub.client();
        Map<String, String> order = new HashMap<>(Map.of("address", address, "scope", scope, "name", name));
        order.values().removeIf(String::isEmpty);
        Object begun = client.post("/api/connect", order);
        Fields store = Fields.of(begun);
        if (store.text("state").equals("hindered")) {
            return end(begun, "There is no getting into a store at " + store.text("url") + ".", ExitCode.FAILED);
        }
        String place = "/api/connect/" + store.text("id");
        say(store);
        if (manual) {
            return show(client, place, client.post(place + "/keys", keys()));
        }
        if (!store.has("approval")) {
            return end(begun, "Use --manual, or do what is said above.", ExitCode.FAILED);
        }
        ask(store);
        return noWait ? end(begun, "", ExitCode.OK) : show(client, place, client.get(place));
    }

    private void say(Fields store) {
        console.say("%s at %s %s %s."
                .formatted(
                        Table.printable(store.text("title")),
                        store.text("url"),
                        store.text("renews").equals("true") ? "is connected as" : "will be the connection",
                        store.text("connection")));
        list(store, "advice").forEach(console::say);
    }

    private void ask(Fields store) {
        console.say("");
        console.say("Open this in a browser, sign in as an administrator of the shop, and press Approve:");
        console.say("");
        if (hub.json()) {
            console.say(store.text("approval")); // Standard output is the JSON's, which holds it too.
        } else {
            console.print(store.text("approval"));
        }
        console.say("");
    }

    /** Never arguments, which everybody on the machine sees. */
    private Map<String, String> keys() throws IOException {
        Optional<String> key = Terminal.askSecretly("Consumer key (ck_…) or user, not shown: ");
        if (key.isPresent()) {
            String secret = Terminal.askSecretly("Consumer secret (cs_…) or application password, not shown: ")
                    .orElse("");
            return Map.of("name", key.get(), "secret", secret);
        }
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        return Map.of("name", line(lines), "secret", line(lines));
    }

    private static String line(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        if (line == null || line.isBlank()) {
            throw new CommandFailed(
                    ExitCode.USAGE,
                    "Standard input must have two lines: the key (or user) and the secret (or password).");
        }
        return line.strip();
    }

    /** Waits until the store has called and was examined, and shows what came of it. */
    private int show(HubClient client, String place, @Nullable Object begun) {
        Object state = begun;
        try (var progress = new Progress(console, "waiting for the shop")) {
            for (int looks = 0; isUnderWay(state); looks++) {
                progress.at(looks * LOOK_EVERY.toMillis() / 1000, 0);
                LockSupport.parkNanos(LOOK_EVERY.toNanos());
                state = client.get(place);
            }
        }
        Fields end = Fields.of(state);
        return switch (end.text("state")) {
            case "examined" -> connected(state);
            case "expired" ->
                end(state, "The shop sent no key in time, and none is taken any more. Begin again.", ExitCode.FAILED);
            default -> end(state, "The store is not connected: " + end.text("reason"), ExitCode.FAILED);
        };
    }

    private static boolean isUnderWay(@Nullable Object state) {
        return List.of("waiting", "taking", "connected")
                .contains(Fields.of(state).text("state"));
    }

    private int connected(@Nullable Object state) {
        Fields end = Fields.of(state);
        String connection = end.text("connection");
        list(end, "notes").forEach(console::say);
        long problems = Findings.count(end, "problem");
        String next = problems > 0
                ? "Connected, but not well: mend what is said above, then run: tradewind doctor " + connection
                : "Connected as " + connection + ". Next: a flow that reads it, see docs/getting-started.md.";
        return end(state, next, problems > 0 ? ExitCode.FAILED : ExitCode.OK);
    }

    private int end(@Nullable Object answer, String sentence, int code) {
        if (hub.json()) {
            console.json(answer);
        } else {
            Findings.print(console, Fields.of(answer));
            if (!sentence.isEmpty()) {
                console.print(sentence);
            }
        }
        return code;
    }

    private static List<String> list(Fields fields, String field) {
        return fields.tree().get(field) instanceof List<?> list
                ? list.stream().map(String::valueOf).map(Table::printable).toList()
                : List.of();
    }
}
