package dev.tradewind.sandbox.store;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The routes of /taxes. A rate that is added or changed holds for what is computed from then on. */
final class TaxesApi {

    /** Fields of a rate that the sandbox keeps and shows, and does not compute with. */
    private static final Map<String, Object> KEPT = kept();

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private final Shop shop;
    private final Map<String, String> classes = new LinkedHashMap<>();
    private final Map<Integer, Map<String, @Nullable Object>> more = new LinkedHashMap<>();

    TaxesApi(Shop shop) {
        this.shop = shop;
        classes.put("standard", "Standard rate");
        classes.put("reduced-rate", "Reduced rate");
        classes.put("zero-rate", "Zero rate");
    }

    private static Map<String, Object> kept() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("state", "");
        fields.put("postcode", "");
        fields.put("city", "");
        fields.put("priority", 1);
        fields.put("compound", false);
        fields.put("postcodes", List.of());
        fields.put("cities", List.of());
        return fields;
    }

    Reply list(Call call) {
        String taxClass = call.param("class", "");
        List<TaxRate> found = shop.totals.rates().stream()
                .filter(r -> taxClass.isEmpty() || shownClass(r).equals(taxClass))
                .toList();
        return new Page(call, url()).of(found, List.of(), false, this::tree);
    }

    Reply get(Call call) {
        return Reply.ok(tree(find(call.id(1))));
    }

    Reply create(Call call) {
        TaxRate rate = create(call.body());
        return Reply.created(tree(rate), url() + "/" + rate.id());
    }

    private TaxRate create(Tree body) {
        int id = shop.totals.rates().stream().mapToInt(TaxRate::id).max().orElse(0) + 1;
        return keep(new TaxRate(id, "", "", "", BigDecimal.ZERO, true), body);
    }

    Reply update(Call call) {
        return Reply.ok(tree(keep(find(call.id(1)), call.body())));
    }

    private TaxRate keep(TaxRate rate, Tree body) {
        String taxClass = body.text("class", shownClass(rate));
        var changed = new TaxRate(
                rate.id(),
                body.text("country", rate.country()),
                taxClass.equals("standard") ? "" : taxClass,
                body.text("name", rate.name()),
                Objects.requireNonNullElse(body.decimal("rate"), rate.percent()),
                body.flag("shipping", rate.shipping()));
        shop.totals.keep(changed);
        var given = more.computeIfAbsent(rate.id(), id -> new LinkedHashMap<>());
        KEPT.keySet().stream().filter(body::has).forEach(field -> given.put(field, body.get(field)));
        return changed;
    }

    Reply delete(Call call) {
        TaxRate rate = find(call.id(1));
        if (!call.flag("force")) {
            throw new RestError(501, "woocommerce_rest_trash_not_supported", "Taxes do not support trashing.");
        }
        return Reply.ok(remove(rate));
    }

    private Map<String, @Nullable Object> remove(TaxRate rate) {
        Map<String, @Nullable Object> before = tree(rate);
        shop.totals.remove(rate);
        return before;
    }

    Reply batch(Call call) {
        return Reply.ok(new Batch(call.body())
                .run(
                        item -> tree(create(item)),
                        item -> tree(keep(find(item.integer("id", 0)), item)),
                        id -> remove(find(id))));
    }

    private TaxRate find(int id) {
        return shop.totals
                .rate(id)
                .orElseThrow(() -> new RestError(404, "woocommerce_rest_invalid_id", "Invalid resource ID."));
    }

    Reply classes(Call call) {
        return ShippingApi.counted(List.copyOf(classes.keySet()), this::taxClass);
    }

    Reply taxClass(Call call) {
        return Reply.ok(List.of(taxClass(findClass(call))));
    }

    Reply createClass(Call call) {
        if (!call.body().has("name")) {
            throw RestError.missingParam("name");
        }
        String name = call.body().text("name", "");
        String slug = call.body().text("slug", Catalogue.slug(name));
        if (classes.putIfAbsent(slug, name) != null) {
            throw new RestError(400, "woocommerce_rest_tax_class_exists", "Cannot create existing resource.");
        }
        return Reply.created(taxClass(slug), url() + "/classes/" + slug);
    }

    Reply deleteClass(Call call) {
        String slug = findClass(call);
        if (!call.flag("force")) {
            throw new RestError(501, "woocommerce_rest_trash_not_supported", "Taxes do not support trashing.");
        }
        Map<String, @Nullable Object> before = taxClass(slug);
        classes.remove(slug);
        return Reply.ok(before);
    }

    private String findClass(Call call) {
        if (!classes.containsKey(call.word(1))) {
            throw new RestError(404, "woocommerce_rest_tax_class_invalid_slug", "Invalid slug.");
        }
        return call.word(1);
    }

    private Map<String, @Nullable Object> taxClass(String slug) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("slug", slug);
        tree.put("name", classes.get(slug));
        tree.put("_links", Map.of("collection", Links.to(url() + "/classes")));
        return tree;
    }

    private static String shownClass(TaxRate rate) {
        return rate.taxClass().isEmpty() ? "standard" : rate.taxClass();
    }

    private Map<String, @Nullable Object> tree(TaxRate rate) {
        var given = new LinkedHashMap<String, @Nullable Object>(KEPT);
        given.putAll(more.getOrDefault(rate.id(), Map.of()));
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("id", rate.id());
        tree.put("country", rate.country());
        for (String field : List.of("state", "postcode", "city")) {
            tree.put(field, given.get(field));
        }
        tree.put("rate", rate.percent().setScale(4, RoundingMode.HALF_UP).toPlainString());
        tree.put("name", rate.name());
        tree.put("priority", given.get("priority"));
        tree.put("compound", given.get("compound"));
        tree.put("shipping", rate.shipping());
        tree.put("order", rate.id());
        tree.put("class", shownClass(rate));
        tree.put("postcodes", given.get("postcodes"));
        tree.put("cities", given.get("cities"));
        tree.put("_links", Links.item(url() + "/" + rate.id(), url(), METHODS));
        return tree;
    }

    private String url() {
        return shop.url() + "/wp-json/wc/v3/taxes";
    }
}
