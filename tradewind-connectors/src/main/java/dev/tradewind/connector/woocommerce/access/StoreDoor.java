package dev.tradewind.connector.woocommerce.access;

import dev.tradewind.api.Http;
import dev.tradewind.api.HttpCall;
import dev.tradewind.api.HttpResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The way into one store: the only place that makes addresses of its API, and that shows who asks.
 *
 * <p>Where the document leaves the form of the addresses open, {@code /wp-json/} is taken until an answer says that nothing
 * is there; then the other forms are tried, and what was found is kept as long as this object. Safe for any thread.
 */
public final class StoreDoor {

    /** A shop whose API is away must not be asked three more questions with every call. */
    private static final Duration DISCOVERY_EVERY = Duration.ofMinutes(10);

    private static final int NONCE_BYTES = 16;

    private final AccessSettings settings;
    private final InstantSource clock;
    private final RandomGenerator random;
    private volatile ApiForm form;
    private volatile Instant nextDiscovery = Instant.MIN;

    public StoreDoor(AccessSettings settings, InstantSource clock, RandomGenerator random) {
        this.settings = settings;
        this.clock = clock;
        this.random = random;
        this.form = settings.api().orElse(ApiForm.WP_JSON);
    }

    public AccessSettings settings() {
        return settings;
    }

    /** The form of addresses that is used now. */
    public ApiForm form() {
        return form;
    }

    /** The same door, with addresses of a form that was found. */
    public StoreDoor with(ApiForm found) {
        StoreDoor door = new StoreDoor(settings, clock, random);
        door.form = found;
        return door;
    }

    /** The same door, showing in another way who asks. */
    public StoreDoor with(Authentication other) {
        StoreDoor door = new StoreDoor(settings.with(other), clock, random);
        door.form = form;
        return door;
    }

    /**
     * Asks, with credentials.
     *
     * @param route for example {@code wc/v3/orders}
     * @param body a tree to be sent as JSON; null for none
     * @throws IllegalStateException if the secret would go over a network in clear: look at
     *     {@link AccessSettings#wouldLeakTheSecret} first
     */
    public HttpResult send(String method, String route, Map<String, String> query, @Nullable Object body, Http http) {
        if (settings.wouldLeakTheSecret()) {
            throw new IllegalStateException("credentials are not sent over http to another machine");
        }
        ApiForm used = form;
        HttpResult result = http.send(call(used, method, route, query, body));
        if (settings.api().isEmpty() && isNothingThere(result) && discovered(used, http)) {
            // Nothing was done: what answered was no API.
            return http.send(call(form, method, route, query, body));
        }
        return result;
    }

    private HttpCall call(ApiForm of, String method, String route, Map<String, String> query, @Nullable Object body) {
        Map<String, String> parameters = new LinkedHashMap<>(query);
        Credentials credentials = settings.credentials();
        if (settings.authentication() == Authentication.QUERY) {
            parameters.put("consumer_key", credentials.name());
            parameters.put("consumer_secret", credentials.secret());
        }
        var url = of.address(settings.url(), route, parameters);
        HttpCall call = body == null ? HttpCall.without(method, url) : HttpCall.json(method, url, body);
        return switch (settings.authentication()) {
            case BASIC, APPLICATION_PASSWORD -> call.withBasic(credentials.name(), credentials.secret());
            case OAUTH1 -> OAuth1.sign(call, credentials, clock.instant().getEpochSecond(), nonce());
            case QUERY -> call;
        };
    }

    private String nonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Whether the API is not at this address: a redirect within it, or a page that is not found. */
    private boolean isNothingThere(HttpResult result) {
        if (!(result instanceof HttpResult.Reply reply)) {
            return false;
        }
        boolean notFound = reply.status() == 404 && !StoreError.of(reply).isPresent();
        return notFound || ApiDiscovery.isRedirectLoop(settings.url(), reply);
    }

    private boolean discovered(ApiForm used, Http http) {
        if (form != used) {
            return true; // By another thread, meanwhile.
        }
        Instant now = clock.instant();
        if (now.isBefore(nextDiscovery)) {
            return false;
        }
        nextDiscovery = now.plus(DISCOVERY_EVERY);
        if (ApiDiscovery.at(settings.url(), http) instanceof ApiDiscovery.Found found
                && found.form() != used
                && (found.form().takesKeys() || !settings.authentication().usesKeys())) {
            form = found.form();
            return true;
        }
        return false;
    }
}
