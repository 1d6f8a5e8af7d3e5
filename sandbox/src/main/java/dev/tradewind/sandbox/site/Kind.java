package dev.tradewind.sandbox.site;

import java.util.List;
import java.util.Set;

/**
 * A kind of content.
 *
 * @param type as in {@code type}, for example {@code post}
 * @param base part of its address, for example {@code posts}
 * @param taxonomies bases of its taxonomies
 * @param meta names that are registered for the API; others are passed over in silence, as WordPress does
 * @param takesMetaQueries whether the site was taught to look content up by meta
 */
public record Kind(String type, String base, List<String> taxonomies, Set<String> meta, boolean takesMetaQueries) {

    public Kind {
        taxonomies = List.copyOf(taxonomies);
        meta = Set.copyOf(meta);
    }

    static Kind posts() {
        return new Kind("post", "posts", List.of("categories", "tags"), Set.of("footnotes"), false);
    }

    static Kind pages() {
        return new Kind("page", "pages", List.of(), Set.of("footnotes"), false);
    }
}
