package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.model.Attribute;
import dev.tradewind.api.model.ProductImage;
import dev.tradewind.api.model.Term;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what products are filed under as canonical terms.
 *
 * <p>Left out on purpose: {@code _links}, and the shop's local time beside the same in UTC.
 */
final class TermReading {

    private final ShopAddresses addresses;

    TermReading(ShopAddresses addresses) {
        this.addresses = addresses;
    }

    /** The reading of terms of one kind, one of {@link Term}'s constants. */
    ListStream.Reading of(String taxonomy) {
        return (term, seen) -> term(taxonomy, term, seen);
    }

    private Term term(String taxonomy, Fields term, ListStream.Seen seen) {
        term.drop("id"); // The key has it.
        String attribute = seen.parent();
        return new Term(
                seen.key(),
                taxonomy,
                attribute.isEmpty() ? null : attribute,
                term.text("name"),
                term.text("slug"),
                term.reference("parent"),
                term.text("description"),
                term.numberIfAny("menu_order"),
                term.numberIfAny("count"),
                image(term),
                Languages.of(term),
                seen.at(),
                term.rest());
    }

    private @Nullable ProductImage image(Fields term) {
        if (!(term.peek("image") instanceof Map<?, ?>)) {
            return null; // Null, or false, or a plug-in's own idea: kept as it is.
        }
        Fields image = term.object("image");
        image.dropLocalTimes();
        image.change("src", addresses::own);
        return new ProductImage(
                image.reference("id"), image.text("src"), image.text("name"), image.text("alt"), image.rest());
    }

    static Attribute attribute(Fields attribute, ListStream.Seen seen) {
        attribute.drop("id"); // The key has it.
        return new Attribute(
                seen.key(),
                attribute.text("name"),
                attribute.text("slug"),
                attribute.text("type"),
                attribute.text("order_by"),
                attribute.flag("has_archives"),
                seen.at(),
                attribute.rest());
    }
}
