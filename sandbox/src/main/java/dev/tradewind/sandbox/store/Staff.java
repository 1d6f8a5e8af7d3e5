package dev.tradewind.sandbox.store;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the people of a shop do with products, coupons, customers and refunds, and what its shoppers do at the checkout; for
 * tests. Bodies are what the API takes. What the API would refuse throws IllegalArgumentException.
 */
public final class Staff {

    private final SandboxStore store;

    Staff(SandboxStore store) {
        this.store = store;
    }

    /** Creates a product. Returns its id. */
    public int createProduct(Map<String, ?> body) {
        return store.change(() -> store.routes().products().create(Tree.of(body), null).id);
    }

    /** Creates a variation of a product. Returns its id. */
    public int createVariation(int product, Map<String, ?> body) {
        return store.change(() -> store.routes().products().create(Tree.of(body), productOf(product)).id);
    }

    /** Changes a product, or a variation. */
    public void updateProduct(int id, Map<String, ?> body) {
        withProduct(id, product -> store.routes().products().update(product, Tree.of(body)));
    }

    /** Moves a product, or a variation, to the trash. */
    public void trashProduct(int id) {
        withProduct(id, store.routes().products()::trash);
    }

    /** Takes a product, or a variation, out of the trash. */
    public void untrashProduct(int id) {
        withProduct(id, store.routes().products()::untrash);
    }

    /** Deletes a product, or a variation, for good; no webhook tells of it. */
    public void deleteProduct(int id) {
        withProduct(id, store.routes().products()::delete);
    }

    /** All products and variations as the API shows each, those in the trash too, by id. */
    public Map<Integer, Map<String, @Nullable Object>> products() {
        return shown(() -> store.shop().catalogue.all().stream().map(p -> p.id), "product");
    }

    /** Creates a coupon. Returns its id. */
    public int createCoupon(Map<String, ?> body) {
        return store.change(() -> store.routes().coupons().create(Tree.of(body)).id());
    }

    public void updateCoupon(int id, Map<String, ?> body) {
        withCoupon(id, coupon -> store.routes().coupons().update(coupon, Tree.of(body)));
    }

    /** Moves a coupon to the trash. */
    public void trashCoupon(int id) {
        withCoupon(id, store.routes().coupons()::trash);
    }

    /** Takes a coupon out of the trash. */
    public void untrashCoupon(int id) {
        withCoupon(id, store.routes().coupons()::untrash);
    }

    /** Deletes a coupon for good; no webhook tells of it. */
    public void deleteCoupon(int id) {
        withCoupon(id, store.routes().coupons()::delete);
    }

    /** All coupons as the API shows each, those in the trash too, by id. */
    public Map<Integer, Map<String, @Nullable Object>> coupons() {
        Catalogue catalogue = store.shop().catalogue;
        return shown(
                () -> Stream.concat(catalogue.coupons().stream(), catalogue.trashedCoupons().stream())
                        .map(Coupon::id),
                "coupon");
    }

    /** Creates a customer's account. Returns its id. */
    public int createCustomer(Map<String, ?> body) {
        return store.change(() -> store.routes().customers().create(Tree.of(body)).id);
    }

    public void updateCustomer(int id, Map<String, ?> body) {
        withCustomer(id, customer -> store.routes().customers().update(customer, Tree.of(body)));
    }

    /** Deletes a customer's account for good, of which a webhook tells. */
    public void deleteCustomer(int id) {
        withCustomer(id, store.routes().customers()::remove);
    }

    /** All customers as the API shows each, by id. */
    public Map<Integer, Map<String, @Nullable Object>> customers() {
        return shown(() -> store.shop().customers.keySet().stream(), "customer");
    }

    /** Deletes a refund for good; no webhook tells of it, and its order keeps its time of change. */
    public void deleteRefund(int order, int refund) {
        change(() -> {
            Order of = store.routes().orders().find(order, 404);
            store.routes().refunds().remove(of, RefundsApi.find(of, refund));
        });
    }

    /** All refunds as the API's list of them shows each, by id. */
    public Map<Integer, Map<String, @Nullable Object>> refunds() {
        return store.change(() -> store.routes().refunds().payloads());
    }

    /** A shopper opens the checkout with a cart: a draft of an order. Returns its id. */
    public int openCheckout(Map<String, ?> cart) {
        return store.change(() -> store.routes().checkout().open(Tree.of(cart)).id);
    }

    /** The shopper of a draft places the order. */
    public void placeOrder(int draft, Map<String, ?> form) {
        change(() -> store.routes().checkout().place(store.routes().orders().find(draft, 404), Tree.of(form)));
    }

    private Map<Integer, Map<String, @Nullable Object>> shown(Supplier<Stream<Integer>> ids, String resource) {
        return store.change(() -> {
            var all = new TreeMap<Integer, Map<String, @Nullable Object>>();
            ids.get().forEach(id -> all.put(id, store.routes().payload(resource, id)));
            return all;
        });
    }

    private Product productOf(int id) {
        return store.shop()
                .catalogue
                .find(id)
                .orElseThrow(() -> new RestError(404, "woocommerce_rest_product_invalid_id", "Invalid ID."));
    }

    private void withProduct(int id, Consumer<Product> work) {
        change(() -> work.accept(productOf(id)));
    }

    private void withCoupon(int id, Consumer<Coupon> work) {
        change(() -> work.accept(store.routes().coupons().find(id, 404)));
    }

    private void withCustomer(int id, Consumer<Customer> work) {
        change(() -> work.accept(store.routes().customers().find(id, 404)));
    }

    private void change(Runnable work) {
        store.change(() -> {
            work.run();
            return true;
        });
    }
}
