package dev.tradewind.bench.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.Base64;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The baseline: the JDK's own HTTP server on virtual threads, the signature's check, a group-committed append, and nothing
 * else. A program of its own: {@code BaselineServer PORT FILE SECRET}.
 */
public final class BaselineServer {

    private static final int BACKLOG = 1024;

    private final Mac keyed;
    private final BareAppender appender;

    private BaselineServer(Mac keyed, BareAppender appender) {
        this.keyed = keyed;
        this.appender = appender;
    }

    public static void main(String[] args) throws IOException, SQLException, GeneralSecurityException {
        // Without these it waits 40 ms for its own acknowledgements, and forgets connections above 200.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "4096");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(args[2].getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        var baseline = new BaselineServer(mac, new BareAppender(Path.of(args[1])));
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0]));
        HttpServer server = HttpServer.create(address, BACKLOG);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/hooks/", baseline::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (isSigned(body, exchange.getRequestHeaders().getFirst("X-WC-Webhook-Signature"))) {
                appender.append(body);
                answer(exchange, 200, "Kept.");
            } else {
                answer(exchange, 401, "The signature does not match.");
            }
        }
    }

    private boolean isSigned(byte[] body, @Nullable String signature) {
        if (signature == null) {
            return false;
        }
        try {
            byte[] ours = ((Mac) keyed.clone()).doFinal(body);
            return MessageDigest.isEqual(ours, Base64.getDecoder().decode(signature));
        } catch (CloneNotSupportedException | IllegalArgumentException e) {
            return false;
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
