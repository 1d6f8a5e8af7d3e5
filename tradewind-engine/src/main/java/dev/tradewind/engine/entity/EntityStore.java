package dev.tradewind.engine.entity;

import dev.tradewind.engine.base.EntityKey;
import dev.tradewind.engine.base.Tx;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The latest state of every record of every connection. Reading is safe for any thread. */
public interface EntityStore {

    Optional<StoredEntity> find(EntityKey key);

    /** Those of {@code keys} that are there, read within the transaction. */
    Map<EntityKey, StoredEntity> findAll(Tx tx, Collection<EntityKey> keys);

    /** Inserts or replaces. */
    void put(Tx tx, Collection<StoredEntity> entities);

    /**
     * Keys of a stream's records that are whole numbers above {@code after}, up to and with {@code through}, and not gone;
     * ascending, at most {@code max}. For streams whose keys are all whole numbers.
     */
    List<Long> numbered(String connection, String stream, long after, long through, int max);

    /** Records whose label or key is exactly {@code text}, or whose label begins with it; newest first. */
    List<StoredEntity> search(String text, int max);
}
