package dev.tradewind.sandbox.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The meta_data of one object. Guarded by the shop's lock. */
final class Metas {

    private static final class Meta {
        private final int id;
        private final String key;
        private final String displayKey;
        private @Nullable Object value;
        private @Nullable Object displayValue;

        private Meta(int id, String key, @Nullable Object value) {
            this(id, key, value, key, value);
        }

        private Meta(int id, String key, @Nullable Object value, String displayKey, @Nullable Object displayValue) {
            this.id = id;
            this.key = key;
            this.value = value;
            this.displayKey = displayKey;
            this.displayValue = displayValue;
        }
    }

    private final List<Meta> metas = new ArrayList<>();

    /** Sets the value of a key, in place if the key is there. */
    void put(Ids ids, String key, @Nullable Object value) {
        for (Meta meta : metas) {
            if (meta.key.equals(key)) {
                meta.value = value;
                meta.displayValue = value;
                return;
            }
        }
        metas.add(new Meta(ids.nextMeta(), key, value));
    }

    void putDisplayed(Ids ids, String key, String value, String displayKey, String displayValue) {
        metas.add(new Meta(ids.nextMeta(), key, value, displayKey, displayValue));
    }

    void remove(String key) {
        metas.removeIf(m -> m.key.equals(key));
    }

    Optional<String> text(String key) {
        return metas.stream().filter(m -> m.key.equals(key)).findFirst().map(m -> Tree.text(m.value, ""));
    }

    /** Applies the meta_data of a request: by id if given, else by key; a null value deletes. */
    void apply(Ids ids, List<Tree> changes) {
        for (Tree change : changes) {
            int id = change.integer("id", 0);
            String key = metas.stream()
                    .filter(m -> id != 0 && m.id == id)
                    .map(m -> m.key)
                    .findFirst()
                    .orElse(change.text("key", ""));
            if (key.isEmpty()) {
                continue;
            }
            if (change.has("value") && change.get("value") == null) {
                remove(key);
            } else {
                put(ids, key, change.get("value"));
            }
        }
    }

    List<@Nullable Object> plain() {
        return render(false);
    }

    /** As on lines of an order, where each meta also says how a person sees it. */
    List<@Nullable Object> displayed() {
        return render(true);
    }

    private List<@Nullable Object> render(boolean displayed) {
        var list = new ArrayList<@Nullable Object>();
        for (Meta meta : metas) {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("id", meta.id);
            one.put("key", meta.key);
            one.put("value", meta.value);
            if (displayed) {
                one.put("display_key", meta.displayKey);
                one.put("display_value", meta.displayValue);
            }
            list.add(one);
        }
        return list;
    }
}
