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
 * Which product has which SKU. Asks the store once for many, and remembers; {@link #forget} is for what turned out to be
 * wrong. Safe for any thread.
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

    synchronized void remember(String sku, ProductRef product) {
        known.put(sku, product);
    }

    synchronized void forget(String sku) {
        known.remove(sku);
    }

    /**
     * Asks the store for products and variations with these SKUs; what there is, is known afterwards.
     *
     * @return the SKUs that could not be asked for, each with the reason
     */
    Map<String, Failure> ask(Collection<String> skus, Http http) {
        Map<String, Failure> failed = new LinkedHashMap<>();
        for (List<String> some : portions(skus)) {
            askSome(some, http).ifPresent(failure -> some.forEach(sku -> failed.put(sku, failure)));
        }
        return failed;
    }

    /**
     * The ids of products with these SKUs, in their order.
     *
     * @param at the field that names them
     * @throws Unfit if the store has one of them not
     */
    List<Object> ids(List<String> skus, String at, Http http) {
        Map<String, Failure> failed =
                ask(skus.stream().filter(sku -> known(sku).isEmpty()).toList(), http);
        failed.values().stream().findFirst().ifPresent(failure -> {
            throw new Halt(failure);
        });
        List<Object> ids = new ArrayList<>();
        for (int i = 0; i < skus.size(); i++) {
            String sku = skus.get(i);
            String where = at + "[" + i + "]";
            ids.add(known(sku)
                    .orElseThrow(() -> new Unfit(where, "no product in the shop has the SKU " + sku))
                    .id());
        }
        return ids;
    }

    private Optional<Failure> askSome(List<String> skus, Http http) {
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
                products.forEach(product -> learn(product, skus));
                yield Optional.empty();
            }
        };
    }

    /** Under the SKU that was asked for: the store's database finds {@code abc} for {@code ABC}. */
    private void learn(Object product, List<String> asked) {
        if (product instanceof Map<?, ?> fields
                && fields.get("sku") instanceof String sku
                && fields.get("id") instanceof Number id) {
            long parent = fields.get("parent_id") instanceof Number number ? number.longValue() : 0;
            asked.stream()
                    .filter(one -> one.equalsIgnoreCase(sku) && (one.equals(sku) || !asked.contains(sku)))
                    .forEach(one -> remember(one, new ProductRef(id.longValue(), parent)));
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
