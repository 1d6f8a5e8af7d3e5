package dev.tradewind.app;

import dev.tradewind.app.command.CommandLines;
import dev.tradewind.app.command.Console;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Objects;

/** The program's entry: hands the command line to its commands and ends with their exit code. */
public final class Tradewind {

    private Tradewind() {}

    public static void main(String[] args) {
        var out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, false, StandardCharsets.UTF_8);
        boolean interactive = Objects.requireNonNull(System.console(), "never null since Java 22")
                .isTerminal();
        int exitCode = CommandLines.of(new Console(out, err, interactive, InstantSource.system()))
                .execute(args);
        out.flush();
        err.flush();
        System.exit(exitCode);
    }
}
