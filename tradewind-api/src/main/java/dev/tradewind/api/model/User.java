package dev.tradewind.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with an account at a site. The contract is {@code user.schema.json} beside this class.
 *
 * @param id at the source
 * @param email e-mail address; absent if the connection's user may not see it
 * @param username for signing in
 * @param name as others see it
 * @param firstName given name
 * @param lastName family name
 * @param url of their own page
 * @param roles the source's own words for what the account may do
 * @param createdAt when the account came into being
 * @param modifiedAt when the source had it like this, by its own clock or ours: it keeps no time of change
 * @param meta meta fields that the site shows, by name
 * @param fields fields of Advanced Custom Fields, by name
 * @param extra what else the source sent, under the source's own names
 */
public record User(
        String id,
        @Nullable String email,
        @Nullable String username,
        @Nullable String name,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String url,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> roles,
        @Nullable Instant createdAt,
        Instant modifiedAt,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable Object> meta,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable Object> fields,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable Object> extra)
        implements Entity {

    public User {
        // One read from JSON that has none passes null.
        roles = roles == null ? List.of() : List.copyOf(roles);
        meta = Extra.copy(meta);
        fields = Extra.copy(fields);
        extra = Extra.copy(extra);
    }

    /** The e-mail address; without one the name, without that the id. */
    @Override
    public String label() {
        if (email != null) {
            return email;
        }
        return name != null ? name : id;
    }

    /** Accounts have no state. */
    @Override
    public String status() {
        return "";
    }
}
