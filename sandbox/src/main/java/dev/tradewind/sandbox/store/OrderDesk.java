package dev.tradewind.sandbox.store;

import dev.tradewind.sandbox.store.Order.Charge;
import dev.tradewind.sandbox.store.Order.CouponLine;
import dev.tradewind.sandbox.store.Order.Line;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes, changes, trashes and deletes orders. Everything here runs under the shop's lock. */
final class OrderDesk {

    static final List<String> STATUSES = List.of(
            "auto-draft",
            "pending",
            "processing",
            "on-hold",
            "completed",
            "cancelled",
            "refunded",
            "failed",
            "checkout-draft");

    private static final Set<String> CHANGES_TOTALS =
            Set.of("billing", "shipping", "line_items", "shipping_lines", "fee_lines", "coupon_lines");

    private final Shop shop;
    private final OrderFlow flow;

    OrderDesk(Shop shop, OrderFlow flow) {
        this.shop = shop;
        this.flow = flow;
    }

    /** Creates an order from the body of a request; fires what the recorded store fired, in its order. */
    Order create(Tree body) {
        checkLines(body);
        int customer = body.integer("customer_id", 0);
        if (customer != 0 && !shop.customers.containsKey(customer)) {
            throw new RestError(400, "woocommerce_rest_invalid_customer_id", "Customer ID is invalid.");
        }
        Order order = open(body.text("created_via", "rest-api"));
        fill(order, body);
        shop.fire("action.woocommerce_new_order", order.id);
        shop.fire("order.created", order.id);
        shop.fire("order.updated", order.id);
        flow.setStatus(order, knownStatus(body.text("status", "pending"), "pending"));
        if (body.flag("set_paid", false)) {
            flow.pay(order, body.text("transaction_id", ""));
        }
        return order;
    }

    /** A new, empty order. */
    Order open(String createdVia) {
        Order order = new Order(shop.ids.nextPost(), shop.time.now(), "wc_order_" + shop.randomKey(13));
        order.currency = shop.settings.currency();
        order.createdVia = createdVia;
        shop.orders.add(order);
        return order;
    }

    /** Applies the body of a PUT. Moves date_modified on and fires order.updated, even if nothing changed (recorded). */
    void update(Order order, Tree body) {
        checkLines(body);
        shop.orders.changing(order);
        order.modified = shop.time.now();
        fill(order, body);
        shop.fire("order.updated", order.id);
        if (body.has("status")) {
            flow.setStatus(order, knownStatus(body.text("status", ""), order.status));
        }
        if (body.flag("set_paid", false)) {
            flow.pay(order, body.text("transaction_id", ""));
        }
    }

    /** Moves an order to the trash. */
    void trash(Order order) {
        if (order.trashed()) {
            throw new RestError(410, "woocommerce_rest_already_trashed", "The shop_order has already been deleted.");
        }
        shop.orders.changing(order);
        order.meta.put(shop.ids, "_wp_trash_meta_status", "wc-" + order.status);
        order.meta.put(
                shop.ids, "_wp_trash_meta_time", String.valueOf(shop.time.now().getEpochSecond()));
        order.status = "trash";
        order.modified = shop.time.now();
        if (shop.settings.legacy()) {
            shop.fire("coupon.deleted", order.id); // All three are posts, and each webhook hears of any (recorded).
            shop.fire("product.deleted", order.id);
        }
        shop.fire("order.deleted", order.id);
    }

    /** Takes an order out of the trash, as the admin screen does. */
    void untrash(Order order) {
        shop.orders.changing(order);
        String before = order.meta.text("_wp_trash_meta_status").orElse("wc-pending");
        order.meta.remove("_wp_trash_meta_status");
        order.meta.remove("_wp_trash_meta_time");
        order.status = before.replaceFirst("^wc-", "");
        order.modified = shop.time.now();
        shop.fire("order.restored", order.id);
        shop.fire("action.woocommerce_order_status_" + order.status, order.id);
    }

    /** Removes an order for good. Fires nothing (recorded). */
    void delete(Order order) {
        shop.orders.remove(order);
    }

    void fill(Order order, Tree body) {
        shop.orders.changing(order);
        fillHead(order, body);
        body.children("line_items").forEach(item -> line(order, item));
        body.children("shipping_lines").forEach(item -> shipping(order, item));
        body.children("fee_lines").forEach(item -> fee(order, item));
        if (body.map().keySet().stream().anyMatch(CHANGES_TOTALS::contains)) {
            shop.totals.recalculate(order, shop.ids);
        }
        body.children("coupon_lines").forEach(item -> coupon(order, item.text("code", "")));
        order.meta.apply(shop.ids, body.children("meta_data"));
    }

    private static void fillHead(Order order, Tree body) {
        order.currency = body.text("currency", order.currency);
        order.customerId = body.integer("customer_id", order.customerId);
        order.paymentMethod = body.text("payment_method", order.paymentMethod);
        order.paymentMethodTitle = body.text("payment_method_title", order.paymentMethodTitle);
        order.transactionId = body.text("transaction_id", order.transactionId);
        order.customerNote = body.text("customer_note", order.customerNote);
        address(order.billing, body.child("billing"));
        address(order.shipping, body.child("shipping"));
    }

    static void address(Map<String, String> address, Tree change) {
        address.replaceAll((field, now) -> change.text(field, now));
    }

