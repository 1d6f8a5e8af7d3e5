package dev.tradewind.connector.woocommerce;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what is JSON by the letter and yet could not be written again: it would fail later, in a place where nobody
 * expects it.
 */
final class Soundness {

    /** Below the limit of {@link dev.tradewind.api.json.Json}, since the canonical order nests a few levels deeper. */
    private static final int DEPTH_MAX = 90;

    /** A number of ten characters, 1e99999999, is a hundred million digits when written out. */
    private static final int SCALE_MAX = 100;

    private Soundness() {}

    /**
     * Checks that bytes are UTF-8 from end to end.
     *
     * @throws UnexpectedShape if they are not
     */
    static void checkText(byte[] body) {
        if (StoreJson.isWide(body)) {
            throw new UnexpectedShape("the body", "is UTF-16 or UTF-32, must be UTF-8");
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
        } catch (CharacterCodingException e) {
            throw new UnexpectedShape("the body", "is not UTF-8");
        }
    }

    /**
     * Checks a tree's texts, numbers and depth.
     *
     * @throws UnexpectedShape at the first that is not sound
     */
    static void checkTree(@Nullable Object tree) {
        check(tree, 1);
    }

    private static void check(@Nullable Object tree, int depth) {
        if (depth > DEPTH_MAX) {
            throw new UnexpectedShape("the body", "nests deeper than " + DEPTH_MAX);
        }
        if (tree == null) {
            return;
        }
        switch (tree) {
            case Map<?, ?> object ->
                object.forEach((name, value) -> {
                    checkText((String) name);
                    check(value, depth + 1);
                });
            case List<?> list -> list.forEach(value -> check(value, depth + 1));
            case String text -> checkText(text);
            case BigDecimal number -> checkNumber(number);
            default -> {}
        }
    }

    private static void checkNumber(BigDecimal number) {
        if (Math.abs((long) number.scale()) > SCALE_MAX) {
            throw new UnexpectedShape("a number", "is too large or too small");
        }
    }

    // Half of a character pair: JSON can escape it, UTF-8 cannot hold it.
    private static void checkText(String text) {
        // A loop, not a stream: this sees every text of every order.
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                i++;
                if (!Character.isHighSurrogate(c) || i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    throw new UnexpectedShape("a text", "contains half a character");
                }
            }
        }
    }
}
