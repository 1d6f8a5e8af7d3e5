package dev.tradewind.sandbox.store;

import dev.tradewind.sandbox.store.RecordIndex.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The routes of /products/reviews. Reviews are comments: they have no time of change and fire no webhook. */
final class ReviewsApi {

    private static final List<String> STATUSES = List.of("approved", "hold", "spam", "unspam", "trash", "untrash");
    private static final Listing<Review> LISTING =
            new Listing<>(r -> new Place(r.id, r.created.getEpochSecond(), r.created.getEpochSecond()), true);

    private final Shop shop;

    ReviewsApi(Shop shop) {
        this.shop = shop;
    }

    Reply list(Call call) {
        String status = call.param("status", "approved");
        List<String> products = call.request().params("product");
        Stream<Review> wanted = shop.reviews.values().stream()
                .filter(r -> status.equals("all") || r.status.equals(status))
                .filter(r -> products.isEmpty() || products.contains(String.valueOf(r.productId)));
        return new Page(call, url()).of(LISTING.select(shop, call, wanted), List.of(), false, this::tree);
    }

    Reply get(Call call) {
        return Reply.ok(tree(find(call.id(1))));
    }

    Reply create(Call call) {
        Review review = create(call.body());
        return Reply.created(tree(review), url() + "/" + review.id);
    }

    private Review create(Tree body) {
        for (String needed : List.of("product_id", "review", "reviewer", "reviewer_email")) {
            if (!body.has(needed)) {
                throw RestError.missingParam(needed);
            }
        }
        int product = body.integer("product_id", 0);
        if (shop.catalogue.find(product).isEmpty()) {
            throw new RestError(404, "woocommerce_rest_product_invalid_id", "Invalid product ID.");
        }
        var review = new Review(shop.ids.nextComment(), product, shop.time.now());
        apply(review, body);
        shop.reviews.put(review.id, review);
        return review;
    }

    Reply update(Call call) {
        return Reply.ok(update(find(call.id(1)), call.body()));
    }

    private Map<String, @Nullable Object> update(Review review, Tree body) {
        apply(review, body);
        return tree(review);
    }

    private static void apply(Review review, Tree body) {
        String status = body.text("status", review.status);
        if (!STATUSES.contains(status)) {
            throw Call.notOneOf("status", "status", STATUSES);
        }
        review.status = List.of("unspam", "untrash").contains(status) ? "approved" : status;
        review.reviewer = body.text("reviewer", review.reviewer);
        review.email = body.text("reviewer_email", review.email);
        review.text = body.text("review", review.text);
        review.rating = body.integer("rating", review.rating);
    }

    Reply delete(Call call) {
        return Reply.ok(delete(find(call.id(1)), call.flag("force")));
    }

    /** For good, the answer shows the review as it was; to the trash, as it is now. */
    private Map<String, @Nullable Object> delete(Review review, boolean force) {
        if (force) {
            shop.reviews.remove(review.id);
            return Map.of("deleted", true, "previous", tree(review));
        }
        if (review.status.equals("trash")) {
            throw new RestError(410, "woocommerce_rest_already_trashed", "The object has already been trashed.");
        }
        review.status = "trash";
        return tree(review);
    }

    Reply batch(Call call) {
        return Reply.ok(new Batch(call.body())
                .run(
                        item -> tree(create(item)),
                        item -> update(find(item.integer("id", 0)), item),
                        id -> delete(find(id), true)));
    }

    private Review find(int id) {
        Review review = shop.reviews.get(id);
        if (review == null) {
            throw new RestError(404, "woocommerce_rest_review_invalid_id", "Invalid review ID.");
        }
        return review;
    }

    private String url() {
        return shop.url() + "/wp-json/wc/v3/products/reviews";
    }

    private Map<String, @Nullable Object> tree(Review review) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("id", review.id);
        tree.put("date_created", shop.time.local(review.created));
        tree.put("date_created_gmt", shop.time.gmt(review.created));
        tree.put("product_id", review.productId);
        tree.put("product_name", name(review.productId));
        tree.put("product_permalink", shop.url() + "/product/" + Catalogue.slug(name(review.productId)) + "/");
        tree.put("status", review.status);
        tree.put("reviewer", review.reviewer);
        tree.put("reviewer_email", review.email);
        tree.put("review", review.text);
        tree.put("rating", review.rating);
        tree.put("verified", false);
        tree.put("reviewer_avatar_urls", Map.of());
        var links = Links.item(url() + "/" + review.id, url(), List.of("GET", "POST", "PUT", "PATCH", "DELETE"));
        links.put("up", Links.to(shop.url() + "/wp-json/wc/v3/products/" + review.productId));
        tree.put("_links", links);
        return tree;
    }

    private String name(int product) {
        return shop.catalogue.find(product).map(p -> p.text("name")).orElse("");
    }
}
