package dev.tradewind.app.console;

import dev.tradewind.engine.admin.Alert;
import dev.tradewind.engine.admin.ConnectionStatus;
import dev.tradewind.engine.admin.FlowStatus;
import dev.tradewind.engine.control.Pause;
import java.util.ArrayList;
import java.util.List;

/**
 * One sentence about how the hub is doing, the first thing that a person reads.
 *
 * @param link where to go about it; empty for nowhere
 */
record Remark(Mood mood, String text, String link) {

    /** How bad it is. */
    enum Mood {
        GOOD,
        WARNING,
        BAD
    }

    /** Worst first; never empty. */
    static List<Remark> about(Glance glance) {
        List<Remark> remarks = new ArrayList<>();
        long dead = glance.overview().dead();
        if (dead > 0) {
            remarks.add(new Remark(
                    Mood.BAD,
                    Words.count(dead, "dead letter needs", "dead letters need") + " a person.",
                    "/dead-letters"));
        }
        glance.connections().stream()
                .filter(c -> c.breaker().equals("OPEN") && c.pause().isEmpty())
                .forEach(c -> remarks.add(notAnswering(c, glance)));
        glance.connections()
                .forEach(c -> c.pause().ifPresent(p -> remarks.add(paused("Connection ", p, "/connections"))));
        glance.flows().forEach(f -> f.pause().ifPresent(p -> remarks.add(paused("Flow ", p, "/flows"))));
        if (remarks.isEmpty() && !glance.alerts().isEmpty()) {
            remarks.add(alerted(glance.alerts()));
        }
        if (remarks.isEmpty()) {
            remarks.add(new Remark(Mood.GOOD, allIsWell(glance), ""));
        }
        return remarks;
    }

    /** Whatever else is wrong: the alerts say it. */
    private static Remark alerted(List<Alert> alerts) {
        boolean isBad = alerts.stream().anyMatch(alert -> alert.severity() == Alert.Severity.PROBLEM);
        return new Remark(
                isBad ? Mood.BAD : Mood.WARNING,
                Words.count(alerts.size(), "alert needs", "alerts need") + (isBad ? " a person." : " a look."),
                "#alerts");
    }

    private static Remark notAnswering(ConnectionStatus connection, Glance glance) {
        long waiting = glance.flows().stream()
                .filter(flow -> flow.destination().equals(connection.name()))
                .mapToLong(Remark::waiting)
                .sum();
        String rest = waiting == 0
                ? " Whatever comes for it will wait here."
                : " " + Words.count(waiting, "delivery waits", "deliveries wait")
                        + " here and will be delivered when it is" + " back.";
        return new Remark(Mood.WARNING, connection.name() + " is not answering." + rest, "/connections");
    }

    private static long waiting(FlowStatus flow) {
        return Glance.tally(flow, dev.tradewind.engine.lane.DeliveryState.WAITING);
    }

    private static Remark paused(String what, Pause pause, String link) {
        String reason = pause.reason().isBlank() ? "" : ": " + pause.reason();
        return new Remark(Mood.WARNING, what + pause.name() + " is paused by " + pause.by() + reason + ".", link);
    }

    private static String allIsWell(Glance glance) {
        if (glance.flows().isEmpty()) {
            return "No flow is applied yet.";
        }
        if (glance.overview().events() == 0) {
            return "Ready. Nothing has arrived yet.";
        }
        long open = glance.overview().waiting() + glance.overview().unrouted();
        return open == 0
                ? "All is well: everything that arrived has been delivered."
                : "All is well: " + Words.number(open) + " on the way.";
    }
}
