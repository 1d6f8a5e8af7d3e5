package dev.tradewind.api.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What plugins have attached to a record, in the order of the source. In JSON a list.
 *
 * <p>Lookups look at the last entry of a key, which is the one a shop's own code sees when it updates without looking.
 */
public record Meta(@JsonValue List<MetaEntry> entries) {

    public static final Meta NONE = new Meta(List.of());

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Meta {
        entries = List.copyOf(entries);
    }

    /** The last entry of a key. */
    public Optional<MetaEntry> find(String key) {
        return entries.reversed().stream().filter(e -> e.key().equals(key)).findFirst();
    }

    /** The value of a key as text; empty if there is none, or it is blank or no single value. */
    public Optional<String> text(String key) {
        return find(key).map(MetaEntry::value).flatMap(Meta::toText);
    }

    /** The value of a key as a number; empty if there is none, or it is no number. */
    public Optional<BigDecimal> decimal(String key) {
        return text(key).flatMap(Meta::toDecimal);
    }

    /** The value of a key as {@code yes}/{@code no}, {@code 1}/{@code 0} or {@code true}/{@code false}, as plugins write it. */
    public Optional<Boolean> truth(String key) {
        return text(key).flatMap(Meta::toTruth);
    }

    /**
     * A field of Advanced Custom Fields (ACF): the value of {@code name}, if beside it {@code _name} refers to the field's
     * definition ({@code field_…}), as ACF writes it; empty if there is none, or it is null.
     */
    public Optional<Object> field(String name) {
        return text("_" + name)
                .filter(reference -> reference.startsWith("field_"))
                .flatMap(reference -> find(name))
                .map(MetaEntry::value);
    }

    private static Optional<Boolean> toTruth(String text) {
        return switch (text) {
            case "yes", "1", "true" -> Optional.of(true);
            case "no", "0", "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** A single value as text; empty if it is none, or blank. */
    static Optional<String> toText(@Nullable Object value) {
        String text = switch (value) {
            case String words -> words;
            case Number number -> new BigDecimal(number.toString()).toPlainString();
            case Boolean truth -> truth.toString();
            case null, default -> "";
        };
        return Optional.of(text).filter(words -> !words.isBlank());
    }

    private static Optional<BigDecimal> toDecimal(String text) {
        // Bounded, so that no plugin's text can make a number of a million digits.
        return text.matches("-?\\d{1,30}(\\.\\d{1,30})?") ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }
}
