package dev.tradewind.connector.rest;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values found in answers. */
final class Answers {

    private Answers() {}

    /** A text or number as text; empty for nothing, an empty text, or anything that is neither. */
    static Optional<String> text(@Nullable Object value) {
        return switch (value) {
            case String text -> text.isEmpty() ? Optional.empty() : Optional.of(text);
            case BigDecimal number -> Optional.of(number.toPlainString());
            case Number number -> Optional.of(number.toString());
            case null -> Optional.empty();
            default -> Optional.empty();
        };
    }
}
