package dev.tradewind.app.connect;

import dev.tradewind.api.json.Json;
import dev.tradewind.app.server.HubProgram;
import dev.tradewind.app.server.HubProgram.Beginning;
import dev.tradewind.app.server.ServeSettings;
import dev.tradewind.app.server.Setting;
import dev.tradewind.sandbox.store.SandboxStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A hub that serves a folder, and a simulated store that it does not know yet. */
public final class ConnectWorld implements AutoCloseable {

    /** Far more than it takes, for a machine that is busy with other things. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Pattern APPROVE = Pattern.compile("class=\"wc-auth-approve\" href=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final SandboxStore store;
    private final HubProgram hub;

    public ConnectWorld(Path home, Optional<Path> folder, Map<Setting, String> more) {
        store = SandboxStore.builder().seed(11).start();
        try {
            ServeSettings settings = ServeSettings.defaults(home).with(Setting.PORT, "0");
            for (Map.Entry<Setting, String> each : more.entrySet()) {
                settings = settings.with(each.getKey(), each.getValue());
            }
            hub = HubProgram.start(settings, Beginning.with(Map.of(), folder));
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    public SandboxStore store() {
        return store;
    }

    public HubProgram hub() {
        return hub;
    }

    public String url() {
        return "http://localhost:" + hub.port();
    }

    public Path tokenFile() {
        return hub.token().file();
    }

    Map<?, ?> api(String method, String path, Map<String, ?> body) {
        HttpResponse<byte[]> answer = send(HttpRequest.newBuilder(URI.create(url() + path))
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .method(
                        method,
                        method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(Json.write(body))));
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " was answered " + answer.statusCode() + " "
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return (Map<?, ?>) Json.read(answer.body());
    }

    public String token() {
        try {
            return java.nio.file.Files.readString(tokenFile()).strip();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Presses Approve at the shop, as a person would in a browser; where the shop sends him then. */
    public String approve(String approval) {
        String page =
                new String(send(HttpRequest.newBuilder(URI.create(approval))).body(), StandardCharsets.UTF_8);
        Matcher link = APPROVE.matcher(page);
        if (!link.find()) {
            throw new AssertionError("no button in " + page);
        }
        HttpResponse<byte[]> granted = send(
                HttpRequest.newBuilder(URI.create(store.url() + link.group(1).replace("&amp;", "&"))));
        return granted.headers().firstValue("Location").orElse("HTTP " + granted.statusCode());
    }

    /** Waits until something holds; looks whenever the hub says that something has changed. */
    public void await(BooleanSupplier condition) throws Exception {
        var changed = new Semaphore(1);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        AutoCloseable listening = hub.hub().onChange(changed::release);
        try {
            while (!condition.getAsBoolean()) {
                if (System.nanoTime() - deadline > 0) {
                    throw new AssertionError("not within " + PATIENCE);
                }
                // With a limit, because what happens at the store nobody tells.
                if (changed.tryAcquire(250, TimeUnit.MILLISECONDS)) {
                    changed.drainPermits();
                }
            }
        } finally {
            listening.close();
        }
    }

    @Override
    public void close() {
        http.close();
        hub.close();
        store.close();
    }
}
