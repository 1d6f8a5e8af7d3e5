package dev.tradewind.bench.server;

import dev.tradewind.api.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Tells a hub what to do, over its API. */
public final class HubControl {

    private static final long LOOK_MILLIS = 20;

    private final InetSocketAddress address;
    private final HubFolder folder;

    HubControl(InetSocketAddress address, HubFolder folder) {
        this.address = address;
        this.folder = folder;
    }

    /** Runs a backfill and waits for its end; how many records it read. */
    public long backfill(String connection, String stream, Duration max) {
        byte[] order = Json.write(Map.of("connection", connection, "stream", stream));
        try (HttpClient client = HttpClient.newHttpClient()) {
            Map<String, ?> started = send(client, "POST", "/api/backfills", BodyPublishers.ofByteArray(order));
            long end = System.nanoTime() + max.toNanos();
            while (System.nanoTime() < end) {
                Map<String, ?> state =
                        send(client, "GET", "/api/backfills/" + started.get("backfill"), BodyPublishers.noBody());
                switch (String.valueOf(state.get("state"))) {
                    case "done" -> {
                        return state.get("read") instanceof Number read ? read.longValue() : 0;
                    }
                    case "running" -> TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
                    default -> throw new IllegalStateException("the backfill ended: " + state);
                }
            }
            throw new IllegalStateException("the backfill was not done within " + max);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, ?> send(HttpClient client, String method, String path, BodyPublisher body)
            throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + address.getPort() + path);
        String token = Files.readString(folder.data().resolve("admin-token"), StandardCharsets.US_ASCII);
        var answer = client.send(
                HttpRequest.newBuilder(uri)
                        .header("Authorization", "Bearer " + token.strip())
                        .header("Content-Type", "application/json")
                        .method(method, body)
                        .build(),
                BodyHandlers.ofByteArray());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(path + " was answered with " + answer.statusCode() + ": "
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return Json.readObject(answer.body());
    }
}
