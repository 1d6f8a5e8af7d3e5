package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.model.Address;
import dev.tradewind.api.model.Article;
import dev.tradewind.api.model.CouponLine;
import dev.tradewind.api.model.CustomerRef;
import dev.tradewind.api.model.FeeLine;
import dev.tradewind.api.model.LineAmounts;
import dev.tradewind.api.model.LineTax;
import dev.tradewind.api.model.Meta;
import dev.tradewind.api.model.MetaEntry;
import dev.tradewind.api.model.Order;
import dev.tradewind.api.model.OrderHead;
import dev.tradewind.api.model.OrderItems;
import dev.tradewind.api.model.OrderLine;
import dev.tradewind.api.model.OrderTotals;
import dev.tradewind.api.model.Origin;
import dev.tradewind.api.model.Payment;
import dev.tradewind.api.model.RefundRef;
import dev.tradewind.api.model.ShippingLine;
import dev.tradewind.api.model.TaxLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the store's order as the canonical one.
 *
 * <p>Left out on purpose: {@code _links}, which only lead back to the API, and a line's {@code price}, which the store
 * computes in binary ({@code 10.799999999999999}); the unit price is worked out from the total instead. Everything else
 * that has no place in the model is kept as {@code extra}.
 */
final class OrderReading {

    /** What a line's image is made of. */
    private static final Set<String> IMAGE = Set.of("id", "src");

    private final ShopAddresses addresses;

    OrderReading(ShopAddresses addresses) {
        this.addresses = addresses;
    }

    /**
     * Reads a whole order.
     *
     * @throws UnexpectedShape if something that must be there is not, or is something else
     */
    Order read(Map<String, @Nullable Object> tree) {
        Fields order = new Fields("order", tree);
        order.drop("_links");
        order.change("payment_url", addresses::own);
        return new Order(
                head(order),
                customer(order),
                address(order.object("billing")),
                address(order.object("shipping")),
                items(order),
                payment(order),
                totals(order),
                origin(order),
                meta(order),
                order.rest());
    }

    private static OrderHead head(Fields order) {
        String id = order.label("id");
        String number = order.text("number");
        Instant createdAt = order.time("date_created_gmt");
        Instant modifiedAt = order.time("date_modified_gmt");
        if (createdAt == null && modifiedAt == null) {
            throw order.missing("date_created_gmt");
        }
        return new OrderHead(
                id,
                number == null ? id : number,
                order.label("status"),
                order.label("currency"),
                Objects.requireNonNullElse(createdAt, modifiedAt),
                Objects.requireNonNullElse(modifiedAt, createdAt),
                order.time("date_completed_gmt"));
    }

    private static CustomerRef customer(Fields order) {
        return new CustomerRef(
                order.reference("customer_id"),
                order.text("customer_note"),
                order.text("customer_ip_address"),
                order.text("customer_user_agent"));
    }

    private static Address address(Fields address) {
        return new Address(
                address.text("first_name"),
                address.text("last_name"),
                address.text("company"),
                address.text("address_1"),
                address.text("address_2"),
                address.text("city"),
                address.text("state"),
                address.text("postcode"),
                address.text("country"),
                address.text("email"),
                address.text("phone"),
                address.rest());
    }

    private OrderItems items(Fields order) {
        if (!order.has("line_items")) {
            throw order.missing("line_items");
        }
        return new OrderItems(
                order.list("line_items", this::line),
                order.list("shipping_lines", OrderReading::shippingLine),
                order.list("fee_lines", OrderReading::feeLine),
                order.list("coupon_lines", OrderReading::couponLine),
                order.list("tax_lines", OrderReading::taxLine),
                order.list("refunds", OrderReading::refund));
    }

    private OrderLine line(Fields line) {
        line.drop("price");
        image(line);
        BigDecimal quantity = line.money("quantity");
        return new OrderLine(
                line.id("id"),
                new Article(
                        line.text("name"),
                        line.text("sku"),
                        line.reference("product_id"),
                        line.reference("variation_id"),
                        line.text("parent_name")),
                quantity,
                LineAmounts.of(
                        quantity,
                        line.money("subtotal"),
                        line.moneyOrZero("subtotal_tax"),
                        line.money("total"),
                        line.moneyOrZero("total_tax")),
                line.text("tax_class"),
                line.list("taxes", OrderReading::lineTax),
                meta(line),
                line.rest());
    }

    // Of a product without a picture the store sends an image of empty texts, with every line.
    private void image(Fields line) {
        if (!(line.rest().get("image") instanceof Map<?, ?> image)) {
            return;
        }
        boolean empty =
                IMAGE.containsAll(image.keySet()) && image.values().stream().allMatch(OrderReading::isNothing);
        if (empty) {
            line.drop("image");
            return;
        }
        Map<Object, @Nullable Object> own = new LinkedHashMap<>(image);
        own.computeIfPresent("src", (name, source) -> addresses.own(source));
        line.change("image", before -> own);
    }

    private static boolean isNothing(@Nullable Object value) {
        return value == null || value.equals("") || value.equals(0);
    }

    private static LineTax lineTax(Fields tax) {
        return new LineTax(tax.reference("id"), tax.number("total"), tax.number("subtotal"), tax.rest());
    }

    private static ShippingLine shippingLine(Fields line) {
        return new ShippingLine(
                line.id("id"),
                line.text("method_id"),
                line.text("instance_id"),
                line.text("method_title"),
                line.money("total"),
                line.moneyOrZero("total_tax"),
                line.text("tax_status"),
                line.list("taxes", OrderReading::lineTax),
                meta(line),
                line.rest());
    }

    private static FeeLine feeLine(Fields line) {
        return new FeeLine(
                line.id("id"),
                line.text("name"),
                line.number("amount"),
                line.money("total"),
                line.moneyOrZero("total_tax"),
                line.text("tax_class"),
                line.text("tax_status"),
                line.list("taxes", OrderReading::lineTax),
                meta(line),
                line.rest());
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
                meta(line),
                line.rest());
    }

    private static TaxLine taxLine(Fields line) {
        return new TaxLine(
                line.id("id"),
                line.reference("rate_id"),
                line.text("rate_code"),
                line.text("label"),
                line.number("rate_percent"),
                line.truth("compound"),
                line.moneyOrZero("tax_total"),
                line.moneyOrZero("shipping_tax_total"),
                meta(line),
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

    private static Meta meta(Fields owner) {
        List<MetaEntry> entries = owner.list("meta_data", OrderReading::metaEntry);
        return entries.isEmpty() ? Meta.NONE : new Meta(entries);
    }

    private static MetaEntry metaEntry(Fields entry) {
        String key = entry.id("key");
        Object value = entry.any("value");
        Object displayKey = entry.any("display_key");
        Object displayValue = entry.any("display_value");
        return new MetaEntry(
                entry.text("id"),
                key,
                value,
                key.equals(displayKey) ? null : displayKey,
                Objects.equals(value, displayValue) ? null : displayValue,
                entry.rest());
    }
}
