package dev.tradewind.examples;

import dev.tradewind.sandbox.http.Answer;
import dev.tradewind.sandbox.http.Fault;
import dev.tradewind.sandbox.http.Faults;
import dev.tradewind.sandbox.http.Request;
import dev.tradewind.sandbox.http.SandboxServer;
import dev.tradewind.sandbox.http.Site;
import java.util.Map;
import java.util.Random;

/** A system that an example reads or writes, on a server of its own: nothing in it can be switched but its faults. */
abstract class OtherSide implements Site, AutoCloseable {

    private final Faults faults = new Faults(new Random(1));
    private final SandboxServer server = SandboxServer.start("127.0.0.1", 0, this, faults);

    final String url() {
        return server.url();
    }

    final Faults faults() {
        return faults;
    }

    @Override
    public Answer control(Request request) {
        return Answer.json(404, Map.of());
    }

    @Override
    public Answer failing(Fault fault) {
        return Answer.json(503, Map.of());
    }

    @Override
    public final void close() {
        server.close();
    }
}
