package dev.tradewind.bench;

import java.util.List;

/** One thing to measure. */
interface Measurement {

    /** As in {@code --only}. */
    String name();

    /** Measures; leaves no process behind. */
    List<Figure> measure(Rig rig);
}
