package dev.tradewind.connector.woocommerce.write;

import dev.tradewind.api.Failure;
import dev.tradewind.api.OperationSpec;
import dev.tradewind.api.OperationSpec.Repeat;
import dev.tradewind.api.Outcome;
import dev.tradewind.api.Write;
import dev.tradewind.connector.woocommerce.access.StoreApi;
import dev.tradewind.connector.woocommerce.access.StoreError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Changes many products in few calls: one for up to a hundred products, one for each product whose variations are changed,
 * and before that one for a hundred SKUs whose products are not known yet.
 */
record ProductWriter(OperationSpec spec, Shape input) implements Operation {

    /** The store refuses more in one batch. */
    static final int BATCH_MAX = 100;

    static final Operation SET_STOCK = new ProductWriter(
            new OperationSpec(
                    "set-stock",
                    "stock-level",
                    Repeat.HARMLESS,
                    "Sets how many pieces of a product or variation there are.",
                    BATCH_MAX),
            ProductChange.STOCK);

    static final Operation SET_PRICE = new ProductWriter(
            new OperationSpec(
                    "set-price",
                    "price",
                    Repeat.HARMLESS,
                    "Sets the regular price, and the sale price, of a product or variation.",
                    BATCH_MAX),
            ProductChange.PRICE);

    @Override
    public List<Outcome> perform(List<Write> writes, Shop shop) {
        var round = new Round(shop);
        for (int i = 0; i < writes.size(); i++) {
            try {
                round.open.put(i, ProductChange.of(input, writes.get(i).input()));
            } catch (Unfit e) {
                round.outcomes.put(i, e.failure());
            }
        }
        round.send(true);
        // A SKU whose product has gone, or has another one now, is looked up anew, once.
        round.send(false);
        return round.outcomes();
    }

    /** A write whose product is known. */
    private record Located(int index, ProductChange change, ProductRef product) {
        Map<String, @Nullable Object> item() {
            Map<String, @Nullable Object> item = new LinkedHashMap<>();
            item.put("id", product.id());
            item.putAll(change.fields());
            return item;
        }
    }

    /** A product that was set although the SKU has gone to another one. What it had before nobody knows any more. */
    private record Mistake(ProductRef product, String skuNow) {

        Outcome toldWith(Outcome outcome) {
            String said = "product %s, whose SKU is %s now, was set to the same; see what is right there"
                    .formatted(product.text(), skuNow.isEmpty() ? "none" : skuNow);
            return switch (outcome) {
                case Outcome.Applied applied -> {
                    Map<String, String> details = new LinkedHashMap<>(applied.details());
                    details.put("set by mistake", said);
                    yield new Outcome.Applied(applied.id(), details, applied.left());
                }
                case Failure.Rejected refused ->
                    new Failure.Rejected(refused.reason() + "; set by mistake: " + said, refused.field());
                case Failure.Transient away ->
                    new Failure.Transient(away.reason() + "; set by mistake: " + said, away.mayHaveBeenApplied());
                default -> outcome;
            };
        }
    }

    /** The writes of one call of the destination, until each has its outcome. */
    private static final class Round {
        private final Shop shop;
        private final ProductRefs products;
        private final Map<Integer, ProductChange> open = new TreeMap<>();
        private final Map<Integer, Outcome> outcomes = new TreeMap<>();
        private final Map<Integer, Mistake> mistakes = new HashMap<>();

        Round(Shop shop) {
            this.shop = shop;
            this.products = shop.memory().products();
        }

        /** A mistake that was put right in the same call is none any more. */
        List<Outcome> outcomes() {
            Set<String> right = outcomes.values().stream()
                    .flatMap(outcome ->
                            outcome instanceof Outcome.Applied applied ? Stream.of(applied.id()) : Stream.empty())
                    .collect(Collectors.toSet());
            mistakes.forEach((index, mistake) -> {
                if (!right.contains(mistake.product().text())) {
                    outcomes.computeIfPresent(index, (i, outcome) -> mistake.toldWith(outcome));
                }
            });
            return List.copyOf(outcomes.values());
        }

        void send(boolean fromMemory) {
            if (open.isEmpty()) {
                return;
            }
            Map<String, List<Located>> byPath = new LinkedHashMap<>();
            for (Located one : located()) {
                byPath.computeIfAbsent(one.product().batchPath(), p -> new ArrayList<>())
                        .add(one);
            }
            byPath.forEach((path, batch) -> send(path, batch, fromMemory));
        }

        private List<Located> located() {
            ProductRefs.Answers answers = bySku();
            List<Located> located = new ArrayList<>();
            for (var one : List.copyOf(open.entrySet())) {
                ProductChange change = one.getValue();
                Optional<ProductRef> product = change.named()
                        .or(() -> change.sku().map(sku -> answers.found().get(sku)));
                if (product.isPresent()) {
                    located.add(new Located(one.getKey(), change, product.get()));
                } else {
                    String sku = change.sku().orElseThrow();
                    settle(one.getKey(), answers.failed().getOrDefault(sku, nowhere(sku)));
                }
            }
            return located;
        }

        /** What is remembered of the SKUs that are open; the store is asked for the others. */
        private ProductRefs.Answers bySku() {
            Map<String, ProductRef> known = new LinkedHashMap<>();
            Set<String> unknown = new LinkedHashSet<>();
            for (ProductChange change : open.values()) {
                change.sku()
                        .ifPresent(sku -> products.known(sku)
                                .ifPresentOrElse(product -> known.put(sku, product), () -> unknown.add(sku)));
            }
            ProductRefs.Answers asked = products.ask(unknown, shop.http());
            known.putAll(asked.found());
            return new ProductRefs.Answers(known, asked.failed());
        }

