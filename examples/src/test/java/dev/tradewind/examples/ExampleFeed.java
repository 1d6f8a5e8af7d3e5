package dev.tradewind.examples;

import dev.tradewind.sandbox.http.Answer;
import dev.tradewind.sandbox.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The feed that {@code listings-feed.yaml} describes, with a picture for each offer. */
final class ExampleFeed extends OtherSide {

    private final Map<String, Map<String, Object>> offers = new TreeMap<>();

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
}
