package dev.tradewind.sandbox.site;

import dev.tradewind.sandbox.http.Answer;
import dev.tradewind.sandbox.http.Request;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The API of The Events Calendar, as far as events go. Written from its public description, and how it says that there is no
 * such event from its source (6.17.2): nothing of it was recorded.
 * Guarded by the lock of its {@link SiteApi}.
 */
final class Calendar {

    private static final String ROOT = "/wp-json/tribe/events/v1/events";
    private static final Pattern ONE = Pattern.compile(ROOT + "/(\\d{1,9})");
    private static final Pattern BY_SLUG = Pattern.compile(ROOT + "/by-slug/([^/]{1,200})");
    private static final int SIZE_MAX = 50;

    /** If nothing is asked for, the list begins yesterday, and ends in two years. */
    private static final Duration PAST = Duration.ofDays(1);

    private static final Duration FUTURE = Duration.ofDays(730);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final Map<Integer, Event> events = new TreeMap<>();

    /** One event: what was written, and when. */
    record Event(Map<String, @Nullable Object> tree, Instant date, Instant modified) {}

    /** What is known around a request. */
    record Around(ContentJson json, Instant now) {}

    Map<Integer, Event> events() {
        return events;
    }

    List<Map<String, @Nullable Object>> trees() {
        return events.values().stream().map(Event::tree).toList();
    }

    static boolean serves(String path) {
        return path.startsWith(ROOT);
    }

    Answer answer(Request request, boolean mayWrite, int nextId, Around around) {
        Matcher one = ONE.matcher(request.path());
        Matcher bySlug = BY_SLUG.matcher(request.path());
        boolean writes = !request.method().equals("GET");
        if (writes && !mayWrite) {
            throw new SiteError(401, "rest_forbidden", "Sorry, you are not allowed to do that.");
        }
        if (request.path().equals(ROOT)) {
            return writes ? Answer.json(201, saved(nextId, request, around)) : list(request, mayWrite, around);
        } else if (one.matches()) {
            return one(Integer.parseInt(one.group(1)), request, around);
        } else if (bySlug.matches()) {
            return Answer.json(
                    200,
                    events.values().stream()
                            .filter(event -> bySlug.group(1).equals(event.tree().get("slug")))
                            .findFirst()
                            .map(event -> shown(event, around.json()))
                            .orElseThrow(() -> SiteError.badParameter("slug", "slug")));
        }
        throw SiteError.noRoute();
    }

    private Answer one(int id, Request request, Around around) {
        Event event = Optional.ofNullable(events.get(id)).orElseThrow(Calendar::notFound);
        return switch (request.method()) {
            case "GET" -> {
                if ("trash".equals(event.tree().get("status"))) {
                    throw new SiteError(403, "event-no-longer-available", "The requested event is no longer available");
                }
                yield Answer.json(200, shown(event, around.json()));
            }
            case "DELETE" -> {
                Event trashed = put(id, Map.of("status", "trash"), around.now());
                yield Answer.json(200, shown(trashed, around.json()));
            }
            default -> Answer.json(200, saved(id, request, around));
        };
    }

    private static SiteError notFound() {
        return new SiteError(
                404, "rest-event-not-found", "The requested event post ID does not exist or is not an event");
    }

