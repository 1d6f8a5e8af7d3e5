package dev.tradewind.app;

import dev.tradewind.app.command.CommandLines;
import dev.tradewind.app.command.Console;
import dev.tradewind.app.command.Terminal;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/** The program's entry: hands the command line to its commands and ends with their exit code. */
public final class Tradewind {

    private Tradewind() {}

    public static void main(String[] args) {
        var out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, false, StandardCharsets.UTF_8);
        int exitCode = CommandLines.of(new Console(out, err, Terminal.isThere(), InstantSource.system()))
                .execute(args);
        out.flush();
        err.flush();
        System.exit(exitCode);
    }
}
