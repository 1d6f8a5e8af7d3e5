package dev.tradewind.engine.sync;

import dev.tradewind.engine.journal.JournalEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a process left behind whose clock was ahead: deliveries and reads that wait for times which are still to come, up to
 * as many hours as it was ahead. They are due now.
 */
final class TimeAhead {

    private static final Logger LOG = LoggerFactory.getLogger(TimeAhead.class);

    /** Two machines' clocks differ by less. */
    private static final Duration SLACK = Duration.ofMinutes(1);

    /** Deliveries looked at in one commit. */
    private static final long CHUNK = 20_000;

    private TimeAhead() {}

    /** To be called before anything moves. */
    static void mend(Stores stores, Instant now) {
        Optional<Instant> last = Stream.of(
                        stores.journal().find(stores.journal().head()).map(JournalEvent::receivedAt),
                        stores.attempts().lastStart())
                .flatMap(Optional::stream)
                .max(Instant::compareTo);
        if (last.filter(time -> time.isAfter(now.plus(SLACK))).isEmpty()) {
            return;
        }
        LOG.warn(
                "the clock says {}, and has said {} before: what waits for a time of before is due now",
                now,
                last.get());
        long end = stores.deliveries().lastId();
        for (long from = 0; from < end; from += CHUNK) {
            long after = from;
            stores.writes().write("clock", tx -> {
                stores.deliveries().bringForward(tx, now, after, after + CHUNK);
                return now;
            });
        }
        stores.writes().write("clock", tx -> {
            stores.rereads().bringForward(tx, now);
            return now;
        });
    }
}
