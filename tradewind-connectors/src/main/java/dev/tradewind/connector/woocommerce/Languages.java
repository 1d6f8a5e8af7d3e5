package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.model.Language;
import dev.tradewind.api.model.TranslationRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what WPML (WooCommerce Multilingual) adds to a record: {@code lang}, {@code translations} with an id for each language,
 * {@code translation_of}.
 */
final class Languages {

    private Languages() {}

    /** The record's language; null if nothing tells. What is there in another shape stays where it was. */
    static @Nullable Language of(Fields record) {
        String code = record.peek("lang") instanceof String ? record.text("lang") : null;
        String original = record.peek("translation_of") instanceof Map ? null : reference(record);
        List<TranslationRef> translations = translations(record);
        return code == null && original == null && translations.isEmpty()
                ? null
                : new Language(code, original, translations);
    }

    private static @Nullable String reference(Fields record) {
        Object id = record.peek("translation_of");
        return id instanceof String || id instanceof Integer || id instanceof Long
                ? record.reference("translation_of")
                : null;
    }

    private static List<TranslationRef> translations(Fields record) {
        List<TranslationRef> translations = new ArrayList<>();
        if (!(record.peek("translations") instanceof Map<?, ?> ids)
                || !ids.values().stream().allMatch(Languages::isId)) {
            return translations;
        }
        record.drop("translations");
        ids.forEach((code, id) -> translations.add(new TranslationRef(String.valueOf(code), String.valueOf(id))));
        return translations;
    }

    private static boolean isId(@Nullable Object id) {
        return id instanceof Integer || id instanceof Long || (id instanceof String text && !text.isBlank());
    }
}
