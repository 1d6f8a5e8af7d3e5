package dev.tradewind.sandbox.store;

import dev.tradewind.sandbox.store.Catalogue.Term;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The routes of one kind of term: categories, tags, brands, shipping classes, or the terms of each attribute. */
final class TermsApi {

    /** What terms there are. */
    enum Kind {
        CATEGORIES("categories"),
        TAGS("tags"),
        BRANDS("brands"),
        SHIPPING_CLASSES("shipping_classes"),
        ATTRIBUTE_TERMS("");

        private final String path;

        Kind(String path) {
            this.path = path;
        }

        /** Categories and brands stand below each other and bear pictures. */
        private boolean isTree() {
            return this == CATEGORIES || this == BRANDS;
        }
    }

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private final Shop shop;
    private final Kind kind;

    TermsApi(Shop shop, Kind kind) {
        this.shop = shop;
        this.kind = kind;
    }

    Reply list(Call call) {
        Map<Integer, Term> terms = terms(call);
        String search = call.param("search", "").toLowerCase(Locale.ROOT);
        String slug = call.param("slug", "");
        List<Term> found = terms.values().stream()
                .filter(t -> t.name().toLowerCase(Locale.ROOT).contains(search))
                .filter(t -> slug.isEmpty() || t.slug().equals(slug))
                .filter(t -> isIn(call, t))
                .sorted(order(call))
                .toList();
        return new Page(call, url(call)).of(found, List.of(), false, t -> tree(call, t));
    }

    private static Comparator<Term> order(Call call) {
        Comparator<Term> by = call.param("orderby", "name").equals("id")
                ? Comparator.comparingInt(Term::id)
                : Comparator.comparing(t -> t.name().toLowerCase(Locale.ROOT));
        return call.param("order", "asc").equals("desc") ? by.reversed() : by;
    }

    private static boolean isIn(Call call, Term term) {
        String parent = call.param("parent", "");
        List<String> include = call.request().params("include");
        return (parent.isEmpty() || parent.equals(String.valueOf(term.parent())))
                && (include.isEmpty() || include.contains(String.valueOf(term.id())));
    }

    Reply get(Call call) {
        return Reply.ok(tree(call, find(call, ownId(call))));
    }

    Reply create(Call call) {
        Term term = create(call, call.body());
        return Reply.created(tree(call, term), url(call) + "/" + term.id());
    }

    Reply update(Call call) {
        return Reply.ok(tree(call, update(call, find(call, ownId(call)), call.body())));
    }

    Reply delete(Call call) {
        Term term = find(call, ownId(call));
        if (!call.flag("force")) {
            throw new RestError(501, "woocommerce_rest_trash_not_supported", "Resource does not support trashing.");
        }
        terms(call).remove(term.id());
        return Reply.ok(tree(call, term));
    }

    Reply batch(Call call) {
        return Reply.ok(new Batch(call.body())
                .run(
                        item -> tree(call, create(call, item)),
                        item -> tree(call, update(call, find(call, item.integer("id", 0)), item)),
                        id -> {
                            Term term = find(call, id);
                            terms(call).remove(id);
                            return tree(call, term);
                        }));
    }

    private Term create(Call call, Tree body) {
        if (!body.has("name")) {
            throw RestError.missingParam("name");
        }
        String name = body.text("name", "");
        int parent = kind.isTree() ? body.integer("parent", 0) : 0;
        Optional<Term> same = terms(call).values().stream()
                .filter(t -> t.name().equalsIgnoreCase(name) && t.parent() == parent)
                .findFirst();
        if (same.isPresent()) {
            String where = kind.isTree() ? "with this parent." : "in this taxonomy.";
            throw new RestError(400, "term_exists", "A term with the name provided already exists " + where)
                    .with("resource_id", same.get().id());
        }
        var term = new Term(
                shop.ids.nextTerm(),
                name,
                body.text("slug", Catalogue.slug(name)),
                parent,
                body.text("description", ""));
        terms(call).put(term.id(), term);
        return term;
    }

    private Term update(Call call, Term term, Tree body) {
        var changed = new Term(
                term.id(),
                body.text("name", term.name()),
                body.text("slug", term.slug()),
                kind.isTree() ? body.integer("parent", term.parent()) : 0,
                body.text("description", term.description()));
        terms(call).put(term.id(), changed);
        return changed;
    }

    private int ownId(Call call) {
        return call.id(kind == Kind.ATTRIBUTE_TERMS ? 2 : 1);
    }

    private Term find(Call call, int id) {
        return Optional.ofNullable(terms(call).get(id))
                .orElseThrow(() -> new RestError(404, "woocommerce_rest_term_invalid", "Resource does not exist."));
    }

    private Map<Integer, Term> terms(Call call) {
        return switch (kind) {
            case CATEGORIES -> shop.catalogue.categories();
            case TAGS -> shop.catalogue.tags();
            case BRANDS -> shop.catalogue.brands();
            case SHIPPING_CLASSES -> shop.catalogue.shippingClasses();
            case ATTRIBUTE_TERMS ->
                shop.catalogue
                        .attributeTerms(call.id(1))
                        .orElseThrow(() ->
                                new RestError(404, "woocommerce_rest_taxonomy_invalid", "Resource does not exist."));
        };
    }

    private String url(Call call) {
        String products = shop.url() + "/wp-json/wc/v3/products/";
        return kind == Kind.ATTRIBUTE_TERMS ? products + "attributes/" + call.id(1) + "/terms" : products + kind.path;
    }

    private Map<String, @Nullable Object> tree(Call call, Term term) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("id", term.id());
        tree.put("name", term.name().replace("&", "&amp;"));
        tree.put("slug", term.slug());
        if (kind.isTree()) {
            tree.put("parent", term.parent());
        }
        tree.put("description", term.description());
        if (kind.isTree()) {
            tree.put("display", "default");
            tree.put("image", null);
        }
        if (kind.isTree() || kind == Kind.ATTRIBUTE_TERMS) {
            tree.put("menu_order", 0);
        }
        tree.put("count", count(term));
        var links = Links.item(url(call) + "/" + term.id(), url(call), METHODS);
        if (term.parent() != 0) {
            links.put("up", Links.to(url(call) + "/" + term.parent()));
        }
        tree.put("_links", links);
        return tree;
    }

    /** How many products bear a category or tag; 0 for the others, which the sandbox does not count. */
    private long count(Term term) {
        Function<Product, List<Tree>> borne = switch (kind) {
            case CATEGORIES -> p -> new Tree(p.settings).children("categories");
            case TAGS -> p -> new Tree(p.settings).children("tags");
            case BRANDS -> p -> new Tree(p.settings).children("brands");
            case SHIPPING_CLASSES, ATTRIBUTE_TERMS -> p -> List.of();
        };
        return shop.catalogue.all().stream()
                .filter(p -> borne.apply(p).stream().anyMatch(t -> t.integer("id", 0) == term.id()))
                .count();
    }

    /** The slug that a shipping class of this name would get. */
    Reply suggestSlug(Call call) {
        return Reply.ok(Catalogue.slug(call.param("name", "")));
    }
}
