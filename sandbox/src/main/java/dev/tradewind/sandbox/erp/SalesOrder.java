package dev.tradewind.sandbox.erp;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A sales order the ERP holds. {@code body} is what was sent, checked; dates as instants. */
record SalesOrder(
        int id,
        String number,
        int version,
        String status,
        String externalReference,
        Map<String, @Nullable Object> body) {

    /** Checks an order as a strict ERP does; throws Refusal at the first mistake. */
    static void check(Fields order) {
        order.text("external_reference");
        order.currency("currency");
        order.instant("ordered_at");
        Fields customer = order.object("customer");
        customer.text("name");
        customer.email("email");
        BigDecimal sum =
                order.amountOrZero("shipping").add(order.amountOrZero("fees")).add(order.amountOrZero("charges_tax"));
        for (Fields line : order.objects("lines")) {
            line.text("sku");
            line.text("description");
            line.quantity("quantity");
            line.decimal("unit_price");
            sum = sum.add(line.amount("line_total")).add(line.amount("tax"));
        }
        BigDecimal total = order.amount("total");
        if (total.compareTo(sum) != 0) {
            throw Refusal.invalid(
                    "total",
                    "total is " + total + ", but lines with their tax, shipping, fees and charges_tax make " + sum);
        }
    }

    Map<String, @Nullable Object> tree() {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("id", id);
        tree.put("number", number);
        tree.put("version", version);
        tree.put("status", status);
        body.forEach(tree::putIfAbsent);
        return tree;
    }
}
