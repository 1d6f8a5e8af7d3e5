package dev.tradewind.app.connect;

import dev.tradewind.api.Finding;
import dev.tradewind.app.server.RunningHub;
import dev.tradewind.engine.admin.Controls;
import dev.tradewind.engine.admin.Doctor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has connections examined and remembers what was found, until the hub stops. One examination of a connection at a time,
 * however many people press the button. Safe for any thread.
 */
public final class Checkups {

    private static final Logger log = LoggerFactory.getLogger(Checkups.class);

    private final RunningHub hub;
    private final InstantSource clock;
    private final Executor threads;
    private final Map<String, View> views = new HashMap<>();

    /**
     * The checkups of a hub's connections.
     *
     * @param threads runs an examination, which takes seconds
     */
    public Checkups(RunningHub hub, InstantSource clock, Executor threads) {
        this.hub = hub;
        this.clock = clock;
        this.threads = threads;
    }

    /**
     * How it stands with one connection.
     *
     * @param runningSince empty if nobody examines it now
     * @param last empty if nobody has, since the hub started
     */
    public record View(Optional<Instant> runningSince, Optional<Done> last) {
        static final View NEVER = new View(Optional.empty(), Optional.empty());
    }

    /** What was found, and when. */
    public record Done(Instant at, Duration took, List<Finding> findings) {
        public Done {
            findings = List.copyOf(findings);
        }

        public long count(Finding.Severity severity) {
            return findings.stream().filter(f -> f.severity() == severity).count();
        }
    }

    public synchronized View of(String connection) {
        return views.getOrDefault(connection, View.NEVER);
    }

    /**
     * Examines a connection and waits for it.
     *
     * @throws Doctor.Unknown if there is no such connection
     * @throws Controls.Impossible if its connector examines nothing
     */
    public List<Finding> examine(String connection) {
        Instant begun = clock.instant();
        List<Finding> findings = hub.examine(connection);
        done(connection, begun, findings);
        return findings;
    }

    /** Begins to examine a connection, unless somebody is at it. */
    public void begin(String connection) {
        synchronized (this) {
            View view = of(connection);
            if (view.runningSince().isPresent()) {
                return;
            }
            views.put(connection, new View(Optional.of(clock.instant()), view.last()));
        }
        hub.changed();
        threads.execute(() -> run(connection));
    }

    private void run(String connection) {
        try {
            examine(connection);
        } catch (Doctor.Unknown gone) {
            forget(connection);
        } catch (Controls.Impossible impossible) {
            done(
                    connection,
                    clock.instant(),
                    List.of(new Finding(
                            Finding.Severity.NOTICE, "checkup", String.valueOf(impossible.getMessage()), "", "")));
        } catch (RuntimeException bug) {
            log.error("The examination of {} failed.", connection, bug);
            forget(connection);
        }
    }

    private void done(String connection, Instant begun, List<Finding> findings) {
        Instant now = clock.instant();
        synchronized (this) {
            views.put(
                    connection,
                    new View(Optional.empty(), Optional.of(new Done(now, Duration.between(begun, now), findings))));
        }
        hub.changed();
    }

    private void forget(String connection) {
        synchronized (this) {
            views.remove(connection);
        }
        hub.changed();
    }
}
