package dev.tradewind.connector.woocommerce.database;

import dev.tradewind.api.Failure;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Optional;
import java.util.Set;

/**
 * What the database's refusals mean, and what a person can do about each.
 *
 * <p>An account that is not let in is {@link Failure.Rejected}, not {@link Failure.Unauthorised}: that would pause the whole
 * connection, whose API works without the database. What ends is the backfill, with the reason.
 */
final class DatabaseFailures {

    private static final int ACCESS_DENIED = 1045;
    private static final int NO_RIGHT_TO_DATABASE = 1044;
    private static final int NO_DATABASE = 1049;
    private static final int NO_DATABASE_CHOSEN = 1046;
    private static final int NO_RIGHT_TO_TABLE = 1142;
    private static final int NO_RIGHT_TO_COLUMN = 1143;
    private static final int NO_TABLE = 1146;
    private static final int NO_COLUMN = 1054;
    private static final int HOST_NOT_ALLOWED = 1130;

    private static final Set<Integer> TOO_MANY = Set.of(1040, 1203, 1226);

    private DatabaseFailures() {}

    static Failure of(SQLException e, DatabaseSettings settings) {
        return switch (e.getErrorCode()) {
            case ACCESS_DENIED ->
                rejected("the database does not let %s in: check database.user and database.password"
                        .formatted(settings.user()));
            case NO_RIGHT_TO_DATABASE, NO_RIGHT_TO_TABLE, NO_RIGHT_TO_COLUMN ->
                rejected(
                        "the database account %s may not read the shop's tables (%s). Grant it SELECT on the shop's database"
                                .formatted(settings.user(), e.getMessage()));
            case HOST_NOT_ALLOWED ->
                rejected(
                        "the database takes no connections from the hub's machine: create the account for its address");
            case NO_DATABASE, NO_DATABASE_CHOSEN ->
                rejected("there is no such database: database.url must end with the name that DB_NAME has in"
                        + " wp-config.php, as jdbc:mariadb://host:3306/name");
            case NO_TABLE ->
                rejected(
                        "a table of the shop is missing (%s). Check database.table-prefix, now %s, against $table_prefix in"
                                        .formatted(e.getMessage(), settings.prefix())
                                + " wp-config.php");
            case NO_COLUMN ->
                rejected(
                        "the shop's tables are not those of a WooCommerce that the hub knows (%s). Take database.url out:"
                                        .formatted(e.getMessage())
                                + " the backfill then goes by the API");
            default -> passing(e, settings);
        };
    }

    private static Failure passing(SQLException e, DatabaseSettings settings) {
        if (TOO_MANY.contains(e.getErrorCode())) {
            return new Failure.Throttled("the database has no connection left for the hub", Optional.empty());
        }
        if (e instanceof SQLTimeoutException) {
            return new Failure.Transient("the database took too long to answer; the page is asked for again", false);
        }
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        return state.startsWith("08")
                ? new Failure.Transient(
                        "the database at %s cannot be reached (%s). Is it running, and may the hub's machine connect to it?"
                                .formatted(settings.url(), e.getMessage()),
                        false)
                : new Failure.Transient("the database answered: " + e.getMessage(), false);
    }

    private static Failure rejected(String reason) {
        return new Failure.Rejected(reason, Optional.empty());
    }
}
