package dev.tradewind.engine.journal;

import dev.tradewind.api.RawRecord;
import dev.tradewind.engine.base.EntityKey;
import dev.tradewind.engine.base.Priority;
import java.time.Instant;
import java.util.Optional;

/**
 * An event in the journal. Never edited.
 *
 * @param seq position in the journal; grows with time, may have gaps
 * @param content tells events of different content apart and nothing else: equal if the same event is kept again, in
 *     another journal too. 32 characters, hexadecimal
 */
public record JournalEvent(
        long seq,
        String connection,
        RawRecord record,
        Origin origin,
        Priority priority,
        String correlationId,
        Optional<Instant> modifiedAt,
        Instant receivedAt,
        String content) {

    /** Which record it speaks of; the key is empty if the event does not tell. */
    public EntityKey entity() {
        return new EntityKey(connection, record.stream(), record.key());
    }

    /** The same without body and attributes. */
    public EventHead head() {
        return new EventHead(seq, entity(), record.topic(), origin, receivedAt);
    }
}
