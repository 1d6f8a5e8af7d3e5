package dev.tradewind.sandbox.store;

import java.util.SplittableRandom;

/** Numbers that are random and yet the same each time they are asked for: of one seed, record and purpose. */
record Draw(long seed) {

    /** From 0 to {@code bound}, exclusive. */
    int below(int bound, int record, int purpose) {
        return Math.floorMod(mix(record, purpose), bound);
    }

    /** A source of many numbers for one record. */
    SplittableRandom source(int record, int purpose) {
        return new SplittableRandom(mix(record, purpose));
    }

    /** The finisher of SplitMix64, over all three. */
    private long mix(int record, int purpose) {
        long z = seed + 0x9e3779b97f4a7c15L * (record + 1L) + 0xd1b54a32d192ed03L * (purpose + 1L);
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
