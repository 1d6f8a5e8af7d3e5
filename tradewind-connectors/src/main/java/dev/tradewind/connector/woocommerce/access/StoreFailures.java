package dev.tradewind.connector.woocommerce.access;

import dev.tradewind.api.Failure;
import dev.tradewind.api.HttpFailures;
import dev.tradewind.api.HttpResult;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the store's refusals mean, and what a person can do about each.
 *
 * <p>The kinds are those of {@link HttpFailures}, but for these: an answer that is no JSON did not come from WooCommerce but
 * from something in front of it, and may pass; a missing plug-in may come back; a redirect needs another address.
 */
final class StoreFailures {

    static final String HTTPS_NEEDED =
            "WooCommerce accepts consumer key and secret on https only; give the connection an https:// url, or"
                    + " authentication: oauth1, which signs and sends no secret";

    private static final String KEYS_ADVICE =
            "Check credentials.key and credentials.secret, or make a new key under WooCommerce > Settings > Advanced"
                    + " > REST API";

    /** Orders and products say the first, terms, zones, gateways and settings the second, subscriptions also the third. */
    private static final Pattern MISSING_RECORD = Pattern.compile(".+_invalid(_id)?|.+_invalid_[a-z_]+_id");

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final AccessSettings access;
    private final HttpFailures usual;
    private final Optional<String> plugin;

    StoreFailures(AccessSettings access, InstantSource clock) {
        this(access, new HttpFailures(clock), Optional.empty());
    }

    private StoreFailures(AccessSettings access, HttpFailures usual, Optional<String> plugin) {
        this.access = access;
        this.usual = usual;
        this.plugin = plugin;
    }

    /** What refusals mean where the address belongs to a plug-in that a shop may not have. */
    StoreFailures of(String name) {
        return new StoreFailures(access, usual, Optional.of(name));
    }

    /** Whether the answer says that there is no such record, as opposed to no such address. */
    static boolean isMissingRecord(HttpResult.Reply reply) {
        String code = reply.status() == NOT_FOUND ? error(reply).code() : "";
        return MISSING_RECORD.matcher(code).matches();
    }

    /** The failure that {@code result} is, or empty if it is JSON of a success. */
    Optional<Failure> of(HttpResult result) {
        return switch (result) {
            case HttpResult.NoReply none -> usual.of(none);
            case HttpResult.Reply reply -> reply.isSuccess() ? notJson(reply) : Optional.of(refused(reply));
        };
    }

    private static Optional<Failure> notJson(HttpResult.Reply reply) {
        for (byte b : reply.body()) {
            if (b == '{' || b == '[') {
                return Optional.empty();
            }
            if (!Character.isWhitespace(b)) {
                break;
            }
        }
        return Optional.of(passing("answered HTTP " + reply.status()
                + " with something else than JSON. A cache, a security plug-in, a maintenance page or a PHP warning"
                + " stands before the API; open the address in a browser to see which"));
    }

    private Failure refused(HttpResult.Reply reply) {
        StoreError error = error(reply);
        int status = reply.status();
        if (status >= 300 && status < 400) {
            return redirected(reply);
        }
        if (status == UNAUTHORIZED || status == FORBIDDEN) {
            return unauthorised(status, error);
        }
        if (status == NOT_FOUND) {
            return notFound(error);
        }
        return withReason(usual.of(reply).orElseThrow(), "the store " + said(status, error), error.field());
    }

    private Failure redirected(HttpResult.Reply reply) {
        String location =
                reply.header("Location").map(StoreFailures::withoutQuery).orElse("nowhere");
        String advice = location.contains("/wp-json/")
                        && location.startsWith(access.url().toString())
                ? "this happens when permalinks are \"Plain\": choose another kind under Settings > Permalinks"
                : "set the connection's url to the address that the shop itself uses";
        return new Failure.Rejected("the store redirects to " + location + "; " + advice, Optional.empty());
    }

    private Failure unauthorised(int status, StoreError error) {
        if (!error.isPresent()) {
            return status == FORBIDDEN
                    ? passing("answered HTTP 403 without WooCommerce's own error: a firewall or a security plug-in"
                            + " refuses the hub; allow its address there")
                    : new Failure.Unauthorised("the web server itself asks for a password (HTTP 401 without"
                            + " WooCommerce's own error); lift that for /wp-json/wc/");
        }
        return new Failure.Unauthorised("the store " + said(status, error) + ". " + advice(error));
    }

    private String advice(StoreError error) {
        if (error.message().contains("permission")) {
            return "Give the key Read permission, or Read/Write, under WooCommerce > Settings > Advanced > REST API";
        }
        return switch (access.authentication()) {
            case APPLICATION_PASSWORD ->
                "Check credentials.user and credentials.password; application passwords are made in the user's profile,"
                        + " and the user must be an administrator or a shop manager";
            case OAUTH1 ->
                error.message().contains("timestamp")
                        ? "The clocks of the hub and of the shop are more than 15 minutes apart: set the one that is wrong"
                        : KEYS_ADVICE;
            case BASIC, QUERY -> access.isHttps() ? adviceOnHttps(error) : HTTPS_NEEDED;
        };
    }

    private String adviceOnHttps(StoreError error) {
        if (!error.code().equals("woocommerce_rest_cannot_view")) {
            return KEYS_ADVICE;
        }
        return access.authentication() == Authentication.BASIC
                ? "The key is unknown there, its user may not see orders, or the host strips the Authorization header;"
                        + " tradewind doctor tells which, and authentication: query helps with the last"
                : "The key is unknown there, or its user may not see orders";
    }

    private Failure notFound(StoreError error) {
        if (error.code().equals("rest_no_route") && plugin.isPresent()) {
            return new Failure.Rejected(
                    "the store answered 404 rest_no_route: %s is not active there, so there is nothing to read; other streams are not affected"
                            .formatted(plugin.get()),
                    Optional.empty());
        }
        return switch (error.code()) {
            case "rest_no_route" ->
                passing("the store has no WooCommerce API (404 rest_no_route): the WooCommerce plug-in is switched off"
                        + " or being updated");
            case "" ->
                new Failure.Rejected(
                        "there is no API at this address (HTTP 404). Check the connection's url; permalinks must not be"
                                + " \"Plain\" under Settings > Permalinks",
                        Optional.empty());
            default -> new Failure.Rejected("the store " + said(NOT_FOUND, error), error.field());
        };
    }

    private static Failure withReason(Failure kind, String reason, Optional<String> field) {
        return switch (kind) {
            case Failure.Transient t -> new Failure.Transient(reason, t.mayHaveBeenApplied());
            case Failure.Throttled t -> new Failure.Throttled(reason, t.after());
            case Failure.Unauthorised u -> new Failure.Unauthorised(reason);
            case Failure.Rejected r -> new Failure.Rejected(reason, field);
            case Failure.Conflict c -> new Failure.Conflict(reason);
        };
    }

    private static Failure passing(String reason) {
        return new Failure.Transient(reason, true);
    }

    private static String said(int status, StoreError error) {
        if (!error.isPresent()) {
            return "answered HTTP " + status;
        }
        // wp_die is WordPress's own page of last resort: its code says nothing.
        String code = error.code().equals("wp_die") ? "" : " " + error.code();
        return "answered HTTP " + status + code + (error.message().isEmpty() ? "" : ": " + error.message());
    }

    private static StoreError error(HttpResult.Reply reply) {
        return StoreError.of(reply.json().orElse(Map.of()));
    }

    // A query may carry credentials.
    private static String withoutQuery(String location) {
        int query = location.indexOf('?');
        return query < 0 ? location : location.substring(0, query);
    }
}
