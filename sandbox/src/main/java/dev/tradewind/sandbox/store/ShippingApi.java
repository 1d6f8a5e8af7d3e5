package dev.tradewind.sandbox.store;

import dev.tradewind.api.json.Json;
import dev.tradewind.sandbox.http.Answer.Header;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Shipping zones with their locations and methods. Zone 0 is the rest of the world, which cannot be changed or deleted. */
final class ShippingApi {

    private static final List<String> ALL_METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

    /** One zone. */
    private static final class Zone {
        private final int id;
        private String name;
        private int order;
        private List<Tree> locations = List.of();
        private final NavigableMap<Integer, Tree> methods = new TreeMap<>();

        private Zone(int id, String name, int order) {
            this.id = id;
            this.name = name;
            this.order = order;
        }
    }

    private final Shop shop;
    private final List<Tree> kinds;
    private final NavigableMap<Integer, Zone> zones = new TreeMap<>();
    private int lastInstance;

    /** Starts with the zones of {@code setup.json}; the first real one has its locations and methods. */
    ShippingApi(Shop shop, Tree setup) {
        this.shop = shop;
        this.kinds = setup.children("shipping_methods");
        for (Tree zone : setup.children("zones")) {
            int id = zone.integer("id", 0);
            zones.put(id, new Zone(id, zone.text("name", ""), zone.integer("order", 0)));
        }
        Zone first = find(1);
        first.locations = setup.children("zone_locations");
        setup.children("zone_methods").forEach(method -> add(first, method));
    }

    private void add(Zone zone, Tree method) {
        int id = method.integer("instance_id", 0);
        zone.methods.put(id, method);
        lastInstance = Math.max(lastInstance, id);
    }

    Reply zones(Call call) {
        return counted(List.copyOf(zones.values()), this::tree);
    }

    Reply zone(Call call) {
        return Reply.ok(tree(find(call.id(1))));
    }

    Reply createZone(Call call) {
        if (!call.body().has("name")) {
            throw RestError.missingParam("name");
        }
        int id = zones.lastKey() + 1;
        var zone = new Zone(id, call.body().text("name", ""), call.body().integer("order", 0));
        zones.put(id, zone);
        return Reply.created(tree(zone), url("/shipping/zones/" + id));
    }

    Reply changeZone(Call call) {
        Zone zone = changeable(call);
        zone.name = call.body().text("name", zone.name);
        zone.order = call.body().integer("order", zone.order);
        return Reply.ok(tree(zone));
    }

    Reply deleteZone(Call call) {
        Zone zone = changeable(call);
        forced(call, "Shipping zones do not support trashing.");
        zones.remove(zone.id);
        return Reply.ok(tree(zone));
    }

    Reply locations(Call call) {
        Zone zone = find(call.id(1));
        return counted(zone.locations, location -> location(zone, location));
    }

    /** Takes the whole list, which is the body itself. */
    Reply changeLocations(Call call) {
        Zone zone = changeable(call);
        Object body = Json.read(call.request().body());
        var locations = new ArrayList<Tree>();
        for (Object item : body instanceof List<?> list ? list : List.of()) {
            Tree given = Tree.of(item);
            var location = new LinkedHashMap<String, @Nullable Object>();
            location.put("code", given.text("code", ""));
            location.put("type", given.text("type", "country"));
            locations.add(new Tree(location));
        }
        zone.locations = List.copyOf(locations);
        return locations(call);
    }

    Reply methods(Call call) {
        Zone zone = find(call.id(1));
        return counted(List.copyOf(zone.methods.values()), method -> method(zone, method));
    }

    Reply method(Call call) {
        Zone zone = find(call.id(1));
        return Reply.ok(method(zone, findMethod(zone, call.id(2))));
    }

    Reply createMethod(Call call) {
        Zone zone = find(call.id(1));
        String kind = call.body().text("method_id", "");
        if (kind.isEmpty()) {
            throw RestError.missingParam("method_id");
        }
        Tree known = kinds.stream()
                .filter(k -> k.text("id", "").equals(kind))
                .findFirst()
                .orElseThrow(() -> new RestError(
                        500, "woocommerce_rest_shipping_zone_not_created", "Resource cannot be created."));
        Tree method = fresh(kind, known.text("title", ""), zone.methods.size() + 1);
        zone.methods.put(lastInstance, method);
        apply(method, call.body());
        return Reply.ok(method(zone, method));
    }

