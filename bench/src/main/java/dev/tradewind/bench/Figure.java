package dev.tradewind.bench;

import java.util.Optional;

/**
 * One row of the result.
 *
 * @param name what was measured
 * @param unit of hub and baseline
 * @param hub the hub's
 * @param baseline of the bare baseline, round by round beside it
 * @param against what the baseline is, in a few words
 * @param target what the ratio should be, for example {@code >= 0.60}; empty if it is for orientation
 */
record Figure(String name, String unit, Samples hub, Optional<Samples> baseline, String against, String target) {

    static Figure compared(String name, String unit, Samples hub, Samples baseline, String against, String target) {
        return new Figure(name, unit, hub, Optional.of(baseline), against, target);
    }

    static Figure alone(String name, String unit, Samples hub, String note) {
        return new Figure(name, unit, hub, Optional.empty(), note, "");
    }

    /** Hub by baseline. */
    Optional<Samples> ratio() {
        return baseline.map(other -> hub.with(other, (a, b) -> b == 0 ? Double.NaN : a / b));
    }
}
