package dev.tradewind.connector.wordpress;

import dev.tradewind.api.model.Content;
import dev.tradewind.api.model.ContentFile;
import dev.tradewind.api.model.ContentHead;
import dev.tradewind.api.model.ContentTerms;
import dev.tradewind.api.model.ContentText;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads posts, pages, records of other types and media as canonical content.
 *
 * <p>Left out on purpose: {@code _links}, the site's local times beside the same in UTC, and what a site shows where that is
 * what was written.
 */
final class ContentReading implements SiteReading {

    /** The address of a record's terms names their taxonomy's base: {@code …/categories?post=49}. */
    private static final Pattern TERMS_OF = Pattern.compile("/([A-Za-z0-9_-]{1,60})[?&]post=");

    @Override
    public Content read(String id, Map<?, ?> record, Instant seenAt) {
        SiteFields fields = new SiteFields(record);
        List<String> taxonomies = taxonomies(fields);
        fields.drop("id", "_links", "date", "modified");
        Instant createdAt = fields.time("date_gmt");
        Instant modifiedAt = Objects.requireNonNullElse(fields.time("modified_gmt"), seenAt);
        ContentHead head = new ContentHead(
                id,
                needed(fields, "type"),
                needed(fields, "status"),
                fields.text("slug"),
                fields.text("link"),
                createdAt,
                modifiedAt);
        boolean isFile = fields.peek("source_url") != null;
        ContentText text = new ContentText(
                fields.written("title"),
                fields.written(isFile ? "description" : "content"),
                fields.written(isFile ? "caption" : "excerpt"));
        return new Content(
                head,
                text,
                fields.reference("author"),
                fields.reference(isFile ? "post" : "parent"),
                fields.reference("featured_media"),
                isFile ? file(fields) : null,
                terms(fields, taxonomies),
                fields.object("meta").map(SiteFields::rest).orElse(Map.of()),
                fields.object("acf").map(SiteFields::rest).orElse(Map.of()),
                fields.rest());
    }

    private static String needed(SiteFields fields, String name) {
        String text = fields.text(name);
        if (text == null) {
            throw UnfitRecord.missing(name);
        }
        return text;
    }

    private static ContentFile file(SiteFields fields) {
        return new ContentFile(fields.text("source_url"), fields.text("mime_type"), fields.text("alt_text"));
    }

    private static List<ContentTerms> terms(SiteFields fields, List<String> taxonomies) {
        List<ContentTerms> terms = new ArrayList<>();
        for (String taxonomy : taxonomies) {
            List<String> ids = fields.texts(taxonomy);
            if (!ids.isEmpty()) {
                terms.add(new ContentTerms(taxonomy, ids));
            }
        }
        return terms;
    }

    /** The record says itself which of its properties are taxonomies: any plug-in may add one. */
    private static List<String> taxonomies(SiteFields fields) {
        if (!(fields.peek("_links") instanceof Map<?, ?> links) || !(links.get("wp:term") instanceof List<?> each)) {
            return List.of("categories", "tags");
        }
        return each.stream()
                .flatMap(link -> link instanceof Map<?, ?> map ? base(map.get("href")).stream() : null)
                .toList();
    }

    private static Optional<String> base(@Nullable Object href) {
        if (!(href instanceof String address)) {
            return Optional.empty();
        }
        Matcher matcher = TERMS_OF.matcher(decoded(address));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** With plain permalinks the route is a parameter, and encoded. */
    private static String decoded(String address) {
        try {
            return URLDecoder.decode(address, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return address;
        }
    }
}
