package dev.tradewind.connector.woocommerce;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks that a webhook was signed with one of a connection's secrets: base64 of HMAC-SHA256 over the raw body.
 *
 * <p>Signs with each secret as typed, and as WooCommerce reads it: before it signs, it undoes the HTML escapes of the five
 * characters that have special ones, so that a secret which contains such an escape is another one there.
 *
 * <p>Takes the same time for every wrong signature. Safe for any thread.
 */
final class WebhookSignature {

    private static final String ALGORITHM = "HmacSHA256";

    private static final Pattern ENTITY = Pattern.compile(
            "&(?:(amp|lt|gt|quot)|#0*(38|60|62|34|39)|#x0*(26|3c|3e|22|27));", Pattern.CASE_INSENSITIVE);

    private static final Map<String, String> NAMED = Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"");

    /** Never updated, only cloned: a keyed Mac is costlier to make than to copy. */
    private final List<Mac> keyed;

    WebhookSignature(List<String> secrets) {
        Set<String> variants = new LinkedHashSet<>();
        for (String secret : secrets) {
            variants.add(secret);
            variants.add(decoded(secret));
        }
        keyed = variants.stream().map(WebhookSignature::mac).toList();
    }

    /** Whether there is any secret to check against. */
    boolean hasSecret() {
        return !keyed.isEmpty();
    }

    /** Whether {@code signature} is what the store would send with {@code body}. */
    boolean matches(byte[] body, String signature) {
        byte[] claimed;
        try {
            claimed = Base64.getDecoder().decode(signature.strip());
        } catch (IllegalArgumentException e) {
            return false; // Not base64, hence no signature of any body.
        }
        boolean matches = false;
        for (Mac mac : keyed) {
            matches |= MessageDigest.isEqual(sign(mac, body), claimed);
        }
        return matches;
    }

    private static byte[] sign(Mac keyed, byte[] body) {
        try {
            return ((Mac) keyed.clone()).doFinal(body);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(ALGORITHM + " of this Java cannot be cloned", e);
        }
    }

    private static Mac mac(String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    private static String decoded(String secret) {
        return ENTITY.matcher(secret).replaceAll(found -> {
            if (found.group(1) != null) {
                return NAMED.get(found.group(1).toLowerCase(Locale.ROOT));
            }
            int character =
                    found.group(2) != null ? Integer.parseInt(found.group(2)) : Integer.parseInt(found.group(3), 16);
            return Character.toString(character);
        });
    }
}
