package dev.tradewind.connector.woocommerce.write;

import dev.tradewind.api.Outcome;
import dev.tradewind.api.Write;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes a note to an order. Why a repetition makes no second one: an order has no note twice that says the same to the same
 * people. A note that shall be told again gives a {@code ref}, which stands at its end.
 */
final class OrderNote implements Operation.Deed {

    static final Shape SHAPE = Shape.of(
            Field.id("order", "", "the store's number").needed(),
            Field.text("note", "", "").needed(),
            Field.flag("forCustomer", "", "the store sends it to the customer; otherwise only the shop sees it"),
            Field.line(
                    "ref", "", "stands in brackets at the end of the note, and tells it from others of the same text"));

    @Override
    public Outcome perform(Input input, Write write, Shop shop) {
        // What is bound is a note, not the order.
        String path = "orders/" + input.needed("order") + "/notes";
        String text = input.needed("note")
                + input.text("ref").map(ref -> " (" + ref + ")").orElse("");
        boolean forCustomer = input.is("forCustomer");
        Optional<String> there = shop.list(path, Map.of()).stream()
                .filter(note -> plain(String.valueOf(note.get("note"))).equals(plain(text)))
                .filter(note -> Boolean.TRUE.equals(note.get("customer_note")) == forCustomer)
                .flatMap(note -> Shop.idOf(note).stream())
                .findFirst();
        if (there.isPresent()) {
            return new Outcome.Unchanged(there.get(), "the order has this note already");
        }
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("note", text);
        body.put("customer_note", forCustomer);
        return switch (shop.create(path, body)) {
            case Shop.Sent.Refused refused -> refused.failure();
            case Shop.Sent.Missing missing -> OrderChange.gone("orders/" + input.needed("order"));
            case Shop.Sent.Done done ->
                new Outcome.Applied(done.id(), Map.of(), Heard.ofNote(input.needed("order"), done.record()));
        };
    }

    /** WordPress takes backslashes out of what it keeps. */
    private static String plain(String note) {
        return note.replace("\\", "").replaceAll("\\s+", " ").strip();
    }
}
