package dev.tradewind.connector.woocommerce.checkup;

import dev.tradewind.connector.woocommerce.database.StoreDatabase;
import dev.tradewind.connector.woocommerce.database.StoreDatabase.Examined;

/** Whether backfills can go by the shop's database, if the connection names one. */
final class Database implements Check {

    private static final String CHECK = "database";

    private final StoreDatabase database;

    Database(StoreDatabase database) {
        this.database = database;
    }

    @Override
    public void examine(Visit visit, Report report) {
        switch (database.examine()) {
            case Examined.Failed failed ->
                report.problem(
                        CHECK,
                        "The shop's database cannot be read: "
                                + failed.failure().reason(),
                        "Backfills of orders and refunds wait or fail. Webhooks and sweeps go by the API and go on.",
                        "Mend that, or take database.url out of the connection: backfills then go by the API.");
            case Examined.Seen seen -> seen(seen, report);
        }
    }

    private static void seen(Examined.Seen seen, Report report) {
        String storage = seen.hasOrderTables()
                ? "in tables of their own (high-performance order storage)"
                : "among the posts (legacy storage)";
        if (seen.version().isEmpty()) {
            report.problem(
                    CHECK,
                    "The database has WordPress's tables, and no WooCommerce was ever installed in them",
                    "Backfills would find nothing.",
                    "Check database.url and database.table-prefix against DB_NAME and $table_prefix in wp-config.php.");
        } else {
            report.ok(
                    CHECK,
                    "Backfills of orders and refunds go by the database: %,d orders %s, WooCommerce %s"
                            .formatted(seen.orders(), storage, seen.version()));
        }
        if (seen.mayWrite()) {
            report.warning(
                    CHECK,
                    "The database account may write",
                    "The hub only reads, and whoever got hold of its password could do more.",
                    "Give it an account that has SELECT on the shop's database and nothing else.");
        }
    }
}
