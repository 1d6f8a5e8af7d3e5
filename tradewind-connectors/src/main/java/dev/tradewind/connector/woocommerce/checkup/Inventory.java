package dev.tradewind.connector.woocommerce.checkup;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the store is made of: versions, storage, currency, time zone, plug-ins, cron. */
final class Inventory implements Check {

    /** Leaves out the database's tables and the pages, which take the store longest. */
    private static final Map<String, String> QUERY = Map.of("_fields", "environment,active_plugins,settings");

    private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.(\\d{1,4}).*");

    @Override
    public void examine(Visit visit, Report report) {
        Optional<Object> status = visit.get("system_status", QUERY).tree();
        if (status.isEmpty()) {
            report.notice(
                    "versions",
                    "The shop does not show its system status to the hub",
                    "Versions, storage, plug-ins and currency are not known; orders are read all the same.",
                    "Make the key for an administrator or a shop manager.");
            return;
        }
        Object tree = status.get();
        versions(tree, report);
        storage(tree, report);
        money(tree, report);
        zone(visit.site(), tree, report);
        cron(tree, report);
        Plugins.examine(tree, report);
    }

    private static void versions(Object tree, Report report) {
        String woocommerce = Trees.text(tree, "environment", "version").orElse("of unknown version");
        String wordpress = Trees.text(tree, "environment", "wp_version").orElse("of unknown version");
        String php = Trees.text(tree, "environment", "php_version")
                .map(v -> ", PHP " + v)
                .orElse("");
        String what = "WooCommerce " + woocommerce + " on WordPress " + wordpress + php;
        if (isBefore(woocommerce, 5, 8)) {
            report.problem(
                    "versions",
                    what,
                    "WooCommerce before 5.8 cannot be asked for what has changed: each sweep would read all orders.",
                    "Update WooCommerce.");
        } else if (isBefore(woocommerce, 8, 2)) {
            report.warning(
                    "versions",
                    what,
                    "WooCommerce before 8.2 knows no high-performance order storage, and Tradewind was held against 10.0.2.",
                    "Update WooCommerce when you can.");
        } else {
            report.ok("versions", what);
        }
    }

    private static boolean isBefore(String version, int major, int minor) {
        Matcher parts = VERSION.matcher(version);
        if (!parts.matches()) {
            return false;
        }
        int itsMajor = Integer.parseInt(parts.group(1));
        return itsMajor < major || (itsMajor == major && Integer.parseInt(parts.group(2)) < minor);
    }

    private static void storage(Object tree, Report report) {
        Optional<Boolean> hpos = Trees.isOn(tree, "settings", "HPOS_enabled");
        boolean sync = Trees.isOn(tree, "settings", "HPOS_sync_enabled").orElse(false);
        if (hpos.isEmpty() || !hpos.get()) {
            report.notice(
                    "storage",
                    hpos.isEmpty()
                            ? "Where orders are stored could not be told; most likely as posts (legacy)"
                            : "Orders are stored as posts (legacy)",
                    "Lists of orders are ordered by the shop's local time: in the hour that autumn repeats, a sweep that is"
                            + " more than a page behind can miss orders. Large shops answer slowly.",
                    "Choose high-performance order storage under WooCommerce > Settings > Advanced > Features, once every"
                            + " plug-in is compatible.");
        } else if (sync) {
            report.notice(
                    "storage",
                    "Orders are in high-performance storage, and are copied to posts (compatibility mode)",
                    "Each change of an order is written twice.",
                    "Switch compatibility mode off once no plug-in needs it.");
        } else {
            report.ok("storage", "Orders are in high-performance storage (HPOS)");
        }
    }

    private static void money(Object tree, Report report) {
        Trees.text(tree, "settings", "currency")
                .ifPresent(currency -> report.ok(
                        "currency",
                        "The shop's currency is " + currency
                                + Trees.text(tree, "settings", "number_of_decimals")
                                        .map(n -> ", with " + n + " decimals")
                                        .orElse("")));
    }

    private static void zone(Site site, Object tree, Report report) {
        Optional<String> php =
                Trees.text(tree, "environment", "default_timezone").filter(z -> !z.equals("UTC"));
        if (php.isPresent()) {
            report.warning(
                    "time-zone",
                    "A plug-in has set PHP's time zone to " + php.get(),
                    "WordPress expects UTC there; with anything else the times of orders can be wrong by the difference.",
                    "Find the plug-in that calls date_default_timezone_set, and have it mended.");
        } else {
            site.zone()
                    .ifPresent(zone ->
                            report.ok("time-zone", "The shop's time zone is " + zone + "; the hub reads times in UTC"));
        }
    }

    private static void cron(Object tree, Report report) {
        if (Trees.isOn(tree, "environment", "wp_cron").orElse(true)) {
            report.ok("cron", "WP-Cron is on: webhooks go out within a minute of an event, if the shop has visitors");
        } else {
            report.notice(
                    "cron",
                    "WP-Cron does not run with the shop's visitors (DISABLE_WP_CRON)",
                    "Webhooks go out when the host itself runs wp-cron.php, and never if it does not.",
                    "See that a cron job of the host calls wp-cron.php every minute, or have the hub do it: drive-cron: 1m in"
                            + " the connection's document.");
        }
    }
}
