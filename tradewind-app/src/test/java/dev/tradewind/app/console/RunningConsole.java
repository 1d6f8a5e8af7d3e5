package dev.tradewind.app.console;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A console on a free port, in front of a fake hub whose clock is set by hand. */
public final class RunningConsole implements AutoCloseable {

    static final Instant START = Instant.parse("2026-03-01T09:00:00Z");

    private volatile Instant now = START;
    final FakeHub hub = new FakeHub(() -> now);
    final FakeDemo demo = new FakeDemo(hub);
    private final Optional<FakeDemo> shown;
    private ConfigurableApplicationContext context;
    private final String origin;
    final Visitor visitor;

    public RunningConsole(boolean withDemo) {
        shown = Optional.of(demo).filter(it -> withDemo);
        context = FakeServer.start(hub, shown, 0);
        var server = ((ServletWebServerApplicationContext) context).getWebServer();
        origin = "http://127.0.0.1:" + server.getPort();
        visitor = new Visitor(origin);
    }

    /** As after the start, but for the server, whose start takes a second. */
    void reset() {
        now = START;
        hub.clear();
        demo.clear();
        refresh();
    }

    void clock(Instant time) {
        now = time;
    }

    public String origin() {
        return origin;
    }

    LiveUpdates live() {
        return context.getBean(LiveUpdates.class);
    }

    /** Pages asked for from now on show what is. */
    public void refresh() {
        live().refresh();
    }

    public void placeOrder() {
        demo.placeOrder();
    }

    public void order(String number, String buyer) {
        hub.order(number, buyer);
    }

    /** One attempt of each waiting delivery. */
    public void work() {
        hub.work();
    }

    public void stopServer() {
        context.close();
    }

    /** On the same port. */
    public void startServerAgain() {
        context = FakeServer.start(hub, shown, URI.create(origin).getPort());
    }

    @Override
    public void close() {
        visitor.close();
        context.close();
    }
}
