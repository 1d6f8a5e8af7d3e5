package dev.tradewind.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a customer has subscribed to, and when it is charged. Its renewals are {@link Order}s that name it.
 *
 * <p>In JSON the components of {@link OrderHead} and {@link OrderItems} stand at the root, as they do of an order. The contract is
 * {@code subscription.schema.json} beside this class. Amounts are in {@link OrderHead#currency}, for one period.
 *
 * @param head what it is called, how it stands, since when
 * @param customer who subscribed
 * @param billing where invoices go
 * @param shipping where goods go; all its components are absent if nothing is shipped
 * @param items what each period is charged for
 * @param payment how it is paid
 * @param totals what each period is charged
 * @param schedule when it is charged
 * @param origin how it came to be; its parent is the order that it began with
 * @param resubscribedFrom ended subscription that this one takes up again
 * @param meta what plugins have attached
 * @param extra what else the source sent, under the source's own names
 */
public record Subscription(
        @JsonUnwrapped OrderHead head,
        CustomerRef customer,
        Address billing,
        Address shipping,
        @JsonUnwrapped OrderItems items,
        Payment payment,
        OrderTotals totals,
        Schedule schedule,
        Origin origin,
        @Nullable String resubscribedFrom,
        Meta meta,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable Object> extra)
        implements Entity {

    public Subscription {
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
}
