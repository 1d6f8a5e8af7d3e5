package dev.tradewind.connector.wordpress;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compares titles as they were written with titles as a site shows them. */
final class Titles {

    /** The site shows marks as HTML, curled. */
    private static final Pattern MARKS = Pattern.compile("&#?\\w{1,10};|<[^>]{0,200}>");

    private Titles() {}

    /** Whether both are there and have the same letters and digits. */
    static boolean isSame(@Nullable Object ours, @Nullable Object theirs) {
        Optional<String> plain = plain(ours);
        return plain.isPresent() && plain.equals(plain(theirs));
    }

    private static Optional<String> plain(@Nullable Object title) {
        Object text = title instanceof Map<?, ?> parts
                ? parts.get("raw") instanceof String raw ? raw : parts.get("rendered")
                : title;
        return FormTrees.text(text)
                .map(found -> FieldNames.plain(MARKS.matcher(found).replaceAll("")))
                .filter(found -> !found.isEmpty());
    }
}
