package dev.tradewind.app.command;

import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code doctor}. */
@Command(
        name = "doctor",
        description = {
            "Examines a connection: whether its system can be reached, lets the hub in, and will get on with it.",
            "",
            "Each finding says what is the case, what it means and how to mend it. Nothing is changed at the system.",
            "Ends with 1 if a problem is found."
        },
        footer = {"", "Examples:", "  tradewind doctor berlin-shop", "  tradewind doctor berlin-shop --json"})
final class DoctorCommand implements Callable<Integer> {

    private static final String PROBLEM = "problem";

    private final Console console;

    @Mixin
    private HubOptions hub = new HubOptions();

    @Parameters(index = "0", paramLabel = "CONNECTION", description = "Which connection.")
    private String connection = "";

    DoctorCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Object answer = hub.client().post("/api/connections/" + HubClient.encoded(connection) + "/checkup", Map.of());
        if (hub.json()) {
            console.json(answer);
        } else {
            show(answer);
        }
        return Findings.count(Fields.of(answer), PROBLEM) > 0 ? ExitCode.FAILED : ExitCode.OK;
    }

    private void show(@Nullable Object answer) {
        Fields examined = Fields.of(answer);
        Findings.print(console, examined);
        console.print("%s: %s, %s.".formatted(connection, count(examined, PROBLEM), count(examined, "warning")));
    }

    private static String count(Fields examined, String severity) {
        long count = Findings.count(examined, severity);
        return count + " " + severity + (count == 1 ? "" : "s");
    }
}
