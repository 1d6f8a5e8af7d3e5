package dev.tradewind.app.server;

import dev.tradewind.app.demo.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The real HTTP server on a free port, before a {@link FakeHub}. */
public final class TestServer implements AutoCloseable {

    private final FakeHub hub = new FakeHub();
    private final HubServer server;
    private final String token;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    public TestServer(Path home, UnaryOperator<ServeSettings> settings, Optional<? extends Stage> stage) {
        try {
            AdminToken admin = AdminToken.of(home, new SecureRandom());
            token = Files.readString(home.resolve(AdminToken.FILE)).strip();
            ServeSettings all = settings.apply(ServeSettings.defaults(home).with(Setting.PORT, "0"));
            server = HubServer.start(all, admin, () -> hub, stage);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public TestServer(Path home) {
        this(home, UnaryOperator.identity(), Optional.empty());
    }

    public FakeHub hub() {
        return hub;
    }

    public String token() {
        return token;
    }

    public int port() {
        return server.port();
    }

    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    /** A request to be changed; with the admin token. */
    public HttpRequest.Builder asAdmin(String path) {
        return HttpRequest.newBuilder(url(path)).header("Authorization", "Bearer " + token);
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(url(path)));
    }

    /** Sends these very bytes and reads until the server closes the connection. */
    public String raw(String request) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return readAll(socket);
        }
    }

    public Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port());
        socket.setSoTimeout(30_000);
        return socket;
    }

    public static String readAll(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    public <T> T bean(Class<T> type) {
        return server.bean(type);
    }

    @Override
    public void close() {
        server.close();
    }
}
