package dev.tradewind.app.command;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code alerts}. */
@Command(
        name = "alerts",
        description = "Shows what a person should look at: since when, and what to do.",
        footer = {"", "Example:", "  tradewind alerts --json"})
final class AlertsCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private HubOptions hub = new HubOptions();

    AlertsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Object answer = hub.client().get("/api/alerts");
        if (hub.json()) {
            console.json(answer);
            return ExitCode.OK;
        }
        List<Fields> alerts = Fields.list(answer);
        if (alerts.isEmpty()) {
            console.print("Nothing needs a person.");
        }
        for (Fields alert : alerts) {
            console.print("%s (began %s): %s"
                    .formatted(
                            alert.text("severity"),
                            Ago.of(alert.instant("since"), console.clock().instant()),
                            alert.text("what")));
            console.print("    " + alert.text("remedy"));
        }
        return ExitCode.OK;
    }
}
