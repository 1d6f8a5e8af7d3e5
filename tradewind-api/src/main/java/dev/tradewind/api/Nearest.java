package dev.tradewind.api;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the name that was probably meant, for messages about a name that there is not. */
public final class Nearest {

    /** More names are no help. */
    private static final int LISTED_MAX = 12;

    /** Longer is no name. */
    private static final int NAME_CHARS_MAX = 100;

    private Nearest() {}

    /** {@code did you mean 'x'?}, or the valid names if none is near; null if there are none. */
    public static @Nullable String hint(String wrong, Collection<String> valid) {
        String near = near(wrong, valid);
        if (near != null) {
            return "did you mean '" + near + "'?";
        }
        return valid.isEmpty() || valid.size() > LISTED_MAX
                ? null
                : "valid: " + valid.stream().sorted().collect(Collectors.joining(", "));
    }

    /** The nearest of {@code valid}, if it is near enough to be what was meant. */
    public static Optional<String> to(String wrong, Collection<String> valid) {
        return Optional.ofNullable(near(wrong, valid));
    }

    private static @Nullable String near(String wrong, Collection<String> valid) {
        if (wrong.length() > NAME_CHARS_MAX) {
            return null;
        }
        String lower = wrong.toLowerCase(Locale.ROOT);
        return valid.stream()
                .filter(name -> isNear(lower, name.toLowerCase(Locale.ROOT)))
                .min(Comparator.comparingInt((String name) -> distance(lower, name.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .orElse(null);
    }

    /** Every third character may be wrong; or one is part of the other. */
    private static boolean isNear(String a, String b) {
        boolean part = Math.min(a.length(), b.length()) >= 4 && (a.contains(b) || b.contains(a));
        return part || distance(a, b) <= Math.max(a.length(), b.length()) / 3;
    }

    /** Levenshtein's, with two neighbours exchanged counting as one mistake. */
    public static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : step(d, a, b, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int step(int[][] d, String a, String b, int i, int j) {
        int change = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, d[i - 2][j - 2] + 1) : least;
    }
}
