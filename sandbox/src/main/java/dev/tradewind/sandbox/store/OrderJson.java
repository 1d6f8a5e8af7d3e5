package dev.tradewind.sandbox.store;

import dev.tradewind.sandbox.store.Order.Charge;
import dev.tradewind.sandbox.store.Order.CouponLine;
import dev.tradewind.sandbox.store.Order.Line;
import dev.tradewind.sandbox.store.Order.Refund;
import dev.tradewind.sandbox.store.Order.TaxLine;
import dev.tradewind.sandbox.store.Order.TaxShare;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Orders, refunds and notes as the REST API shows them, keys in its order. Runs under the shop's lock. */
final class OrderJson {

    private static final List<String> ITEM_METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private static final Set<String> EDITABLE = Set.of("pending", "on-hold", "auto-draft");
    private static final Set<String> PAYABLE = Set.of("pending", "failed", "checkout-draft");

    private final Shop shop;
    private final OrderFlow flow;

    OrderJson(Shop shop, OrderFlow flow) {
        this.shop = shop;
        this.flow = flow;
    }

    /** An order with amounts of {@code decimals} places, and what plug-ins make of it. */
    Map<String, @Nullable Object> order(Order order, int decimals) {
        return shop.settings.peculiarities().orderPlugin().apply(bare(order, decimals));
    }

