package dev.tradewind.connector.wordpress;

import dev.tradewind.api.model.Term;
import java.time.Instant;
import java.util.Map;

/**
 * Reads what content is filed under as canonical terms.
 *
 * <p>Left out on purpose: {@code _links}. How many records bear a term is in {@code extra}, since the model counts products.
 */
final class TermReading implements SiteReading {

    @Override
    public Term read(String id, Map<?, ?> record, Instant seenAt) {
        SiteFields fields = new SiteFields(record);
        fields.drop("id", "_links");
        String taxonomy = fields.text("taxonomy");
        if (taxonomy == null) {
            throw UnfitRecord.missing("taxonomy");
        }
        return new Term(
                id,
                kind(taxonomy),
                null,
                SiteFields.unescaped(fields.text("name")),
                fields.text("slug"),
                fields.reference("parent"),
                fields.text("description"),
                null,
                null,
                null,
                null,
                seenAt,
                fields.rest());
    }

    private static String kind(String taxonomy) {
        return switch (taxonomy) {
            case "category" -> Term.CATEGORY;
            case "post_tag" -> Term.TAG;
            default -> taxonomy;
        };
    }
}
