package dev.tradewind.sandbox.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The block checkout of the store: opening the page makes a draft order, placing turns it into a real one. Runs under the shop's lock. */
final class Checkout {

    private final Shop shop;
    private final OrderDesk desk;
    private final OrderFlow flow;

    Checkout(Shop shop, OrderDesk desk, OrderFlow flow) {
        this.shop = shop;
        this.desk = desk;
        this.flow = flow;
    }

    /** Opens the page with a cart. That alone fires order.updated, with status checkout-draft (recorded). */
    Order open(Tree cart) {
        Order order = desk.open("store-api");
        order.status = "checkout-draft";
        order.ipAddress = "127.0.0.1";
        order.userAgent = "Mozilla/5.0 (sandbox shopper)";
        order.cartHash = shop.randomKey(32).toLowerCase(java.util.Locale.ROOT);
        desk.fill(order, cart);
        for (String key : List.of("_shipping_hash", "_coupons_hash", "_fees_hash", "_taxes_hash")) {
            order.meta.put(shop.ids, key, shop.randomKey(32).toLowerCase(java.util.Locale.ROOT));
        }
        order.meta.put(shop.ids, "is_vat_exempt", "no");
        shop.fire("order.updated", order.id);
        return order;
    }

    /** Places the order. order.updated comes before order.created (recorded). */
    void place(Order order, Tree form) {
        desk.fill(order, form);
        order.modified = shop.time.now();
        shop.fire("order.updated", order.id);
        shop.fire("action.woocommerce_new_order", order.id);
        shop.fire("order.created", order.id);
        switch (order.paymentMethod) {
            case "bacs" -> flow.setStatus(order, "on-hold");
            case "cod" -> flow.setStatus(order, "processing");
            default -> flow.pay(order, "tx_" + shop.randomKey(16));
        }
    }

    /** The form of an order: one address for billing and shipping, or two. */
    static Map<String, @Nullable Object> form(
            Map<String, ?> billing, Map<String, ?> shipping, String payment, String paymentTitle, int customerId) {
        var form = new LinkedHashMap<String, @Nullable Object>();
        form.put("billing", billing);
        form.put("shipping", shipping);
        form.put("payment_method", payment);
        form.put("payment_method_title", paymentTitle);
        form.put("customer_id", customerId);
        return form;
    }
}