        private static Failure nowhere(String sku) {
            return new Failure.Rejected("no product or variation in the shop has the SKU " + sku, Optional.of("sku"));
        }

        private void send(String path, List<Located> batch, boolean fromMemory) {
            Map<String, Object> body =
                    Map.of("update", batch.stream().map(Located::item).toList());
            switch (shop.api().send("POST", path, body, shop.http())) {
                case StoreApi.Answer.Failed failed -> batch.forEach(one -> settle(one.index(), failed.failure()));
                case StoreApi.Answer.Missing missing -> batch.forEach(one -> gone(one, fromMemory));
                case StoreApi.Answer.Json answer -> {
                    List<?> items = items(answer.reply().json().orElse(null));
                    if (items.size() == batch.size()) {
                        for (int i = 0; i < batch.size(); i++) {
                            settle(batch.get(i), items.get(i), fromMemory);
                        }
                        reopen(batch);
                    } else {
                        Failure odd = new Failure.Transient(
                                "the store answered %d of %d items of a batch".formatted(items.size(), batch.size()),
                                true);
                        batch.forEach(one -> settle(one.index(), odd));
                    }
                }
            }
        }

        private static List<?> items(@Nullable Object answer) {
            return answer instanceof Map<?, ?> batch && batch.get("update") instanceof List<?> items
                    ? items
                    : List.of();
        }

        private void settle(Located one, @Nullable Object item, boolean fromMemory) {
            if (!(item instanceof Map<?, ?> answer)) {
                settle(one.index(), new Failure.Transient("the store answered an item with no object", true));
            } else if (answer.get("error") instanceof Map<?, ?> error) {
                refused(one, StoreError.of(error), StoreError.status(error), fromMemory);
            } else if (hasMoved(one.change(), answer)) {
                moved(one, answer, fromMemory);
            } else {
                settle(one.index(), done(one, answer));
            }
        }

        private static boolean hasMoved(ProductChange change, Map<?, ?> answer) {
            return answer.get("sku") instanceof String shown
                    && change.sku().filter(sku -> !sku.equalsIgnoreCase(shown)).isPresent();
        }

        /** The shop has given the SKU to another product since it was looked up: it stays open for the next round. */
        private void moved(Located one, Map<?, ?> answer, boolean fromMemory) {
            String sku = one.change().sku().orElseThrow();
            products.forget(sku);
            if (one.change().input().notHeld(answer).isEmpty()) {
                mistakes.put(one.index(), new Mistake(one.product(), String.valueOf(answer.get("sku"))));
            }
            if (!fromMemory) {
                settle(
                        one.index(),
                        new Failure.Transient("the SKU %s has just moved to another product".formatted(sku), true));
            }
        }

        /** What was rightly said of a product in the same call is said again: it may have come before the mistake. */
        private void reopen(List<Located> batch) {
            Set<ProductRef> spoilt = batch.stream()
                    .filter(one -> open.containsKey(one.index()) && mistakes.containsKey(one.index()))
                    .map(Located::product)
                    .collect(Collectors.toSet());
            batch.stream()
                    .filter(one ->
                            spoilt.contains(one.product()) && outcomes.get(one.index()) instanceof Outcome.Applied)
                    .forEach(one -> {
                        outcomes.remove(one.index());
                        open.put(one.index(), one.change());
                    });
        }

        private void refused(Located one, StoreError error, int status, boolean fromMemory) {
            String said = "the store says " + error.code() + ": " + error.message();
            if (error.code().endsWith("_invalid_id")) {
                gone(one, fromMemory);
            } else if (status >= 500) {
                settle(one.index(), new Failure.Transient(said, true));
            } else {
                settle(one.index(), new Failure.Rejected(said, error.field()));
            }
        }

        /** Stays open for the next round if its SKU may lead to another product now. */
        private void gone(Located one, boolean fromMemory) {
            Optional<String> sku = one.change().sku();
            sku.ifPresent(products::forget);
            if (!fromMemory || sku.isEmpty()) {
                settle(
                        one.index(),
                        new Failure.Rejected(
                                "there is no product " + one.product().text() + " in the shop",
                                Optional.of("product")));
            }
        }

        private static Outcome done(Located one, Map<?, ?> answer) {
            Optional<String> ignored = one.change().input().notHeld(answer);
            if (ignored.isEmpty()) {
                Map<String, String> details = new LinkedHashMap<>();
                one.change().sku().ifPresent(sku -> details.put("SKU", sku));
                return new Outcome.Applied(
                        one.product().text(),
                        details,
                        Heard.OF_PRODUCTS.changed(answer, one.change().fields()));
            }
            String field = ignored.get();
            String advice = field.equals("stock_quantity")
                    ? "the shop does not count this product's stock; switch on Manage stock there, or send manage: true"
                    : "a plug-in or a rule of the shop keeps it";
            return new Failure.Rejected(
                    "the store took the change and left %s as it was: %s".formatted(field, advice), Optional.of(field));
        }

        private void settle(int index, Outcome outcome) {
            open.remove(index);
            outcomes.put(index, outcome);
        }
    }
}
