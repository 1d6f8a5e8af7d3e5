package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.model.Article;
import dev.tradewind.api.model.FeeLine;
import dev.tradewind.api.model.LineAmounts;
import dev.tradewind.api.model.LineTax;
import dev.tradewind.api.model.OrderLine;
import dev.tradewind.api.model.ShippingLine;
import dev.tradewind.api.model.TaxLine;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of orders and refunds, which the store writes alike.
 *
 * <p>Left out on purpose: a line's {@code price}, which the store computes in binary ({@code 10.799999999999999}); the unit
 * price is worked out from the total instead.
 */
final class LineReading {

    /** What a line's image is made of. */
    private static final Set<String> IMAGE = Set.of("id", "src");

    private final ShopAddresses addresses;

    LineReading(ShopAddresses addresses) {
        this.addresses = addresses;
    }

    OrderLine line(Fields line) {
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
                line.list("taxes", LineReading::lineTax),
                Parts.meta(line),
                line.rest());
    }

    // Of a product without a picture the store sends an image of empty texts, with every line.
    private void image(Fields line) {
        if (!(line.rest().get("image") instanceof Map<?, ?> image)) {
            return;
        }
        boolean empty =
                IMAGE.containsAll(image.keySet()) && image.values().stream().allMatch(LineReading::isNothing);
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

    static ShippingLine shippingLine(Fields line) {
        return new ShippingLine(
                line.id("id"),
                line.text("method_id"),
                line.text("instance_id"),
                line.text("method_title"),
                line.money("total"),
                line.moneyOrZero("total_tax"),
                line.text("tax_status"),
                line.list("taxes", LineReading::lineTax),
                Parts.meta(line),
                line.rest());
    }

    static FeeLine feeLine(Fields line) {
        return new FeeLine(
                line.id("id"),
                line.text("name"),
                line.number("amount"),
                line.money("total"),
                line.moneyOrZero("total_tax"),
                line.text("tax_class"),
                line.text("tax_status"),
                line.list("taxes", LineReading::lineTax),
                Parts.meta(line),
                line.rest());
    }

    static TaxLine taxLine(Fields line) {
        return new TaxLine(
                line.id("id"),
                line.reference("rate_id"),
                line.text("rate_code"),
                line.text("label"),
                line.number("rate_percent"),
                line.truth("compound"),
                line.moneyOrZero("tax_total"),
                line.moneyOrZero("shipping_tax_total"),
                Parts.meta(line),
                line.rest());
    }
}
