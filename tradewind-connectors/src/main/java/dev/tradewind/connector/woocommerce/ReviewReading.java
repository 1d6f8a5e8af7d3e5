package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.model.Review;
import java.time.Instant;

/**
 * Reads the store's reviews as canonical ones.
 *
 * <p>Left out on purpose: {@code _links}; the pictures of who wrote it, which are addresses at another service made of the e-mail
 * address; the shop's local time beside the same in UTC; the product's address.
 */
final class ReviewReading {

    private ReviewReading() {}

    static Review read(Fields review, ListStream.Seen seen) {
        review.drop("id"); // The key has it.
        review.drop("reviewer_avatar_urls");
        review.drop("product_permalink");
        Instant createdAt = review.time("date_created_gmt");
        if (createdAt == null) {
            throw review.missing("date_created_gmt");
        }
        return new Review(
                seen.key(),
                review.reference("product_id"),
                review.text("product_name"),
                review.label("status"),
                createdAt,
                seen.at(),
                review.text("reviewer"),
                review.text("reviewer_email"),
                review.text("review"),
                review.numberIfAny("rating"),
                review.flag("verified"),
                review.rest());
    }
}
