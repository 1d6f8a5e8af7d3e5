package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.model.CouponLine;
import dev.tradewind.api.model.CustomerRef;
import dev.tradewind.api.model.Order;
import dev.tradewind.api.model.OrderHead;
import dev.tradewind.api.model.OrderItems;
import dev.tradewind.api.model.OrderTotals;
import dev.tradewind.api.model.Origin;
import dev.tradewind.api.model.Payment;
import dev.tradewind.api.model.RefundRef;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the store's order as the canonical one.
 *
 * <p>Left out on purpose: {@code _links}, which only lead back to the API; {@code currency_symbol}, how the shop's pages write
 * the currency that is told beside it; and what {@link LineReading} leaves out.
 * Everything else that has no place in the model is kept as {@code extra}.
 */
final class OrderReading {

    private final ShopAddresses addresses;
    private final LineReading lines;

    OrderReading(ShopAddresses addresses) {
        this.addresses = addresses;
        this.lines = new LineReading(addresses);
    }

    /**
     * Reads a whole order.
     *
     * @throws UnexpectedShape if something that must be there is not, or is something else
     */
    Order read(Map<String, @Nullable Object> tree) {
        return read(new Fields("order", tree));
    }

    /** Reads an order, or what is written as one, of which a part may have been taken already. */
    Order read(Fields order) {
        order.drop("_links");
        order.drop("currency_symbol");
        order.dropLocalTimes();
        order.change("payment_url", addresses::own);
        return new Order(
                head(order),
                customer(order),
                Parts.address(order.object("billing")),
                Parts.address(order.object("shipping")),
                items(order),
                payment(order),
                totals(order),
                origin(order),
                Parts.meta(order),
                order.rest());
    }

    private static OrderHead head(Fields order) {
        String id = order.label("id");
        String number = order.text("number");
        Parts.Times times = Parts.times(order);
        return new OrderHead(
                id,
                number == null ? id : number,
                order.label("status"),
                order.label("currency"),
                times.createdAt(),
                times.modifiedAt(),
                order.time("date_completed_gmt"));
    }

    private static CustomerRef customer(Fields order) {
        return new CustomerRef(
                order.reference("customer_id"),
                order.text("customer_note"),
                order.text("customer_ip_address"),
                order.text("customer_user_agent"));
    }

    private OrderItems items(Fields order) {
        if (!order.has("line_items")) {
            throw order.missing("line_items");
        }
        return new OrderItems(
                order.list("line_items", lines::line),
                order.list("shipping_lines", LineReading::shippingLine),
                order.list("fee_lines", LineReading::feeLine),
                order.list("coupon_lines", OrderReading::couponLine),
                order.list("tax_lines", LineReading::taxLine),
                order.list("refunds", OrderReading::refund));
    }

    private static CouponLine couponLine(Fields line) {
        return new CouponLine(
                line.id("id"),
                line.id("code"),
                line.moneyOrZero("discount"),
                line.moneyOrZero("discount_tax"),
                line.text("discount_type"),
                line.number("nominal_amount"),
                line.truth("free_shipping"),
                Parts.meta(line),
                line.rest());
    }

    private static RefundRef refund(Fields refund) {
        return new RefundRef(refund.id("id"), refund.text("reason"), refund.money("total"), refund.rest());
    }

    private static Payment payment(Fields order) {
        return new Payment(
                order.text("payment_method"),
                order.text("payment_method_title"),
                order.text("transaction_id"),
                order.time("date_paid_gmt"));
    }

    private static OrderTotals totals(Fields order) {
        return new OrderTotals(
                order.truth("prices_include_tax"),
                order.moneyOrZero("discount_total"),
                order.moneyOrZero("discount_tax"),
                order.moneyOrZero("shipping_total"),
                order.moneyOrZero("shipping_tax"),
                order.moneyOrZero("cart_tax"),
                order.moneyOrZero("total_tax"),
                order.money("total"));
    }

    private static Origin origin(Fields order) {
        return new Origin(
                order.reference("parent_id"),
                order.text("order_key"),
                order.text("created_via"),
                order.text("version"));
    }
}
