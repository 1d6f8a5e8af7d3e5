package dev.tradewind.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that a site shows: a post, a page, a record of another type, a picture or file. The contract is {@code
 * content.schema.json} beside this class. In JSON the components of {@link ContentHead} and {@link ContentText} stand at the
 * root.
 *
 * @param head what it is
 * @param text what it says
 * @param authorId user who wrote it
 * @param parentId content that it stands below
 * @param imageId picture that stands for it
 * @param file the picture or file that it is; null for all else
 * @param terms what it is filed under
 * @param meta meta fields that the site shows, by name
 * @param fields fields of Advanced Custom Fields, by name
 * @param extra what else the source sent, under the source's own names
 */
public record Content(
        @JsonUnwrapped ContentHead head,
        @JsonUnwrapped ContentText text,
        @Nullable String authorId,
        @Nullable String parentId,
        @Nullable String imageId,
        @Nullable ContentFile file,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ContentTerms> terms,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable Object> meta,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable Object> fields,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, @Nullable Object> extra)
        implements Entity {

    public Content {
        // One read from JSON that has none passes null.
        terms = terms == null ? List.of() : List.copyOf(terms);
        meta = Extra.copy(meta);
        fields = Extra.copy(fields);
        extra = Extra.copy(extra);
    }

    @Override
    public String id() {
        return head.id();
    }

    /** The title; without one the slug, without that the id. */
    @Override
    public String label() {
        if (text.title() != null) {
            return text.title();
        }
        return head.slug() != null ? head.slug() : head.id();
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
