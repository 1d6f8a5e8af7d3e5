package dev.tradewind.app.command;

import dev.tradewind.api.json.Json;
import java.io.PrintWriter;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Where a command writes: results to {@code out}, everything that is not the result to {@code err}.
 *
 * @param interactive whether a person watches {@code err}, so that progress may be drawn
 */
public record Console(PrintWriter out, PrintWriter err, boolean interactive, InstantSource clock) {

    void print(String line) {
        out.println(line);
        out.flush();
    }

    void say(String line) {
        err.println(line);
        err.flush();
    }

    void json(@Nullable Object tree) {
        print(Json.pretty(tree));
    }
}
