package dev.tradewind.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rate of tax, and where and for what it is charged. The contract is {@code tax-rate.schema.json} beside this class.
 *
 * @param id at the source
 * @param name as customers see it
 * @param country ISO 3166 alpha-2; null for all
 * @param state code of the state; null for all
 * @param postcodes postcodes it is for, ranges and stars as the source writes them; empty for all
 * @param cities cities it is for; empty for all
 * @param percent for example 19; null if the source's value is no number
 * @param priority of the rates of one priority only the first that fits is charged
 * @param compound whether it is charged on top of other tax
 * @param shipping whether it is charged on shipping too
 * @param position order in which rates are tried
 * @param taxClass slug of the tax class it belongs to
 * @param modifiedAt when the source had it like this, by its own clock: it keeps no time of change
 * @param extra what else the source sent, under the source's own names
 */
public record TaxRate(
        String id,
        @Nullable String name,
        @Nullable String country,
        @Nullable String state,
        List<String> postcodes,
        List<String> cities,
        @Nullable BigDecimal percent,
        @Nullable BigDecimal priority,
        boolean compound,
        boolean shipping,
        @Nullable BigDecimal position,
        @Nullable String taxClass,
        Instant modifiedAt,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable Object> extra)
        implements Entity {

    public TaxRate {
        postcodes = List.copyOf(postcodes);
        cities = List.copyOf(cities);
        extra = Extra.copy(extra);
    }

    /** The name; without one the id. */
    @Override
    public String label() {
        return name != null ? name : id;
    }

    /** Rates of tax have no state. */
    @Override
    public String status() {
        return "";
    }
}
