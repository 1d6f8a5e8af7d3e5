package dev.tradewind.app.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code webhooks}. */
@Command(
        name = "webhooks",
        description = "Renews the secret that a store signs its webhooks with.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  tradewind webhooks rotate berlin-shop             where the hub makes the webhooks",
            "  tradewind webhooks rotate berlin-shop < file      where people do: reads the new secret",
            "  tradewind webhooks rotate berlin-shop --finish    all webhooks have it now"
        })
final class WebhooksCommand implements Runnable {

    private final Console console;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    WebhooksCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        console.print(spec.commandLine().getUsageMessage().stripTrailing());
    }

    /** {@code webhooks rotate}. */
    @Command(
            name = "rotate",
            description = {
                "Puts a new webhook secret in the place of the present one, which is accepted meanwhile.",
                "",
                "Where the hub makes the webhooks, it draws the secret, gives it to all of them, and stops accepting the"
                        + " old one an hour after. Where people make them, they choose the secret (asked for, or read from"
                        + " standard input), give it to every webhook, and say so with --finish."
            })
    static final class Rotate implements Callable<Integer> {

        private final Console console;
        private final InputStream in;

        @Mixin
        private HubOptions hub = new HubOptions();

        @Parameters(paramLabel = "CONNECTION", description = "Which store's.")
        private String connection = "";

        @Option(names = "--finish", description = "All webhooks have the new secret: accept the old one no more.")
        private boolean finish;

        Rotate(Console console, InputStream in) {
            this.console = console;
            this.in = in;
        }

        @Override
        public Integer call() throws IOException {
            HubClient client = hub.client();
            String place = "/api/connections/" + HubClient.encoded(connection) + "/rotation";
            if (finish) {
                return show(client.post(place + "/end", Map.of()), "The old secret is not accepted any more.");
            }
            boolean manual = Fields.of(client.get(place)).text("manual").equals("true");
            Object answer = client.post(place, manual ? Map.of("secret", secret()) : Map.of());
            return show(
                    answer,
                    manual
                            ? "The new secret is accepted, and the old one still is. Now give the new one to every webhook of"
                                    + " the shop that leads to /hooks/" + connection
                                    + " (WooCommerce > Settings > Advanced >"
                                    + " Webhooks, field Secret), then run: tradewind webhooks rotate " + connection
                                    + " --finish"
                            : "The webhooks get a new secret now. The old one is accepted until an hour after all of them have"
                                    + " it.");
        }

        private String secret() throws IOException {
            Optional<String> typed = Terminal.askSecretly("New webhook secret of " + connection + ", not shown: ");
            return typed.isPresent()
                    ? typed.get()
                    : new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceFirst("\\r?\\n$", "");
        }

        private int show(@org.jspecify.annotations.Nullable Object answer, String sentence) {
            if (hub.json()) {
                console.json(answer);
            } else {
                console.print(sentence);
            }
            return ExitCode.OK;
        }
    }
}
