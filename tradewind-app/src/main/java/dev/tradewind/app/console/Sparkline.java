package dev.tradewind.app.console;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A row of small bars, one a minute, in a drawing 4 wide per bar and {@value #HEIGHT} high.
 *
 * @param counts oldest first; the last minute is not over yet
 */
record Sparkline(List<Integer> counts) {

    static final int HEIGHT = 28;
    private static final int STEP = 4;

    /** A minute with nothing shows as a thin line, so that the row is seen to be there. */
    private static final int LEAST = 1;

    Sparkline {
        counts = List.copyOf(counts);
    }

    /** One bar. */
    record Bar(int x, int y, int height, boolean isNow) {}

    int width() {
        return counts.size() * STEP;
    }

    List<Bar> bars() {
        int top = Math.max(1, counts.stream().mapToInt(Integer::intValue).max().orElse(1));
        return IntStream.range(0, counts.size())
                .mapToObj(i -> {
                    int height = Math.max(LEAST, Math.round((float) counts.get(i) * HEIGHT / top));
                    return new Bar(i * STEP, HEIGHT - height, height, i == counts.size() - 1);
                })
                .toList();
    }

    /** For those who don't see it. */
    String description() {
        int sum = counts.stream().mapToInt(Integer::intValue).sum();
        int peak = counts.stream().mapToInt(Integer::intValue).max().orElse(0);
        return Words.number(sum) + " applied in the last " + counts.size() + " minutes, at most " + Words.number(peak)
                + " in one minute";
    }
}
