package dev.tradewind.sandbox.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the store says about itself: the indexes and a short system status. */
final class Indexes {

    private Indexes() {}

    static Map<String, @Nullable Object> site(Shop shop) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        int offset = shop.time.zone().getRules().getOffset(shop.time.now()).getTotalSeconds();
        tree.put("name", "Tradewind Sandbox Store");
        tree.put("description", "");
        tree.put("url", shop.url());
        tree.put("home", shop.url());
        tree.put("gmt_offset", offset / 3600);
        tree.put("timezone_string", shop.time.zone().getId());
        tree.put("page_for_posts", 0);
        tree.put("page_on_front", 0);
        tree.put("show_on_front", "posts");
        tree.put(
                "namespaces",
                shop.plugins.stream().map(Plugin::namespace).distinct().toList());
        String authorization = shop.url() + "/wp-admin/authorize-application.php";
        tree.put(
                "authentication",
                Map.of("application-passwords", Map.of("endpoints", Map.of("authorization", authorization))));
        tree.put("routes", Map.of("/wc/v3", Map.of("methods", List.of("GET"))));
        tree.put("_links", Map.of());
        return tree;
    }

    static Map<String, @Nullable Object> namespace(Shop shop, List<Route> all) {
        var routes = new LinkedHashMap<String, @Nullable Object>();
        routes.put("/wc/v3", route("/wc/v3", List.of("GET")));
        for (Route route : all) {
            if (!route.plugin().namespace().equals("wc/v3") || !shop.plugins.contains(route.plugin())) {
                continue;
            }
            String path = "/wc/v3"
                    + route.path()
                            .replace("<currency>", "(?P<currency>[\\w-]{3})")
                            .replace("<slug>", "(?P<slug>\\w[\\w\\s\\-]*)")
                            .replaceAll("(?<!P)<([a-z_]+)>", "(?P<$1>[\\\\w-]+)")
                            .replaceAll("\\{([a-z_]+)}", "(?P<$1>[\\\\d]+)");
            routes.put(path, route(path, List.of(route.allow().split(", "))));
        }
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("namespace", "wc/v3");
        tree.put("routes", routes);
        tree.put("_links", Map.of("up", Links.to(shop.url() + "/wp-json/")));
        return tree;
    }

    private static Map<String, @Nullable Object> route(String path, List<String> methods) {
        var route = new LinkedHashMap<String, @Nullable Object>();
        route.put("namespace", "wc/v3");
        route.put("methods", methods);
        route.put("endpoints", List.of(Map.of("methods", methods, "args", Map.of())));
        route.put("path", path);
        return route;
    }

    static Reply systemStatus(Shop shop) {
        var environment = new LinkedHashMap<String, @Nullable Object>();
        environment.put("home_url", shop.url());
        environment.put("site_url", shop.url());
        environment.put("version", SandboxStore.WOOCOMMERCE_VERSION);
        environment.put("wp_version", SandboxStore.WORDPRESS_VERSION);
        environment.put("wp_multisite", false);
        environment.put("wp_cron", true);
        environment.put("language", "en_US");
        environment.put("external_object_cache", null);
        environment.put("server_info", "tradewind-sandbox");
        environment.put("php_version", "8.2.35");
        environment.put("default_timezone", "UTC");
        var settings = new LinkedHashMap<String, @Nullable Object>();
        settings.put("api_enabled", false);
        settings.put("force_ssl", false);
        settings.put("currency", shop.settings.currency());
        settings.put("currency_symbol", "&euro;");
        settings.put("currency_position", "left");
        settings.put("thousand_separator", ".");
        settings.put("decimal_separator", ",");
        settings.put("number_of_decimals", 2);
        settings.put("HPOS_enabled", !shop.settings.legacy());
        settings.put("HPOS_sync_enabled", false);
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("environment", environment);
        tree.put("database", Map.of("wc_database_version", SandboxStore.WOOCOMMERCE_VERSION, "database_prefix", "wp_"));
        tree.put("active_plugins", shop.plugins.stream().map(Indexes::plugin).toList());
        tree.put("settings", settings);
        return Reply.ok(tree);
    }

    private static Map<String, @Nullable Object> plugin(Plugin active) {
        var plugin = new LinkedHashMap<String, @Nullable Object>();
        plugin.put("plugin", active.file());
        plugin.put("name", active.title());
        plugin.put("version", active.version());
        plugin.put("version_latest", active.version());
        plugin.put("url", "https://woocommerce.com/");
        plugin.put("author_name", "Automattic");
        plugin.put("author_url", "https://woocommerce.com");
        plugin.put("network_activated", false);
        return plugin;
    }
}
