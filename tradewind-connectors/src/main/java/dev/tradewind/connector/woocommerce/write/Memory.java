package dev.tradewind.connector.woocommerce.write;

import dev.tradewind.connector.woocommerce.access.StoreApi;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a destination remembers of its store between calls, so as not to ask again. Safe for any thread. */
final class Memory {

    /** Categories, tags, brands and attributes of a large shop; some 2 MB when full. */
    private static final int TERMS_MAX = 20_000;

    private final ProductRefs products;

    private final Map<String, Long> terms = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > TERMS_MAX;
        }
    };

    Memory(StoreApi api) {
        this.products = new ProductRefs(api);
    }

    ProductRefs products() {
        return products;
    }

    synchronized Optional<Long> term(String key) {
        return Optional.ofNullable(terms.get(key));
    }

    synchronized void remember(String key, long id) {
        terms.put(key, id);
    }

    /** Forgets every term: one of them has gone, and which others have is not known. */
    synchronized void forgetTerms() {
        terms.clear();
    }
}
