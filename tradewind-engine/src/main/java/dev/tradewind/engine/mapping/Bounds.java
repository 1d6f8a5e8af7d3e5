package dev.tradewind.engine.mapping;

import java.time.Duration;

/**
 * How much one evaluation may take.
 *
 * @param time wall time, regular expressions included
 * @param depth how deep expressions may nest while they run; the library takes some six Java frames for each
 * @param steps how many expressions may be evaluated
 * @param textChars how long a text may get
 * @param listItems how many items a list may get
 */
public record Bounds(Duration time, int depth, int steps, int textChars, int listItems) {

    /**
     * A map of a 100-line order takes about a millisecond, 5,000 steps and a depth of 40. A hundred times that is no
     * order any more but a loop.
     */
    public static final Bounds DEFAULT = new Bounds(Duration.ofSeconds(1), 250, 2_000_000, 4_000_000, 200_000);

    public Bounds withTime(Duration wanted) {
        return new Bounds(wanted, depth, steps, textChars, listItems);
    }
}
