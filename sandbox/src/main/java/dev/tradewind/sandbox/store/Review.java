package dev.tradewind.sandbox.store;

import java.time.Instant;

/** What a customer said of a product. Guarded by the shop's lock. */
final class Review {

    final int id;
    final int productId;
    final Instant created;
    String status = "approved";
    String reviewer = "";
    String email = "";
    String text = "";
    int rating;

    Review(int id, int productId, Instant created) {
        this.id = id;
        this.productId = productId;
        this.created = created;
    }
}
