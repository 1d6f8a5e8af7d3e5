package dev.tradewind.sandbox.store;

import dev.tradewind.sandbox.http.Request;
import dev.tradewind.sandbox.store.Access.ApiKey;
import dev.tradewind.sandbox.store.Access.ApplicationPassword;
import dev.tradewind.sandbox.store.Access.Permission;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Checks the credentials of a call, in WooCommerce's order: key and secret in the query or by Basic, then OAuth 1.0a,
 * then application passwords. Guarded by the shop's lock.
 */
final class Auth {

    /** What Basic carried. */
    private record Pair(String user, String password) {}

    private static final String FAILED = "woocommerce_rest_authentication_error";
    private static final ApiKey ADMINISTRATOR = new ApiKey("", "", Permission.READ_WRITE);

    private final OAuth1 oauth;
    private volatile Access access;

    Auth(Access access, SiteTime time) {
        this.access = access;
        this.oauth = new OAuth1(time);
    }

    Access access() {
        return access;
    }

    synchronized void access(Access newAccess) {
        access = newAccess;
    }

    /** Changes the rules by what they are now. */
    synchronized void change(UnaryOperator<Access> change) {
        access = change.apply(access);
    }

    /**
     * Refuses a call without sufficient credentials.
     *
     * @param pretty whether the address has wp-json/ in it: WooCommerce looks at its keys only there (recorded)
     */
    void check(Request request, String method, boolean pretty) {
        Access rules = access;
        boolean reading = List.of("GET", "HEAD", "OPTIONS").contains(method);
        boolean clear = !rules.strict() || https(request);
        @Nullable ApiKey key = null;
        if (pretty) {
            key = clear ? inClear(rules, request).orElse(null) : null;
            if (key == null) {
                key = oauth.check(rules, request, authorization(rules, request)).orElse(null);
            }
        }
        if (key == null && clear) {
            key = byPassword(rules, request, !pretty).orElse(null);
        }
        if (key == null) {
            throw reading
                    ? new RestError(401, "woocommerce_rest_cannot_view", "Sorry, you cannot list resources.")
                    : new RestError(
                            401, "woocommerce_rest_cannot_create", "Sorry, you are not allowed to create resources.");
        }
        if (!(reading ? key.allowsReading() : key.allowsWriting())) {
            throw new RestError(
                    401,
                    FAILED,
                    "The API key provided does not have " + (reading ? "read" : "write") + " permissions.");
        }
    }

    /** Refuses Basic credentials that are no application password, as WordPress does on routes that are not WooCommerce's. */
    void checkPassword(Request request) {
        if (!access.strict() || https(request)) {
            byPassword(access, request, true);
        }
    }

    static boolean https(Request request) {
        return request.header("X-Forwarded-Proto").orElse("http").equals("https");
    }

    private static String authorization(Access rules, Request request) {
        return rules.stripsAuthorization()
                ? ""
                : request.header("Authorization").orElse("");
    }

    private static Optional<ApiKey> inClear(Access rules, Request request) {
        String consumerKey = request.param("consumer_key").orElse("");
        String secret = request.param("consumer_secret").orElse("");
        if (consumerKey.isEmpty() || secret.isEmpty()) {
            Pair pair = basic(authorization(rules, request)).orElse(new Pair("", ""));
            consumerKey = pair.user();
            secret = pair.password();
        }
        Optional<ApiKey> key = rules.key(consumerKey);
        if (key.isPresent() && !same(key.get().consumerSecret(), secret)) {
            throw new RestError(401, FAILED, "Consumer secret is invalid.");
        }
        return key;
    }

    /** @param tells whether an unknown user is told so; where keys are looked at, he isn't (recorded) */
    private static Optional<ApiKey> byPassword(Access rules, Request request, boolean tells) {
        Optional<Pair> pair = basic(authorization(rules, request));
        if (pair.isEmpty()) {
            return Optional.empty();
        }
        List<ApplicationPassword> known = rules.passwords().stream()
                .filter(p -> p.user().equals(pair.get().user()))
                .toList();
        if (known.stream().anyMatch(p -> p.is(pair.get().password()))) {
            return Optional.of(ADMINISTRATOR);
        }
        if (tells && known.isEmpty()) {
            throw new RestError(
                    401,
                    "invalid_username",
                    "<strong>Error:</strong> Unknown username. Check again or try your email address.");
        }
        if (tells) {
            throw new RestError(401, "incorrect_password", "The provided password is an invalid application password.");
        }
        return Optional.empty();
    }

    private static Optional<Pair> basic(String header) {
        if (!header.regionMatches(true, 0, "Basic ", 0, 6)) {
            return Optional.empty();
        }
        try {
            String pair =
                    new String(Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new Pair(pair.substring(0, colon), pair.substring(colon + 1)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
