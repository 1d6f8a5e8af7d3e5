package dev.tradewind.connector.wordpress;

import dev.tradewind.api.model.Entity;
import java.time.Instant;
import java.util.Map;

/** Turns one record of a site into its entity. Pure. */
interface SiteReading {

    /**
     * Reads one record.
     *
     * @param id of the record
     * @param seenAt when it was read, for records that keep no time of change
     * @throws UnfitRecord if something that must be there is not
     */
    Entity read(String id, Map<?, ?> record, Instant seenAt);
}
