package dev.tradewind.connector.wordpress;

import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.connector.wordpress.SiteApi.Reading;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Where the records of one type, or the terms of one taxonomy, are in a site's API.
 *
 * <p>WordPress's own are where they always are; those of plug-ins and themes may be anywhere, so the site is asked once, and
 * again if nothing is there any more. Safe for any thread.
 */
final class SitePlace {

    private static final String CORE = "wp/v2";

    private static final Map<String, String> USUAL = Map.of(
            "post", "/wp/v2/posts",
            "page", "/wp/v2/pages",
            "attachment", "/wp/v2/media",
            "category", "/wp/v2/categories",
            "post_tag", "/wp/v2/tags");

    /** What the site answers becomes part of an address that gets the credentials. */
    private static final Pattern NAMESPACE = Pattern.compile("[A-Za-z0-9_-]{1,60}(/[A-Za-z0-9_-]{1,60}){0,3}");

    private final SiteApi api;
    private final String register;
    private final String name;
    private final Optional<String> fixed;
    private final Map<String, String> known = new ConcurrentHashMap<>();

    /** What asking came to. */
    sealed interface Found {
        record At(String path) implements Found {}

        record Failed(Failure failure) implements Found {}
    }

    private SitePlace(SiteApi api, String register, String name, Optional<String> fixed) {
        this.api = api;
        this.register = register;
        this.name = name;
        this.fixed = fixed;
    }

    /** A place that is always the same. */
    static SitePlace at(SiteApi api, String name, String path) {
        return new SitePlace(api, "", name, Optional.of(path));
    }

    /** The place of a type, by the name that it is registered with: {@code post}, {@code listing}. */
    static SitePlace ofType(SiteApi api, String type) {
        return new SitePlace(api, ReadSettings.TYPES, type, Optional.ofNullable(USUAL.get(type)));
    }

    /** The place of a taxonomy's terms, by the name that it is registered with: {@code category}, {@code place}. */
    static SitePlace ofTaxonomy(SiteApi api, String taxonomy) {
        return new SitePlace(api, ReadSettings.TAXONOMIES, taxonomy, Optional.ofNullable(USUAL.get(taxonomy)));
    }

    /** The type's or taxonomy's own name. */
    String name() {
        return name;
    }

    /** The path of the list. */
    Found find(Http http) {
        return fixed.or(() -> Optional.ofNullable(known.get(name)))
                .<Found>map(Found.At::new)
                .orElseGet(() -> ask(http));
    }

    /** Asks the site the next time: nothing was there. */
    void forget() {
        known.clear();
    }

    private Found ask(Http http) {
        return switch (api.read("/wp/v2/" + register, Map.of(), http)) {
            case Reading.Failed failed -> new Found.Failed(failed.failure());
            case Reading.Found found ->
                found.tree() instanceof Map<?, ?> all
                        ? registered(all)
                        : new Found.Failed(api.unfit(found.reply()).failure());
        };
    }

    private Found registered(Map<?, ?> all) {
        if (!(all.get(name) instanceof Map<?, ?> one)) {
            return new Found.Failed(new Failure.Rejected(
                    "the site shows no %s in its API; there are: %s. Take it out of the connection's '%s', or register it with show_in_rest"
                            .formatted(name, SiteApi.shown(all.keySet()), register),
                    Optional.of(register)));
        }
        String namespace = FormTrees.text(one.get("rest_namespace")).orElse(CORE);
        String base = FormTrees.text(one.get("rest_base")).orElse(name);
        if (!NAMESPACE.matcher(namespace).matches()
                || !ContentWriter.BASE.matcher(base).matches()) {
            return new Found.Failed(new Failure.Rejected(
                    "the site has %s at an address that is not understood: %s/%s".formatted(name, namespace, base),
                    Optional.of(register)));
        }
        String path = "/" + namespace + "/" + base;
        known.put(name, path);
        return new Found.At(path);
    }
}
