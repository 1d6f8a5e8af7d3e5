package dev.tradewind.engine.admin;

import dev.tradewind.api.Checkup;
import dev.tradewind.api.Finding;
import dev.tradewind.api.Finding.Severity;
import dev.tradewind.engine.document.Durations;
import dev.tradewind.engine.sync.Connected;
import dev.tradewind.engine.sync.Machinery;
import dev.tradewind.engine.sync.Punctuality;
import dev.tradewind.engine.sync.Setup;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a connection examined, over the same limited and recorded HTTP as its deliveries; also while it is paused. Safe for any
 * thread.
 */
public final class Doctor {

    private static final Logger LOG = LoggerFactory.getLogger(Doctor.class);

    private final Machinery machinery;

    public Doctor(Machinery machinery) {
        this.machinery = machinery;
    }

    /** There is no such connection. The message says so. */
    public static final class Unknown extends RuntimeException {
        Unknown(String connection) {
            super("There is no connection " + connection + ".");
        }
    }

    /**
     * Examines it; takes seconds, at most two minutes.
     *
     * @throws Unknown if there is no such connection
     * @throws Controls.Impossible if its connector examines nothing
     */
    public List<Finding> examine(String connection) {
        Setup setup = machinery.setup();
        String unusable = setup.unusable().get(connection);
        if (unusable != null) {
            return List.of(new Finding(
                    Severity.PROBLEM,
                    "settings",
                    "The connection cannot be used: " + unusable,
                    "Nothing is read from it or written to it.",
                    "Put into the vault what is missing (tradewind vault set), or correct the connection's document; then"
                            + " apply the documents again."));
        }
        Connected connected = setup.connection(connection).orElseThrow(() -> new Unknown(connection));
        Checkup checkup = connected
                .checkup()
                .orElseThrow(() -> new Controls.Impossible(
                        "The connector %s has no checkup, so %s cannot be examined. A connector file has one if it says healthcheck."
                                .formatted(connected.description().name(), connection)));
        return examine(connected, checkup);
    }

    /** A bug in a connector must not pass for a healthy connection. */
    private List<Finding> examine(Connected connected, Checkup checkup) {
        try {
            List<Finding> findings =
                    new ArrayList<>(checkup.examine(connected.http().open()));
            machinery.pulse().punctuality(connected.name()).forEach(count -> findings.add(punctuality(count)));
            return findings;
        } catch (RuntimeException bug) {
            LOG.error("connection {}: its checkup failed, which is a bug in the connector", connected.name(), bug);
            return List.of(new Finding(
                    Severity.PROBLEM,
                    "checkup",
                    "The examination itself failed with " + bug.getClass().getSimpleName(),
                    "It is a fault of the connector and says nothing about the system.",
                    "The hub's log says where; report it."));
        }
    }

    private static Finding punctuality(Punctuality.Count count) {
        String what =
                "Of %d changes in %s in the last %d hours, webhooks told %d within %s and %d later; %d were only found by a sweep"
                        .formatted(
                                count.all(),
                                count.stream(),
                                Punctuality.HOURS,
                                count.inTime(),
                                Durations.text(Punctuality.IN_TIME),
                                count.late(),
                                count.swept());
        return count.isHigh()
                ? new Finding(
                        Severity.WARNING,
                        "punctuality",
                        what,
                        "Webhooks come late or get lost. Nothing is missing in the end, but it arrives minutes later.",
                        "Late ones: the shop has few visitors, or its WP-Cron is off; set drive-cron, or have a cron job call its"
                                + " wp-cron.php. Lost ones: see what stands between the shop and the hub, a firewall or a"
                                + " proxy. If both clocks differ by minutes, correct them.")
                : new Finding(Severity.OK, "punctuality", what, "", "");
    }
}
