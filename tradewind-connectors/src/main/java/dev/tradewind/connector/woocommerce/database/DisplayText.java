package dev.tradewind.connector.woocommerce.database;

import java.util.regex.Pattern;

/** Texts as the store shows them to people beside what it keeps: on one line, without tags. */
final class DisplayText {

    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern WHITE_SPACE = Pattern.compile("[\\r\\n\\t ]+");

    /** An ampersand that begins no entity. */
    private static final Pattern AMPERSAND =
            Pattern.compile("&(?!#\\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z]\\w{1,30};)");

    private DisplayText() {}

    static String of(String text) {
        String escaped = AMPERSAND.matcher(text).replaceAll("&amp;");
        String bare = TAG.matcher(escaped).replaceAll("");
        return WHITE_SPACE.matcher(bare).replaceAll(" ").strip();
    }
}
