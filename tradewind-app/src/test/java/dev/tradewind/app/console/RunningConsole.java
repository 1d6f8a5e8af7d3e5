package dev.tradewind.app.console;

import java.time.Instant;
import java.util.Optional;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A console on a free port, in front of a fake hub whose clock is set by hand. */
final class RunningConsole implements AutoCloseable {

    static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

    private volatile Instant now = START;
    final FakeHub hub = new FakeHub(() -> now);
    final FakeDemo demo = new FakeDemo(hub);
    private final ConfigurableApplicationContext context;
    final Visitor visitor;

    RunningConsole(boolean withDemo) {
        context = FakeServer.start(hub, Optional.of(demo).filter(it -> withDemo), 0);
        visitor = new Visitor(origin());
    }

    /** As after the start, but for the server, whose start takes a second. */
    void reset() {
        now = START;
        hub.clear();
        demo.clear();
        live().refresh();
    }

    void clock(Instant time) {
        now = time;
    }

    String origin() {
        var server = ((ServletWebServerApplicationContext) context).getWebServer();
        return "http://127.0.0.1:" + server.getPort();
    }

    LiveUpdates live() {
        return context.getBean(LiveUpdates.class);
    }

    @Override
    public void close() {
        visitor.close();
        context.close();
    }
}
