package dev.tradewind.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A postal address with the person at it. Every component may be absent.
 *
 * @param firstName given name
 * @param lastName family name
 * @param company company
 * @param address1 street and house number, as typed
 * @param address2 floor, flat and the like
 * @param city town
 * @param state state, county or province, as the source codes it
 * @param postcode postal code
 * @param country ISO 3166-1, two letters
 * @param email e-mail address
 * @param phone telephone number, as typed
 * @param extra what else the source sent, under the source's own names
 */
public record Address(
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String company,
        @Nullable String address1,
        @Nullable String address2,
        @Nullable String city,
        @Nullable String state,
        @Nullable String postcode,
        @Nullable String country,
        @Nullable String email,
        @Nullable String phone,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable Object> extra) {

    public Address {
        extra = Extra.copy(extra);
    }
}
