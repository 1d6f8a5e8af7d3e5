package dev.tradewind.engine.binding;

import dev.tradewind.engine.base.EntityKey;
import java.time.Instant;
import java.util.Map;

/**
 * The link between a record at its source and the same record at a destination.
 *
 * @param destination connection that holds it
 * @param object what it is there, for example {@code sales-order}
 * @param externalId its id there
 * @param details what a person would look for there, for example its number
 * @param hash of the last input both sides agreed on; empty if that is in doubt
 * @param boundAt when it was first linked
 */
public record Binding(
        EntityKey entity,
        String destination,
        String object,
        String externalId,
        Map<String, String> details,
        String hash,
        Instant boundAt) {}
