package dev.tradewind.connector.woocommerce.write;

import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.connector.woocommerce.access.StoreApi;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which product has which SKU. Asks the store once for many, and remembers what it said last; a SKU can have moved to another
 * product since. {@link #forget} is for what turned out to be wrong. Safe for any thread.
 */
final class ProductRefs {

    /** A large catalogue; some 10 MB when full. */
    private static final int REMEMBERED_MAX = 100_000;

    /** The store's longest page. */
    private static final int ASKED_MAX = 100;

    /** Web servers commonly refuse request lines of 8,000 characters. */
    private static final int ASKED_CHARS_MAX = 4_000;

    private final StoreApi store;
    private final Map<String, ProductRef> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ProductRef> eldest) {
            return size() > REMEMBERED_MAX;
        }
    };

    ProductRefs(StoreApi store) {
        this.store = store;
    }

    synchronized Optional<ProductRef> known(String sku) {
        return Optional.ofNullable(known.get(sku));
    }

    synchronized void forget(String sku) {
        known.remove(sku);
    }

    /**
     * What the store said of some SKUs.
     *
     * @param found the products and variations that there are, by the SKU that was asked for
     * @param failed the SKUs that could not be asked for, each with the reason
     */
    record Answers(Map<String, ProductRef> found, Map<String, Failure> failed) {}

    /** Asks the store for products and variations with these SKUs, and remembers what it says. */
    Answers ask(Collection<String> skus, Http http) {
        Answers answers = new Answers(new LinkedHashMap<>(), new LinkedHashMap<>());
        for (List<String> some : portions(skus)) {
            askSome(some, answers.found(), http)
                    .ifPresent(failure -> some.forEach(sku -> answers.failed().put(sku, failure)));
        }
        remember(skus, answers);
        return answers;
    }

    private synchronized void remember(Collection<String> asked, Answers answers) {
        known.putAll(answers.found());
        asked.stream()
                .filter(sku ->
                        !answers.found().containsKey(sku) && !answers.failed().containsKey(sku))
                .forEach(known::remove);
    }

    private Optional<Failure> askSome(List<String> skus, Map<String, ProductRef> found, Http http) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("sku", String.join(",", skus));
        query.put("per_page", Integer.toString(ASKED_MAX));
        query.put("_fields", "id,sku,parent_id");
        return switch (store.get("products", query, http)) {
            case StoreApi.Answer.Failed failed -> Optional.of(failed.failure());
            case StoreApi.Answer.Missing missing ->
                Optional.of(new Failure.Transient("the store has no list of products at present", false));
            case StoreApi.Answer.Json answer -> {
                if (!(answer.reply().json().orElse(null) instanceof List<?> products)) {
                    yield Optional.of(new Failure.Transient("the store's list of products is no list", false));
                }
                products.forEach(product -> learn(product, skus, found));
                yield Optional.empty();
            }
        };
    }

    /** Under the SKU that was asked for: the store's database finds {@code abc} for {@code ABC}. */
    private static void learn(Object product, List<String> asked, Map<String, ProductRef> found) {
        if (product instanceof Map<?, ?> fields
                && fields.get("sku") instanceof String sku
                && fields.get("id") instanceof Number id) {
            long parent = fields.get("parent_id") instanceof Number number ? number.longValue() : 0;
            asked.stream()
                    .filter(one -> one.equalsIgnoreCase(sku) && (one.equals(sku) || !asked.contains(sku)))
                    .forEach(one -> found.put(one, new ProductRef(id.longValue(), parent)));
        }
    }

    /** A comma parts SKUs in the question: one that contains it is asked for alone, which the store understands. */
    private static List<List<String>> portions(Collection<String> skus) {
        List<List<String>> portions = new ArrayList<>();
        List<String> open = new ArrayList<>();
        int chars = 0;
        for (String sku : skus) {
            if (sku.contains(",")) {
                portions.add(List.of(sku));
                continue;
            }
            int more = URLEncoder.encode(sku, StandardCharsets.UTF_8).length() + 3;
            if (!open.isEmpty() && (open.size() == ASKED_MAX || chars + more > ASKED_CHARS_MAX)) {
                portions.add(open);
                open = new ArrayList<>();
                chars = 0;
            }
            open.add(sku);
            chars += more;
        }
        if (!open.isEmpty()) {
            portions.add(open);
        }
        return portions;
    }
}
