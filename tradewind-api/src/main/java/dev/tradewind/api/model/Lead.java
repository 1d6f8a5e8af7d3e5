package dev.tradewind.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who filled in a form, and what they wrote. It never changes.
 *
 * <p>In JSON the components of {@link LeadContact} stand at the root: {@code email}, {@code firstName}. The contract is
 * {@code lead.schema.json} beside this class.
 *
 * @param id of this submission; made of the form's and the entry's id, or of the content where the form sends none
 * @param submittedAt when it was sent; when it was received, if the form does not say
 * @param contact who
 * @param message what they wrote
 * @param form which form, where
 * @param consents what they agreed to; empty if nothing
 * @param fields every field of the form, in its order
 * @param extra what else the form's plug-in sent, under its own names
 */
public record Lead(
        String id,
        Instant submittedAt,
        @JsonUnwrapped LeadContact contact,
        @Nullable String message,
        LeadForm form,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<LeadConsent> consents,
        List<LeadField> fields,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable Object> extra)
        implements Entity {

    public Lead {
        // A lead read from JSON that has no consents passes null.
        consents = consents == null ? List.of() : List.copyOf(consents);
        fields = List.copyOf(fields);
        extra = Extra.copy(extra);
    }

    /** What people know the person by: the address, else the name, else the id. */
    @Override
    public String label() {
        if (contact.email() != null) {
            return contact.email();
        }
        return contact.fullName() != null ? contact.fullName() : id;
    }

    @Override
    public String status() {
        return "";
    }

    @Override
    public Instant modifiedAt() {
        return submittedAt;
    }
}
