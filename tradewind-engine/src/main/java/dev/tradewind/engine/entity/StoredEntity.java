package dev.tradewind.engine.entity;

import dev.tradewind.engine.base.EntityKey;
import java.time.Instant;

/**
 * The latest known state of one record.
 *
 * @param type canonical entity, for example {@code order}
 * @param label what people call it, for example the order's number
 * @param status the source's word for its state
 * @param modifiedAt by the source's clock
 * @param hash of the canonical JSON: equal means nothing has changed
 * @param seq event that brought this state
 * @param gone whether the source no longer has it
 * @param json canonical JSON
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record StoredEntity(
        EntityKey key,
        String type,
        String label,
        String status,
        Instant modifiedAt,
        String hash,
        long seq,
        boolean gone,
        byte[] json) {}
