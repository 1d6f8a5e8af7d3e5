package dev.tradewind.engine.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tradewind.api.HttpCall;
import dev.tradewind.api.HttpResult;
import dev.tradewind.api.HttpResult.NoReply;
import dev.tradewind.api.HttpResult.NoReply.Cause;
import dev.tradewind.api.HttpResult.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class HttpGatewayTest {

    private static final Duration LIMIT = Duration.ofMillis(700);

    private final HttpGateway http = new HttpGateway(new HttpLimits(LIMIT, LIMIT, 100_000));
    private final CountDownLatch testEnds = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stop() {
        testEnds.countDown();
        server.stop(0);
        http.close();
    }

    private URI url(String path) {
        return URI.create("http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path));
    }

    private void answer(String path, int status, String body, Map<String, String> headers) {
        server.createContext(path, exchange -> {
            exchange.getRequestBody().readAllBytes();
            headers.forEach(exchange.getResponseHeaders()::add);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    @Test
    void send_returnsStatusHeadersAndBody() {
        answer("/a", 201, "{\"id\":\"7\"}", Map.of("X-Number", "SO-7"));

        HttpResult result = http.send(HttpCall.json("POST", url("/a"), Map.of("a", 1)));

        assertThat(result).isInstanceOfSatisfying(Reply.class, reply -> {
            assertThat(reply.status()).isEqualTo(201);
            assertThat(reply.header("x-number")).contains("SO-7");
            assertThat(reply.json()).contains(Map.of("id", "7"));
        });
    }

    @Test
    void redirect_isNotFollowed() {
        var seen = new AtomicInteger();
        answer("/moved", 302, "", Map.of("Location", url("/there").toString()));
        server.createContext("/there", exchange -> seen.incrementAndGet());

        assertThat(http.send(HttpCall.get(url("/moved"))))
                .isInstanceOfSatisfying(
                        Reply.class, reply -> assertThat(reply.status()).isEqualTo(302));
        assertThat(seen).hasValue(0);
    }

    @Test
    void answerThatDripsForEver_isCutAtTheLimit_andMayHaveArrived() {
        server.createContext("/drip", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                while (!testEnds.await(50, TimeUnit.MILLISECONDS)) {
                    out.write('x');
                    out.flush();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        long start = System.nanoTime();

        HttpResult result = http.send(HttpCall.get(url("/drip")));

        assertThat(result).isEqualTo(new NoReply(true, "no whole answer within 1 s", Cause.TIME));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(LIMIT, LIMIT.multipliedBy(10));
    }

    @Test
    void answerBeyondTheLimit_isNotReadToItsEnd() {
        answer("/huge", 200, "x".repeat(100_001), Map.of());
        answer("/large", 200, "x".repeat(100_000), Map.of());

        assertThat(http.send(HttpCall.get(url("/huge"))))
                .isEqualTo(new NoReply(true, "the answer is larger than 100000 bytes"));
        assertThat(http.send(HttpCall.get(url("/large")))).isInstanceOf(Reply.class);
    }

    @Test
    void answerCutOff_mayHaveArrived() throws Exception {
        assertThat(sendToRawServer("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"id\""))
                .isEqualTo(new NoReply(true, "the connection broke before the answer was complete"));
    }

    @Test
    void connectionClosedWithoutAnswer_mayHaveArrived() throws Exception {
        assertThat(sendToRawServer(""))
                .isEqualTo(new NoReply(true, "the connection broke before the answer was complete"));
    }

    @Test
    void garbageInsteadOfHttp_mayHaveArrived() throws Exception {
        assertThat(sendToRawServer("\u0000\u0001 no http at all\r\n\r\n"))
                .isEqualTo(new NoReply(true, "the connection broke before the answer was complete"));
    }

    @Test
    void connectionRefused_hasSurelyNotArrived() throws Exception {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        assertThat(http.send(HttpCall.json("POST", URI.create("http://127.0.0.1:" + port), Map.of())))
                .isEqualTo(new NoReply(false, "connection refused", Cause.CONNECTION));
    }

    @Test
    void unknownHost_hasSurelyNotArrived() {
        assertThat(http.send(HttpCall.get(URI.create("http://no-such-host.invalid/"))))
                .isEqualTo(new NoReply(false, "the host's name is not known", Cause.HOST));
    }

    @Test
    void serverWithoutTls_hasSurelyNotReadTheRequest() {
        URI https = URI.create("https://127.0.0.1:" + server.getAddress().getPort());

        // What the JDK reports depends on what the server says into the handshake; never a reply.
        assertThat(http.send(HttpCall.json("POST", https, Map.of("a", 1)))).isInstanceOf(NoReply.class);
    }

    private HttpResult sendToRawServer(String answer) throws Exception {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (Socket client = socket.accept()) {
                    client.getInputStream().read(new byte[4096]);
                    client.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            return http.send(
                    HttpCall.json("POST", URI.create("http://127.0.0.1:" + socket.getLocalPort()), Map.of("a", 1)));
        }
    }
}
