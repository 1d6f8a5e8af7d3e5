package dev.tradewind.sandbox.site;

import dev.tradewind.sandbox.http.Answer;
import dev.tradewind.sandbox.http.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The API of The Events Calendar, as far as events go. Written from its public description: nothing of it was recorded.
 * Guarded by the lock of its {@link SiteApi}.
 */
final class Calendar {

    private static final String ROOT = "/wp-json/tribe/events/v1/events";
    private static final Pattern ONE = Pattern.compile(ROOT + "/(\\d{1,9})");
    private static final Pattern BY_SLUG = Pattern.compile(ROOT + "/by-slug/([^/]{1,200})");

    private final Map<Integer, Map<String, @Nullable Object>> events = new LinkedHashMap<>();

    Map<Integer, Map<String, @Nullable Object>> events() {
        return events;
    }

    static boolean serves(String path) {
        return path.startsWith(ROOT);
    }

    Answer answer(Request request, boolean mayWrite, int nextId) {
        Matcher one = ONE.matcher(request.path());
        Matcher bySlug = BY_SLUG.matcher(request.path());
        boolean writes = request.method().equals("POST") || request.method().equals("PUT");
        if (writes && !mayWrite) {
            throw new SiteError(401, "rest_forbidden", "Sorry, you are not allowed to do that.");
        }
        if (request.path().equals(ROOT) && writes) {
            return Answer.json(201, saved(new LinkedHashMap<>(Map.of("id", nextId, "status", "publish")), request));
        } else if (one.matches()) {
            Map<String, @Nullable Object> event = events.get(Integer.valueOf(one.group(1)));
            if (event == null) {
                throw new SiteError(
                        404, "event-not-found", "The requested event post ID does not exist or is not an event");
            }
            return Answer.json(200, writes ? saved(event, request) : event);
        } else if (bySlug.matches()) {
            return Answer.json(
                    200,
                    events.values().stream()
                            .filter(event -> bySlug.group(1).equals(event.get("slug")))
                            .findFirst()
                            .orElseThrow(() -> new SiteError(
                                    404,
                                    "event-not-found",
                                    "The requested event post ID does not exist or is not an event")));
        }
        throw SiteError.noRoute();
    }

    private Map<String, @Nullable Object> saved(Map<String, @Nullable Object> event, Request request) {
        Input input = Input.of(request);
        boolean isNew = !event.containsKey("title");
        for (String name : new String[] {"title", "start_date", "end_date"}) {
            if (isNew && input.text(name).filter(text -> !text.isBlank()).isEmpty()) {
                throw new SiteError(400, "rest_missing_callback_param", "Missing parameter(s): " + name);
            }
        }
        event.putAll(input.tree());
        event.putIfAbsent("slug", ContentJson.slug(input.text("title").orElse("")));
        events.put((Integer) event.get("id"), event);
        return event;
    }
}
