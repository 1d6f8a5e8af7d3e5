package dev.tradewind.connector.woocommerce.database;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row of a query, or what stands for one: values by name, as the database writes them. */
record Row(Map<String, @Nullable String> values) {

    /** The value; empty for NULL and for a name that is not there, as the store itself reads both. */
    String text(String name) {
        String value = values.get(name);
        return value == null ? "" : value;
    }

    @Nullable
    String textOrNull(String name) {
        return values.get(name);
    }

    /** A whole number; 0 for NULL and for anything that is none. */
    long number(String name) {
        return Numbers.whole(text(name));
    }

    boolean isYes(String name) {
        return switch (text(name)) {
            case "1", "yes", "true" -> true;
            default -> false;
        };
    }
}
