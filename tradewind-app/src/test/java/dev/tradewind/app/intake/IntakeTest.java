package dev.tradewind.app.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.app.server.Setting;
import dev.tradewind.app.server.TestServer;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IntakeTest {

    private static final int LIMIT = 8 * 1024;

    @TempDir
    static Path home;

    private static TestServer server;
    private int before;

    @BeforeAll
    static void start() {
        server = new TestServer(
                home,
                s -> s.with(Setting.BODY_LIMIT, "8KiB")
                        .with(Setting.BODY_TIME, "2s")
                        .with(Setting.SILENCE, "1s"),
                Optional.empty());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void count() {
        before = server.hub().received().size();
    }

    private int stored() {
        return server.hub().received().size() - before;
    }

    private static HttpResponse<String> post(String path, byte[] body) throws IOException, InterruptedException {
        return server.send(HttpRequest.newBuilder(server.url(path)).POST(BodyPublishers.ofByteArray(body)));
    }

    @Test
    void webhook_isHandedOnByteForByte_withItsHeaders() throws Exception {
        byte[] body = {'{', 0, (byte) 0xff, (byte) 0xc3, 0x28, '}'};
        var answer = server.send(HttpRequest.newBuilder(server.url("/hooks/shop"))
                .header("X-WC-Webhook-Topic", "order.created")
                .POST(BodyPublishers.ofByteArray(body)));

        assertThat(answer.statusCode()).isEqualTo(200);
        var request = server.hub().received().getLast();
        assertThat(request.body()).isEqualTo(body);
        assertThat(request.header("x-wc-webhook-topic")).contains("order.created");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void queryOfTheAddress_isHandedOn() throws Exception {
        assertThat(post("/hooks/shop?token=s%26t&x=1", new byte[10]).statusCode())
                .isEqualTo(200);
        assertThat(server.hub().received().getLast().parameter("token")).contains("s&t");
        assertThat(post("/hooks/shop", new byte[10]).statusCode()).isEqualTo(200);
        assertThat(server.hub().received().getLast().query()).isEmpty();
    }

    @Test
    void unknownConnection_isAnswered404_inOneShapeWhateverItsName() throws Exception {
        var unknown = post("/hooks/nowhere", new byte[10]);
        var noName = post("/hooks/No..Name", new byte[10]);
        var deeper = post("/hooks/shop/x", new byte[10]);

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(noName.statusCode()).isEqualTo(404);
        assertThat(deeper.statusCode()).isEqualTo(404);
        assertThat(noName.body()).isEqualTo(unknown.body()).isEqualTo(deeper.body());
        assertThat(stored()).isZero();
    }

    @Test
    void otherMethods_areAnswered405() throws Exception {
        var answer = server.get("/hooks/shop");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("POST");
        assertThat(server.raw("PUT /hooks/shop HTTP/1.0\r\nContent-Length: 1\r\n\r\nx"))
                .contains(" 405 ");
        assertThat(stored()).isZero();
    }

    @Test
    void compressedBody_isAnswered415() throws Exception {
        var answer = server.send(HttpRequest.newBuilder(server.url("/hooks/shop"))
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(new byte[] {31, (byte) 139, 8})));

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(stored()).isZero();
    }

    @Test
    void bodyOfExactlyTheLimit_isTaken_announcedOrNot() throws Exception {
        byte[] body = new byte[LIMIT];

        assertThat(post("/hooks/shop", body).statusCode()).isEqualTo(200);
        assertThat(chunked(body).statusCode()).isEqualTo(200);
        assertThat(server.hub().received().getLast().body()).hasSize(LIMIT);
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void bodyLongerThanTheLimit_isAnswered413_announcedOrNot() throws Exception {
        byte[] body = new byte[LIMIT + 1];

        assertThat(post("/hooks/shop", body).statusCode()).isEqualTo(413);
        assertThat(chunked(body).statusCode()).isEqualTo(413);
        assertThat(stored()).isZero();
    }

    @Test
    void tenMegabytes_areAnswered413_beforeTheyAreSent() throws Exception {
        try (Socket socket = server.connect()) {
            send(socket, "POST /hooks/shop HTTP/1.1\r\nHost: x\r\nContent-Length: 10485760\r\n\r\n{");

            assertThat(TestServer.readAll(socket))
                    .startsWith("HTTP/1.1 413 ")
                    .containsIgnoringCase("connection: close");
        }
        assertThat(stored()).isZero();
    }

    @Test
    void http10WithoutKeepAlive_isAnsweredAndClosed() throws Exception {
        String answer = server.raw("POST /hooks/shop HTTP/1.0\r\nContent-Length: 2\r\n\r\n{}");

        assertThat(answer).contains(" 200 ").endsWith("Kept.");
        assertThat(stored()).isOne();
    }

    @Test
    void shorterThanAnnounced_isAnswered400_andNotStored() throws Exception {
        try (Socket socket = server.connect()) {
            send(socket, "POST /hooks/shop HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{}");
            socket.shutdownOutput();

            assertThat(TestServer.readAll(socket))
                    .satisfiesAnyOf(
                            text -> assertThat(text).startsWith("HTTP/1.1 400 "),
                            text -> assertThat(text).isEmpty());
        }
        assertThat(stored()).isZero();
    }

    @Test
    void longerThanAnnounced_storesWhatWasAnnounced_andRefusesTheRest() throws Exception {
        String answer =
                server.raw("POST /hooks/shop HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\n{}GARBAGE\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200 ").contains("HTTP/1.1 400 ");
        assertThat(server.hub().received().getLast().body()).hasSize(2);
        assertThat(stored()).isOne();
    }

    @Test
    void nonsenseInContentLengthOrChunks_isAnswered400() throws Exception {
        assertThat(server.raw("POST /hooks/shop HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n"))
                .contains(" 400 ");
        assertThat(server.raw("POST /hooks/shop HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n"))
                .contains(" 400 ");
        assertThat(server.raw(
                        "POST /hooks/shop HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}"))
                .contains(" 400 ");
        assertThat(server.raw("POST /hooks/shop HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZZ\r\n"))
                .contains(" 400 ");
        assertThat(stored()).isZero();
    }

    @Test
    void slowCaller_isAnswered408_whetherSilentOrDripping() throws Exception {
        try (Socket silent = server.connect();
                Socket dripping = server.connect()) {
            send(silent, "POST /hooks/shop HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{");
            send(dripping, "POST /hooks/shop HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{");
            Thread drip = Thread.ofVirtual().start(() -> drip(dripping));

            assertThat(TestServer.readAll(silent)).startsWith("HTTP/1.1 408 ");
            assertThat(TestServer.readAll(dripping)).startsWith("HTTP/1.1 408 ");
            drip.interrupt();
            drip.join();
        }
        assertThat(stored()).isZero();
    }

    @Test
    void callerThatNeverEndsItsHead_isCutOff() throws Exception {
        try (Socket socket = server.connect()) {
            send(socket, "POST /hooks/shop HTTP/1.1\r\nHost: x\r\nX-Long: ");

            assertThat(TestServer.readAll(socket))
                    .satisfiesAnyOf(
                            text -> assertThat(text).isEmpty(),
                            text -> assertThat(text).contains(" 400 "));
        }
        assertThat(server.raw("POST /hooks/shop HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(40_000) + "\r\n\r\n"))
                .contains(" 400 ");
        assertThat(stored()).isZero();
    }

    @Test
    void hub_thatIsOverloaded_isAnswered503_withRetryAfter() throws Exception {
        server.hub().overloaded(true);
        try {
            var answer = post("/hooks/shop", new byte[1]);

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        } finally {
            server.hub().overloaded(false);
        }
    }

    @Test
    void memoryOfBodies_isGivenBack_whateverBecameOfThem() throws Exception {
        post("/hooks/shop", new byte[100]);
        post("/hooks/shop", new byte[LIMIT + 1]);
        chunked(new byte[LIMIT + 1]);
        server.raw("POST /hooks/shop HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZZ\r\n");

        assertThat(server.bean(BodyMemory.class).taken()).isZero();
    }

    @Test
    void oddPaths_areRefused_andStoreNothing() throws Exception {
        for (String path :
                new String[] {"/hooks/%00", "/hooks/%2e%2e/api", "/hooks//shop", "/hooks/shop;x=1", "/hooks/%ff"}) {
            assertThat(server.raw("POST " + path + " HTTP/1.0\r\nContent-Length: 2\r\n\r\n{}"))
                    .as(path)
                    .containsPattern("HTTP/1.1 40[04] ");
        }
        assertThat(stored()).isZero();
    }

    private static HttpResponse<String> chunked(byte[] body) throws IOException, InterruptedException {
        return server.send(HttpRequest.newBuilder(server.url("/hooks/shop"))
                .POST(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body))));
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    /** One byte at a time, faster than the longest silence allowed, for longer than the whole body may take. */
    private static void drip(Socket socket) {
        try {
            for (int i = 0; i < 40; i++) {
                Thread.sleep(200); // The pace is what is tested.
                socket.getOutputStream().write(' ');
                socket.getOutputStream().flush();
            }
        } catch (IOException | InterruptedException e) {
            // The server has hung up, as it should, or the test is over.
        }
    }
}
