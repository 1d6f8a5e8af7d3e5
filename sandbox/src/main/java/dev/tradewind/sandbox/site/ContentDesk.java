package dev.tradewind.sandbox.site;

import dev.tradewind.sandbox.http.Request;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Posts, pages and records of other types, and the terms they bear. Guarded by the lock of its {@link SiteApi}. */
final class ContentDesk {

    private static final Set<String> STATUSES = Set.of("publish", "draft", "pending", "private", "future");
    private static final String TRASHED = "__trashed";

    private final Map<Integer, Content> all = new TreeMap<>();
    private final Map<Integer, Term> terms = new TreeMap<>();
    private final Library library;

    ContentDesk(Library library) {
        this.library = library;
    }

    Stream<Content> of(Kind kind) {
        return all.values().stream().filter(content -> content.kind.base().equals(kind.base()));
    }

    Content find(Kind kind, int id) {
        return Optional.ofNullable(all.get(id))
                .filter(content -> content.kind.base().equals(kind.base()))
                .orElseThrow(SiteError::noPost);
    }

    /** Everything that fits the filters, newest first; names that no filter has are passed over, as WordPress does. */
    List<Content> list(Kind kind, Request request, boolean mayEdit) {
        List<String> statuses = request.params("status");
        if (!mayEdit && statuses.stream().anyMatch(status -> !status.equals("publish"))) {
            throw new SiteError(
                    400,
                    "rest_invalid_param",
                    "Invalid parameter(s): status",
                    Map.of(
                            "params",
                            Map.of("status", "Status is forbidden."),
                            "details",
                            Map.of(
                                    "status",
                                    Map.of(
                                            "code",
                                            "rest_forbidden_status",
                                            "message",
                                            "Status is forbidden.",
                                            "data",
                                            Map.of("status", 401)))));
        }
        List<String> slugs = request.params("slug");
        Optional<String> key = request.param("meta_key").filter(k -> kind.takesMetaQueries());
        String value = request.param("meta_value").orElse("");
        return of(kind).filter(content -> fits(content.status, statuses))
                .filter(content -> slugs.isEmpty() || slugs.contains(content.slug))
                .filter(content -> key.isEmpty() || value.equals(String.valueOf(content.meta.get(key.get()))))
                .sorted(Comparator.comparing((Content content) -> content.date)
                        .thenComparingInt(content -> content.id)
                        .reversed())
                .toList();
    }

    private static boolean fits(String status, List<String> wanted) {
        if (wanted.isEmpty()) {
            return status.equals("publish");
        }
        return wanted.contains(status) || (wanted.contains("any") && !status.equals("trash"));
    }

    Content create(Kind kind, int id, int author, Instant now, Input input) {
        var content = new Content(id, kind, author, now);
        if (kind.taxonomies().contains("categories")) {
            content.terms.put("categories", List.of(1));
        }
        update(content, now, input);
        all.put(id, content);
        return content;
    }

    void update(Content content, Instant now, Input input) {
        input.number("featured_media").ifPresent(media -> {
            if (media != 0 && !library.has(media)) {
                throw new SiteError(400, "rest_invalid_featured_media", "Invalid featured media ID.");
            }
            content.featuredMedia = media;
        });
        input.text("status").ifPresent(status -> {
            if (!STATUSES.contains(status)) {
                throw SiteError.badParameter(
                        "status", "status is not one of publish, future, draft, pending, and private.");
            }
            if (status.equals("publish") && !content.status.equals("publish")) {
                content.date = now;
            }
            content.status = status;
        });
        input.text("title").ifPresent(title -> content.title = title);
        input.text("content").ifPresent(text -> content.content = text);
        input.text("excerpt").ifPresent(excerpt -> content.excerpt = excerpt);
        for (String base : content.kind.taxonomies()) {
            if (input.has(base)) {
                content.terms.put(
                        base,
                        input.numbers(base).stream().filter(terms::containsKey).toList());
            }
        }
        input.object("meta").forEach((name, value) -> {
            if (content.kind.meta().contains(name)) {
                content.meta.put(name, value);
            }
        });
        content.acf.putAll(input.object("acf"));
        name(content, input);
        content.modified = now;
    }

    /** A draft without a wish has no slug; what is published gets one, and nothing two have the same. */
    private void name(Content content, Input input) {
        String wish = input.text("slug").map(ContentJson::slug).orElse(content.slug.replace(TRASHED, ""));
        if (wish.isEmpty() && content.status.equals("publish")) {
            wish = ContentJson.slug(content.title);
        }
        content.slug = wish.isEmpty() ? "" : free(wish, content);
    }

    private String free(String wish, Content content) {
        String slug = wish;
        for (int n = 2; isTaken(slug, content); n++) {
            slug = wish + "-" + n;
        }
        return slug;
    }

    private boolean isTaken(String slug, Content but) {
        return of(but.kind).anyMatch(other -> other.id != but.id && other.slug.equals(slug));
    }

    void trash(Content content) {
        content.status = "trash";
        content.slug = content.slug + TRASHED;
    }

    void remove(Content content) {
        all.remove(content.id);
    }

    List<Term> terms(String base, Request request) {
        String search = request.param("search").orElse("").toLowerCase(Locale.ROOT);
        return terms(base).stream()
                .filter(term -> term.name().toLowerCase(Locale.ROOT).contains(search))
                .toList();
    }

    List<Term> terms(String base) {
        return terms.values().stream().filter(term -> term.base().equals(base)).toList();
    }

    Term createTerm(String base, int id, Input input) {
        String name = input.text("name")
                .orElseThrow(() -> new SiteError(
                        400,
                        "rest_missing_callback_param",
                        "Missing parameter(s): name",
                        Map.of("params", List.of("name"))));
        for (Term term : terms(base)) {
            if (term.name().equalsIgnoreCase(name)) {
                throw new SiteError(
                        400,
                        "term_exists",
                        "A term with the name provided already exists with this parent.",
                        new LinkedHashMap<>(Map.of("term_id", term.id())));
            }
        }
        Term term = new Term(id, base, name, ContentJson.slug(name));
        terms.put(id, term);
        return term;
    }
}
