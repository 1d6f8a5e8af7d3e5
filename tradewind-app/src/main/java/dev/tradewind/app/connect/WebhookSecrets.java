package dev.tradewind.app.connect;

import java.util.Base64;
import java.util.random.RandomGenerator;

/** Makes secrets for webhooks. */
final class WebhookSecrets {

    /** As many bits as the signature has. */
    private static final int BYTES = 32;

    private WebhookSecrets() {}

    /**
     * A new one. Letters, digits, {@code -} and {@code _} only: a store undoes the HTML escapes in other ones.
     *
     * @param random must be cryptographically strong
     */
    static String random(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
