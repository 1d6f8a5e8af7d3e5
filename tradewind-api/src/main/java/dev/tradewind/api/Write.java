package dev.tradewind.api;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One write to a destination.
 *
 * @param operation one of the connector's operations
 * @param input what the flow's map made, a tree
 * @param key equal for every attempt of one delivery, different for every delivery; at most 64 characters of
 *     {@code [A-Za-z0-9-]}
 * @param entityKey the record's key at the source, for example an order's id
 * @param bound id under which the destination already holds this record, if it does
 */
public record Write(
        String operation, Map<String, @Nullable Object> input, String key, String entityKey, Optional<String> bound) {}
