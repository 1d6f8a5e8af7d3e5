package dev.tradewind.api.model;

import java.util.List;

/**
 * What a piece of content is filed under, in one taxonomy.
 *
 * @param taxonomy the source's own word, for example {@code categories}
 * @param ids of the terms
 */
public record ContentTerms(String taxonomy, List<String> ids) {

    public ContentTerms {
        ids = List.copyOf(ids);
    }
}
