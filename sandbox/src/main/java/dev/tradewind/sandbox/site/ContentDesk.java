package dev.tradewind.sandbox.site;

import dev.tradewind.sandbox.http.Request;
import java.time.Instant;
import java.time.ZoneId;
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

    /** Everything that fits the filters, in the order that was asked for. */
    List<Content> list(Kind kind, Request request, boolean mayEdit, ZoneId zone) {
        return new ContentQuery(kind, request, mayEdit, zone).of(of(kind));
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

    void trash(Content content, Instant now) {
        content.status = "trash";
        content.slug = content.slug + TRASHED;
        content.modified = now;
    }

    /** Makes or changes content with an id of the caller's choice. */
    void put(Kind kind, int id, int author, Instant now, Input input) {
        Content there = all.get(id);
        if (there == null) {
            create(kind, id, author, now, input);
        } else {
            update(there, now, input);
        }
    }

    void remove(int id) {
        all.remove(id);
    }

    /** Terms that fit the search; by name, as WordPress lists them, or by id. */
    List<Term> terms(String base, Request request) {
        String search = request.param("search").orElse("").toLowerCase(Locale.ROOT);
        boolean byId = request.param("orderby").filter("id"::equals).isPresent();
        return terms(base).stream()
                .filter(term -> term.name().toLowerCase(Locale.ROOT).contains(search))
                .sorted(byId ? Comparator.comparingInt(Term::id) : Comparator.comparing(Term::name))
                .toList();
    }

    Term term(String base, int id) {
        return Optional.ofNullable(terms.get(id))
                .filter(term -> term.base().equals(base))
                .orElseThrow(() -> new SiteError(404, "rest_term_invalid", "Term does not exist."));
    }

    /** How many records bear a term. */
    long count(Term term) {
        return all.values().stream()
                .filter(content -> content.status.equals("publish"))
                .filter(content ->
                        content.terms.getOrDefault(term.base(), List.of()).contains(term.id()))
                .count();
    }

    /** Makes or changes a term with an id of the caller's choice. */
    Term putTerm(String base, int id, String name) {
        Term term = new Term(id, base, name, ContentJson.slug(name));
        terms.put(id, term);
        return term;
    }

    void removeTerm(int id) {
        terms.remove(id);
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
        return putTerm(base, id, name);
    }
}