    private void checkLines(Tree body) {
        for (Tree item : body.children("line_items")) {
            boolean named = item.has("id") || item.has("product_id") || item.has("variation_id") || item.has("sku");
            if (!named) {
                throw new RestError(
                        400, "woocommerce_rest_required_product_reference", "Product ID or SKU is required.");
            }
        }
    }

    private void line(Order order, Tree item) {
        @Nullable Line line = null;
        if (item.integer("id", 0) != 0) {
            line = order.lines.stream()
                    .filter(l -> l.id == item.integer("id", 0))
                    .findFirst()
                    .orElseThrow(() -> new RestError(
                            400,
                            "woocommerce_rest_invalid_item_id",
                            "Order item ID provided is not associated with order."));
            boolean gone = item.has("product_id") && item.get("product_id") == null;
            if (gone || item.integer("quantity", 1) == 0) {
                order.lines.remove(line);
                return;
            }
            // A new quantity alone leaves the line's totals as they are (recorded).
            line.quantity = item.integer("quantity", line.quantity);
        } else {
            line = newLine(item);
            order.lines.add(line);
        }
        line.name = item.text("name", line.name);
        line.subtotal = Objects.requireNonNullElse(item.decimal("subtotal"), line.subtotal);
        line.total = Objects.requireNonNullElse(item.decimal("total"), line.total);
        line.meta.apply(shop.ids, item.children("meta_data"));
    }

    private Line newLine(Tree item) {
        var line = new Line(shop.ids.nextItem());
        line.quantity = item.integer("quantity", 1);
        int id = item.integer("variation_id", 0) != 0 ? item.integer("variation_id", 0) : item.integer("product_id", 0);
        Product product = (id != 0 ? shop.catalogue.find(id) : shop.catalogue.bySku(item.text("sku", ""))).orElse(null);
        if (product == null) {
            return line; // An unknown product makes a line of nothing for nothing (recorded).
        }
        line.productId = product.isVariation() ? product.parentId : product.id;
        line.variationId = product.isVariation() ? product.id : 0;
        line.sku = shop.catalogue.skuOf(product);
        line.taxClass = shop.catalogue.taxClassOf(product);
        String parent =
                shop.catalogue.find(product.parentId).map(p -> p.text("name")).orElse("");
        line.name = product.isVariation() ? parent + " - " + ProductJson.options(product) : product.text("name");
        line.parentName = product.isVariation() ? parent : null;
        ProductJson.describe(shop, product, line.meta);
        String price = shop.catalogue.priceOf(product);
        BigDecimal each = price.isEmpty() ? BigDecimal.ZERO : new BigDecimal(price);
        line.subtotal = each.multiply(BigDecimal.valueOf(line.quantity));
        line.total = line.subtotal;
        return line;
    }

    private void shipping(Order order, Tree item) {
        Charge charge = charge(order.shippingLines, item);
        charge.title = item.text("method_title", charge.title);
        charge.methodId = item.text("method_id", charge.methodId);
        charge.instanceId = item.text("instance_id", charge.instanceId);
    }

    private void fee(Order order, Tree item) {
        Charge charge = charge(order.feeLines, item);
        charge.title = item.text("name", charge.title);
        charge.taxClass = item.text("tax_class", charge.taxClass);
        charge.taxStatus = item.text("tax_status", charge.taxStatus);
    }

    private Charge charge(List<Charge> charges, Tree item) {
        Charge charge = charges.stream()
                .filter(c -> c.id == item.integer("id", 0))
                .findFirst()
                .orElseGet(() -> {
                    var added = new Charge(shop.ids.nextItem());
                    charges.add(added);
                    return added;
                });
        charge.total = Objects.requireNonNullElse(item.decimal("total"), charge.total);
        charge.meta.apply(shop.ids, item.children("meta_data"));
        return charge;
    }

    void coupon(Order order, String code) {
        Coupon coupon = shop.catalogue.coupon(code).orElse(null);
        if (coupon == null) {
            order.status = "checkout-draft"; // The refused order stays behind as a draft (recorded).
            throw new RestError(
                            400,
                            "woocommerce_rest_invalid_coupon",
                            "Coupon &quot;" + code.toLowerCase(java.util.Locale.ROOT)
                                    + "&quot; cannot be applied because it does not exist.")
                    .with("new_draft_order_id", order.id);
        }
        if (order.coupons.stream().anyMatch(c -> c.coupon().code().equals(coupon.code()))) {
            return;
        }
        coupon.used++;
        BigDecimal taxBefore = OrderTotals.discountTax(order);
        BigDecimal discount = OrderTotals.discount(order, coupon);
        shop.totals.recalculate(order, shop.ids);
        var line = new CouponLine(
                shop.ids.nextItem(),
                coupon,
                discount,
                OrderTotals.discountTax(order).subtract(taxBefore),
                new Metas());
        line.meta().put(shop.ids, "coupon_info", info(coupon));
        order.coupons.add(line);
    }

    private static String info(Coupon coupon) {
        return "[%d,\"%s\",\"%s\",%s]"
                .formatted(
                        coupon.id(),
                        coupon.code(),
                        coupon.type(),
                        coupon.amount().stripTrailingZeros().toPlainString());
    }

    private String knownStatus(String status, String otherwise) {
        return shop.settings.statuses().contains(status) ? status : otherwise;
    }

    /** Fields of an order to show to a person who stages flows. */
    static Map<String, @Nullable Object> brief(Order order) {
        var brief = new LinkedHashMap<String, @Nullable Object>();
        brief.put("id", order.id);
        brief.put("status", order.status);
        brief.put("total", OrderTotals.total(order).toPlainString());
        return brief;
    }
}
