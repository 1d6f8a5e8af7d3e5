package dev.tradewind.connector.woocommerce.database;

import dev.tradewind.connector.woocommerce.database.Lines.Line;
import dev.tradewind.connector.woocommerce.database.OrderTables.Stored;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes orders and refunds as the API does.
 *
 * <p>Left out is what the canonical model leaves out too: {@code _links}, {@code currency_symbol}, and the shop's local times
 * beside those in UTC.
 */
final class OrderTree {

    /** Columns of an address; one of delivery has no e-mail. */
    static final List<String> ADDRESS = List.of(
            "first_name",
            "last_name",
            "company",
            "address_1",
            "address_2",
            "city",
            "state",
            "postcode",
            "country",
            "email",
            "phone");

    private static final List<String> TEXTS = List.of(
            "order_key",
            "payment_method",
            "payment_method_title",
            "transaction_id",
            "customer_ip_address",
            "customer_user_agent",
            "created_via",
            "customer_note",
            "cart_hash");

    private static final List<String> AMOUNTS =
            List.of("discount_total", "discount_tax", "shipping_total", "shipping_tax", "cart_tax", "total");

    private static final List<String> TIMES =
            List.of("date_created_gmt", "date_modified_gmt", "date_completed_gmt", "date_paid_gmt");

    /** WordPress writes it for "never". */
    private static final String NO_TIME = "0000";

    private static final Set<String> EDITABLE = Set.of("pending", "on-hold", "auto-draft");
    private static final Set<String> PAYABLE = Set.of("pending", "failed");

    private final StoreOptions options;
    private final Catalogue catalogue;
    private final LineTree lines;

    OrderTree(StoreOptions options, Catalogue catalogue) {
        this.options = options;
        this.catalogue = catalogue;
        this.lines = new LineTree(catalogue, options);
    }

    Map<String, @Nullable Object> order(Stored order, List<Line> own, List<Stored> refunds) {
        Row fields = order.fields();
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("id", order.id());
        tree.put("parent_id", fields.number("parent_id"));
        tree.put("status", status(fields));
        tree.put("currency", fields.text("currency"));
        tree.put("version", fields.text("version"));
        tree.put("prices_include_tax", fields.isYes("prices_include_tax"));
        AMOUNTS.forEach(name -> tree.put(name, amount(fields.text(name))));
        tree.put(
                "total_tax",
                amount(Numbers.decimal(fields.text("cart_tax"))
                        .add(Numbers.decimal(fields.text("shipping_tax")))
                        .toPlainString()));
        tree.put("customer_id", fields.number("customer_id"));
        TEXTS.forEach(name -> tree.put(name, fields.text(name)));
        tree.put("billing", address(fields, "billing_", ADDRESS.stream()));
        tree.put("shipping", address(fields, "shipping_", ADDRESS.stream().filter(name -> !name.equals("email"))));
        tree.put("number", String.valueOf(order.id()));
        tree.put("meta_data", order.meta().shown(OwnKeys::isOfOrders));
        addLines(tree, own);
        tree.put("coupon_lines", lines.all("coupon", own));
        tree.put("refunds", refunds.stream().map(this::reference).toList());
        addWorkedOut(tree, order, own);
        TIMES.forEach(name -> tree.put(name, time(fields, name)));
        return tree;
    }

    /** What the store keeps nowhere and works out when it is asked. */
    private void addWorkedOut(Map<String, @Nullable Object> tree, Stored order, List<Line> own) {
        String status = status(order.fields());
        boolean costs = Numbers.decimal(order.fields().text("total")).signum() > 0;
        tree.put("payment_url", options.paymentUrl(order.id(), order.fields().text("order_key")));
        tree.put("is_editable", EDITABLE.contains(status));
        tree.put("needs_payment", costs && PAYABLE.contains(status));
        tree.put(
                "needs_processing",
                own.stream()
                        .filter(Line::isProduct)
                        .flatMap(line -> catalogue.productOf(line).stream())
                        .anyMatch(Catalogue.Product::isDelivered));
    }

    private Map<String, Object> reference(Stored refund) {
        return Map.of(
                "id",
                refund.id(),
                "reason",
                refund.meta().text("_refund_reason"),
                "total",
                "-" + amount(refund.meta().text("_refund_amount")));
    }

    Map<String, @Nullable Object> refund(Stored refund, List<Line> own) {
        StoredMeta meta = refund.meta();
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("id", refund.id());
        tree.put("parent_id", refund.fields().number("parent_id"));
        tree.put("date_created_gmt", time(refund.fields(), "date_created_gmt"));
        tree.put("amount", amount(meta.text("_refund_amount")));
        tree.put("reason", meta.text("_refund_reason"));
        tree.put("refunded_by", Numbers.whole(meta.text("_refunded_by")));
        tree.put("refunded_payment", meta.text("_refunded_payment").equals("1"));
        tree.put("meta_data", meta.shown(OwnKeys::isOfOrders));
        addLines(tree, own);
        return tree;
    }

    private void addLines(Map<String, @Nullable Object> tree, List<Line> own) {
        tree.put("line_items", lines.all("line_item", own));
        tree.put("tax_lines", lines.all("tax", own));
        tree.put("shipping_lines", lines.all("shipping", own));
        tree.put("fee_lines", lines.all("fee", own));
    }

    private static Map<String, String> address(Row fields, String prefix, Stream<String> names) {
        Map<String, String> address = new LinkedHashMap<>();
        names.forEach(name -> address.put(name, fields.text(prefix + name)));
        return address;
    }

    // The store keeps its own statuses and those of plug-ins with this before them.
    private static String status(Row fields) {
        String status = fields.text("status");
        return status.startsWith("wc-") ? status.substring(3) : status;
    }

    private String amount(String text) {
        return Numbers.amount(text, options.decimals());
    }

    private static @Nullable String time(Row fields, String name) {
        String text = fields.text(name);
        // Without fractions of a second, which the store does not have.
        return text.length() < 19 || text.startsWith(NO_TIME)
                ? null
                : text.substring(0, 19).replace(' ', 'T');
    }
}
