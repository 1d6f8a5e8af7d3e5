package dev.tradewind.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody with an account in a shop. The contract is {@code customer.schema.json} beside this class.
 *
 * @param id at the source
 * @param email e-mail address
 * @param firstName given name
 * @param lastName family name
 * @param username for signing in
 * @param role the source's own word for what the account may do, for example {@code customer}
 * @param createdAt when the account came into being
 * @param modifiedAt when it last changed, by the source's clock
 * @param paying whether they ever bought something
 * @param billing where invoices go
 * @param shipping where goods go
 * @param meta what plugins have attached
 * @param extra what else the source sent, under the source's own names
 */
public record Customer(
        String id,
        @Nullable String email,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String username,
        @Nullable String role,
        Instant createdAt,
        Instant modifiedAt,
        boolean paying,
        Address billing,
        Address shipping,
        Meta meta,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable Object> extra)
        implements Entity {

    public Customer {
        extra = Extra.copy(extra);
    }

    /** The e-mail address; without one the name for signing in, without that the id. */
    @Override
    public String label() {
        return email != null ? email : username != null ? username : id;
    }

    /** Accounts have no state. */
    @Override
    public String status() {
        return "";
    }
}
