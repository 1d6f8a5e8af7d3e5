package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.StreamSpec;
import dev.tradewind.api.StreamSpec.Way;
import dev.tradewind.api.model.Entity;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One of a store's streams whose records have no time of change: what there is to sell by, how the shop is set up.
 *
 * @param name of the stream, for example {@code categories}
 * @param entity canonical entity; topics and sentences call a record by this name too
 * @param shape how its list is gone through
 * @param one how one record is read
 * @param plugin what a shop must have beside WooCommerce for there to be any
 * @param callsPerLook after so many calls a look ends, and the next one goes on: a long list must not be a burden
 * @param kept makes of a record's bytes what may be kept: without secrets
 * @param reading understands a whole record
 */
record ListStream(
        String name,
        String entity,
        ListShape shape,
        ListRecord one,
        Optional<String> plugin,
        int callsPerLook,
        UnaryOperator<byte[]> kept,
        Reading reading) {

    /**
     * Which record this is, and when the store had it so.
     *
     * @param key of the record, as the stream's shape makes it
     * @param at by the store's clock
     */
    record Seen(String key, Instant at) {

        /** What stands before the slash. */
        String parent() {
            return key.substring(0, Math.max(0, key.indexOf('/')));
        }
    }

    /** Turns a whole record into its entity. Pure. */
    interface Reading {
        /**
         * Reads one record.
         *
         * @throws UnexpectedShape if something that must be there is not, or is something else
         */
        Entity read(Fields record, Seen seen);
    }

    StreamSpec spec() {
        // No webhook tells of them, and the sweep, which reads the whole list, finds what is gone.
        return new StreamSpec(name, entity, EnumSet.of(Way.SWEEP, Way.BACKFILL, Way.READ));
    }
}
