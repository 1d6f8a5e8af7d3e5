package dev.tradewind.sandbox.site;

import dev.tradewind.sandbox.http.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The site's media. Guarded by the lock of its {@link SiteApi}. */
final class Library {

    private static final Pattern FILENAME = Pattern.compile("filename=\"?([^\";]{1,200})\"?");

    /** One uploaded file; its bytes are counted and not kept. */
    static final class Item {
        final int id;
        final String slug;
        final String type;
        final int bytes;
        final Instant date;
        Instant modified;
        String title;
        String altText = "";

        Item(int id, String slug, String type, int bytes, Instant now) {
            this.id = id;
            this.slug = slug;
            this.title = slug;
            this.type = type;
            this.bytes = bytes;
            this.date = now;
            this.modified = now;
        }

        Map<String, @Nullable Object> tree(ContentJson json) {
            Map<String, @Nullable Object> tree = new LinkedHashMap<>();
            tree.put("id", id);
            tree.put("date", json.local(date));
            tree.put("date_gmt", ContentJson.gmt(date));
            tree.put("modified", json.local(modified));
            tree.put("modified_gmt", ContentJson.gmt(modified));
            tree.put("slug", slug);
            tree.put("status", "inherit");
            tree.put("type", "attachment");
            tree.put("title", Map.of("raw", title, "rendered", ContentJson.escaped(title)));
            tree.put("author", 1);
            tree.put("meta", List.of());
            tree.put("description", Map.of("raw", "", "rendered", ""));
            tree.put("caption", Map.of("raw", "", "rendered", ""));
            tree.put("alt_text", altText);
            tree.put("media_type", "image");
            tree.put("mime_type", type);
            tree.put("media_details", Map.of("filesize", bytes));
            tree.put("post", null);
            tree.put("source_url", json.url() + "/wp-content/uploads/" + slug);
            return tree;
        }
    }

    private final List<Item> items = new ArrayList<>();

    List<Item> items() {
        return items;
    }

    boolean has(int id) {
        return items.stream().anyMatch(item -> item.id == id);
    }

    /** By slug, by time of change; in the order of ids, or of changes. Times are compared in UTC here. */
    List<Item> list(Request request) {
        String slug = request.param("slug").orElse("");
        Optional<Instant> after = request.param("modified_after").map(Instant::parse);
        boolean byChange = request.param("orderby").filter("modified"::equals).isPresent();
        Comparator<Item> byId = Comparator.comparingInt(item -> item.id);
        return items.stream()
                .filter(item -> slug.isEmpty() || item.slug.equals(slug))
                .filter(item -> after.isEmpty() || item.modified.isAfter(after.get()))
                .sorted(
                        byChange
                                ? Comparator.comparing((Item item) -> item.modified)
                                        .thenComparing(byId)
                                : byId)
                .toList();
    }

    /** Makes or changes an item with an id of the caller's choice. */
    void put(int id, String title, Instant now) {
        if (!has(id)) {
            items.add(new Item(id, "file-" + id, "image/png", 1, now));
        }
        find(id).title = title;
        find(id).modified = now;
    }

    void remove(int id) {
        items.removeIf(item -> item.id == id);
    }

    Item find(int id) {
        return items.stream().filter(item -> item.id == id).findFirst().orElseThrow(SiteError::noPost);
    }

    /** WordPress takes the name of the file from this header and from nowhere else. */
    Item upload(Request request, int id, Instant now) {
        String type = request.header("Content-Type").orElse("");
        if (request.body().length == 0) {
            throw new SiteError(400, "rest_upload_no_data", "No data supplied.");
        }
        if (type.isEmpty()) {
            throw new SiteError(400, "rest_upload_no_content_type", "No Content-Type supplied.");
        }
        Matcher name = FILENAME.matcher(request.header("Content-Disposition").orElse(""));
        if (!name.find()) {
            throw new SiteError(400, "rest_upload_no_content_disposition", "No Content-Disposition supplied.");
        }
        if (!type.startsWith("image/")) {
            throw new SiteError(
                    500, "rest_upload_unknown_error", "Sorry, you are not allowed to upload this file type.");
        }
        String slug = ContentJson.slug(name.group(1).replaceFirst("\\.[^.]+$", ""));
        long same = items.stream().filter(item -> item.slug.startsWith(slug)).count();
        Item item = new Item(id, same == 0 ? slug : slug + "-" + (same + 1), type, request.body().length, now);
        item.altText = request.param("alt_text").orElse("");
        items.add(item);
        return item;
    }
}
