package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.api.HttpCall;
import dev.tradewind.api.HttpResult;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One store's API: addresses, credentials, and its ways of saying no. Safe for any thread. */
final class StoreApi {

    /** What a call came to. */
    sealed interface Answer {

        /** JSON, whole or at least begun: what it is about is for the caller to read. */
        record Json(HttpResult.Reply reply) implements Answer {}

        /** There is no such record. */
        record Missing(HttpResult.Reply reply) implements Answer {}

        record Failed(Failure failure) implements Answer {}
    }

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final StoreSettings settings;
    private final StoreFailures failures;

    StoreApi(StoreSettings settings, InstantSource clock) {
        this.settings = settings;
        this.failures = new StoreFailures(settings.url(), clock);
    }

    /** Reads one record, {@code path} being for example {@code orders/27}, or a list of them. */
    Answer get(String path, Map<String, String> query, Http http) {
        return answer(HttpCall.get(address(path, query)), http);
    }

    /** Sends {@code tree} as JSON, for example to {@code products/batch}. */
    Answer send(String method, String path, Object tree, Http http) {
        return answer(HttpCall.json(method, address(path, Map.of()), tree), http);
    }

    private Answer answer(HttpCall call, Http http) {
        // Sent in clear to another machine, the key would be anybody's; and a real store does not look at it on http.
        if (!isHttps() && !isLoopback()) {
            return new Answer.Failed(new Failure.Unauthorised(StoreFailures.HTTPS_NEEDED));
        }
        HttpResult result = http.send(call.withBasic(settings.key(), settings.secret()));
        if (result instanceof HttpResult.Reply reply && StoreFailures.isMissingRecord(reply)) {
            return new Answer.Missing(reply);
        }
        Optional<Failure> failure = failures.of(result);
        return failure.isPresent() ? new Answer.Failed(failure.get()) : new Answer.Json((HttpResult.Reply) result);
    }

    private URI address(String path, Map<String, String> query) {
        String parameters = query.entrySet().stream()
                .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        String address = settings.url() + "/wp-json/wc/v3/" + path;
        return URI.create(parameters.isEmpty() ? address : address + "?" + parameters);
    }

    private boolean isHttps() {
        return "https".equalsIgnoreCase(settings.url().getScheme());
    }

    private boolean isLoopback() {
        String host = settings.url().getHost();
        return host != null && LOOPBACK.contains(host.toLowerCase(Locale.ROOT));
    }
}
