package dev.tradewind.connector.woocommerce.write;

import dev.tradewind.api.Failure;
import dev.tradewind.api.OperationSpec;
import dev.tradewind.api.OperationSpec.Repeat;
import dev.tradewind.api.Outcome;
import dev.tradewind.api.Write;
import dev.tradewind.connector.woocommerce.access.StoreApi;
import dev.tradewind.connector.woocommerce.access.StoreError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
        var round = new Round(writes, shop);
        for (int i = 0; i < writes.size(); i++) {
            try {
                round.open.put(i, ProductChange.of(input, writes.get(i).input()));
            } catch (Unfit e) {
                round.outcomes.put(i, e.failure());
            }
        }
        round.send(true);
        // What was remembered of a product that has gone is looked up anew, once.
        round.send(false);
        return List.copyOf(round.outcomes.values());
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

    /** The writes of one call of the destination, until each has its outcome. */
    private static final class Round {
        private final List<Write> writes;
        private final Shop shop;
        private final ProductRefs products;
        private final Map<Integer, ProductChange> open = new TreeMap<>();
        private final Map<Integer, Outcome> outcomes = new TreeMap<>();

        Round(List<Write> writes, Shop shop) {
            this.writes = writes;
            this.shop = shop;
            this.products = shop.memory().products();
        }

        void send(boolean fromMemory) {
            if (open.isEmpty()) {
                return;
            }
            Map<String, List<Located>> byPath = new LinkedHashMap<>();
            for (Located one : located(fromMemory)) {
                byPath.computeIfAbsent(one.product().batchPath(), p -> new ArrayList<>())
                        .add(one);
            }
            byPath.forEach((path, batch) -> send(path, batch, fromMemory));
        }

        private List<Located> located(boolean fromMemory) {
            Collection<String> asked = toAskFor(fromMemory);
            Map<String, Failure> failed = products.ask(asked, shop.http());
            List<Located> located = new ArrayList<>();
            for (var one : List.copyOf(open.entrySet())) {
                ProductChange change = one.getValue();
                Optional<ProductRef> product =
                        change.named().or(() -> change.sku().flatMap(products::known));
                if (product.isPresent()) {
                    located.add(new Located(one.getKey(), change, product.get()));
                } else {
                    String sku = change.sku().orElseThrow();
                    settle(one.getKey(), failed.getOrDefault(sku, nowhere(sku, asked.contains(sku))));
                }
            }
            return located;
        }

        private static Failure nowhere(String sku, boolean asked) {
            return asked
                    ? new Failure.Rejected("no product or variation in the shop has the SKU " + sku, Optional.of("sku"))
                    // Another call has just found that what was remembered is wrong.
                    : new Failure.Transient("the product with the SKU " + sku + " has to be looked up again", false);
        }

        private Collection<String> toAskFor(boolean fromMemory) {
            Map<String, Boolean> unknown = new LinkedHashMap<>();
            open.forEach((index, change) -> change.sku().ifPresent(sku -> {
                Optional<ProductRef> bound =
                        fromMemory ? writes.get(index).bound().flatMap(ProductRef::of) : Optional.empty();
                if (products.known(sku).isEmpty()) {
                    bound.ifPresentOrElse(ref -> products.remember(sku, ref), () -> unknown.put(sku, true));
                }
            }));
            return unknown.keySet();
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
            } else {
                settle(one.index(), done(one, answer));
            }
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
