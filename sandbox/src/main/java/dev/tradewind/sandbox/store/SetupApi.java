package dev.tradewind.sandbox.store;

import dev.tradewind.api.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How the shop is set up: settings, payment gateways, kinds of shipping. Read from {@code setup.json}, without
 * WooCommerce's explanations; settings and gateways can be changed.
 */
final class SetupApi {

    private static final List<String> CHANGEABLE = List.of("GET", "POST", "PUT", "PATCH");

    private final Shop shop;
    private final Tree setup;

    /** Values that were changed, by group and id. */
    private final Map<String, @Nullable Object> changed = new LinkedHashMap<>();

    /** Gateways that were changed. */
    private final Map<String, Tree> gateways = new LinkedHashMap<>();

    SetupApi(Shop shop, Tree setup) {
        this.shop = shop;
        this.setup = setup;
    }

    /** What every shop starts with. */
    static Tree read() {
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
        change(call.word(1), call.word(2), call.body());
        return setting(call);
    }

    private void change(String group, String id, Tree body) {
        Tree setting = find(group, id);
        Object value = body.get("value");
        boolean checkbox = setting.text("type", "").equals("checkbox");
        if (value != null && checkbox && !List.of("yes", "no").contains(value)) {
            throw new RestError(400, "rest_setting_value_invalid", "An invalid setting value was passed.");
        }
        if (value != null) {
            changed.put(group + "/" + id, value);
        }
    }

    /** Changes settings of one group, or of those that each item names. */
    Reply batch(Call call) {
        return Reply.ok(new Batch(call.body())
                .run(
                        item -> {
                            throw noSuchItem();
                        },
                        item -> {
                            String group = item.text("group_id", call.path().groupCount() > 0 ? call.word(1) : "");
                            change(group, item.text("id", ""), item);
                            return setting(group, find(group, item.text("id", "")));
                        },
                        id -> {
                            throw noSuchItem();
                        }));
    }

    /** Settings can neither be created nor deleted. */
    private static RestError noSuchItem() {
        return new RestError(404, "rest_setting_setting_invalid", "Invalid setting.");
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

    private Reply list(String part, Function<Tree, Map<String, @Nullable Object>> render) {
        return Reply.ok(setup.children(part).stream().map(render).toList());
    }

    private Reply counted(String part, Function<Tree, Map<String, @Nullable Object>> render) {
        return ShippingApi.counted(setup.children(part), render);
    }

    private Reply one(
            String part, String key, String id, String unknown, Function<Tree, Map<String, @Nullable Object>> render) {
        return setup.children(part).stream()
                .filter(item -> item.text(key, "").equals(id))
                .findFirst()
                .map(item -> Reply.ok(render.apply(item)))
                .orElseThrow(() -> new RestError(404, unknown, "Resource does not exist."));
    }

    static Map<String, @Nullable Object> linked(Tree item, Map<String, ?> links) {
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
