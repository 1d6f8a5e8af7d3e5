package dev.tradewind.sandbox.store;

/** The id counters of the database. Orders, refunds, products and coupons share one, as WordPress posts do. Guarded by the shop's lock. */
final class Ids {

    private int post;
    private int item;
    private int meta;
    private int comment;
    private int customer;
    private int webhook;
    private int term = 15; // The first category, which every store has.

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

    void nextMetaIs(int id) {
        meta = id - 1;
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

    /** Keeps {@code count} ids of posts free for someone; returns the first. */
    int reservePosts(int count) {
        post = Math.addExact(post, count);
        return post - count + 1;
    }

    int reserveItems(int count) {
        item = Math.addExact(item, count);
        return item - count + 1;
    }

    int reserveMetas(int count) {
        meta = Math.addExact(meta, count);
        return meta - count + 1;
    }

    int reserveCustomers(int count) {
        customer = Math.addExact(customer, count);
        return customer - count + 1;
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

    int nextTerm() {
        return ++term;
    }

    int nextWebhook() {
        return ++webhook;
    }
}
