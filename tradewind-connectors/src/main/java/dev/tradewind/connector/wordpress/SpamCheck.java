package dev.tradewind.connector.wordpress;

import dev.tradewind.api.model.LeadField;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Tells spam by what only programs do. What it finds is kept and ignored, with the reason, so that a person can see what
 * was taken for spam.
 *
 * @param honeypot a field that people don't see, and so leave empty
 * @param maxLinks more links than this in all fields together are an advertisement
 */
record SpamCheck(Optional<String> honeypot, OptionalInt maxLinks) {

    private static final Pattern LINK = Pattern.compile("https?://|\\[url|<a\\s", Pattern.CASE_INSENSITIVE);

    /** Why this is spam, or empty if nothing says so. */
    Optional<String> reason(List<LeadField> fields) {
        if (honeypot.isPresent()) {
            String trap = honeypot.get();
            boolean fell = fields.stream()
                    .filter(field -> field.name().equalsIgnoreCase(trap))
                    .anyMatch(field -> FormTrees.text(field.value()).isPresent());
            if (fell) {
                return Optional.of("spam: the field " + trap + ", which people don't see, was filled in");
            }
        }
        long links = fields.stream()
                .flatMap(field -> FormTrees.text(field.value()).stream())
                .mapToLong(text -> LINK.matcher(text).results().count())
                .sum();
        return maxLinks.isPresent() && links > maxLinks.getAsInt()
                ? Optional.of("spam: %d links, more than the %d of max-links".formatted(links, maxLinks.getAsInt()))
                : Optional.empty();
    }
}
