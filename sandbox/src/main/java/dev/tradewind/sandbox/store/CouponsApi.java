package dev.tradewind.sandbox.store;

import dev.tradewind.sandbox.store.RecordIndex.Place;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The routes of /coupons: enough to make coupons, list them and have their webhooks. */
final class CouponsApi {

    private static final Listing<Coupon> LISTING =
            new Listing<>(c -> new Place(c.id(), c.created.getEpochSecond(), c.modified.getEpochSecond()), true);

    private final Shop shop;

    CouponsApi(Shop shop) {
        this.shop = shop;
    }

    Reply list(Call call) {
        String code = call.param("code", "");
        String words = call.param("search", "").toLowerCase(Locale.ROOT);
        Stream<Coupon> wanted = shop.catalogue.coupons().stream()
                .filter(c -> code.isEmpty() || c.code().equalsIgnoreCase(code))
                .filter(c -> c.code().contains(words));
        return new Page(call, url()).of(LISTING.select(shop, call, wanted), List.of(), false, this::tree);
    }

    Reply get(Call call) {
        return Reply.ok(tree(find(call.id(1), 404)));
    }

    Reply create(Call call) {
        Coupon coupon = create(call.body());
        return Reply.created(tree(coupon), url() + "/" + coupon.id());
    }

    Coupon create(Tree body) {
        String code = body.text("code", "");
        if (code.isEmpty()) {
            throw RestError.missingParam("code");
        }
        if (shop.catalogue.coupon(code).isPresent()) {
            throw new RestError(400, "woocommerce_rest_coupon_code_already_exists", "The coupon code already exists");
        }
        var coupon = new Coupon(shop.ids.nextPost(), code.toLowerCase(Locale.ROOT), shop.time.now());
        apply(coupon, body);
        shop.catalogue.add(coupon);
        shop.fire("coupon.created", coupon.id());
        return coupon;
    }

    Reply update(Call call) {
        return Reply.ok(update(find(call.id(1), 400), call.body()));
    }

    Map<String, @Nullable Object> update(Coupon coupon, Tree body) {
        apply(coupon, body);
        coupon.modified = shop.time.now();
        shop.fire("coupon.updated", coupon.id());
        return tree(coupon);
    }

    Reply batch(Call call) {
        return Reply.ok(new Batch(call.body())
                .run(item -> tree(create(item)), item -> update(find(item.integer("id", 0), 400), item), id -> {
                    Coupon coupon = find(id, 404);
                    shop.catalogue.remove(coupon);
                    return tree(coupon);
                }));
    }

    Reply delete(Call call) {
        Coupon coupon = find(call.id(1), 404);
        Map<String, @Nullable Object> before = tree(coupon);
        if (call.flag("force")) {
            delete(coupon);
        } else {
            trash(coupon);
        }
        return Reply.ok(before);
    }

    /** Removes for good. Fires nothing (recorded). */
    void delete(Coupon coupon) {
        shop.catalogue.remove(coupon);
    }

    /** To the trash. Fires product.deleted as well, with the coupon's id (recorded). */
    void trash(Coupon coupon) {
        if (coupon.trashed) {
            throw new RestError(410, "woocommerce_rest_already_trashed", "The shop_coupon has already been deleted.");
        }
        coupon.trashed = true;
        coupon.modified = shop.time.now();
        shop.catalogue.trash(coupon);
        shop.fire("coupon.deleted", coupon.id());
        shop.fire("product.deleted", coupon.id());
    }

    /** Out of the trash, as a person does in wp-admin; there is no REST call for it. */
    void untrash(Coupon coupon) {
        coupon.trashed = false;
        coupon.modified = shop.time.now();
        shop.catalogue.remove(coupon);
        shop.catalogue.add(coupon);
        shop.fire("coupon.restored", coupon.id());
    }

    Map<String, @Nullable Object> payload(int id) {
        return tree(find(id, 404));
    }

    private static void apply(Coupon coupon, Tree body) {
        coupon.type = body.text("discount_type", coupon.type);
        coupon.amount = Objects.requireNonNullElse(body.decimal("amount"), coupon.amount);
        coupon.minimum = Objects.requireNonNullElse(body.decimal("minimum_amount"), coupon.minimum);
        coupon.usageLimit = body.has("usage_limit") ? (Integer) body.integer("usage_limit", 0) : coupon.usageLimit;
        coupon.description = body.text("description", coupon.description);
    }

    Coupon find(int id, int statusIfUnknown) {
        return shop.catalogue
                .coupon(id)
                .orElseThrow(
                        () -> new RestError(statusIfUnknown, "woocommerce_rest_shop_coupon_invalid_id", "Invalid ID."));
    }

    private String url() {
        return shop.url() + "/wp-json/wc/v3/coupons";
    }

    private Map<String, @Nullable Object> tree(Coupon coupon) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("id", coupon.id());
        tree.put("code", coupon.code());
        tree.put("amount", money(coupon.amount));
        tree.put("status", coupon.trashed ? "trash" : "publish");
        tree.put("date_created", shop.time.local(coupon.created));
        tree.put("date_created_gmt", shop.time.gmt(coupon.created));
        tree.put("date_modified", shop.time.local(coupon.modified));
        tree.put("date_modified_gmt", shop.time.gmt(coupon.modified));
        tree.put("discount_type", coupon.type);
        tree.put("description", coupon.description);
        tree.put("date_expires", null);
        tree.put("date_expires_gmt", null);
        tree.put("usage_count", coupon.used);
        tree.put("individual_use", false);
        tree.put("product_ids", List.of());
        tree.put("excluded_product_ids", List.of());
        tree.put("usage_limit", coupon.usageLimit);
        tree.put("usage_limit_per_user", null);
        tree.put("limit_usage_to_x_items", null);
        tree.put("free_shipping", false);
        tree.put("product_categories", List.of());
        tree.put("excluded_product_categories", List.of());
        tree.put("exclude_sale_items", false);
        tree.put("minimum_amount", money(coupon.minimum));
        tree.put("maximum_amount", "0.00");
        tree.put("email_restrictions", List.of());
        tree.put("used_by", List.of());
        tree.put("meta_data", List.of());
        tree.put(
                "_links",
                Links.item(url() + "/" + coupon.id(), url(), List.of("GET", "POST", "PUT", "PATCH", "DELETE")));
        return tree;
    }

    private static String money(BigDecimal amount) {
        return OrderJson.money(amount, 2);
    }
}
