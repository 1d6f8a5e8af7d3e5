package dev.tradewind.connector.wordpress;

import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.api.HttpCall;
import dev.tradewind.api.HttpResult;
import dev.tradewind.api.json.Json;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One site's REST API: addresses, credentials, and what an answer means. Safe for any thread. */
final class SiteApi {

    private final SiteSettings settings;
    private final SiteFailures failures;

    SiteApi(SiteSettings settings, InstantSource clock) {
        this.settings = settings;
        this.failures = new SiteFailures(clock, settings.secrets());
    }

    /** What came of a call. */
    sealed interface Answer {
        /** One record, with its id. */
        record One(String id, Map<?, ?> tree) implements Answer {}

        /** A list of records. */
        record Many(List<Map<?, ?>> items) implements Answer {}

        record Failed(Failure failure, SiteError error) implements Answer {}
    }

    SiteSettings settings() {
        return settings;
    }

    SiteFailures failures() {
        return failures;
    }

    /** Whether this is an id as WordPress gives them. */
    static boolean isId(String text) {
        return text.matches("[1-9]\\d{0,18}");
    }

    /** Reads a list; what fails has changed nothing. */
    Answer list(String path, Map<String, String> query, Http http) {
        HttpResult result = http.send(authorised(HttpCall.get(url(path, query))));
        Answer answer = failed(result).orElseGet(() -> many((HttpResult.Reply) result));
        return harmless(answer);
    }

    /** Reads one record; what fails has changed nothing. */
    Answer one(String path, Http http) {
        HttpResult result = http.send(authorised(HttpCall.get(url(path, Map.of()))));
        return harmless(failed(result).orElseGet(() -> one((HttpResult.Reply) result)));
    }

    /** Writes JSON. */
    Answer post(String path, Object tree, Http http) {
        return written(HttpCall.json("POST", url(path, Map.of()), tree), http);
    }

    /** Writes a file. */
    Answer upload(String path, Map<String, String> query, Map<String, String> headers, byte[] bytes, Http http) {
        HttpCall call = new HttpCall("POST", url(path, query), headers, bytes);
        return written(call.with("Accept", "application/json"), http);
    }

    private Answer written(HttpCall call, Http http) {
        HttpResult result = http.send(authorised(call));
        return failed(result).orElseGet(() -> one((HttpResult.Reply) result));
    }

    private HttpCall authorised(HttpCall call) {
        return call.withBasic(settings.user(), settings.password());
    }

    private Optional<Answer> failed(HttpResult result) {
        return switch (result) {
            case HttpResult.NoReply none ->
                Optional.of(new Answer.Failed(failures.of(none, SiteError.NONE), SiteError.NONE));
            case HttpResult.Reply reply when reply.isSuccess() -> Optional.empty();
            case HttpResult.Reply reply -> {
                SiteError error = SiteError.of(reply);
                yield Optional.of(new Answer.Failed(failures.of(reply, error), error));
            }
        };
    }

    private Answer one(HttpResult.Reply reply) {
        if (reply.json().orElse(null) instanceof Map<?, ?> tree) {
            Optional<String> id = FormTrees.text(tree.get("id")).filter(SiteApi::isId);
            if (id.isPresent()) {
                return new Answer.One(id.get(), tree);
            }
        }
        return new Answer.Failed(failures.odd(reply), SiteError.NONE);
    }

    private Answer many(HttpResult.Reply reply) {
        if (reply.json().orElse(null) instanceof List<?> list && list.stream().allMatch(SiteApi::isRecord)) {
            return new Answer.Many(
                    list.stream().<Map<?, ?>>map(item -> (Map<?, ?>) item).toList());
        }
        return new Answer.Failed(failures.odd(reply), SiteError.NONE);
    }

    private static boolean isRecord(@Nullable Object item) {
        return item instanceof Map<?, ?> map
                && FormTrees.text(map.get("id")).filter(SiteApi::isId).isPresent();
    }

    /** Reading changes nothing, whatever became of it. */
    private static Answer harmless(Answer answer) {
        return answer instanceof Answer.Failed(Failure.Transient t, SiteError error)
                ? new Answer.Failed(new Failure.Transient(t.reason(), false), error)
                : answer;
    }

    private URI url(String path, Map<String, String> query) {
        String pairs = query.entrySet().stream()
                .map(pair -> encoded(pair.getKey()) + "=" + encoded(pair.getValue()))
                .collect(Collectors.joining("&"));
        return URI.create(
                settings.url().orElseThrow() + settings.apiPath() + path + (pairs.isEmpty() ? "" : "?" + pairs));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** JSON as it stands in a message. */
    static String shown(@Nullable Object tree) {
        String text = Json.text(tree);
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
