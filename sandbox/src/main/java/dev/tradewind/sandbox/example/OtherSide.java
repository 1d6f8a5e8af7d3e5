package dev.tradewind.sandbox.example;

import dev.tradewind.api.json.MalformedJson;
import dev.tradewind.sandbox.http.Answer;
import dev.tradewind.sandbox.http.Fault;
import dev.tradewind.sandbox.http.Faults;
import dev.tradewind.sandbox.http.Request;
import dev.tradewind.sandbox.http.SandboxServer;
import dev.tradewind.sandbox.http.Site;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A system that an example reads or writes, on a server of its own on this machine. What it holds can be looked at without
 * a key at {@code /_sandbox/records}. Safe for any thread.
 */
public abstract class OtherSide implements Site, AutoCloseable {

    private final Faults faults = new Faults(new Random(1));
    private @Nullable SandboxServer server;

    OtherSide() {}

    /** Serves a system that is whole, on a free port. */
    static <T extends OtherSide> T started(T side) {
        side.serve(SandboxServer.start("127.0.0.1", 0, side, side.faults()));
        return side;
    }

    final synchronized void serve(SandboxServer started) {
        server = started;
    }

    private synchronized SandboxServer server() {
        return Objects.requireNonNull(server, "started");
    }

    public final String url() {
        return server().url();
    }

    public final Faults faults() {
        return faults;
    }

    /** All that it holds. */
    abstract List<? extends Map<String, ? extends @Nullable Object>> records();

    /** Answers a request that can be understood; throws what reading it throws. */
    abstract Answer respond(Request request);

    @Override
    public final Answer answer(Request request) {
        try {
            return respond(request);
        } catch (MalformedJson | DateTimeParseException e) {
            return Answer.json(400, Map.of("error", Map.of("message", String.valueOf(e.getMessage()))));
        }
    }

    @Override
    public Answer control(Request request) {
        return request.path().equals("/_sandbox/records")
                ? Answer.json(200, records())
                : Answer.json(404, Map.of("error", "There is only /_sandbox/records."));
    }

    @Override
    public Answer failing(Fault fault) {
        return Answer.json(503, Map.of("error", Map.of("message", "away")));
    }

    @Override
    public final void close() {
        server().close();
    }
}
