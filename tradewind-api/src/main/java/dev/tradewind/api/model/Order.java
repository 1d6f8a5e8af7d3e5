package dev.tradewind.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A customer's order, whatever shop it was placed in.
 *
 * <p>In JSON the components of {@link OrderHead} and {@link OrderItems} stand at the root: {@code id}, {@code status},
 * {@code lines}. The contract is {@code order.schema.json} beside this class. Amounts are in {@link OrderHead#currency}.
 *
 * @param head what it is called, how it stands, since when
 * @param customer who ordered
 * @param billing where the invoice goes
 * @param shipping where the goods go; all its components are absent if nothing is shipped
 * @param items what is charged for, and what was given back
 * @param payment how it is paid
 * @param totals what the shop charged
 * @param origin how it came to be
 * @param meta what plugins have attached
 * @param extra what else the source sent, under the source's own names
 */
public record Order(
        @JsonUnwrapped OrderHead head,
        CustomerRef customer,
        Address billing,
        Address shipping,
        @JsonUnwrapped OrderItems items,
        Payment payment,
        OrderTotals totals,
        Origin origin,
        Meta meta,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable Object> extra)
        implements Entity {

    public Order {
        extra = Extra.copy(extra);
    }

    @Override
    public String id() {
        return head.id();
    }

    @Override
    public String label() {
        return head.number();
    }

    @Override
    public String status() {
        return head.status();
    }

    @Override
    public Instant modifiedAt() {
        return head.modifiedAt();
    }

    /** Subscriptions that it renews, or otherwise belongs to. Computed from meta, never read. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @JsonProperty(value = "subscriptions", access = JsonProperty.Access.READ_ONLY)
    public List<SubscriptionRef> subscriptions() {
        return SubscriptionRef.in(meta);
    }

    /** Parcels on their way. Computed from meta, never read. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @JsonProperty(value = "tracking", access = JsonProperty.Access.READ_ONLY)
    public List<Tracking> tracking() {
        return Tracking.in(meta);
    }

    /** Language that it was placed in, as WPML notes it; null if nothing tells. Computed from meta, never read. */
    @JsonProperty(value = "language", access = JsonProperty.Access.READ_ONLY)
    public @Nullable String language() {
        return meta.text("wpml_language").orElse(null);
    }

    /** Whether the parts add up to what was charged, and what is missing if not. Computed, never read. */
    @JsonProperty(value = "checks", access = JsonProperty.Access.READ_ONLY)
    public OrderChecks checks() {
        return OrderChecks.of(this);
    }
}
