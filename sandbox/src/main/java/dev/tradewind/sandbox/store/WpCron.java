package dev.tradewind.sandbox.store;

import dev.tradewind.sandbox.http.Answer;
import dev.tradewind.sandbox.http.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;

/**
 * WordPress's timer, which has no clock of its own: it looks at the time when a request arrives, so a shop without
 * visitors sends nothing (recorded). A call of {@code wp-cron.php} waits for what is due; any other request sets it off
 * and goes on.
 */
final class WpCron {

    private static final String PATH = "/wp-cron.php";

    private final DeliveryMode mode;
    private final InstantSource clock;
    private final WebhookQueue queue;
    private final ReentrantLock running = new ReentrantLock();
    private Instant last;

    WpCron(DeliveryMode mode, InstantSource clock, WebhookQueue queue) {
        this.mode = mode;
        this.clock = clock;
        this.queue = queue;
        this.last = clock.instant();
    }

    boolean handles(Request request) {
        return request.path().equals(PATH);
    }

    /** The answer of wp-cron.php: empty, whatever it did. */
    Answer answer() {
        if (takeTurn()) {
            run();
        }
        return Answer.text(200, "text/html; charset=UTF-8", "");
    }

    /** Any other request was made. */
    void visited() {
        if (takeTurn()) {
            Thread.ofVirtual().name("sandbox-wp-cron").start(this::run);
        }
    }

    private synchronized boolean takeTurn() {
        if (!(mode instanceof DeliveryMode.WpCron cron)) {
            return false;
        }
        Instant now = clock.instant();
        if (Duration.between(last, now).compareTo(cron.every()) < 0) {
            return false;
        }
        last = now;
        return true;
    }

    /** One run at a time, as the lock of Action Scheduler has it. */
    private void run() {
        if (running.tryLock()) {
            try {
                queue.run();
            } finally {
                running.unlock();
            }
        }
    }
}
