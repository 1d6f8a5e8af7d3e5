package dev.tradewind.engine.binding;

import dev.tradewind.engine.base.EntityKey;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the hub has written into a record of a destination, in the words in which the destination itself tells of the record:
 * the last state that the two agreed on, as far as it is the hub's doing.
 *
 * @param record at the destination
 * @param origin connection from which the values came
 * @param said canonical fields with their values. What the destination has reported otherwise since is no longer here
 * @param at modified time of the record after the write, by the destination's clock
 */
public record Written(EntityKey record, String origin, Map<String, @Nullable Object> said, Instant at) {

    public Written {
        said = Collections.unmodifiableMap(new LinkedHashMap<>(said));
    }
}