    /** By the day of their beginning; what is in the trash is in no list, a draft in that of its editors. */
    private Answer list(Request request, boolean mayEdit, Around around) {
        LocalDateTime now = LocalDateTime.ofInstant(around.now(), around.json().zone());
        LocalDateTime from = time(request, "start_date").orElse(now.minus(PAST));
        LocalDateTime until = time(request, "end_date").orElse(now.plus(FUTURE));
        List<Event> found = events.values().stream()
                .filter(event -> mayEdit
                        ? !"trash".equals(event.tree().get("status"))
                        : "publish".equals(event.tree().get("status")))
                .filter(event -> !start(event).isBefore(from) && !start(event).isAfter(until))
                .sorted(Comparator.comparing(Calendar::start))
                .toList();
        int size = Math.min(
                SIZE_MAX, request.param("per_page").map(Integer::parseInt).orElse(10));
        int page = request.param("page").map(Integer::parseInt).orElse(1);
        List<Map<String, @Nullable Object>> shown = found.stream()
                .skip((long) (page - 1) * size)
                .limit(size)
                .map(event -> shown(event, around.json()))
                .toList();
        if (shown.isEmpty() && page > 1) {
            throw new SiteError(404, "event-archive-page-not-found", "The requested page was not found.");
        }
        int pages = (found.size() + size - 1) / size;
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("events", shown);
        if (page < pages) {
            answer.put("next_rest_url", around.json().url() + ROOT + "?page=" + (page + 1));
        }
        answer.put("total", found.size());
        answer.put("total_pages", pages);
        return Answer.json(200, answer)
                .with("X-TEC-Total", String.valueOf(found.size()))
                .with("X-TEC-TotalPages", String.valueOf(pages));
    }

    private static Optional<LocalDateTime> time(Request request, String name) {
        return request.param(name).map(text -> parsed(text).orElseThrow(() -> SiteError.badParameter(name, name)));
    }

    private static LocalDateTime start(Event event) {
        return parsed(String.valueOf(event.tree().get("start_date"))).orElse(LocalDateTime.MIN);
    }

    private static Optional<LocalDateTime> parsed(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text.length() == 10 ? text + " 00:00:00" : text, TIME));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** What was written, and what the plug-in adds. */
    private static Map<String, @Nullable Object> shown(Event event, ContentJson json) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>(event.tree());
        ZoneId zone = ZoneId.of(
                String.valueOf(tree.getOrDefault("timezone", json.zone().getId())));
        tree.put("date", local(event.date(), json.zone()));
        tree.put("date_utc", local(event.date(), ZoneOffset.UTC));
        tree.put("modified", local(event.modified(), json.zone()));
        tree.put("modified_utc", local(event.modified(), ZoneOffset.UTC));
        tree.put("url", json.url() + "/event/" + tree.get("slug") + "/");
        tree.put("timezone", zone.getId());
        tree.putIfAbsent("all_day", false);
        tree.putIfAbsent("description", "");
        tree.putIfAbsent("image", false);
        tree.putIfAbsent("venue", List.of());
        tree.putIfAbsent("organizer", List.of());
        tree.putIfAbsent("categories", List.of());
        tree.putIfAbsent("tags", List.of());
        for (String name : new String[] {"start_date", "end_date"}) {
            parsed(String.valueOf(tree.get(name)))
                    .ifPresent(
                            at -> tree.put("utc_" + name, local(at.atZone(zone).toInstant(), ZoneOffset.UTC)));
        }
        return tree;
    }

    private static String local(Instant at, ZoneId zone) {
        return TIME.format(at.atZone(zone));
    }

    /** Makes or changes an event with an id of the caller's choice. */
    Event put(int id, Map<String, ? extends @Nullable Object> fields, Instant now) {
        Event before = events.get(id);
        Map<String, @Nullable Object> tree =
                before == null ? new LinkedHashMap<>(Map.of("id", id, "status", "publish")) : before.tree();
        tree.putAll(fields);
        tree.putIfAbsent("slug", ContentJson.slug(String.valueOf(tree.get("title"))));
        Event event = new Event(tree, before == null ? now : before.date(), now);
        events.put(id, event);
        return event;
    }

    private Map<String, @Nullable Object> saved(int id, Request request, Around around) {
        Input input = Input.of(request);
        boolean isNew = !events.containsKey(id);
        for (String name : new String[] {"title", "start_date", "end_date"}) {
            if (isNew && input.text(name).filter(text -> !text.isBlank()).isEmpty()) {
                throw new SiteError(400, "rest_missing_callback_param", "Missing parameter(s): " + name);
            }
        }
        return shown(put(id, input.tree(), around.now()), around.json());
    }
}
