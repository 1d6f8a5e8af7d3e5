package dev.tradewind.connector.woocommerce.access;

import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.api.HttpResult;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One store's API, and its ways of saying no. {@link StoreDoor} makes the addresses and shows who asks. Safe for any thread. */
public final class StoreApi {

    /** What a call came to. */
    public sealed interface Answer {

        /** JSON, whole or at least begun: what it is about is for the caller to read. */
        record Json(HttpResult.Reply reply) implements Answer {

            /** How many records the list has that this is a page of, if the store tells. */
            public OptionalLong total() {
                return reply.header("X-WP-Total")
                        .filter(text -> text.matches("\\d{1,12}"))
                        .map(text -> OptionalLong.of(Long.parseLong(text)))
                        .orElse(OptionalLong.empty());
            }
        }

        /** There is no such record. */
        record Missing(HttpResult.Reply reply) implements Answer {}

        /** It did not work out; {@code error} is what the store said, or {@link StoreError#NONE}. */
        record Failed(Failure failure, StoreError error) implements Answer {}
    }

    /**
     * Whether a page of a list is its last: by the total where there is one, since a host may give fewer records than asked for.
     *
     * @param read how many records of the list have come, those of this page included
     * @param came how many of them with this page
     */
    public static boolean isLast(OptionalLong total, long read, int came, int asked) {
        return came == 0 || (total.isPresent() ? read >= total.getAsLong() : came < asked);
    }

    private static final String NAMESPACE = "wc/v3/";

    private final StoreDoor door;
    private final StoreFailures failures;

    private StoreApi(StoreDoor door, StoreFailures failures) {
        this.door = door;
        this.failures = failures;
    }

    public StoreApi(AccessSettings settings, InstantSource clock) {
        this(settings, clock, new SecureRandom());
    }

    /**
     * The API of the store of these settings.
     *
     * @param random for the nonces of signed requests
     */
    public StoreApi(AccessSettings settings, InstantSource clock, RandomGenerator random) {
        this.door = new StoreDoor(settings, clock, random);
        this.failures = new StoreFailures(settings, clock);
    }

    /** The same, for what only some shops have: an address that is not there means that {@code plugin} is not. */
    public StoreApi of(String plugin) {
        return new StoreApi(door, failures.of(plugin));
    }

    /** Reads one record, {@code path} being for example {@code orders/27}, or a list of them. */
    public Answer get(String path, Map<String, String> query, Http http) {
        return send("GET", path, query, null, http);
    }

    /** Sends {@code tree} as JSON, for example to {@code products/batch}. */
    public Answer send(String method, String path, Object tree, Http http) {
        return send(method, path, Map.of(), tree, http);
    }

    /**
     * Sends any request.
     *
     * @param path for example {@code orders/27}; with a slash at its beginning what another plug-in has beside WooCommerce's
     *     API, for example {@code /wc-bookings/v1/bookings}
     * @param query names and values as they are, not encoded
     * @param body a tree to be sent as JSON; null for none
     */
    public Answer send(String method, String path, Map<String, String> query, @Nullable Object body, Http http) {
        if (door.settings().wouldLeakTheSecret()) {
            return new Answer.Failed(new Failure.Unauthorised(StoreFailures.HTTPS_NEEDED), StoreError.NONE);
        }
        String address = path.startsWith("/") ? path.substring(1) : NAMESPACE + path;
        HttpResult result = door.send(method, address, query, body, http);
        if (result instanceof HttpResult.Reply reply && StoreFailures.isMissingRecord(reply)) {
            return new Answer.Missing(reply);
        }
        Optional<Failure> failure = failures.of(result);
        return failure.isEmpty()
                ? new Answer.Json((HttpResult.Reply) result)
                : new Answer.Failed(
                        failure.get(),
                        result instanceof HttpResult.Reply reply ? StoreError.of(reply) : StoreError.NONE);
    }
}
