package dev.tradewind.app.command;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code backfill}. */
@Command(
        name = "backfill",
        description = {
            "Runs existing records of a source through the flows that read it, after all live work.",
            "",
            "Waits until all are read and shows how far it is; it goes on in the hub if this command is stopped."
        },
        footer = {
            "",
            "Examples:",
            "  tradewind backfill berlin-shop orders --from 2026-01-01",
            "  tradewind backfill berlin-shop orders --no-wait --json"
        })
final class BackfillCommand implements Callable<Integer> {

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final Console console;

    @Mixin
    private HubOptions hub = new HubOptions();

    @Parameters(index = "0", paramLabel = "CONNECTION", description = "Where from.")
    private String connection = "";

    @Parameters(index = "1", paramLabel = "STREAM", description = "Which records, for example orders.")
    private String stream = "";

    @Option(
            names = "--from",
            paramLabel = "DAY",
            defaultValue = "",
            description = "Created at or after; 2026-01-31 or an instant.")
    private String from = "";

    @Option(names = "--until", paramLabel = "DAY", defaultValue = "", description = "Created before.")
    private String until = "";

    @Option(names = "--no-wait", description = "Only start it.")
    private boolean noWait;

    BackfillCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Map<String, String> order =
                new HashMap<>(Map.of("connection", connection, "stream", stream, "from", from, "until", until));
        order.values().removeIf(String::isEmpty);
        HubClient client = hub.client();
        Object started = client.post("/api/backfills", order);
        String id = Fields.of(started).text("backfill");
        if (noWait) {
            return show(started, "Backfill " + id + " has begun.", ExitCode.OK);
        }
        Object state = client.get("/api/backfills/" + id);
        try (var progress = new Progress(console, "backfill " + id)) {
            while (Fields.of(state).text("state").equals("running")) {
                Fields now = Fields.of(state);
                progress.at(now.number("read"), now.number("total"), waiting(now));
                LockSupport.parkNanos(LOOK_EVERY.toNanos());
                state = client.get("/api/backfills/" + id);
            }
        }
        Fields end = Fields.of(state);
        boolean done = end.text("state").equals("done");
        String sentence = done
                ? "Backfill " + id + ": " + end.text("read")
                        + " records read; what they lead to is delivered after live work."
                : "Backfill " + id + " " + end.text("state") + " after " + end.text("read") + " records: "
                        + end.text("reason");
        return show(state, sentence, done ? ExitCode.OK : ExitCode.FAILED);
    }

    private static String waiting(Fields backfill) {
        return backfill.instant("waitsUntil")
                .map(until -> ", waits for quiet hours until " + until)
                .orElse("");
    }

    private int show(@org.jspecify.annotations.Nullable Object answer, String sentence, int code) {
        if (hub.json()) {
            console.json(answer);
        } else {
            console.print(sentence);
        }
        return code;
    }
}