    private Tree fresh(String kind, String title, int order) {
        lastInstance++;
        var method = new LinkedHashMap<String, @Nullable Object>();
        method.put("id", lastInstance);
        method.put("instance_id", lastInstance);
        method.put("title", title);
        method.put("order", order);
        method.put("enabled", true);
        method.put("method_id", kind);
        method.put("method_title", title);
        method.put("method_description", "");
        var settings = new LinkedHashMap<String, @Nullable Object>();
        settings.put("title", setting("title", "Name", title));
        settings.put("cost", setting("cost", "Cost", kind.equals("flat_rate") ? "" : "0"));
        method.put("settings", settings);
        return new Tree(method);
    }

    private static Map<String, @Nullable Object> setting(String id, String label, String value) {
        var setting = new LinkedHashMap<String, @Nullable Object>();
        setting.put("id", id);
        setting.put("label", label);
        setting.put("description", "");
        setting.put("type", "text");
        setting.put("value", value);
        setting.put("default", value);
        setting.put("tip", "");
        setting.put("placeholder", "");
        return setting;
    }

    Reply changeMethod(Call call) {
        Zone zone = find(call.id(1));
        Tree method = findMethod(zone, call.id(2));
        apply(method, call.body());
        return Reply.ok(method(zone, method));
    }

    /** Settings are given by their values, and only those that the method has are taken. */
    private static void apply(Tree method, Tree body) {
        if (body.has("enabled")) {
            method.map().put("enabled", body.flag("enabled", true));
        }
        if (body.has("order")) {
            method.map().put("order", body.integer("order", 0));
        }
        Tree given = body.child("settings");
        var settings = new LinkedHashMap<String, @Nullable Object>(
                method.child("settings").map());
        for (String key : given.map().keySet()) {
            if (settings.containsKey(key)) {
                var setting = new LinkedHashMap<String, @Nullable Object>(
                        Tree.of(settings.get(key)).map());
                setting.put("value", given.text(key, ""));
                settings.put(key, setting);
            }
        }
        method.map().put("settings", settings);
        if (given.has("title")) {
            method.map().put("title", given.text("title", ""));
        }
    }

    Reply deleteMethod(Call call) {
        Zone zone = find(call.id(1));
        Tree method = findMethod(zone, call.id(2));
        forced(call, "Shipping methods do not support trashing.");
        zone.methods.remove(call.id(2));
        return Reply.ok(method(zone, method));
    }

    private static void forced(Call call, String otherwise) {
        if (!call.flag("force")) {
            throw new RestError(501, "woocommerce_rest_trash_not_supported", otherwise);
        }
    }

    private Zone find(int id) {
        Zone zone = zones.get(id);
        if (zone == null) {
            throw new RestError(404, "woocommerce_rest_shipping_zone_invalid", "Resource does not exist.");
        }
        return zone;
    }

    private Zone changeable(Call call) {
        Zone zone = find(call.id(1));
        if (zone.id == 0) {
            throw new RestError(
                    403,
                    "woocommerce_rest_shipping_zone_invalid_zone",
                    "The \"locations not covered by your other zones\" zone cannot be updated.");
        }
        return zone;
    }

    private static Tree findMethod(Zone zone, int id) {
        Tree method = zone.methods.get(id);
        if (method == null) {
            throw new RestError(404, "woocommerce_rest_shipping_zone_method_invalid", "Resource does not exist.");
        }
        return method;
    }

    private Map<String, @Nullable Object> tree(Zone zone) {
        String self = url("/shipping/zones/" + zone.id);
        var links = Links.item(self, url("/shipping/zones"), ALL_METHODS);
        links.put("describedby", Links.to(self + "/locations"));
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("id", zone.id);
        tree.put("name", zone.name);
        tree.put("order", zone.order);
        tree.put("_links", links);
        return tree;
    }

    private Map<String, @Nullable Object> location(Zone zone, Tree location) {
        String self = url("/shipping/zones/" + zone.id);
        var links = new LinkedHashMap<String, @Nullable Object>();
        links.put("collection", Links.to(self + "/locations"));
        links.put("describes", Links.to(self));
        return SetupApi.linked(location, links);
    }

    private Map<String, @Nullable Object> method(Zone zone, Tree method) {
        String self = url("/shipping/zones/" + zone.id);
        var links = Links.item(self + "/methods/" + method.text("id", ""), self + "/methods", ALL_METHODS);
        links.put("describes", Links.to(self));
        return SetupApi.linked(method, links);
    }

    /** A list with the headers that say how long it is. */
    static <T> Reply counted(List<T> all, Function<T, Map<String, @Nullable Object>> render) {
        return new Reply(
                200,
                all.stream().map(render).toList(),
                List.of(
                        new Header("X-WP-Total", String.valueOf(all.size())),
                        new Header("X-WP-TotalPages", all.isEmpty() ? "0" : "1")));
    }

    private String url(String path) {
        return shop.url() + "/wp-json/wc/v3" + path;
    }
}
