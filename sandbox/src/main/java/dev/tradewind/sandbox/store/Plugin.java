package dev.tradewind.sandbox.store;

import java.util.List;

/** A plug-in of the shop's site that can be switched on and off. Without it its routes answer 404 rest_no_route. */
public enum Plugin {

    /** The shop itself; without it nothing of it answers (recorded). */
    WOOCOMMERCE("woocommerce", "WooCommerce", SandboxStore.WOOCOMMERCE_VERSION, "wc/v3"),

    /** Orders that repeat, as WooCommerce Subscriptions has them. */
    SUBSCRIPTIONS("woocommerce-subscriptions", "WooCommerce Subscriptions", "7.7.0", "wc/v3"),

    /** Times that can be booked, as WooCommerce Bookings has them. */
    BOOKINGS("woocommerce-bookings", "WooCommerce Bookings", "2.2.9", "wc-bookings/v1");

    private final String slug;
    private final String title;
    private final String version;
    private final String namespace;

    Plugin(String slug, String title, String version, String namespace) {
        this.slug = slug;
        this.title = title;
        this.version = version;
        this.namespace = namespace;
    }

    /** Folder and main file, as the list of active plug-ins names it. */
    String file() {
        return slug + "/" + slug + ".php";
    }

    String title() {
        return title;
    }

    String version() {
        return version;
    }

    /** Of its routes, without slashes around. */
    String namespace() {
        return namespace;
    }

    /** Types of products that it adds. */
    List<String> productTypes() {
        return switch (this) {
            case WOOCOMMERCE -> List.of();
            case SUBSCRIPTIONS -> List.of("subscription", "variable-subscription");
            case BOOKINGS -> List.of("booking");
        };
    }
}
