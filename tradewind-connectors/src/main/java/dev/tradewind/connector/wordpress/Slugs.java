package dev.tradewind.connector.wordpress;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes names for addresses, equal for equal ids and different for different ones. */
final class Slugs {

    private static final int CHARS_MAX = 60;
    private static final int HASH_CHARS = 10;

    /** As many as the site's database keeps. */
    private static final int CHOSEN_CHARS_MAX = 200;

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    private Slugs() {}

    /** The slug of a record elsewhere. What a slug cannot hold is told apart by a hash at the end. */
    static String of(String externalId) {
        String bare = externalId
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        if (bare.matches("\\d{1,18}") && bare.equals(externalId)) {
            return "id-" + bare; // WordPress takes a bare number for a page of a list.
        }
        if (bare.equals(externalId) && bare.length() <= CHARS_MAX) {
            return bare;
        }
        String head = bare.substring(0, Math.min(bare.length(), CHARS_MAX - HASH_CHARS - 1));
        return (head + "-" + hash(externalId)).replaceAll("^-|-(?=-)", "");
    }

    /**
     * A slug that somebody has chosen, as WordPress keeps it, so that it is found again by what is sent: small letters from a to z
     * and digits, letters of other scripts by their bytes ({@code %d0%b4}), and hyphens for everything between.
     *
     * @throws InputFault if nothing of it can be kept, or it is too long
     */
    static String clean(String chosen) {
        String bare = ACCENTS.matcher(Normalizer.normalize(chosen.replace("ß", "ss"), Normalizer.Form.NFD))
                .replaceAll("");
        StringBuilder kept = new StringBuilder();
        bare.toLowerCase(Locale.ROOT)
                .codePoints()
                .forEach(c -> kept.append(Character.isLetterOrDigit(c) ? kept(c) : "-"));
        String clean = kept.toString().replaceAll("-+", "-").replaceAll("^-|-$", "");
        if (clean.isEmpty() || clean.length() > CHOSEN_CHARS_MAX) {
            throw new InputFault(
                    "slug",
                    "slug must have letters or digits, and no more than %d characters as WordPress keeps them"
                            .formatted(CHOSEN_CHARS_MAX));
        }
        return clean;
    }

    private static String kept(int letter) {
        return letter < 128
                ? Character.toString(letter)
                : URLEncoder.encode(Character.toString(letter), StandardCharsets.UTF_8)
                        .toLowerCase(Locale.ROOT);
    }

    /** The slug of an image: another one whenever its address or its content's hash is another. */
    static String ofImage(String url, String contentHash) {
        return "tw-" + hash(url + "\n" + contentHash) + hash(contentHash + "\n" + url);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, HASH_CHARS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
