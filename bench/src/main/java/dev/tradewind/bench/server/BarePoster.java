package dev.tradewind.bench.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The baseline of a delivery: posts a body again and again with the client that the hub uses, and that is all. A program
 * of its own: {@code BarePoster URL BODY_FILE COUNT CONCURRENCY}; prints how many it sent a second. Posts as many to warm
 * up first.
 */
public final class BarePoster {

    private final HttpClient client;
    private final HttpRequest request;

    private BarePoster(HttpClient client, HttpRequest request) {
        this.client = client;
        this.request = request;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        int count = Integer.parseInt(args[2]);
        int concurrency = Integer.parseInt(args[3]);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .executor(threads)
                        .build()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(args[0] + "/orders"))
                    .header("Content-Type", "application/json")
                    .header("X-Api-Key", "bench-key")
                    .header("Idempotency-Key", "0123456789abcdef0123456789abcdef")
                    .POST(BodyPublishers.ofByteArray(Files.readAllBytes(Path.of(args[1]))))
                    .build();
            var poster = new BarePoster(client, request);
            poster.post(count, concurrency);
            System.out.println(poster.post(count, concurrency));
        }
    }

    /** How many a second. */
    private double post(int count, int concurrency) throws InterruptedException {
        var left = new AtomicInteger(count);
        long began = System.nanoTime();
        Thread[] workers = new Thread[concurrency];
        for (int i = 0; i < concurrency; i++) {
            workers[i] = Thread.ofVirtual().start(() -> postWhile(left));
        }
        for (Thread worker : workers) {
            worker.join();
        }
        return count / ((System.nanoTime() - began) / 1e9);
    }

    private void postWhile(AtomicInteger left) {
        while (left.getAndDecrement() > 0) {
            try {
                HttpResponse<byte[]> answer =
                        client.sendAsync(request, BodyHandlers.ofByteArray()).join();
                if (answer.statusCode() != 201) {
                    throw new IllegalStateException("answered " + answer.statusCode());
                }
            } catch (RuntimeException e) {
                left.set(0);
                throw e;
            }
        }
    }
}
