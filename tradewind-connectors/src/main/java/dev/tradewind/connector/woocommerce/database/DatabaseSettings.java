package dev.tradewind.connector.woocommerce.database;

import dev.tradewind.api.Settings;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a connection's document says about its store's database.
 *
 * @param url for the driver, {@code jdbc:mariadb://…}
 * @param prefix of the tables' names
 */
public record DatabaseSettings(String url, String user, String password, String prefix) {

    /** It goes into the text of queries as it is, so it is nothing but what WordPress lets it be. */
    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9_]{1,40}");

    private static final String MARIADB = "jdbc:mariadb://";
    private static final String MYSQL = "jdbc:mysql://";

    /** What would put a secret where a document or a log shows it. */
    private static final Pattern SECRET = Pattern.compile("[?&]password=|//[^/?]*@", Pattern.CASE_INSENSITIVE);

    public DatabaseSettings {
        if (!url.startsWith(MARIADB)) {
            throw new IllegalArgumentException(
                    "database.url must begin with jdbc:mariadb:// or jdbc:mysql://, for example"
                            + " jdbc:mariadb://db.example:3306/shop");
        }
        if (SECRET.matcher(url).find()) {
            throw new IllegalArgumentException(
                    "database.url must hold no user and no password: write them as database.user and database.password");
        }
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException(
                    "database.table-prefix must be letters, digits and _, as $table_prefix in" + " wp-config.php, was "
                            + prefix);
        }
    }

    /**
     * Reads them; empty if the connection has no {@code database.url}.
     *
     * @throws IllegalArgumentException if they do not fit; the message says what to write
     */
    public static Optional<DatabaseSettings> of(Settings settings) {
        return settings.find("database.url").filter(url -> !url.isBlank()).map(url -> {
            String user = settings.find("database.user")
                    .filter(name -> !name.isBlank())
                    .orElseThrow(() -> new IllegalArgumentException("database.user is missing: database.url needs it"));
            return new DatabaseSettings(
                    forDriver(url),
                    user,
                    settings.find("database.password").orElse(""),
                    settings.find("database.table-prefix").orElse("wp_"));
        });
    }

    // One driver speaks to both.
    private static String forDriver(String url) {
        return url.startsWith(MYSQL) ? MARIADB + url.substring(MYSQL.length()) : url;
    }

    // Never in clear: a record's own text would show the password.
    @Override
    public String toString() {
        return "DatabaseSettings[" + user + " at " + url + "]";
    }
}
