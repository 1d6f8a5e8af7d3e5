package dev.tradewind.engine.mapping;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The lookup tables that {@code $table} reads. Safe for any thread. */
@FunctionalInterface
public interface Tables {

    Tables NONE = name -> Optional.empty();

    /** The rows of one table by key, or empty if there is no such table. */
    Optional<Map<String, ? extends @Nullable Object>> rows(String name);
}
