package dev.tradewind.connector.woocommerce.database;

import dev.tradewind.api.BackfillRange;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Where a store keeps its orders and refunds. Stateless. */
sealed interface OrderTables permits HposTables, PostTables {

    /** An order or a refund, with all columns by the API's names, whichever table they came from. */
    record Stored(Row fields, StoredMeta meta) {
        long id() {
            return fields.number("id");
        }
    }

    /** What an order or refund is to the store. */
    enum Kind {
        ORDER("shop_order"),
        REFUND("shop_order_refund");

        final String type;

        Kind(String type) {
            this.type = type;
        }
    }

    static OrderTables of(StoreOptions options) {
        return options.hasOrderTables() ? new HposTables() : new PostTables(options.zone());
    }

    /** Ids above {@code after}, ascending, of what was created within the range and is not in the trash. */
    List<Long> ids(Snapshot snapshot, Kind kind, BackfillRange range, long after, int limit) throws SQLException;

    /** Ids above {@code after}, ascending, of all that the API has, in the trash or not. */
    List<Long> allIds(Snapshot snapshot, Kind kind, long after, int limit) throws SQLException;

    /** How many there are within the range. */
    long count(Snapshot snapshot, Kind kind, BackfillRange range) throws SQLException;

    /** Whole records, by id. */
    List<Stored> load(Snapshot snapshot, Kind kind, Collection<Long> ids) throws SQLException;

    /** Refunds of orders, in the order in which the API names them: the newest first. */
    List<Stored> refundsOf(Snapshot snapshot, Collection<Long> orders) throws SQLException;
}
