package dev.tradewind.api.model;

import java.time.Instant;
import java.util.Locale;

/**
 * A business object in the canonical model. Implementations are records: what is in their components is what flows map,
 * entity stores keep and JSON Schemas describe.
 */
public interface Entity {

    /** Id at the source; the entity key of its lane. */
    String id();

    /** What people call it, for example an order's number. */
    String label();

    /** The source's own word for its state, for example {@code processing}; empty if it has none. */
    String status();

    /** When it last changed, by the source's clock. */
    Instant modifiedAt();

    /** The name of a kind of entity, for example {@code tax-rate}: its schema and its page are called so. */
    static String nameOf(Class<? extends Entity> kind) {
        return kind.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
