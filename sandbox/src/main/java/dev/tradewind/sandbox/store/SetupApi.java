package dev.tradewind.sandbox.store;

import dev.tradewind.api.json.Json;
import dev.tradewind.sandbox.http.Answer.Header;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How the shop is set up: settings, payment gateways, shipping zones and methods, countries. Read from {@code
 * setup.json}, without WooCommerce's explanations; settings and gateways can be changed.
 */
final class SetupApi {

    private static final List<String> CHANGEABLE = List.of("GET", "POST", "PUT", "PATCH");
    private static final List<String> ALL_METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private final Shop shop;
    private final Tree setup;

    /** Values that were changed, by group and id. */
    private final Map<String, @Nullable Object> changed = new LinkedHashMap<>();

    /** Gateways that were changed. */
    private final Map<String, Tree> gateways = new LinkedHashMap<>();

    SetupApi(Shop shop) {
        this.shop = shop;
        this.setup = read();
    }

    private static Tree read() {
        try (InputStream in = SetupApi.class.getResourceAsStream("setup.json")) {
            if (in == null) {
                throw new IllegalStateException("setup.json is missing from the jar of the sandbox");
            }
            return Tree.of(Json.read(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Reply groups(Call call) {
        return list(
                "groups",
                group -> linked(group, Map.of("options", Links.to(url("/settings/" + group.text("id", ""))))));
    }

    Reply settings(Call call) {
        String group = call.word(1);
        return Reply.ok(settings(group).stream().map(s -> setting(group, s)).toList());
    }

    Reply setting(Call call) {
        String group = call.word(1);
        Map<String, @Nullable Object> tree = setting(group, find(group, call.word(2)));
        Object links = tree.remove("_links");
        tree.put("group_id", group);
        tree.put("_links", links);
        return Reply.ok(tree);
    }

    Reply changeSetting(Call call) {
        find(call.word(1), call.word(2));
        if (call.body().has("value")) {
            changed.put(call.word(1) + "/" + call.word(2), call.body().get("value"));
        }
        return setting(call);
    }

    private List<Tree> settings(String group) {
        boolean known =
                setup.children("groups").stream().anyMatch(g -> g.text("id", "").equals(group));
        if (!known) {
            throw new RestError(404, "rest_setting_setting_group_invalid", "Invalid setting group.");
        }
        return setup.child("settings").children(group);
    }

    private Tree find(String group, String id) {
        return settings(group).stream()
                .filter(s -> s.text("id", "").equals(id))
                .findFirst()
                .orElseThrow(() -> new RestError(404, "rest_setting_setting_invalid", "Invalid setting."));
    }

    private Map<String, @Nullable Object> setting(String group, Tree setting) {
        String id = setting.text("id", "");
        var tree = new LinkedHashMap<String, @Nullable Object>(setting.map());
        if (id.equals("woocommerce_currency")) {
            tree.put("value", shop.settings.currency());
        }
        if (changed.containsKey(group + "/" + id)) {
            tree.put("value", changed.get(group + "/" + id));
        }
        String all = url("/settings/" + group);
        tree.put("_links", Links.item(all + "/" + id, all, CHANGEABLE));
        return tree;
    }

    Reply gateways(Call call) {
        return counted("gateways", this::gateway);
    }

    Reply gateway(Call call) {
        return Reply.ok(gateway(findGateway(call)));
    }

    Reply changeGateway(Call call) {
        Tree gateway = findGateway(call);
        for (String field : List.of("title", "description", "order", "enabled")) {
            if (call.body().has(field)) {
                gateway.map().put(field, call.body().get(field));
            }
        }
        gateways.put(call.word(1), gateway);
        return Reply.ok(gateway(gateway));
    }

    private Tree findGateway(Call call) {
        return setup.children("gateways").stream()
                .filter(g -> g.text("id", "").equals(call.word(1)))
                .findFirst()
                .map(g -> gateways.getOrDefault(call.word(1), g))
                .orElseThrow(() ->
                        new RestError(404, "woocommerce_rest_payment_gateway_invalid", "Resource does not exist."));
    }

    private Map<String, @Nullable Object> gateway(Tree plain) {
        Tree gateway = gateways.getOrDefault(plain.text("id", ""), plain);
        var tree = new LinkedHashMap<String, @Nullable Object>(gateway.map());
        tree.put("settings_url", shop.url() + gateway.text("settings_url", ""));
        String all = url("/payment_gateways");
        tree.put("_links", Links.item(all + "/" + gateway.text("id", ""), all, CHANGEABLE));
        return tree;
    }

    Reply shippingMethods(Call call) {
        return counted("shipping_methods", this::shippingMethod);
    }

    Reply shippingMethod(Call call) {
        return one(
                "shipping_methods",
                "id",
                call.word(1),
                "woocommerce_rest_shipping_method_invalid",
                this::shippingMethod);
    }

    private Map<String, @Nullable Object> shippingMethod(Tree method) {
        String all = url("/shipping_methods");
        return linked(method, Links.item(all + "/" + method.text("id", ""), all, List.of("GET")));
    }

    Reply zones(Call call) {
        return counted("zones", this::zone);
    }

    Reply zone(Call call) {
        return one("zones", "id", call.word(1), "woocommerce_rest_shipping_zone_invalid", this::zone);
    }

    private Map<String, @Nullable Object> zone(Tree zone) {
        String all = url("/shipping/zones");
        String self = all + "/" + zone.text("id", "");
        var links = Links.item(self, all, ALL_METHODS);
        links.put("describedby", Links.to(self + "/locations"));
        return linked(zone, links);
    }

    Reply locations(Call call) {
        String zone = url("/shipping/zones/" + call.id(1));
        zone(call);
        return counted(call.id(1) == 1 ? "zone_locations" : "", location -> {
            var links = new LinkedHashMap<String, @Nullable Object>();
            links.put("collection", Links.to(zone + "/locations"));
            links.put("describes", Links.to(zone));
            return linked(location, links);
        });
    }

    Reply zoneMethods(Call call) {
        zone(call);
        return counted(call.id(1) == 1 ? "zone_methods" : "", method -> zoneMethod(call.id(1), method));
    }

    Reply zoneMethod(Call call) {
        zone(call);
        return one(
                call.id(1) == 1 ? "zone_methods" : "",
                "instance_id",
                call.word(2),
                "woocommerce_rest_shipping_zone_method_invalid",
                method -> zoneMethod(call.id(1), method));
    }

    private Map<String, @Nullable Object> zoneMethod(int zoneId, Tree method) {
        String zone = url("/shipping/zones/" + zoneId);
        var links = Links.item(zone + "/methods/" + method.text("id", ""), zone + "/methods", ALL_METHODS);
        links.put("describes", Links.to(zone));
        return linked(method, links);
    }

    Reply countries(Call call) {
        return list("countries", this::country);
    }

    Reply country(Call call) {
        return one(
                "countries",
                "code",
                call.word(1).toUpperCase(java.util.Locale.ROOT),
                "woocommerce_rest_data_invalid_location",
                this::country);
    }

    private Map<String, @Nullable Object> country(Tree country) {
        String all = url("/data/countries");
        String code = country.text("code", "").toLowerCase(java.util.Locale.ROOT);
        return linked(country, Links.item(all + "/" + code, all, List.of("GET")));
    }

    Reply currency(Call call) {
        String code = shop.settings.currency();
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("code", code);
        tree.put("name", java.util.Currency.getInstance(code).getDisplayName(java.util.Locale.ENGLISH));
        tree.put("symbol", code.equals("EUR") ? "&euro;" : code);
        String all = url("/data/currencies");
        tree.put("_links", Links.item(all + "/" + code, all, List.of("GET")));
        return Reply.ok(tree);
    }

    private Reply list(String part, Function<Tree, Map<String, @Nullable Object>> render) {
        return Reply.ok(setup.children(part).stream().map(render).toList());
    }

    /** A list with the headers that say how long it is. */
    private Reply counted(String part, Function<Tree, Map<String, @Nullable Object>> render) {
        List<Map<String, @Nullable Object>> all =
                setup.children(part).stream().map(render).toList();
        return new Reply(
                200,
                all,
                List.of(
                        new Header("X-WP-Total", String.valueOf(all.size())),
                        new Header("X-WP-TotalPages", all.isEmpty() ? "0" : "1")));
    }

    private Reply one(
            String part, String key, String id, String unknown, Function<Tree, Map<String, @Nullable Object>> render) {
        return setup.children(part).stream()
                .filter(item -> item.text(key, "").equals(id))
                .findFirst()
                .map(item -> Reply.ok(render.apply(item)))
                .orElseThrow(() -> new RestError(404, unknown, "Resource does not exist."));
    }

    private static Map<String, @Nullable Object> linked(Tree item, Map<String, ?> links) {
        var tree = new LinkedHashMap<String, @Nullable Object>(item.map());
        tree.put("_links", links);
        return tree;
    }

    private String url(String path) {
        return shop.url() + "/wp-json/wc/v3" + path;
    }

    /** The table of reports; they themselves are in {@link ReportsApi}. */
    Reply reports(Call call) {
        String all = url("/reports");
        return list(
                "reports",
                report -> linked(report, Links.item(all + "/" + report.text("slug", ""), all, List.of("GET"))));
    }
}
