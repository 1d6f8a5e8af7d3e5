package dev.tradewind.sandbox.store;

import dev.tradewind.sandbox.http.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/** Checks the credentials of a call: Basic, or consumer_key and consumer_secret in the query. */
record Auth(String key, String secret, boolean requireHttps) {

    void check(Request request, String method) {
        String given = credentials(request);
        int colon = given.indexOf(':');
        boolean known = colon > 0 && given.substring(0, colon).equals(key);
        if (requireHttps || !known) {
            throw switch (method) {
                case "GET", "HEAD" ->
                    new RestError(401, "woocommerce_rest_cannot_view", "Sorry, you cannot list resources.");
                default ->
                    new RestError(
                            401, "woocommerce_rest_cannot_create", "Sorry, you are not allowed to create resources.");
            };
        }
        byte[] givenSecret = given.substring(colon + 1).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(givenSecret, secret.getBytes(StandardCharsets.UTF_8))) {
            throw new RestError(401, "woocommerce_rest_authentication_error", "Consumer secret is invalid.");
        }
    }

    private static String credentials(Request request) {
        String header = request.header("Authorization").orElse("");
        if (header.regionMatches(true, 0, "Basic ", 0, 6)) {
            try {
                return new String(Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException notBase64) {
                return "";
            }
        }
        return request.param("consumer_key").orElse("")
                + ":"
                + request.param("consumer_secret").orElse("");
    }
}
