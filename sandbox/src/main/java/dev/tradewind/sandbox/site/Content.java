package dev.tradewind.sandbox.site;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One post, page or record of another type. Guarded by the lock of its {@link SiteApi}. */
final class Content {

    final int id;
    final Kind kind;
    final int author;
    Instant date;
    Instant modified;
    String status = "draft";
    String slug = "";
    String title = "";
    String content = "";
    String excerpt = "";
    int featuredMedia;
    final Map<String, List<Integer>> terms = new LinkedHashMap<>();
    final Map<String, @Nullable Object> meta = new LinkedHashMap<>();
    final Map<String, @Nullable Object> acf = new LinkedHashMap<>();

    Content(int id, Kind kind, int author, Instant now) {
        this.id = id;
        this.kind = kind;
        this.author = author;
        this.date = now;
        this.modified = now;
        kind.taxonomies().forEach(base -> terms.put(base, new ArrayList<>()));
        kind.meta().forEach(name -> meta.put(name, ""));
    }
}
