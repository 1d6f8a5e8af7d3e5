package dev.tradewind.app.command;

import java.io.Console;
import java.util.Optional;

/** The terminal that this process has, if it has one. */
public final class Terminal {

    private Terminal() {}

    /** Whether a person watches. */
    public static boolean isThere() {
        return console().isPresent();
    }

    /** Asks without showing what is typed; empty where there is no terminal. */
    static Optional<String> askSecretly(String question) {
        return console().map(c -> c.readPassword("%s", question)).map(String::new);
    }

    @SuppressWarnings("SystemConsoleNull") // Java 25 gives null again where input or output is no terminal.
    private static Optional<Console> console() {
        Console console = System.console();
        return console != null && console.isTerminal() ? Optional.of(console) : Optional.empty();
    }
}
