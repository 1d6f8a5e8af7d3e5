package dev.tradewind.connector.wordpress;

import dev.tradewind.api.Settings;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a connection's document says about reading a site.
 *
 * @param types which content is read, by the names that types are registered with
 * @param taxonomies whose terms are read, likewise
 * @param gonePercentMax if more of a compared list is missing at once, the site hides it, and nothing of it is taken for gone
 */
record ReadSettings(List<String> types, List<String> taxonomies, int gonePercentMax) {

    /** Section of these settings. */
    static final String SECTION = "read";

    static final String TYPES = "types";
    static final String TAXONOMIES = "taxonomies";
    static final String GONE_AT_MOST = "gone-at-most";

    /** As WordPress registers them. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9_-]{1,32}");

    /** Each costs a call at every look. */
    private static final int NAMES_MAX = 20;

    ReadSettings {
        types = List.copyOf(types);
        taxonomies = List.copyOf(taxonomies);
    }

    static ReadSettings of(Settings settings) {
        return new ReadSettings(names(settings, TYPES), names(settings, TAXONOMIES), percent(settings));
    }

    private static int percent(Settings settings) {
        String name = SECTION + "." + GONE_AT_MOST;
        int percent = settings.number(name);
        if (percent < 1 || percent > 100) {
            throw new IllegalArgumentException("%s: write a percentage from 1 to 100; was %d".formatted(name, percent));
        }
        return percent;
    }

    /** A list, or one text with commas. */
    private static List<String> names(Settings settings, String name) {
        Optional<String> text = settings.section(SECTION).get(name) instanceof List<?> list
                ? Optional.of(
                        String.join(",", list.stream().map(String::valueOf).toList()))
                : settings.find(SECTION + "." + name);
        List<String> names = Stream.of(text.orElse("").split(",", -1))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .distinct()
                .toList();
        boolean fits = !names.isEmpty()
                && names.size() <= NAMES_MAX
                && names.stream().allMatch(each -> NAME.matcher(each).matches());
        if (!fits) {
            throw new IllegalArgumentException(
                    "%s.%s: write 1 to %d names as they are registered at the site, for example post, page, listing; was %s"
                            .formatted(SECTION, name, NAMES_MAX, names));
        }
        return names;
    }
}
