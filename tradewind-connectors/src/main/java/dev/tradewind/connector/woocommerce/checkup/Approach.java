package dev.tradewind.connector.woocommerce.checkup;

import dev.tradewind.api.Http;
import dev.tradewind.api.HttpResult;
import dev.tradewind.connector.woocommerce.access.AccessSettings;
import dev.tradewind.connector.woocommerce.access.ApiDiscovery;
import dev.tradewind.connector.woocommerce.access.ApiForm;
import dev.tradewind.connector.woocommerce.access.StoreError;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The way to the store: whether anybody answers, whether it is WordPress, where its API is. Asks without credentials. */
final class Approach {

    private final AccessSettings settings;
    private final Http http;

    Approach(AccessSettings settings, Http http) {
        this.settings = settings;
        this.http = http;
    }

    /** What the site tells of itself, or empty if there is no getting at its API. */
    Optional<Site> examine(Report report) {
        return switch (ApiDiscovery.at(settings.url(), http)) {
            case ApiDiscovery.Found found -> {
                reached(report);
                yield found(found, report);
            }
            case ApiDiscovery.Missing missing -> {
                missing(missing.tried(), report);
                yield Optional.empty();
            }
        };
    }

    private void reached(Report report) {
        if (settings.isHttps()) {
            report.ok("tls", "The shop answers over https, and its certificate is trusted");
        } else {
            report.warning(
                    "tls",
                    "The shop answers over http, without encryption",
                    "Names, addresses and orders of customers go over the network in clear. The key's secret does not.",
                    "Use http for a development shop only; a real one needs https.");
        }
    }

    private Optional<Site> found(ApiDiscovery.Found found, Report report) {
        form(found, report);
        Site site = Site.of(found.form(), found.reply().json().orElse(Map.of()));
        if (!found.reply().isSuccess()) {
            report.notice(
                    "index",
                    "The API's index is closed to strangers ("
                            + StoreError.of(found.reply()).code() + ")",
                    "A security plug-in does that; what follows shows whether it lets the hub in.",
                    "Nothing, if the rest is in order.");
            return Optional.of(site);
        }
        address(site, report);
        return hasWooCommerce(found.reply(), report) ? Optional.of(site) : Optional.empty();
    }

    private void form(ApiDiscovery.Found found, Report report) {
        ApiForm form = settings.api().orElse(found.form());
        if (form != found.form() && form == ApiForm.WP_JSON) {
            report.problem(
                    "permalinks",
                    "api says " + form.setting() + ", and there is no API at " + form,
                    "Nothing can be read.",
                    "Write api: automatic.");
        }
        boolean keys = settings.authentication().usesKeys();
        switch (found.form()) {
            case WP_JSON -> report.ok("permalinks", "The API is at " + settings.url() + found.form());
            case INDEX_PHP ->
                report.notice(
                        "permalinks",
                        "The API is at " + found.form() + " only: the web server does not rewrite addresses",
                        "It works; other programs that expect /wp-json/ will not.",
                        "Nothing for Tradewind. For the others, let the web server rewrite addresses as WordPress asks.");
            case REST_ROUTE -> {
                if (keys) {
                    report.problem(
                            "permalinks",
                            "Permalinks are \"Plain\": the API is at " + found.form() + " only",
                            "WooCommerce looks at consumer keys only where an address has /wp-json/ in it, so none works here.",
                            "Choose another kind than \"Plain\" under Settings > Permalinks, or use authentication:"
                                    + " application-password.");
                } else {
                    report.notice(
                            "permalinks",
                            "Permalinks are \"Plain\": the API is at " + found.form() + " only",
                            "It works with application passwords; consumer keys would not.",
                            "Nothing, or choose another kind under Settings > Permalinks.");
                }
            }
        }
    }

    private void address(Site site, Report report) {
        Optional<URI> home = site.home().map(Approach::uri).filter(u -> u.getHost() != null);
        if (home.isEmpty() || origin(home.get()).equals(origin(settings.url()))) {
            return;
        }
        report.warning(
                "address",
                "The shop calls itself " + home.get() + ", and the connection's url is " + settings.url(),
                "Answers may be redirected, links in orders are of the other address, and signed requests (oauth1) are"
                        + " refused.",
                "Set the connection's url to " + home.get() + ", or correct the address under Settings > General.");
    }

    private static boolean hasWooCommerce(HttpResult.Reply index, Report report) {
        boolean has = Trees.list(index.json().orElse(Map.of()), "namespaces").contains("wc/v3");
        if (!has) {
            report.problem(
                    "woocommerce",
                    "WordPress answers, but WooCommerce does not: there is no wc/v3 in its API",
                    "There are no orders to read.",
                    "Activate WooCommerce under Plugins; if it is being updated, wait a minute.");
        }
        return has;
    }

    private void missing(List<ApiDiscovery.Tried> tried, Report report) {
        switch (tried.getFirst().result()) {
            case HttpResult.NoReply none -> report.add(Obstacle.of(settings.url(), none));
            case HttpResult.Reply reply -> report.add(Obstacle.of(settings.url(), reply));
        }
    }

    private static String origin(URI address) {
        return address.getScheme() + "://"
                + String.valueOf(address.getAuthority()).toLowerCase(java.util.Locale.ROOT);
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (java.net.URISyntaxException e) {
            return URI.create("unknown:home"); // Not to be compared with.
        }
    }
}
