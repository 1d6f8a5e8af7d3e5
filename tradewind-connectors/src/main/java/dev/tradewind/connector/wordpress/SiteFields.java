package dev.tradewind.connector.wordpress;

import dev.tradewind.api.model.TermRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The properties of one record, taken out one by one; {@link #rest} is what nobody took.
 *
 * <p>What is not of the kind that was asked for stays where it was: plug-ins write other things than WordPress does, and
 * nothing of that may be lost. "Nothing" is written as null, as an empty text, as the id 0, as an empty list: all of them
 * are absent here.
 */
final class SiteFields {

    private final Map<String, @Nullable Object> left;

    SiteFields(Map<?, ?> record) {
        this.left = FormTrees.object(record);
    }

    @Nullable
    String text(String name) {
        Object value = left.get(name);
        boolean isText = value == null || value instanceof String || value instanceof Number;
        if (!isText) {
            return null;
        }
        left.remove(name);
        String text = value == null ? "" : value.toString();
        return text.isEmpty() ? null : text;
    }

    /** The id of something else. */
    @Nullable
    String reference(String name) {
        String id = text(name);
        return "0".equals(id) ? null : id;
    }

    /** A time in UTC. */
    @Nullable
    Instant time(String name) {
        Optional<Instant> time = SiteTime.utc(left.get(name));
        if (time.isPresent() || "".equals(left.get(name))) {
            left.remove(name);
        }
        return time.orElse(null);
    }

    boolean truth(String name) {
        return left.get(name) instanceof Boolean && Boolean.TRUE.equals(left.remove(name));
    }

    /**
     * What an editor wrote, where the site shows that; what it shows to visitors otherwise. Where both are there and
     * differ, the second stays.
     */
    @Nullable
    String written(String name) {
        if (!(left.get(name) instanceof Map<?, ?> both)) {
            return text(name);
        }
        SiteFields parts = new SiteFields(both);
        String raw = parts.text("raw");
        String rendered = parts.text("rendered");
        boolean isSame = raw == null || rendered == null || raw.strip().equals(rendered.strip());
        if (!isSame) {
            parts.left.put("rendered", rendered);
        }
        keep(name, parts.left);
        return raw != null ? raw : rendered;
    }

    /** An object; empty, and left where it was, if it is something else. PHP writes an empty one as a list. */
    Optional<SiteFields> object(String name) {
        Object value = left.get(name);
        if (value instanceof Map<?, ?> map) {
            left.remove(name);
            return Optional.of(new SiteFields(map));
        }
        if (value == null || Boolean.FALSE.equals(value) || (value instanceof List<?> list && list.isEmpty())) {
            left.remove(name);
        }
        return Optional.empty();
    }

    /** A list of objects; empty, and left where it was, if it is something else. */
    List<SiteFields> objects(String name) {
        if (!(left.get(name) instanceof List<?> list) || !list.stream().allMatch(Map.class::isInstance)) {
            return List.of();
        }
        left.remove(name);
        List<SiteFields> objects = new ArrayList<>();
        for (Object item : list) {
            objects.add(new SiteFields((Map<?, ?>) item));
        }
        return objects;
    }

    /** A list of texts or ids. */
    List<String> texts(String name) {
        boolean isTexts = left.get(name) instanceof List<?> list
                && list.stream().allMatch(item -> item instanceof String || item instanceof Number);
        return isTexts && left.remove(name) instanceof List<?> texts
                ? texts.stream().map(String::valueOf).toList()
                : List.of();
    }

    List<TermRef> terms(String name) {
        return objects(name).stream()
                .map(SiteFields::term)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<TermRef> term() {
        String id = text("id");
        return id == null
                ? Optional.empty()
                : Optional.of(new TermRef(id, unescaped(text("name")), text("slug"), rest()));
    }

    /** What nobody has taken, without taking it. */
    @Nullable
    Object peek(String name) {
        return left.get(name);
    }

    /** Takes out what the canonical model leaves out on purpose. */
    void drop(String... names) {
        for (String name : names) {
            left.remove(name);
        }
    }

    /** Puts back what is left of a property; nothing if nothing is. */
    void keep(String name, Map<String, @Nullable Object> rest) {
        if (rest.isEmpty()) {
            left.remove(name);
        } else {
            left.put(name, rest);
        }
    }

    /** What nobody took; values may be null. */
    // The constructors of the model's records lose the @Nullable of a type argument when compiled: NullAway would
    // refuse it.
    @SuppressWarnings("NullAway")
    Map<String, Object> rest() {
        return new LinkedHashMap<>(left);
    }

    /** WordPress keeps and shows names of terms as HTML. */
    static @Nullable String unescaped(@Nullable String html) {
        return html == null ? null : Terms.unescaped(html);
    }
}
