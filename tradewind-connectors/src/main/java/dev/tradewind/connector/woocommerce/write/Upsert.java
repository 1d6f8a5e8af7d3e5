package dev.tradewind.connector.woocommerce.write;

import dev.tradewind.api.Failure;
import dev.tradewind.api.Outcome;
import dev.tradewind.api.Write;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Creates a record, or changes the one that is there.
 *
 * <p>Why a repetition is harmless: what is neither named nor bound is looked up before it is created, and where the store
 * itself allows only one and says whose it is, that one is changed.
 */
record Upsert(Shelf shelf) implements Operation.Deed {

    /**
     * A write that was sent.
     *
     * @param isNew whether the record was to be made
     */
    private record Try(Shop.Sent sent, Map<String, @Nullable Object> body, boolean isNew) {

        /** What a record that was there was told. */
        Optional<Map<String, @Nullable Object>> told() {
            return isNew ? Optional.empty() : Optional.of(body);
        }
    }

    @Override
    public Outcome perform(Input input, Write write, Shop shop) {
        String path = shelf.path(input, shop);
        Optional<String> named = shelf.named(input);
        Optional<String> known = named.or(() -> write.bound().flatMap(bound -> shelf.idOf(path, bound)));
        if (known.isPresent()) {
            Try update = update(path, known.get(), input, write, shop);
            if (!(update.sent() instanceof Shop.Sent.Missing)) {
                return outcome(path, update, input, shop);
            }
            if (named.isPresent()) {
                return new Failure.Rejected(
                        "there is no " + path + "/" + named.get() + " in the shop", Optional.of("id"));
            }
        }
        Optional<String> found = shelf.find(input, write, shop);
        if (found.isPresent()) {
            return outcome(path, update(path, found.get(), input, write, shop), input, shop);
        }
        Map<String, @Nullable Object> body = shelf.body(input, write, Optional.empty(), shop);
        Shop.Sent created = shop.create(path, body);
        if (created instanceof Shop.Sent.Refused refused) {
            Optional<String> there = shelf.existing(refused.error(), input, write, shop);
            if (there.isPresent()) {
                return outcome(path, update(path, there.get(), input, write, shop), input, shop);
            }
        }
        return outcome(path, new Try(created, body, true), input, shop);
    }

    private Try update(String path, String id, Input input, Write write, Shop shop) {
        Map<String, @Nullable Object> body = shelf.body(input, write, Optional.of(id), shop);
        return new Try(shop.update(path + "/" + id, body), body, false);
    }

    private Outcome outcome(String path, Try tried, Input input, Shop shop) {
        return switch (tried.sent()) {
            case Shop.Sent.Refused refused -> refused.failure();
            // What was found a moment ago has gone, or the place where it was to be put.
            case Shop.Sent.Missing missing -> new Failure.Transient(path + " has gone from the shop meanwhile", false);
            case Shop.Sent.Done done ->
                shelf.amiss(input, tried.body(), done.record(), shop)
                        .<Outcome>map(Unfit::failure)
                        .orElseGet(() -> new Outcome.Applied(
                                shelf.bindingOf(path, done.id()),
                                shelf.details(done.record()),
                                shelf.left(done.record(), tried.told())));
        };
    }
}
