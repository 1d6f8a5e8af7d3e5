package dev.tradewind.engine.binding;

import dev.tradewind.engine.base.EntityKey;
import dev.tradewind.engine.base.Tx;
import java.util.List;
import java.util.Optional;

/** Which record here is which record there: at most one external id per record, destination and object. */
public interface BindingStore {

    Optional<Binding> find(EntityKey entity, String destination, String object);

    /** The same, as this transaction sees it: with what has been written in it. */
    Optional<Binding> find(Tx tx, EntityKey entity, String destination, String object);

    /** Binds, or updates id, details and hash; {@code boundAt} of the first time stays. */
    void put(Tx tx, Binding binding);

    /**
     * Forgets the hashes of what a destination was left with: something else may have been written there since, and the next
     * write is to go out, whatever it says.
     */
    void doubt(Tx tx, EntityKey entity, String destination);

    /** All destinations that hold this record. */
    List<Binding> of(EntityKey entity);

    /** What a destination holds of a record with this key, whatever its source; the latest bound if there are several. */
    Optional<Binding> byKey(String destination, String object, String key);

    /** The record that a destination knows under this id. */
    Optional<Binding> byExternalId(String destination, String object, String externalId);
}
