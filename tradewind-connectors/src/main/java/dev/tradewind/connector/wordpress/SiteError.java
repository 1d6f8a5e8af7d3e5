package dev.tradewind.connector.wordpress;

import dev.tradewind.api.HttpResult;
import dev.tradewind.api.json.Json;
import dev.tradewind.api.json.MalformedJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an answer that is no success says about itself.
 *
 * @param status HTTP status; 0 if there was no answer
 * @param isJson whether WordPress may have written it; a firewall's page is none
 * @param code WordPress's word, for example {@code rest_cannot_create}; empty if there is none
 * @param message WordPress's sentence without tags; empty if there is none
 * @param termId of {@code term_exists} the term that is there
 * @param parameters those that were refused
 */
record SiteError(
        int status, boolean isJson, String code, String message, Optional<String> termId, List<String> parameters) {

    /** How The Events Calendar says that there is no such event; until its version 6.17.2 in the first way. */
    private static final Set<String> NO_EVENT = Set.of("event-not-found", "rest-event-not-found");

    private static final String INVALID = "rest_invalid_param";

    /** Enough for every message of WordPress, too little for a page. */
    private static final int MESSAGE_CHARS_MAX = 300;

    private static final int CODE_CHARS_MAX = 80;

    static final SiteError NONE = new SiteError(0, false, "", "", Optional.empty(), List.of());

    static SiteError of(HttpResult.Reply reply) {
        Map<?, ?> body = body(reply);
        Map<?, ?> data = body != null && body.get("data") instanceof Map<?, ?> map ? map : Map.of();
        List<String> parameters = data.get("params") instanceof Map<?, ?> params
                ? params.keySet().stream().map(String::valueOf).toList()
                : List.of();
        return new SiteError(
                reply.status(),
                body != null,
                body != null && body.get("code") instanceof String code ? shortened(code, CODE_CHARS_MAX) : "",
                body != null && body.get("message") instanceof String message
                        ? shortened(plain(message), MESSAGE_CHARS_MAX)
                        : "",
                FormTrees.text(data.get("term_id")).filter(SiteApi::isId),
                parameters);
    }

    /** The first that was refused. */
    Optional<String> parameter() {
        return parameters.stream().findFirst();
    }

    /**
     * Whether The Events Calendar says that there is no such event: in its own words, or, where it checks that first, by refusing
     * the parameter that names the event and no other. No route at all means that it is not there itself.
     */
    boolean saysNoEvent(String parameter) {
        return (status == 404 && NO_EVENT.contains(code))
                || (status == 400 && code.equals(INVALID) && parameters.equals(List.of(parameter)));
    }

    /** Whether The Events Calendar says that the event is in the trash, which its own editors may not see either. */
    boolean saysEventInTheTrash() {
        return status == 403 && code.equals("event-no-longer-available");
    }

    private static @Nullable Map<?, ?> body(HttpResult.Reply reply) {
        try {
            return Json.read(reply.body()) instanceof Map<?, ?> map ? map : null;
        } catch (MalformedJson e) {
            return null;
        }
    }

    private static String plain(String html) {
        return html.replaceAll("<[^>]{0,200}>", "").replaceAll("\\s+", " ").strip();
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }
}