    /** An order as the shop itself shows it. */
    Map<String, @Nullable Object> bare(Order order, int decimals) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("id", order.id);
        tree.put("parent_id", 0);
        tree.put("status", order.status);
        tree.put("currency", order.currency);
        tree.put("version", SandboxStore.WOOCOMMERCE_VERSION);
        tree.put("prices_include_tax", false);
        tree.put("date_created", shop.time.local(order.created));
        tree.put("date_modified", shop.time.local(order.modified));
        amounts(tree, order, decimals);
        tree.put("customer_id", order.customerId);
        tree.put("order_key", order.key);
        tree.put("billing", new LinkedHashMap<String, @Nullable Object>(order.billing));
        tree.put("shipping", new LinkedHashMap<String, @Nullable Object>(order.shipping));
        origin(tree, order);
        tree.put("meta_data", order.meta.plain());
        tree.put("line_items", each(order.lines, l -> line(l, decimals, 1)));
        tree.put("tax_lines", each(order.taxLines, t -> taxLine(t, decimals, 1)));
        tree.put("shipping_lines", each(order.shippingLines, s -> shipping(s, decimals)));
        tree.put("fee_lines", each(order.feeLines, f -> fee(f, decimals)));
        tree.put("coupon_lines", each(order.coupons, OrderJson::coupon));
        tree.put("refunds", refunds(order));
        state(tree, order);
        tree.put("_links", links(order));
        return tree;
    }

    private static void amounts(Map<String, @Nullable Object> tree, Order order, int decimals) {
        tree.put("discount_total", money(OrderTotals.discountTotal(order), decimals));
        tree.put("discount_tax", money(OrderTotals.discountTax(order), decimals));
        tree.put("shipping_total", money(OrderTotals.shippingTotal(order), decimals));
        tree.put("shipping_tax", money(OrderTotals.shippingTax(order), decimals));
        tree.put("cart_tax", money(OrderTotals.cartTax(order), decimals));
        tree.put("total", money(OrderTotals.total(order), decimals));
        tree.put("total_tax", money(OrderTotals.cartTax(order).add(OrderTotals.shippingTax(order)), decimals));
    }

    private void origin(Map<String, @Nullable Object> tree, Order order) {
        tree.put("payment_method", order.paymentMethod);
        tree.put("payment_method_title", order.paymentMethodTitle);
        tree.put("transaction_id", order.transactionId);
        tree.put("customer_ip_address", order.ipAddress);
        tree.put("customer_user_agent", order.userAgent);
        tree.put("created_via", order.createdVia);
        tree.put("customer_note", order.customerNote);
        tree.put("date_completed", shop.time.local(order.completed));
        tree.put("date_paid", shop.time.local(order.paid));
        tree.put("cart_hash", order.cartHash);
        tree.put("number", String.valueOf(order.id));
    }

    private void state(Map<String, @Nullable Object> tree, Order order) {
        boolean costs = OrderTotals.total(order).signum() > 0;
        tree.put(
                "payment_url",
                shop.url() + "/checkout/order-pay/" + order.id + "/?pay_for_order=true&key=" + order.key);
        tree.put("is_editable", EDITABLE.contains(order.status));
        tree.put("needs_payment", PAYABLE.contains(order.status) && costs);
        tree.put("needs_processing", flow.needsProcessing(order));
        tree.put("date_created_gmt", shop.time.gmt(order.created));
        tree.put("date_modified_gmt", shop.time.gmt(order.modified));
        tree.put("date_completed_gmt", shop.time.gmt(order.completed));
        tree.put("date_paid_gmt", shop.time.gmt(order.paid));
        tree.put("currency_symbol", symbol(order.currency));
    }

    private static String symbol(String currency) {
        return switch (currency) {
            case "EUR" -> "€";
            case "USD" -> "$";
            case "GBP" -> "£";
            default -> currency;
        };
    }

    private Map<String, @Nullable Object> links(Order order) {
        String orders = shop.url() + "/wp-json/wc/v3/orders";
        var links = Links.item(orders + "/" + order.id, orders, ITEM_METHODS);
        var templates = new LinkedHashMap<String, @Nullable Object>();
        templates.put("embeddable", true);
        templates.put("href", orders + "/" + order.id + "/actions/email_templates");
        links.put("email_templates", List.of(templates));
        if (order.customerId != 0) {
            links.put("customer", Links.to(shop.url() + "/wp-json/wc/v3/customers/" + order.customerId));
        }
        return links;
    }

    private Map<String, @Nullable Object> line(Line line, int decimals, int sign) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        BigDecimal total = OrderTotals.cents(line.total);
        tree.put("id", line.id);
        tree.put("name", line.name);
        tree.put("product_id", line.productId);
        tree.put("variation_id", line.variationId);
        tree.put("quantity", sign * line.quantity);
        tree.put("tax_class", line.taxClass);
        tree.put("subtotal", money(signed(OrderTotals.cents(line.subtotal), sign), decimals));
        tree.put("subtotal_tax", money(signed(OrderTotals.subtotalTax(line.taxes), sign), decimals));
        tree.put("total", money(signed(total, sign), decimals));
        tree.put("total_tax", money(signed(OrderTotals.tax(line.taxes), sign), decimals));
        tree.put("taxes", each(line.taxes, t -> tax(t, decimals, sign)));
        tree.put("meta_data", line.meta.displayed());
        tree.put("sku", line.sku);
        tree.put("price", price(total, line.quantity));
        tree.put("image", image(line));
        tree.put("parent_name", line.parentName);
        return tree;
    }

    private static BigDecimal price(BigDecimal total, int quantity) {
        return quantity == 0 ? BigDecimal.ZERO : PhpJson.phpFloat(total, BigDecimal.valueOf(quantity));
    }

    /** Without a picture, PHP leaves the id an empty text for a simple product and 0 for the others (recorded). */
    private static Map<String, @Nullable Object> image(Line line) {
        var image = new LinkedHashMap<String, @Nullable Object>();
        image.put("id", line.variationId == 0 && line.productId != 0 ? "" : (Object) 0);
        image.put("src", "");
        return image;
    }

    private static Map<String, @Nullable Object> tax(TaxShare tax, int decimals, int sign) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        BigDecimal subtotal = tax.subtotal();
        tree.put("id", tax.rateId());
        tree.put("total", money(signed(tax.total(), sign), decimals));
        tree.put("subtotal", subtotal == null ? "" : money(signed(subtotal, sign), decimals));
        return tree;
    }

    private static Map<String, @Nullable Object> taxLine(TaxLine line, int decimals, int sign) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("id", line.id());
        tree.put("rate_code", line.rate().code());
        tree.put("rate_id", line.rate().id());
        tree.put("label", line.rate().name());
        tree.put("compound", false);
        tree.put("tax_total", money(signed(line.taxTotal(), sign), decimals));
        tree.put("shipping_tax_total", money(line.shippingTaxTotal(), decimals));
        tree.put("rate_percent", PhpJson.phpFloat(line.rate().percent(), BigDecimal.ONE));
        tree.put("meta_data", List.of());
        return tree;
    }

    private static Map<String, @Nullable Object> shipping(Charge charge, int decimals) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("id", charge.id);
        tree.put("method_title", charge.title);
        tree.put("method_id", charge.methodId);
        tree.put("instance_id", charge.instanceId);
        charge(tree, charge, decimals);
        tree.put("tax_status", charge.taxStatus);
        tree.put("meta_data", charge.meta.displayed());
        return tree;
    }

    private static Map<String, @Nullable Object> fee(Charge charge, int decimals) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("id", charge.id);
        tree.put("name", charge.title);
        tree.put("tax_class", charge.taxClass);
        tree.put("tax_status", charge.taxStatus);
        tree.put("amount", "");
        charge(tree, charge, decimals);
        tree.put("meta_data", charge.meta.displayed());
        return tree;
    }

    private static void charge(Map<String, @Nullable Object> tree, Charge charge, int decimals) {
        tree.put("total", money(OrderTotals.cents(charge.total), decimals));
        tree.put("total_tax", money(OrderTotals.tax(charge.taxes), decimals));
        tree.put("taxes", each(charge.taxes, t -> tax(t, decimals, 1)));
    }

    private static Map<String, @Nullable Object> coupon(CouponLine line) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("id", line.id());
        tree.put("code", line.coupon().code());
        tree.put("discount", money(line.discount(), 2));
        tree.put("discount_tax", money(line.discountTax(), 2));
        tree.put("meta_data", line.meta().displayed());
        tree.put("discount_type", line.coupon().type());
        tree.put("nominal_amount", PhpJson.phpFloat(line.coupon().amount(), BigDecimal.ONE));
        tree.put("free_shipping", false);
        return tree;
    }

    private static List<@Nullable Object> refunds(Order order) {
        return each(
                order.refunds.stream()
                        .sorted(Comparator.comparing(Refund::created).reversed().thenComparingInt(Refund::id))
                        .toList(),
                refund -> {
                    var tree = new LinkedHashMap<String, @Nullable Object>();
                    tree.put("id", refund.id());
                    tree.put("reason", refund.reason());
                    tree.put("total", "-" + money(refund.amount(), 2));
                    return tree;
                });
    }

    /** A refund. {@code parent} adds parent_id, as the list of all refunds has it. */
    Map<String, @Nullable Object> refund(Order order, Refund refund, boolean parent) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("id", refund.id());
        if (parent) {
            tree.put("parent_id", order.id);
        }
        dates(tree, refund.created());
        tree.put("amount", money(refund.amount(), 2));
        tree.put("reason", refund.reason());
        tree.put("refunded_by", 1);
        tree.put("refunded_payment", false);
        tree.put("meta_data", refund.meta().plain());
        tree.put("line_items", each(refund.lines(), l -> line(l, 2, -1)));
        tree.put("shipping_lines", List.of());
        tree.put("tax_lines", each(refund.taxLines(), t -> taxLine(t, 2, -1)));
        tree.put("fee_lines", List.of());
        tree.put("_links", partLinks(order, "refunds", refund.id()));
        return tree;
    }

    Map<String, @Nullable Object> note(Order order, Order.Note note) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("id", note.id());
        tree.put("author", note.author());
        dates(tree, note.created());
        tree.put("note", note.text());
        tree.put("customer_note", note.forCustomer());
        tree.put("_links", partLinks(order, "notes", note.id()));
        return tree;
    }

    private Map<String, @Nullable Object> partLinks(Order order, String part, int id) {
        String up = shop.url() + "/wp-json/wc/v3/orders/" + order.id;
        var links = Links.item(up + "/" + part + "/" + id, up + "/" + part, List.of("GET", "DELETE"));
        links.put("up", Links.to(up));
        return links;
    }

    private void dates(Map<String, @Nullable Object> tree, Instant created) {
        tree.put("date_created", shop.time.local(created));
        tree.put("date_created_gmt", shop.time.gmt(created));
    }

    private static BigDecimal signed(BigDecimal amount, int sign) {
        return sign < 0 ? amount.negate() : amount;
    }

    static String money(BigDecimal amount, int decimals) {
        return amount.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    }

    static <T> List<@Nullable Object> each(
            List<T> items, java.util.function.Function<? super T, Map<String, @Nullable Object>> render) {
        var list = new ArrayList<@Nullable Object>();
        items.forEach(item -> list.add(render.apply(item)));
        return list;
    }
}
