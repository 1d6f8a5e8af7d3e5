package dev.tradewind.connector.woocommerce.write;

import dev.tradewind.api.Write;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Coupons, tax rates and reviews. */
final class TradeShelves {

    static final Shape LIMITS = Shape.of(
            Field.whole("usageLimit", "usage_limit", "all in all"),
            Field.whole("usageLimitPerUser", "usage_limit_per_user", ""),
            Field.whole("usageLimitItems", "limit_usage_to_x_items", ""),
            Field.amount("minimumAmount", "minimum_amount", "of the order"),
            Field.amount("maximumAmount", "maximum_amount", "of the order"),
            Field.flag("individualUse", "individual_use", "with no other coupon"),
            Field.flag("excludesSaleItems", "exclude_sale_items", ""),
            Field.lines("productSkus", "", "only these products"),
            Field.lines("excludedProductSkus", "", "not these products"),
            Field.lines("emails", "email_restrictions", "only these customers"));

    private static final Shape COUPON = Shape.of(
            Field.line("code", "code", "it is found by it; the store makes small letters of it")
                    .needed(),
            Field.choice("discountType", "discount_type", List.of("percent", "fixed_cart", "fixed_product"), "")
                    .held(),
            Field.amount("amount", "amount", "").held(),
            Field.line("description", "description", "for the shop"),
            Field.moment("expiresAt", "date_expires_gmt", ""),
            Field.flag("freeShipping", "free_shipping", ""),
            Field.part("limits", Field.INLINE, LIMITS, ""),
            Meta.FIELD);

    private static final Shape TAX_RATE = Shape.of(
            Field.line("country", "country", "two letters; empty for everywhere"),
            Field.line("state", "state", ""),
            Field.lines("postcodes", "postcodes", ""),
            Field.lines("cities", "cities", ""),
            Field.amount("percent", "rate", "").needed().held(),
            Field.line("name", "name", "as customers see it"),
            Field.whole("priority", "priority", "of the rates of one priority only the first applies"),
            Field.flag("compound", "compound", "on top of other taxes"),
            Field.flag("shipping", "shipping", "shipping is taxed too"),
            Field.whole("position", "order", ""),
            Field.line("taxClass", "class", "its slug; standard if absent"));

    private static final Shape REVIEW = Shape.of(
            Field.line("sku", "", "of the product"),
            Field.id("product", "product_id", "the store's number, instead"),
            Field.line("reviewer", "reviewer", "").needed(),
            Field.line("email", "reviewer_email", "").needed(),
            Field.text("text", "review", "").needed(),
            Field.of("rating", new Kind.Whole(0, 5), "stars, 0 to 5").as("rating"),
            Field.choice("status", "status", List.of("approved", "hold", "spam", "trash"), ""));

    static final Shelf COUPONS = PlainShelf.at(
                    "coupons",
                    COUPON,
                    (input, write, shop) ->
                            shop.list("coupons", Map.of("code", input.needed("code"), "_fields", "id,code")).stream()
                                    .filter(one ->
                                            input.needed("code").equalsIgnoreCase(String.valueOf(one.get("code"))))
                                    .flatMap(one -> Shop.idOf(one).stream())
                                    .findFirst(),
                    TradeShelves::putLimits,
                    "woocommerce_rest_coupon_code_already_exists",
                    "code")
            .heard(Heard.OF_COUPONS);

    /** A rate is the one of its class, place and priority: the store itself allows any number of equal ones. */
    static final Shelf TAX_RATES =
            PlainShelf.at("taxes", TAX_RATE, TradeShelves::taxRate, (input, body, shop) -> {}, "", "name");

    /** A review is the one that the same person wrote of the same product in the same words. */
    static final Shelf REVIEWS =
            PlainShelf.at("products/reviews", REVIEW, TradeShelves::review, TradeShelves::putProduct, "", "status");

    private TradeShelves() {}

    private static void putLimits(Input input, Map<String, @Nullable Object> body, Shop shop) {
        input.part("limits")
                .ifPresent(limits -> Map.of("productSkus", "product_ids", "excludedProductSkus", "excluded_product_ids")
                        .forEach((ours, theirs) -> {
                            if (limits.has(ours)) {
                                body.put(theirs, shop.productIds(limits.texts(ours), limits.at(ours)));
                            }
                        }));
        Meta.put(input, body);
    }

    private static Optional<String> taxRate(Input input, Write write, Shop shop) {
        Map<String, String> same = new LinkedHashMap<>();
        same.put("country", input.text("country").orElse(""));
        same.put("state", input.text("state").orElse(""));
        same.put("priority", input.text("priority").orElse("1"));
        String taxClass = input.text("taxClass").orElse("standard");
        List<Map<?, ?>> alike = shop.all("taxes", Map.of("class", taxClass)).stream()
                .filter(one -> input.texts("postcodes").equals(texts(one.get("postcodes"))))
                .filter(one -> input.texts("cities").equals(texts(one.get("cities"))))
                .toList();
        return PlainShelf.same(alike, same);
    }

    private static List<String> texts(@Nullable Object list) {
        return list instanceof List<?> items
                ? items.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static Optional<String> review(Input input, Write write, Shop shop) {
        String text = plain(input.needed("text"));
        Map<String, String> query =
                Map.of("product", product(input, shop), "reviewer_email", input.needed("email"), "status", "all");
        return shop.list("products/reviews", query).stream()
                .filter(one -> input.needed("email").equalsIgnoreCase(String.valueOf(one.get("reviewer_email"))))
                .filter(one -> plain(String.valueOf(one.get("review"))).equals(text))
                .flatMap(one -> Shop.idOf(one).stream())
                .findFirst();
    }

    /** The store shows a review as HTML. */
    private static String plain(String text) {
        return text.replaceAll("<[^>]{0,200}>", "").replaceAll("\\s+", " ").strip();
    }

    private static void putProduct(Input input, Map<String, @Nullable Object> body, Shop shop) {
        body.put("product_id", new BigDecimal(product(input, shop)).longValueExact());
    }

    private static String product(Input input, Shop shop) {
        return input.text("product")
                .orElseGet(() -> shop.productIds(List.of(input.needed("sku")), input.at("sku"))
                        .getFirst()
                        .toString());
    }
}
