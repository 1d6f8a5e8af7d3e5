package dev.tradewind.sandbox.store;

import dev.tradewind.sandbox.http.Answer.Header;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * The HTTP client of the store, over a bare socket: a new connection for every call, HTTP/1.0, {@code Connection:
 * close}, headers in the recorded order. Stateless; safe for any thread.
 */
final class Hookshot {

    private static final int HEAD_BYTES_MAX = 64 * 1024;

    private final String httpVersion;

    Hookshot(String httpVersion) {
        this.httpVersion = httpVersion;
    }

    /**
     * What came back.
     *
     * @param status 0 if there was no answer
     * @param location of a redirect
     * @param failure why there was no answer
     */
    record Result(int status, Optional<String> location, String failure) {

        static Result none(String why) {
            return new Result(0, Optional.empty(), why);
        }
    }

    Result post(URI url, List<Header> headers, byte[] body, Duration timeout) {
        return send("POST", url, headers, body, timeout);
    }

    Result get(URI url, Duration timeout) {
        return send("GET", url, List.of(), new byte[0], timeout);
    }

    private Result send(String method, URI url, List<Header> headers, byte[] body, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        try (Socket socket = connect(url, deadline)) {
            OutputStream out = socket.getOutputStream();
            out.write(head(method, url, headers));
            out.write(body);
            out.flush();
            return read(socket, deadline);
        } catch (SocketTimeoutException e) {
            return Result.none("no answer within " + timeout.toSeconds() + " s");
        } catch (IOException | IllegalArgumentException e) {
            return Result.none(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private static Socket connect(URI url, long deadline) throws IOException {
        boolean tls = "https".equals(url.getScheme());
        int port = url.getPort() > 0 ? url.getPort() : tls ? 443 : 80;
        var plain = new Socket();
        try {
            plain.setTcpNoDelay(true);
            plain.connect(new InetSocketAddress(url.getHost(), port), left(deadline));
            plain.setSoTimeout(left(deadline));
            if (!tls) {
                return plain;
            }
            var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
            var secure = (SSLSocket) factory.createSocket(plain, url.getHost(), port, true);
            SSLParameters parameters = secure.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            secure.setSSLParameters(parameters);
            return secure;
        } catch (IOException e) {
            plain.close();
            throw e;
        }
    }

    private byte[] head(String method, URI url, List<Header> headers) {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        String port = url.getPort() > 0 ? ":" + url.getPort() : "";
        var head = new StringBuilder(method + " " + path + query + " " + httpVersion + "\r\n");
        head.append("Host: ").append(url.getHost()).append(port).append("\r\n");
        headers.forEach(
                h -> head.append(h.name()).append(": ").append(h.value()).append("\r\n"));
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Result read(Socket socket, long deadline) throws IOException {
        InputStream in = new BufferedInputStream(socket.getInputStream());
        var lines = new ArrayList<String>();
        int read = 0;
        var line = new ByteArrayOutputStream();
        while (read++ < HEAD_BYTES_MAX) {
            socket.setSoTimeout(left(deadline));
            int next = in.read();
            if (next == '\n' || next < 0) {
                String text = line.toString(StandardCharsets.ISO_8859_1).strip();
                line.reset();
                if (text.isEmpty() || next < 0) {
                    break;
                }
                lines.add(text);
            } else {
                line.write(next);
            }
        }
        if (lines.isEmpty() || !lines.getFirst().matches("HTTP/1\\.[01] \\d{3}.*")) {
            return Result.none("the connection was closed without an HTTP answer");
        }
        int status = Integer.parseInt(lines.getFirst().substring(9, 12));
        return new Result(status, location(lines), "");
    }

    private static Optional<String> location(List<String> lines) {
        return lines.stream()
                .filter(l -> l.toLowerCase(Locale.ROOT).startsWith("location:"))
                .map(l -> l.substring("location:".length()).strip())
                .findFirst();
    }

    private static int left(long deadline) throws SocketTimeoutException {
        long millis = (deadline - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
            throw new SocketTimeoutException("deadline passed");
        }
        return (int) Math.min(millis, Integer.MAX_VALUE);
    }
}
