package dev.tradewind.sandbox.site;

import dev.tradewind.sandbox.http.Request;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A question for content. Names that no filter has are passed over, as WordPress does.
 *
 * <p>{@code modified_after} is compared as WordPress compares it: with the time of change by the clock on the site's wall, so
 * that in the hour that autumn repeats a later change may have the earlier time.
 */
final class ContentQuery {

    private final Kind kind;
    private final Request request;
    private final ZoneId zone;
    private final List<String> statuses;

    ContentQuery(Kind kind, Request request, boolean mayEdit, ZoneId zone) {
        this.kind = kind;
        this.request = request;
        this.zone = zone;
        this.statuses = request.params("status");
        if (!mayEdit && statuses.stream().anyMatch(status -> !status.equals("publish"))) {
            throw forbiddenStatus();
        }
    }

    private static SiteError forbiddenStatus() {
        Map<String, Object> details = Map.of(
                "code", "rest_forbidden_status", "message", "Status is forbidden.", "data", Map.of("status", 401));
        return new SiteError(
                400,
                "rest_invalid_param",
                "Invalid parameter(s): status",
                Map.of("params", Map.of("status", "Status is forbidden."), "details", Map.of("status", details)));
    }

    /** What fits, newest first if nothing else was asked for. */
    List<Content> of(Stream<Content> all) {
        List<String> slugs = request.params("slug");
        List<String> include = request.params("include");
        Optional<String> key = request.param("meta_key").filter(k -> kind.takesMetaQueries());
        String value = request.param("meta_value").orElse("");
        Optional<LocalDateTime> modifiedAfter = request.param("modified_after").map(this::local);
        return all.filter(content -> fits(content.status))
                .filter(content -> slugs.isEmpty() || slugs.contains(content.slug))
                .filter(content -> include.isEmpty() || include.contains(String.valueOf(content.id)))
                .filter(content -> key.isEmpty() || value.equals(String.valueOf(content.meta.get(key.get()))))
                .filter(content ->
                        modifiedAfter.isEmpty() || local(content.modified).isAfter(modifiedAfter.get()))
                .sorted(order())
                .toList();
    }

    private boolean fits(String status) {
        if (statuses.isEmpty()) {
            return status.equals("publish");
        }
        return statuses.contains(status) || (statuses.contains("any") && !status.equals("trash"));
    }

    private Comparator<Content> order() {
        Comparator<Content> ascending = switch (request.param("orderby").orElse("date")) {
            case "id" -> Comparator.comparingInt(content -> content.id);
            case "modified" ->
                Comparator.comparing((Content content) -> local(content.modified))
                        .thenComparingInt(content -> content.id);
            default -> Comparator.comparing((Content content) -> content.date).thenComparingInt(content -> content.id);
        };
        return request.param("order").filter("asc"::equals).isPresent() ? ascending : ascending.reversed();
    }

    private LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at.truncatedTo(ChronoUnit.SECONDS), zone);
    }

    /** Without a zone, the site's own time. */
    private LocalDateTime local(String text) {
        try {
            return text.matches(".*(Z|[+-]\\d\\d:\\d\\d)$")
                    ? local(OffsetDateTime.parse(text).toInstant())
                    : LocalDateTime.parse(text);
        } catch (DateTimeException e) {
            throw SiteError.badParameter("modified_after", "Invalid date.");
        }
    }
}
