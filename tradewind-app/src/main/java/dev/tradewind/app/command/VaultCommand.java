package dev.tradewind.app.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code vault}: secrets that documents refer to as {@code ${vault:name}}. */
@Command(
        name = "vault",
        description = "Keeps the secrets that documents refer to as $${vault:name}. None ever comes out again.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  tradewind vault set berlin-shop/secret              asks for it",
            "  tradewind vault set berlin-shop/secret < file       reads it, without the line break at its end",
            "  tradewind vault list"
        })
final class VaultCommand implements Runnable {

    private final Console console;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    VaultCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        console.print(spec.commandLine().getUsageMessage().stripTrailing());
    }

    /** {@code vault set}. */
    @Command(
            name = "set",
            description = "Keeps a secret. It is asked for, or read from standard input; never an argument.")
    static final class Put implements Callable<Integer> {
        private final Console console;
        private final InputStream in;

        @Mixin
        private HubOptions hub = new HubOptions();

        @Parameters(paramLabel = "NAME", description = "For example berlin-shop/secret.")
        private String name = "";

        Put(Console console, InputStream in) {
            this.console = console;
            this.in = in;
        }

        @Override
        public Integer call() throws IOException {
            byte[] secret = secret();
            Object answer = hub.client().put("/api/vault?name=" + HubClient.encoded(name), secret);
            Arrays.fill(secret, (byte) 0);
            show(console, hub, answer, "Kept " + name + ". Connections that refer to it take it up at the next apply.");
            return ExitCode.OK;
        }

        private byte[] secret() throws IOException {
            Optional<String> typed = Terminal.askSecretly("Secret for " + name + " (not shown): ");
            if (typed.isPresent()) {
                return typed.get().getBytes(StandardCharsets.UTF_8);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replaceFirst("\\r?\\n$", "")
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    /** {@code vault list}. */
    @Command(name = "list", description = "Lists the names of all secrets.")
    static final class Names implements Callable<Integer> {
        private final Console console;

        @Mixin
        private HubOptions hub = new HubOptions();

        Names(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Object answer = hub.client().get("/api/vault");
            if (hub.json()) {
                console.json(answer);
            } else {
                Fields.list(answer).forEach(secret -> console.print(secret.text("name")));
            }
            return ExitCode.OK;
        }
    }

    /** {@code vault remove}. */
    @Command(name = "remove", description = "Forgets a secret.")
    static final class Remove implements Callable<Integer> {
        private final Console console;

        @Mixin
        private HubOptions hub = new HubOptions();

        @Parameters(paramLabel = "NAME", description = "Its name.")
        private String name = "";

        Remove(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Object answer = hub.client().delete("/api/vault?name=" + HubClient.encoded(name));
            show(console, hub, answer, "Forgot " + name + ".");
            return ExitCode.OK;
        }
    }

    private static void show(Console console, HubOptions hub, @Nullable Object answer, String sentence) {
        if (hub.json()) {
            console.json(answer);
        } else {
            console.print(sentence);
        }
    }
}
