package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.model.Refund;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the store's refunds as canonical ones.
 *
 * <p>Left out on purpose: {@code _links} (after the order's id is taken from them, where only they tell it), what {@link
 * LineReading} leaves out, and the shop's local time beside the same in UTC.
 */
final class RefundReading {

    private static final Pattern ORDER = Pattern.compile("/orders/([1-9]\\d{0,18})$");

    private final LineReading lines;

    RefundReading(ShopAddresses addresses) {
        this.lines = new LineReading(addresses);
    }

    /**
     * Reads a whole refund.
     *
     * @throws UnexpectedShape if something that must be there is not, or is something else
     */
    Refund read(Map<String, @Nullable Object> tree) {
        Fields refund = new Fields("refund", tree);
        refund.dropLocalTimes();
        String id = refund.label("id");
        String orderId = orderId(refund, refund.any("_links"));
        Instant createdAt = refund.time("date_created_gmt");
        if (createdAt == null) {
            throw refund.missing("date_created_gmt");
        }
        return new Refund(
                id,
                orderId,
                createdAt,
                refund.money("amount"),
                refund.text("reason"),
                refund.reference("refunded_by"),
                refund.flag("refunded_payment"),
                refund.list("line_items", lines::line),
                refund.list("shipping_lines", LineReading::shippingLine),
                refund.list("fee_lines", LineReading::feeLine),
                refund.list("tax_lines", LineReading::taxLine),
                Parts.meta(refund),
                refund.rest());
    }

    // What is read below an order does not name it, but for the way up.
    private static String orderId(Fields refund, @Nullable Object links) {
        String named = refund.reference("parent_id");
        if (named != null) {
            return named;
        }
        if (links instanceof Map<?, ?> all
                && all.get("up") instanceof List<?> ups
                && !ups.isEmpty()
                && ups.getFirst() instanceof Map<?, ?> up
                && up.get("href") instanceof String address) {
            Matcher order = ORDER.matcher(address);
            if (order.find()) {
                return order.group(1);
            }
        }
        throw refund.missing("parent_id");
    }
}
