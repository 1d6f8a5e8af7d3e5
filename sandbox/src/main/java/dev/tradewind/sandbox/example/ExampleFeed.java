package dev.tradewind.sandbox.example;

import dev.tradewind.sandbox.http.Answer;
import dev.tradewind.sandbox.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The feed that {@code listings-feed.yaml} describes, with a picture for each offer. */
public final class ExampleFeed extends OtherSide {

    private final Map<String, Map<String, Object>> offers = new TreeMap<>();

    private ExampleFeed() {}

    /** Starts it, empty, on a free port of this machine. */
    public static ExampleFeed start() {
        return started(new ExampleFeed());
    }

    /**
     * Adds an offer, or changes it.
     *
     * @param price in whole euros
     * @param photoVersion another one for another picture
     */
    public synchronized void offer(String reference, String title, int price, String photoVersion) {
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

    /** Takes an offer out of the feed. */
    public synchronized void withdraw(String reference) {
        offers.remove(reference);
    }

    @Override
    synchronized List<Map<String, Object>> records() {
        return List.copyOf(offers.values());
    }

    @Override
    synchronized Answer respond(Request request) {
        return request.path().endsWith(".jpg")
                ? new Answer(
                        200,
                        List.of(new Answer.Header("Content-Type", "image/jpeg")),
                        request.path().getBytes(StandardCharsets.UTF_8))
                : Answer.json(200, Map.of("properties", records()));
    }
}
