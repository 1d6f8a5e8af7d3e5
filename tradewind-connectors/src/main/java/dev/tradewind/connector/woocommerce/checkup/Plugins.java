package dev.tradewind.connector.woocommerce.checkup;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Active plug-ins that change what orders and products look like, or that are known to come between a store and its API. */
final class Plugins {

    /**
     * One plug-in, or a family of them.
     *
     * @param folder that its file lies in begins with this
     */
    private record Known(String folder, String meaning, String mend) {}

    private static final String KEPT = "Nothing: what the hub does not know of an order is kept in its extra and meta.";
    private static final String CACHES = "It may keep answers of the API.";
    private static final String GUARDS = "It may refuse the hub's requests, at times only.";
    private static final String EXCEPT_CACHE = "Except /wp-json/ from its cache.";
    private static final String EXCEPT_GUARD = "Allow the hub's address in its settings.";

    private static final List<Known> KNOWN = List.of(
            new Known("woocommerce-subscriptions", "Renewals are orders that point to a subscription.", KEPT),
            new Known("woocommerce-bookings", "Lines of orders carry bookings, with times and resources.", KEPT),
            new Known(
                    "woocommerce-product-bundles",
                    "A bundle's parts are lines of their own, often with price 0.",
                    "See that maps do not count stock or revenue twice."),
            new Known(
                    "woocommerce-composite-products",
                    "A composite's parts are lines of their own, often with price 0.",
                    "See that maps do not count stock or revenue twice."),
            new Known("woocommerce-deposits", "An order may be paid in several parts.", KEPT),
            new Known(
                    "sitepress-multilingual-cms",
                    "WPML: each product is there once per language, with the same SKU.",
                    "Write stock and prices to the original; translations follow."),
            new Known(
                    "woocommerce-multilingual",
                    "Orders may be in several currencies.",
                    "See that maps take the order's own currency."),
            new Known(
                    "polylang",
                    "Each product is there once per language.",
                    "Write stock and prices to the original; whether translations follow is up to the plug-in."),
            new Known("advanced-custom-fields", "Fields of its own are in meta data.", KEPT),
            new Known(
                    "woocommerce-sequential-order-numbers",
                    "An order's number is not its id.",
                    "See that maps take number where people see it, and id for links."),
            new Known("wp-rocket", CACHES, EXCEPT_CACHE),
            new Known("w3-total-cache", CACHES, EXCEPT_CACHE),
            new Known("wp-super-cache", CACHES, EXCEPT_CACHE),
            new Known("litespeed-cache", CACHES, EXCEPT_CACHE),
            new Known("wordfence", GUARDS, EXCEPT_GUARD),
            new Known("better-wp-security", GUARDS, EXCEPT_GUARD),
            new Known("all-in-one-wp-security", GUARDS, EXCEPT_GUARD),
            new Known("wp-cerber", GUARDS, EXCEPT_GUARD),
            new Known("disable-json-api", GUARDS, "Let it leave /wp-json/wc/ open."));

    private Plugins() {}

    static void examine(Object status, Report report) {
        List<?> active = Trees.list(status, "active_plugins");
        for (Object plugin : active) {
            known(plugin)
                    .ifPresent(known ->
                            report.notice("plugins", title(plugin) + " is active", known.meaning(), known.mend()));
        }
        if (active.stream().allMatch(plugin -> known(plugin).isEmpty())) {
            report.ok(
                    "plugins",
                    "No active plug-in is known to change orders or to come between (" + active.size() + " active)");
        }
    }

    private static Optional<Known> known(@Nullable Object plugin) {
        String file = Trees.text(plugin, "plugin").orElse("");
        return KNOWN.stream().filter(k -> file.startsWith(k.folder())).findFirst();
    }

    private static String title(@Nullable Object plugin) {
        return Trees.text(plugin, "name").orElse("A plug-in")
                + Trees.text(plugin, "version").map(v -> " " + v).orElse("");
    }
}
