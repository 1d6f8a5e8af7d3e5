package dev.tradewind.engine.lane.planted;

import dev.tradewind.engine.journal.Correlation;
import java.time.Instant;
import java.util.Random;

/** Breaks the rules of the engine on purpose, so that a test can show that they are checked. */
final class Climber {

    private Climber() {}

    static String climb() throws InterruptedException {
        Thread.sleep(new Random().nextInt(1));
        return Correlation.class.getName() + Instant.now();
    }
}
