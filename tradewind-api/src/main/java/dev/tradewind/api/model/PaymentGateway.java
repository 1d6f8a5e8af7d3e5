package dev.tradewind.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A way to pay in a shop, without its settings, which hold secrets. The contract is {@code payment-gateway.schema.json} beside
 * this class.
 *
 * @param id the source's own name, for example {@code bacs}
 * @param title as customers see it
 * @param description what customers are told
 * @param enabled whether it is offered
 * @param position place among the ways to pay
 * @param methodTitle as people in the shop see it
 * @param methodDescription what people in the shop are told
 * @param supports what it can do, the source's own words
 * @param needsSetup whether something must be set before it works
 * @param modifiedAt when the source had it like this, by its own clock: it keeps no time of change
 * @param extra what else the source sent, under the source's own names
 */
public record PaymentGateway(
        String id,
        @Nullable String title,
        @Nullable String description,
        boolean enabled,
        @Nullable BigDecimal position,
        @Nullable String methodTitle,
        @Nullable String methodDescription,
        List<String> supports,
        boolean needsSetup,
        Instant modifiedAt,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable Object> extra)
        implements Entity {

    public PaymentGateway {
        supports = List.copyOf(supports);
        extra = Extra.copy(extra);
    }

    /** The title; without one the id. */
    @Override
    public String label() {
        return title != null ? title : id;
    }

    @Override
    public String status() {
        return enabled ? "enabled" : "disabled";
    }
}
