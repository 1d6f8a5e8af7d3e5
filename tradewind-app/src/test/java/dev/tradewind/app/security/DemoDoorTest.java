package dev.tradewind.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.app.demo.DemoControls;
import dev.tradewind.app.server.TestServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo has no login: what stands in its place. */
final class DemoDoorTest {

    @TempDir
    static Path home;

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer(home, UnaryOperator.identity(), Optional.of(new NoDemo()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String get(String host) throws Exception {
        return server.raw("GET /api/overview HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    }

    private static String post(String headers) throws Exception {
        return server.raw("POST /api/dead-letters/retry HTTP/1.1\r\nHost: localhost:" + server.port() + "\r\n" + headers
                + "Content-Length: 0\r\nConnection: close\r\n\r\n");
    }

    @Test
    void thisMachinesOwnNames_areLetIn_withoutAToken() throws Exception {
        for (String host :
                new String[] {"localhost:" + server.port(), "127.0.0.1:" + server.port(), "[::1]:1", "LOCALHOST"}) {
            assertThat(get(host)).as(host).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void foreignNames_areRefused_whateverAddressTheyLeadTo() throws Exception {
        for (String host :
                new String[] {"evil.example", "localhost.evil.example:8080", "127.0.0.1.evil.example", "10.0.0.1"}) {
            assertThat(get(host)).as(host).startsWith("HTTP/1.1 403 ").contains("another name");
        }
    }

    @Test
    void writesFromForeignPages_areRefused() throws Exception {
        assertThat(post("Origin: https://evil.example\r\n")).startsWith("HTTP/1.1 403 ");
        assertThat(post("Origin: null\r\n")).startsWith("HTTP/1.1 403 ");
        assertThat(post("Origin: http://localhost:1\r\n")).startsWith("HTTP/1.1 403 ");
        assertThat(post("Sec-Fetch-Site: cross-site\r\n")).startsWith("HTTP/1.1 403 ");
    }

    @Test
    void writesFromTheOwnPage_andFromCommands_areLetIn() throws Exception {
        assertThat(post("Origin: http://localhost:" + server.port() + "\r\n")).startsWith("HTTP/1.1 200 ");
        assertThat(post("Sec-Fetch-Site: same-origin\r\n")).startsWith("HTTP/1.1 200 ");
        assertThat(post("")).startsWith("HTTP/1.1 200 ");
    }

    @Test
    void console_opensWithoutLogin_butItsFormsNeedTheirToken() throws Exception {
        assertThat(server.raw("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .doesNotContain("/login");
        assertThat(server.raw(
                        "POST /demo/erp HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 403 ");
    }

    private static final class NoDemo implements DemoControls {
        @Override
        public Status status() {
            URI nowhere = URI.create("http://localhost");
            return new Status(0, 0, 0, 0, ErpFault.NONE, false, Duration.ofSeconds(1), nowhere, nowhere);
        }

        @Override
        public void erp(ErpFault fault) {}

        @Override
        public String placeOrder() {
            return "1";
        }

        @Override
        public void shoppers(boolean on) {}

        @Override
        public void pace(Duration betweenOrders) {}
    }
}
