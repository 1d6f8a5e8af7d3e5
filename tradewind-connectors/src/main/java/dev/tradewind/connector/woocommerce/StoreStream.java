package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.StreamSpec;
import dev.tradewind.api.StreamSpec.Way;
import dev.tradewind.api.model.Entity;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One of a store's streams: where its records are, how they are looked through, what they become.
 *
 * @param name of the stream, for example {@code orders}
 * @param entity canonical entity; topics and sentences call a record by this name too
 * @param path of its records beneath the API
 * @param listing what its lists can be read by
 * @param lists queries that together show every record: the store hides the trash from all other lists
 * @param drafts statuses of placeholders, which become something only if somebody goes on
 * @param plugin what a shop must have beside WooCommerce for there to be any
 * @param reading understands a whole record
 */
record StoreStream(
        String name,
        String entity,
        String path,
        Listing listing,
        List<Map<String, String>> lists,
        Set<String> drafts,
        Optional<String> plugin,
        Reading reading) {

    /** Turns a whole record into its entity. Pure. */
    interface Reading {
        /**
         * Reads one record.
         *
         * @throws UnexpectedShape if something that must be there is not, or is something else
         */
        Entity read(Map<String, @Nullable Object> tree);
    }

    /** What the store lets a stream's lists be read by, and how one record is had. */
    enum Listing {
        /** The time of change. */
        CHANGED,
        /** As {@link #CHANGED}, and each record may have variations, which its own list shows. */
        WITH_VARIATIONS,
        /** The time of creation, which is all there is: the records never change. One is had from the list, by its id. */
        CREATED,
        /** The id alone. */
        BY_ID
    }

    StoreStream {
        lists = List.copyOf(lists);
        drafts = Set.copyOf(drafts);
    }

    /** A stream that every shop has. */
    StoreStream(
            String name,
            String entity,
            String path,
            Listing listing,
            List<Map<String, String>> lists,
            Set<String> drafts,
            Reading reading) {
        this(name, entity, path, listing, lists, drafts, Optional.empty(), reading);
    }

    StreamSpec spec() {
        return new StreamSpec(name, entity, EnumSet.allOf(Way.class));
    }

    /**
     * Whether any list shows a record in the state that is known of it. The store lists coupons only while they are published,
     * and a product names no variation that is in the trash.
     */
    boolean isListed(Map<String, ?> entity) {
        String status = String.valueOf(entity.get("status"));
        if (name.equals(StoreStreams.COUPONS)) {
            return status.equals("publish");
        }
        boolean isVariation = listing == Listing.WITH_VARIATIONS && entity.get("parentId") != null;
        return !isVariation || !status.equals("trash");
    }

    /** Whether one record can be asked for by an address of its own; otherwise it is taken out of the list. */
    boolean hasOwnAddress() {
        return listing != Listing.CREATED;
    }
}
