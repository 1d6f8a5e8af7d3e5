package dev.tradewind.sandbox.store;

import dev.tradewind.sandbox.store.Catalogue.Term;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The routes of /products/attributes. */
final class AttributesApi {

    private final Shop shop;

    AttributesApi(Shop shop) {
        this.shop = shop;
    }

    Reply list(Call call) {
        return new Page(call, url()).of(List.copyOf(shop.catalogue.attributes()), List.of(), false, this::tree);
    }

    Reply get(Call call) {
        return Reply.ok(tree(find(call.id(1))));
    }

    Reply create(Call call) {
        Term attribute = create(call.body());
        return Reply.created(tree(attribute), url() + "/" + attribute.id());
    }

    private Term create(Tree body) {
        if (!body.has("name")) {
            throw RestError.missingParam("name");
        }
        String name = body.text("name", "");
        String slug = body.text("slug", Catalogue.slug(name));
        String taxonomy = slug.startsWith("pa_") ? slug : "pa_" + slug;
        boolean taken =
                shop.catalogue.attributes().stream().anyMatch(a -> a.slug().equals(taxonomy));
        if (taken) {
            throw new RestError(
                    400,
                    "woocommerce_rest_cannot_create",
                    "Slug \"" + slug + "\" is already in use. Change it, please.");
        }
        var attribute = new Term(shop.catalogue.nextAttributeId(), name, taxonomy);
        shop.catalogue.addAttribute(attribute);
        return attribute;
    }

    Reply update(Call call) {
        return Reply.ok(update(find(call.id(1)), call.body()));
    }

    private Map<String, @Nullable Object> update(Term now, Tree body) {
        var changed = new Term(now.id(), body.text("name", now.name()), body.text("slug", now.slug()));
        shop.catalogue.addAttribute(changed);
        return tree(changed);
    }

    Reply batch(Call call) {
        return Reply.ok(new Batch(call.body())
                .run(item -> tree(create(item)), item -> update(find(item.integer("id", 0)), item), id -> {
                    Term attribute = find(id);
                    shop.catalogue.removeAttribute(id);
                    return tree(attribute);
                }));
    }

    Reply delete(Call call) {
        Term attribute = find(call.id(1));
        if (!call.flag("force")) {
            throw new RestError(501, "woocommerce_rest_trash_not_supported", "Resource does not support trashing.");
        }
        shop.catalogue.removeAttribute(attribute.id());
        return Reply.ok(tree(attribute));
    }

    private Term find(int id) {
        return shop.catalogue
                .attribute(id)
                .orElseThrow(() -> new RestError(404, "woocommerce_rest_taxonomy_invalid", "Resource does not exist."));
    }

    private String url() {
        return shop.url() + "/wp-json/wc/v3/products/attributes";
    }

    private Map<String, @Nullable Object> tree(Term attribute) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("id", attribute.id());
        tree.put("name", attribute.name());
        tree.put("slug", attribute.slug());
        tree.put("type", "select");
        tree.put("order_by", "menu_order");
        tree.put("has_archives", true);
        tree.put(
                "_links",
                Links.item(url() + "/" + attribute.id(), url(), List.of("GET", "POST", "PUT", "PATCH", "DELETE")));
        return tree;
    }
}
