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
import java.util.function.Function;
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

    /** What reading came to. */
    sealed interface Reading {
        /** An answer that is JSON, and what it is as a tree. */
        record Found(HttpResult.Reply reply, Object tree) implements Reading {}

        record Failed(Failure failure, SiteError error) implements Reading {}
    }

    /** Reads whatever there is; what fails has changed nothing. */
    Reading read(String path, Map<String, String> query, Http http) {
        HttpResult result = http.send(authorised(HttpCall.get(url(path, query))));
        Optional<Answer.Failed> failed = failed(result);
        if (failed.isPresent()) {
            return harmless(failed.get());
        }
        HttpResult.Reply reply = (HttpResult.Reply) result;
        return reply.json().<Reading>map(tree -> new Reading.Found(reply, tree)).orElseGet(() -> harmless(odd(reply)));
    }

    /** A success that is not what it should be; nothing was changed, since only reading was asked for. */
    Reading.Failed unfit(HttpResult.Reply reply) {
        return harmless(odd(reply));
    }

    /** Reads a list; what fails has changed nothing. */
    Answer list(String path, Map<String, String> query, Http http) {
        return answer(read(path, query, http), SiteApi::many);
    }

    /** Reads one record; what fails has changed nothing. */
    Answer one(String path, Http http) {
        return answer(read(path, Map.of(), http), SiteApi::one);
    }

    private Answer answer(Reading reading, Function<Object, Optional<Answer>> fitting) {
        return switch (reading) {
            case Reading.Failed failed -> new Answer.Failed(failed.failure(), failed.error());
            case Reading.Found found ->
                fitting.apply(found.tree()).orElseGet(() -> {
                    Reading.Failed unfit = unfit(found.reply());
                    return new Answer.Failed(unfit.failure(), unfit.error());
                });
        };
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
        Optional<Answer.Failed> failed = failed(result);
        if (failed.isPresent()) {
            return failed.get();
        }
        HttpResult.Reply reply = (HttpResult.Reply) result;
        return reply.json().flatMap(SiteApi::one).orElseGet(() -> odd(reply));
    }

    private HttpCall authorised(HttpCall call) {
        return call.withBasic(settings.user(), settings.password());
    }

    private Optional<Answer.Failed> failed(HttpResult result) {
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

    private Answer.Failed odd(HttpResult.Reply reply) {
        return new Answer.Failed(failures.odd(reply), SiteError.NONE);
    }

    private static Optional<Answer> one(Object tree) {
        return tree instanceof Map<?, ?> record ? id(record).map(id -> new Answer.One(id, record)) : Optional.empty();
    }

    private static Optional<Answer> many(Object tree) {
        return records(tree).map(Answer.Many::new);
    }

    /** A list of records, each with its id; empty if it is anything else. */
    static Optional<List<Map<?, ?>>> records(Object tree) {
        if (!(tree instanceof List<?> list)
                || !list.stream().allMatch(item -> item instanceof Map<?, ?> map && id(map).isPresent())) {
            return Optional.empty();
        }
        return Optional.of(
                list.stream().<Map<?, ?>>map(item -> (Map<?, ?>) item).toList());
    }

    /** The id of a record. */
    static Optional<String> id(Map<?, ?> record) {
        return FormTrees.text(record.get("id")).filter(SiteApi::isId);
    }

    /** Reading changes nothing, whatever became of it. */
    private static Reading.Failed harmless(Answer.Failed failed) {
        Failure failure = failed.failure() instanceof Failure.Transient t
                ? new Failure.Transient(t.reason(), false)
                : failed.failure();
        return new Reading.Failed(failure, failed.error());
    }

    private URI url(String path, Map<String, String> query) {
        String pairs = query.entrySet().stream()
                .map(pair -> encoded(pair.getKey()) + "=" + encoded(pair.getValue()))
                .collect(Collectors.joining("&"));
        String begin = settings.url().orElseThrow() + settings.apiPath() + path;
        // In the form ?rest_route= the path is a parameter already.
        String joint = begin.contains("?") ? "&" : "?";
        return URI.create(begin + (pairs.isEmpty() ? "" : joint + pairs));
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
