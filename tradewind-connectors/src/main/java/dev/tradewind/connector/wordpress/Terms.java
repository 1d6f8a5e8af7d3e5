package dev.tradewind.connector.wordpress;

import dev.tradewind.api.Http;
import dev.tradewind.connector.wordpress.SiteApi.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns the names of terms into ids; a term that is not there is created. */
final class Terms {

    /** Each name may cost two calls. */
    private static final int TERMS_MAX = 50;

    private static final int SEARCHED_MAX = 100;

    private final SiteApi api;

    Terms(SiteApi api) {
        this.api = api;
    }

    /**
     * Ids by base of the taxonomy.
     *
     * @throws Halt if the site fails
     * @throws InputFault if there are too many, or no names
     */
    Map<String, Object> ids(Map<String, @Nullable Object> taxonomies, Http http) {
        Map<String, Object> ids = new LinkedHashMap<>();
        int count = 0;
        for (Map.Entry<String, @Nullable Object> taxonomy : taxonomies.entrySet()) {
            String base = taxonomy.getKey();
            if (!ContentWriter.BASE.matcher(base).matches()) {
                throw new InputFault(
                        "taxonomies",
                        "'" + base + "' is no taxonomy's address; there is for example: categories, tags");
            }
            List<Object> found = new ArrayList<>();
            for (Object item : WriteInput.items("taxonomies." + base, taxonomy.getValue())) {
                if (++count > TERMS_MAX) {
                    throw new InputFault("taxonomies", "a record may have " + TERMS_MAX + " terms, this has more");
                }
                found.add(item instanceof String name ? id(base, name.strip(), http) : item);
            }
            ids.put(base, found.stream().distinct().toList());
        }
        return ids;
    }

    private Object id(String base, String name, Http http) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("search", name);
        query.put("per_page", Integer.toString(SEARCHED_MAX));
        query.put("_fields", "id,name");
        return switch (api.list("/wp/v2/" + base, query, http)) {
            case Answer.Failed failed -> throw new Halt(failed.failure());
            case Answer.One one -> number(one.id());
            case Answer.Many many -> {
                Optional<Object> there = many.items().stream()
                        .filter(term -> isCalled(name, term))
                        .map(term -> number(FormTrees.text(term.get("id")).orElseThrow()))
                        .findFirst();
                yield there.orElseGet(() -> created(base, name, http));
            }
        };
    }

    private Object created(String base, String name, Http http) {
        return switch (api.post("/wp/v2/" + base, Map.of("name", name), http)) {
            case Answer.One one -> number(one.id());
            // Another delivery made it meanwhile, or the search does not find names such as this.
            case Answer.Failed(var failure, SiteError error)
            when error.code().equals("term_exists") && error.termId().isPresent() ->
                number(error.termId().get());
            case Answer.Failed failed -> throw new Halt(failed.failure());
            case Answer.Many many -> throw new IllegalStateException("a post is answered with one record");
        };
    }

    private static Object number(String id) {
        return Long.valueOf(id);
    }

    /** WordPress shows names as HTML. */
    private static boolean isCalled(String name, Map<?, ?> term) {
        String shown = unescaped(FormTrees.text(term.get("name")).orElse(""));
        return shown.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT));
    }

    /** A name as people write it. */
    static String unescaped(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#039;", "'")
                .replace("&#038;", "&")
                .replace("&amp;", "&");
    }
}
