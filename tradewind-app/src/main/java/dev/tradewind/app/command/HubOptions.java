package dev.tradewind.app.command;

import dev.tradewind.app.server.AdminToken;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of every command that talks to a running hub. */
final class HubOptions {

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "${env:TRADEWIND_URL:-http://127.0.0.1:8080}",
            description = "Address of the hub (TRADEWIND_URL; default http://127.0.0.1:8080).",
            showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER)
    private URI url = URI.create("http://127.0.0.1:8080");

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "File with the admin token (else TRADEWIND_TOKEN, else admin-token in the home folder).")
    private @Nullable Path tokenFile;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = "${env:TRADEWIND_HOME:-.tradewind}",
            description = "The hub's home folder (TRADEWIND_HOME; default .tradewind).",
            showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER)
    private Path home = Path.of(".tradewind");

    @Option(names = "--json", description = "Print the result as JSON, for scripts.")
    private boolean json;

    boolean json() {
        return json;
    }

    /** An answer as it came if JSON is asked for; otherwise a sentence that says the same. */
    void show(Console console, @Nullable Object answer, String sentence) {
        if (json()) {
            console.json(answer);
        } else {
            console.print(sentence);
        }
    }

    HubClient client() {
        return client(System.getenv());
    }

    private HubClient client(Map<String, String> environment) {
        return new HubClient(url, token(environment));
    }

    /** Empty if there is none: the demo asks for none. */
    private String token(Map<String, String> environment) {
        if (tokenFile != null) {
            return usable(read(tokenFile), tokenFile.toString());
        }
        String fromEnvironment = environment.getOrDefault("TRADEWIND_TOKEN", "").strip();
        if (!fromEnvironment.isEmpty()) {
            return usable(fromEnvironment, "TRADEWIND_TOKEN");
        }
        Path file = home.resolve(AdminToken.FILE);
        return Files.isReadable(file) ? usable(read(file), file.toString()) : "";
    }

    /** Anything else could not be sent, and the error would show it. */
    private static String usable(String token, String from) {
        if (token.chars().allMatch(c -> c > ' ' && c < 127)) {
            return token;
        }
        throw new CommandFailed(
                ExitCode.USAGE,
                "What " + from + " holds is no token: one is a single line of letters and digits, as in admin-token in"
                        + " the hub's home folder.");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new CommandFailed(ExitCode.USAGE, "The token cannot be read from " + file + ": " + e + ".");
        }
    }
}
