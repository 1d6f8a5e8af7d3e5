package dev.tradewind.api.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Copies what a source sent beyond the model: in its order, nulls kept, not to be changed. */
final class Extra {

    private Extra() {}

    // A record read from JSON that has no extra passes null.
    static Map<String, @Nullable Object> copy(@Nullable Map<String, @Nullable Object> extra) {
        return extra == null || extra.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(extra));
    }
}
