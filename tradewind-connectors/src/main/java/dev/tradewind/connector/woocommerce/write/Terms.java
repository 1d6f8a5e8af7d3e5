package dev.tradewind.connector.woocommerce.write;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds categories, tags, brands, shipping classes and attributes by name, and makes those that there are not. */
final class Terms {

    /** Where terms of one kind are. */
    static final String CATEGORIES = "products/categories";

    static final String TAGS = "products/tags";
    static final String BRANDS = "products/brands";
    static final String ATTRIBUTES = "products/attributes";

    /** How a path of categories is written, as shops show it. */
    static final String STEP = ">";

    private final Shop shop;

    Terms(Shop shop) {
        this.shop = shop;
    }

    /** The category at the end of a path like {@code Clothes > Shirts}; made with all above it where it is missing. */
    long category(String path, String at) {
        long parent = 0;
        for (String name : path.split(STEP, -1)) {
            if (name.isBlank()) {
                throw new Unfit(at, "has an empty name in its path");
            }
            parent = idOf(CATEGORIES, name.strip(), OptionalParent.of(parent), at);
        }
        return parent;
    }

    /** The tag or brand of this name; made where it is missing. */
    long flat(String place, String name, String at) {
        return idOf(place, name, OptionalParent.NONE, at);
    }

    /** The id of the term with this name, if the store has it. */
    Optional<Long> find(String place, String name, Optional<Long> parent) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("search", name);
        query.put("per_page", Integer.toString(Shop.PAGE));
        query.put("_fields", "id,name,slug,parent");
        parent.ifPresent(id -> query.put("parent", id.toString()));
        return shop.list(place, query).stream()
                .filter(term -> isNamed(term, name))
                .filter(term -> parent.isEmpty() || Objects.equals(number(term.get("parent")), parent.get()))
                .flatMap(term -> Shop.idOf(term).stream())
                .map(Long::valueOf)
                .findFirst();
    }

    /** The attribute of all products with this name or slug; empty if a product has it for itself alone. */
    Optional<Long> attribute(String name) {
        String key = key(ATTRIBUTES, name, Optional.empty());
        Optional<Long> remembered = shop.memory().term(key);
        if (remembered.isPresent()) {
            return remembered;
        }
        // The store answers all of them on one page, and knows no search.
        Optional<Long> found = shop.list(ATTRIBUTES, Map.of("_fields", "id,name,slug")).stream()
                .filter(one -> isNamed(one, name)
                        || String.valueOf(one.get("slug")).equals("pa_" + name)
                        || name.equals(one.get("slug")))
                .flatMap(one -> Shop.idOf(one).stream())
                .map(Long::valueOf)
                .findFirst();
        found.ifPresent(id -> shop.memory().remember(key, id));
        return found;
    }

    private record OptionalParent(Optional<Long> id) {
        static final OptionalParent NONE = new OptionalParent(Optional.empty());

        static OptionalParent of(long id) {
            return new OptionalParent(Optional.of(id));
        }
    }

    private long idOf(String place, String name, OptionalParent parent, String at) {
        String key = key(place, name, parent.id());
        Optional<Long> remembered = shop.memory().term(key);
        if (remembered.isPresent()) {
            return remembered.get();
        }
        long id = find(place, name, parent.id()).orElseGet(() -> made(place, name, parent.id(), at));
        shop.memory().remember(key, id);
        return id;
    }

    private long made(String place, String name, Optional<Long> parent, String at) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("name", name);
        parent.filter(id -> id > 0).ifPresent(id -> body.put("parent", id));
        return switch (shop.create(place, body)) {
            case Shop.Sent.Done done -> Long.parseLong(done.id());
            case Shop.Sent.Missing missing -> throw new Unfit(at, "the shop has no " + place);
            // Another write has made it meanwhile; or the search did not find what the store compares more loosely.
            case Shop.Sent.Refused refused ->
                refused.error().owner().map(Long::valueOf).orElseThrow(() -> new Halt(refused.failure()));
        };
    }

    private static String key(String place, String name, Optional<Long> parent) {
        return place + "\n" + parent.map(String::valueOf).orElse("") + "\n" + name.toLowerCase(Locale.ROOT);
    }

    /** The store shows names as HTML. */
    static boolean isNamed(Map<?, ?> term, String name) {
        return term.get("name") instanceof String shown && plain(shown).equalsIgnoreCase(plain(name));
    }

    private static String plain(String name) {
        String plain = name;
        for (String[] pair : List.of(
                new String[] {"&lt;", "<"},
                new String[] {"&gt;", ">"},
                new String[] {"&quot;", "\""},
                new String[] {"&#039;", "'"},
                new String[] {"&amp;", "&"})) {
            plain = plain.replace(pair[0], pair[1]);
        }
        return plain.strip();
    }

    static @Nullable Long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : null;
    }
}
