package dev.tradewind.sandbox.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tradewind.api.json.Json;
import dev.tradewind.api.json.MalformedJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * An HTTP server for one simulated system, with faults. Listens on one address, answers each request on a virtual
 * thread of its own, and stops at once when closed.
 */
public final class SandboxServer implements AutoCloseable {

    /** Larger than a batch of 100 full orders, which is about 0.5 MB. */
    public static final int BODY_BYTES_MAX = 8 * 1024 * 1024;

    private static final Logger LOG = System.getLogger(SandboxServer.class.getName());

    static {
        // The JDK's server otherwise waits for an acknowledgement between head and body of an answer: 40 ms each.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final Site site;
    private final Faults faults;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);

    private SandboxServer(Site site, Faults faults, HttpServer server) {
        this.site = site;
        this.faults = faults;
        this.server = server;
    }

    /**
     * Starts listening.
     *
     * @param port 0 for any free one
     */
    public static SandboxServer start(String host, int port, Site site, Faults faults) {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(host, port), 0);
            var server = new SandboxServer(site, faults, http);
            http.setExecutor(server.threads);
            http.createContext("/", server::serve);
            http.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot listen on " + host + ":" + port + "; is another program on that port?", e);
        }
    }

    /** The port listened on. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** The address without a slash at the end, for example {@code http://127.0.0.1:8081}. */
    public String url() {
        return "http://" + server.getAddress().getHostString() + ":" + port();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(BODY_BYTES_MAX + 1);
            if (body.length > BODY_BYTES_MAX) {
                write(exchange, Answer.text(413, "text/plain", "at most " + BODY_BYTES_MAX + " bytes\n"));
                return;
            }
            Request request = request(exchange, body);
            Optional<Answer> answer = answer(request);
            if (answer.isPresent()) {
                write(exchange, answer.get());
            }
            // Without an answer, closing the exchange closes the connection.
        }
    }

    private Optional<Answer> answer(Request request) {
        try {
            return request.path().startsWith("/_sandbox") ? Optional.of(control(request)) : withFaults(request);
        } catch (RuntimeException bug) {
            LOG.log(Level.ERROR, "the sandbox failed at " + request.method() + " " + request.path(), bug);
            return Optional.of(Answer.text(500, "text/plain", "the sandbox has a fault of its own: " + bug + "\n"));
        }
    }

    private Optional<Answer> withFaults(Request request) {
        Optional<Fault> fault = faults.forNextRequest();
        if (fault.isEmpty()) {
            return Optional.of(site.answer(request));
        }
        return switch (fault.get().kind()) {
            case DOWN -> Optional.empty();
            case LOST_ANSWER -> {
                site.answer(request);
                yield Optional.empty();
            }
            case SLOW -> {
                boolean closing = pause(fault.get());
                yield closing ? Optional.empty() : Optional.of(site.answer(request));
            }
            case UNAVAILABLE, THROTTLED, SERVER_ERROR, GARBAGE, EXPIRED_TOKEN -> Optional.of(site.failing(fault.get()));
        };
    }

    private boolean pause(Fault fault) {
        try {
            return closed.await(fault.delay().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private Answer control(Request request) {
        try {
            if (!request.path().equals("/_sandbox/faults")) {
                return site.control(request);
            }
            if (request.method().equals("PUT")) {
                faults.set(Json.readObject(request.body()));
            }
            return Answer.json(200, faults.tree());
        } catch (IllegalArgumentException | MalformedJson wrong) {
            return Answer.json(400, Map.of("error", String.valueOf(wrong.getMessage())));
        }
    }

    private static Request request(HttpExchange exchange, byte[] body) {
        var headers = new HashMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        String rawQuery = exchange.getRequestURI().getRawQuery();
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                rawQuery == null ? List.of() : Request.parse(rawQuery),
                headers,
                body,
                rawQuery == null ? "" : rawQuery);
    }

    private static void write(HttpExchange exchange, Answer answer) throws IOException {
        for (Answer.Header header : answer.headers()) {
            exchange.getResponseHeaders().add(header.name(), header.value());
        }
        boolean bodiless = exchange.getRequestMethod().equals("HEAD") || answer.body().length == 0;
        exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : answer.body().length);
        if (!bodiless) {
            exchange.getResponseBody().write(answer.body());
        }
    }

    /** Stops listening and cuts open connections. Nothing happens the second time. */
    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
