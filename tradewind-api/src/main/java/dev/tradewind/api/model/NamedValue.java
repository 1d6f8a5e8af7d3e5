package dev.tradewind.api.model;

import org.jspecify.annotations.Nullable;

/**
 * Something that is set.
 *
 * @param name the source's own name for it
 * @param value any tree, see {@link dev.tradewind.api.json.Json}; null if it was withheld, or nothing is set
 * @param withheld whether the value was left out because it looks like a secret
 */
public record NamedValue(String name, @Nullable Object value, boolean withheld) {}
