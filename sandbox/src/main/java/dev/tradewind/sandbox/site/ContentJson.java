package dev.tradewind.sandbox.site;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Content as the API shows it: with what an editor may see, or without. */
record ContentJson(String url, ZoneId zone) {

    private static final DateTimeFormatter NAIVE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    String local(Instant at) {
        return NAIVE.format(at.atZone(zone));
    }

    static String gmt(Instant at) {
        return NAIVE.format(at.atZone(ZoneOffset.UTC));
    }

    Map<String, @Nullable Object> of(Content content, boolean edit) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        String short_ = url + "/?p=" + content.id;
        boolean isPublic = content.status.equals("publish");
        String link = isPublic ? url + "/" + content.slug + "/" : short_;
        tree.put("id", content.id);
        tree.put("date", local(content.date));
        tree.put("date_gmt", gmt(content.date));
        tree.put("guid", text(short_, short_, edit));
        tree.put("modified", local(content.modified));
        tree.put("modified_gmt", gmt(content.modified));
        if (edit) {
            tree.put("password", "");
        }
        tree.put("slug", content.slug);
        tree.put("status", content.status);
        tree.put("type", content.kind.type());
        tree.put("link", link);
        tree.put("title", text(content.title, escaped(content.title), edit));
        tree.put("content", body(content.content, edit, true));
        tree.put("excerpt", body(content.excerpt, edit, false));
        tree.put("author", content.author);
        tree.put("featured_media", content.featuredMedia);
        more(content, tree);
        if (edit) {
            tree.put(
                    "permalink_template",
                    url + (content.status.equals("trash") ? "/?p=" + content.id : "/%postname%/"));
            tree.put("generated_slug", slug(content.title));
        }
        tree.put(
                "class_list", List.of("post-" + content.id, "type-" + content.kind.type(), "status-" + content.status));
        tree.put("_links", links(content));
        return tree;
    }

    private Map<String, @Nullable Object> links(Content content) {
        String root = url + "/wp-json/wp/v2/";
        Map<String, @Nullable Object> links = new LinkedHashMap<>();
        links.put("self", List.of(Map.of("href", root + content.kind.base() + "/" + content.id)));
        links.put("collection", List.of(Map.of("href", root + content.kind.base())));
        links.put("about", List.of(Map.of("href", root + "types/" + content.kind.type())));
        links.put(
                "wp:term",
                content.kind.taxonomies().stream()
                        .map(base -> Map.of(
                                "taxonomy",
                                Term.taxonomy(base),
                                "embeddable",
                                true,
                                "href",
                                root + base + "?post=" + content.id))
                        .toList());
        return links;
    }

    private static void more(Content content, Map<String, @Nullable Object> tree) {
        boolean isPost = content.kind.type().equals("post");
        tree.put("comment_status", isPost ? "open" : "closed");
        tree.put("ping_status", isPost ? "open" : "closed");
        if (isPost) {
            tree.put("sticky", false);
        }
        tree.put("template", "");
        if (isPost) {
            tree.put("format", "standard");
        }
        tree.put("meta", content.meta.isEmpty() ? List.of() : new LinkedHashMap<>(content.meta));
        content.terms.forEach((base, ids) -> tree.put(base, new ArrayList<>(ids)));
        if (!content.acf.isEmpty()) {
            tree.put("acf", new LinkedHashMap<>(content.acf));
        }
    }

    private static Map<String, @Nullable Object> text(String raw, String rendered, boolean edit) {
        Map<String, @Nullable Object> text = new LinkedHashMap<>();
        if (edit) {
            text.put("raw", raw);
        }
        text.put("rendered", rendered);
        return text;
    }

    private static Map<String, @Nullable Object> body(String raw, boolean edit, boolean blocks) {
        Map<String, @Nullable Object> body = text(raw, raw.isEmpty() ? "" : raw + "\n", edit);
        body.put("protected", false);
        if (edit && blocks) {
            body.put("block_version", 0);
        }
        return body;
    }

    /** As WordPress shows a title or a term's name. */
    static String escaped(String text) {
        return text.replace("&", "&#038;");
    }

    /** As WordPress makes a slug of a title, or keeps one in which letters of other scripts are bytes already. */
    static String slug(String title) {
        return java.text.Normalizer.normalize(title, java.text.Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^%a-z0-9_-]+", "-")
                .replaceAll("-{2,}", "-")
                .replaceAll("^-|-$", "");
    }
}
