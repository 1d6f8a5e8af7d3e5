package dev.tradewind.sandbox.store;

/** The id counters of the database. Orders, refunds, products and coupons share one, as WordPress posts do. Guarded by the shop's lock. */
final class Ids {

    private int post;
    private int item;
    private int meta;
    private int comment;
    private int customer;
    private int webhook;

    Ids(int firstPost) {
        this.post = firstPost - 1;
        this.customer = 1; // 1 is the administrator.
    }

    /** The next post will have this id; for replaying a recording. */
    void nextPostIs(int id) {
        post = id - 1;
    }

    void nextItemIs(int id) {
        item = id - 1;
    }

    void nextCommentIs(int id) {
        comment = id - 1;
    }

    void nextWebhookIs(int id) {
        webhook = id - 1;
    }

    void nextCustomerIs(int id) {
        customer = id - 1;
    }

    int nextPost() {
        return ++post;
    }

    int nextItem() {
        return ++item;
    }

    int nextMeta() {
        return ++meta;
    }

    int nextComment() {
        return ++comment;
    }

    int nextCustomer() {
        return ++customer;
    }

    int nextWebhook() {
        return ++webhook;
    }
}
