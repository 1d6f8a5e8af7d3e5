package dev.tradewind.examples;

import dev.tradewind.sandbox.http.Answer;
import dev.tradewind.sandbox.http.Fault;
import dev.tradewind.sandbox.http.Faults;
import dev.tradewind.sandbox.http.Request;
import dev.tradewind.sandbox.http.SandboxServer;
import dev.tradewind.sandbox.http.Site;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** The feed that {@code listings-feed.yaml} describes, with a picture for each offer. */
final class ExampleFeed implements Site, AutoCloseable {

    private final Map<String, Map<String, Object>> offers = new TreeMap<>();
    private final SandboxServer server = SandboxServer.start("127.0.0.1", 0, this, new Faults(new Random(1)));

    String url() {
        return server.url();
    }

    synchronized void offer(String reference, String title, int price, String photoVersion) {
        offers.put(
                reference,
                Map.of(
                        "reference",
                        reference,
                        "title",
                        title,
                        "description",
                        "Quiet, and close to everything.",
                        "price",
                        price,
                        "rooms",
                        4,
                        "place",
                        "Rügen",
                        "photo",
                        Map.of("url", url() + "/" + reference + ".jpg", "version", photoVersion)));
    }

    synchronized void withdraw(String reference) {
        offers.remove(reference);
    }

    @Override
    public synchronized Answer answer(Request request) {
        return request.path().endsWith(".jpg")
                ? new Answer(
                        200,
                        List.of(new Answer.Header("Content-Type", "image/jpeg")),
                        request.path().getBytes(StandardCharsets.UTF_8))
                : Answer.json(200, Map.of("properties", List.copyOf(offers.values())));
    }

    @Override
    public Answer control(Request request) {
        return Answer.json(404, Map.of());
    }

    @Override
    public Answer failing(Fault fault) {
        return Answer.json(503, Map.of());
    }

    @Override
    public void close() {
        server.close();
    }
}
