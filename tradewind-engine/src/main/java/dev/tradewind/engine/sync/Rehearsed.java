package dev.tradewind.engine.sync;

import dev.tradewind.engine.base.EntityKey;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a {@link Rehearsal} came to. */
public sealed interface Rehearsed {

    /** The hub knows no such record of the flow's stream. */
    record Unknown(String connection, String stream) implements Rehearsed {}

    /** The flow's {@code when} does not want the record. */
    record NotWanted(EntityKey record, String label) implements Rehearsed {}

    /** The delivery would become a dead letter before anything is sent. */
    record Failed(EntityKey record, String label, String reason) implements Rehearsed {}

    /**
     * The flow would write.
     *
     * @param destination name of the connection
     * @param bound id under which the destination holds the record already
     * @param input what the operation would be given
     */
    record Write(
            EntityKey record,
            String label,
            String destination,
            String operation,
            Optional<String> bound,
            Map<String, @Nullable Object> input)
            implements Rehearsed {}
}
