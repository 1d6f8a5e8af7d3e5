package dev.tradewind.api.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record's language, and the same thing in others, as multilingual plugins tell.
 *
 * @param code for example {@code de}
 * @param translationOf record that it is a translation of; null for an original
 * @param translations the same thing in other languages
 */
public record Language(@Nullable String code, @Nullable String translationOf, List<TranslationRef> translations) {

    public Language {
        translations = List.copyOf(translations);
    }
}
