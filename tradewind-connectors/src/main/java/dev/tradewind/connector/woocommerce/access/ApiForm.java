package dev.tradewind.connector.woocommerce.access;

import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The three forms that WordPress gives its API's addresses, the usual one first. */
public enum ApiForm {
    /** {@code /wp-json/wc/v3/orders}: with any permalinks but "Plain". */
    WP_JSON("wp-json", "/wp-json/"),
    /** {@code /index.php/wp-json/wc/v3/orders}: where the web server does not rewrite addresses. */
    INDEX_PHP("index.php", "/index.php/wp-json/"),
    /**
     * {@code /?rest_route=/wc/v3/orders}: always there, but no consumer key works on it. WooCommerce looks at keys only where
     * the address has {@code wp-json} in it; application passwords work.
     */
    REST_ROUTE("rest-route", "/?rest_route=/");

    private final String setting;
    private final String root;

    ApiForm(String setting, String root) {
        this.setting = setting;
        this.root = root;
    }

    /** As it is written in a connection's document. */
    public String setting() {
        return setting;
    }

    static Optional<ApiForm> named(String setting) {
        return Arrays.stream(values()).filter(f -> f.setting.equals(setting)).findFirst();
    }

    /** Whether consumer keys are looked at on addresses of this form. */
    public boolean takesKeys() {
        return this != REST_ROUTE;
    }

    /**
     * The address of a route.
     *
     * @param store the shop's address, without a slash at its end
     * @param route without a slash at its beginning, for example {@code wc/v3/orders}; empty for the API's index
     * @param query names and values as they are; in the order of the map
     */
    URI address(URI store, String route, Map<String, String> query) {
        String parameters = PercentCode.query(query);
        String address = store + root + route;
        String join = this == REST_ROUTE ? "&" : "?";
        return URI.create(parameters.isEmpty() ? address : address + join + parameters);
    }

    /** What follows the shop's address, for people. */
    @Override
    public String toString() {
        return root;
    }
}
