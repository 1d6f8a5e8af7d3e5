package dev.tradewind.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Money given back for an order, in the order's currency. The contract is {@code refund.schema.json} beside this class.
 *
 * <p>A refund never changes; it can be deleted. Amounts and quantities of its lines are negative.
 *
 * @param id at the source
 * @param orderId the order's id at the source
 * @param createdAt when it was made
 * @param amount what left the shop, tax included; positive
 * @param reason for people
 * @param refundedBy account at the source that made it
 * @param paidBack whether the payment provider was told to pay it back; otherwise somebody does so by hand
 * @param lines goods and services given back; empty if only an amount was
 * @param shippingLines shipping given back
 * @param feeLines fees given back
 * @param taxLines tax per rate
 * @param meta what plugins have attached
 * @param extra what else the source sent, under the source's own names
 */
public record Refund(
        String id,
        String orderId,
        Instant createdAt,
        BigDecimal amount,
        @Nullable String reason,
        @Nullable String refundedBy,
        boolean paidBack,
        List<OrderLine> lines,
        List<ShippingLine> shippingLines,
        List<FeeLine> feeLines,
        List<TaxLine> taxLines,
        Meta meta,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable Object> extra)
        implements Entity {

    public Refund {
        lines = List.copyOf(lines);
        shippingLines = List.copyOf(shippingLines);
        feeLines = List.copyOf(feeLines);
        taxLines = List.copyOf(taxLines);
        extra = Extra.copy(extra);
    }

    /** Its own id: refunds have no number. */
    @Override
    public String label() {
        return id;
    }

    /** Refunds have no state. */
    @Override
    public String status() {
        return "";
    }

    /** When it was made: it never changes. */
    @Override
    public Instant modifiedAt() {
        return createdAt;
    }
}
