package dev.tradewind.connector.woocommerce.checkup;

import dev.tradewind.api.Http;
import dev.tradewind.api.HttpResult;
import dev.tradewind.connector.woocommerce.access.Authentication;
import dev.tradewind.connector.woocommerce.access.StoreDoor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One examination of one store: whom it asks, by what clock, and what it knows of the site. Used by one thread. */
final class Visit {

    /** The check that is under way when it is over may take half a minute for each of its questions. */
    private static final Duration LASTS = Duration.ofSeconds(45);

    /** A parameter that no store knows: it makes an address that no cache has seen. */
    private static final String UNKNOWN_PARAMETER = "tradewind_probe";

    /** Reads next to nothing, and needs the right to see orders. */
    static final Map<String, String> SMALL_PAGE = Map.of("per_page", "1", "_fields", "id");

    private final String connection;
    private final StoreDoor door;
    private final Http http;
    private final InstantSource clock;
    private final Instant begun;
    private final Site site;

    Visit(String connection, StoreDoor door, Http http, InstantSource clock, Site site) {
        this.connection = connection;
        this.door = door;
        this.http = http;
        this.clock = clock;
        this.begun = clock.instant();
        this.site = site;
    }

    /** An answer, and how long it took by the hub's clock. */
    record Timed(HttpResult result, Instant sentAt, Duration took) {

        /** The answer's tree, if it is JSON of a success. */
        Optional<Object> tree() {
            return result instanceof HttpResult.Reply reply && reply.isSuccess() ? reply.json() : Optional.empty();
        }

        /** When it was made by the hub's clock, give or take half its duration. */
        Instant midway() {
            return sentAt.plus(took.dividedBy(2));
        }
    }

    Timed get(String path, Map<String, String> query) {
        return send("GET", path, query, null);
    }

    /** As {@link #get}, at an address that nobody has asked for before. */
    Timed getFresh(String path, Map<String, String> query) {
        return get(path, fresh(query));
    }

    Timed send(String method, String path, Map<String, String> query, @Nullable Object body) {
        return timed(door, method, path, query, body);
    }

    /** As {@link #getFresh}, showing in another way who asks. */
    Timed getAs(Authentication other, String path, Map<String, String> query) {
        return timed(door.with(other), "GET", path, fresh(query), null);
    }

    private Timed timed(
            StoreDoor through, String method, String path, Map<String, String> query, @Nullable Object body) {
        Instant sentAt = clock.instant();
        HttpResult result = through.send(method, "wc/v3/" + path, query, body, http);
        return new Timed(result, sentAt, Duration.between(sentAt, clock.instant()));
    }

    private Map<String, String> fresh(Map<String, String> query) {
        Map<String, String> more = new LinkedHashMap<>(query);
        more.put(UNKNOWN_PARAMETER, String.valueOf(clock.instant().toEpochMilli()));
        return more;
    }

    /** Whether it has taken so long that whoever waits should get what there is. */
    boolean isOverdue() {
        return Duration.between(begun, clock.instant()).compareTo(LASTS) > 0;
    }

    /** The connection's name, which ends the address of its webhooks. */
    String connection() {
        return connection;
    }

    StoreDoor door() {
        return door;
    }

    Site site() {
        return site;
    }
}
