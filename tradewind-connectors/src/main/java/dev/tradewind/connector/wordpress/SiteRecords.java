package dev.tradewind.connector.wordpress;

import dev.tradewind.api.json.Json;
import dev.tradewind.connector.polling.Polled;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes records for the journal of what a site lists. */
final class SiteRecords {

    /** What protects a post from its readers is nobody else's business. */
    private static final String PASSWORD = "password";

    private static final String RENDERED = "rendered";

    private SiteRecords() {}

    /** A record as the site sent it, but for the password of a protected post. */
    static Polled of(Map<?, ?> record) {
        Map<String, @Nullable Object> tree = FormTrees.object(record);
        tree.remove(PASSWORD);
        return new Polled(
                SiteApi.id(record).orElse(""),
                first(tree, "modified_gmt", "modified_utc"),
                first(tree, "date_gmt", "date_utc", "registered_date"),
                Json.write(tree),
                Json.write(content(tree)));
    }

    private static Optional<Instant> first(Map<String, @Nullable Object> tree, String... names) {
        return List.of(names).stream()
                .flatMap(name -> SiteTime.utc(tree.get(name)).stream())
                .findFirst();
    }

    /**
     * What an editor wrote, without what the site makes of it: some plug-ins put something new into that at every look, and each
     * would be a change.
     */
    private static Map<String, @Nullable Object> content(Map<String, @Nullable Object> tree) {
        Map<String, @Nullable Object> content = new LinkedHashMap<>(tree);
        content.remove("_links");
        content.replaceAll((name, value) ->
                value instanceof Map<?, ?> both && both.containsKey("raw") ? without(both) : value);
        return content;
    }

    private static Map<String, @Nullable Object> without(Map<?, ?> both) {
        Map<String, @Nullable Object> written = FormTrees.object(both);
        written.remove(RENDERED);
        return written;
    }
}
