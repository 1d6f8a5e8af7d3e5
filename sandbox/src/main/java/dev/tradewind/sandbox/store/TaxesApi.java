package dev.tradewind.sandbox.store;

import dev.tradewind.sandbox.http.Answer.Header;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The routes of /taxes. Rates are those that the store was started with; they can be read only. */
final class TaxesApi {

    private final Shop shop;

    TaxesApi(Shop shop) {
        this.shop = shop;
    }

    Reply list(Call call) {
        String taxClass = call.param("class", "");
        List<TaxRate> found = shop.settings.taxRates().stream()
                .filter(r -> taxClass.isEmpty() || shownClass(r).equals(taxClass))
                .toList();
        return new Page(call, url()).of(found, List.of(), false, this::tree);
    }

    Reply get(Call call) {
        return shop.settings.taxRates().stream()
                .filter(r -> r.id() == call.id(1))
                .findFirst()
                .map(r -> Reply.ok(tree(r)))
                .orElseThrow(() -> new RestError(404, "woocommerce_rest_invalid_id", "Invalid resource ID."));
    }

    Reply classes(Call call) {
        var names = new LinkedHashMap<String, String>();
        names.put("standard", "Standard rate");
        names.put("reduced-rate", "Reduced rate");
        names.put("zero-rate", "Zero rate");
        var classes = names.entrySet().stream()
                .map(e -> {
                    var tree = new LinkedHashMap<String, @Nullable Object>();
                    tree.put("slug", e.getKey());
                    tree.put("name", e.getValue());
                    tree.put("_links", Map.of("collection", Links.to(url() + "/classes")));
                    return tree;
                })
                .toList();
        return new Reply(
                200,
                classes,
                List.of(new Header("X-WP-Total", String.valueOf(classes.size())), new Header("X-WP-TotalPages", "1")));
    }

    private static String shownClass(TaxRate rate) {
        return rate.taxClass().isEmpty() ? "standard" : rate.taxClass();
    }

    private Map<String, @Nullable Object> tree(TaxRate rate) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("id", rate.id());
        tree.put("country", rate.country());
        tree.put("state", "");
        tree.put("postcode", "");
        tree.put("city", "");
        tree.put("rate", rate.percent().setScale(4, RoundingMode.HALF_UP).toPlainString());
        tree.put("name", rate.name());
        tree.put("priority", 1);
        tree.put("compound", false);
        tree.put("shipping", rate.shipping());
        tree.put("order", rate.id());
        tree.put("class", shownClass(rate));
        tree.put("postcodes", List.of());
        tree.put("cities", List.of());
        tree.put(
                "_links", Links.item(url() + "/" + rate.id(), url(), List.of("GET", "POST", "PUT", "PATCH", "DELETE")));
        return tree;
    }

    private String url() {
        return shop.url() + "/wp-json/wc/v3/taxes";
    }
}
