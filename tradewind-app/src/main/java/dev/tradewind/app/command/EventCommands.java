package dev.tradewind.app.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands about events in the journal. */
final class EventCommands {

    private EventCommands() {}

    /** {@code events}. */
    @Command(
            name = "events",
            description = "Lists events, newest first, and what each led to.",
            footer = {"", "Example:", "  tradewind events --unreadable --connection shop"})
    static final class Events implements Callable<Integer> {
        private final Console console;

        @Mixin
        private HubOptions hub = new HubOptions();

        @Option(names = "--unreadable", description = "Only those that could not be understood.")
        private boolean unreadable;

        @Option(
                names = "--connection",
                paramLabel = "NAME",
                defaultValue = "",
                description = "Only of this connection.")
        private String connection = "";

        @Option(
                names = "--since",
                paramLabel = "TIME",
                defaultValue = "",
                description = "Only newer ones: 2026-01-31 (UTC) or 2026-01-31T12:00:00Z.")
        private String since = "";

        @Option(
                names = "--before",
                paramLabel = "EVENT",
                defaultValue = "",
                description = "Only older ones: what the page before says.")
        private String before = "";

        @Option(names = "--max", paramLabel = "N", defaultValue = "50", description = "How many at most, up to 500.")
        private int max = 50;

        Events(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Map<String, String> asked = Map.of(
                    "unreadable", Boolean.toString(unreadable),
                    "connection", connection,
                    "since", since,
                    "before", before,
                    "max", Integer.toString(max));
            Object answer = hub.client().get("/api/events", asked);
            if (hub.json()) {
                console.json(answer);
            } else {
                show(Fields.of(answer));
            }
            return ExitCode.OK;
        }

        private void show(Fields page) {
            var table = new Table("EVENT", "FROM", "RECORD", "TOPIC", "RECEIVED", "OUTCOME", "REASON");
            for (Fields event : page.objects("events")) {
                table.row(
                        event.text("event"),
                        event.text("connection") + "/" + event.text("stream"),
                        event.text("key"),
                        event.text("topic"),
                        Ago.of(event.instant("receivedAt"), console.clock().instant()),
                        event.text("outcome"),
                        event.text("reason"));
            }
            if (table.isEmpty()) {
                console.say("There are none.");
            } else {
                table.print(console);
            }
            if (page.has("next")) {
                console.say("There may be more: --before " + page.text("next"));
            }
        }
    }

    /** {@code reroute}. */
    @Command(
            name = "reroute",
            description = "Routes events that could not be understood again, after the fault is mended.",
            footer = {
                "",
                "What has been seen of a record since stands; ordered twice, an event is routed once.",
                "",
                "Examples:",
                "  tradewind reroute 4711 4712",
                "  tradewind reroute --unreadable --connection shop"
            })
    static final class Reroute implements Callable<Integer> {
        private final Console console;

        @Mixin
        private HubOptions hub = new HubOptions();

        @Parameters(arity = "0..*", paramLabel = "EVENT", description = "Which events.")
        private List<Long> events = List.of();

        @Option(names = "--unreadable", description = "Every unreadable event that fits --connection and --since.")
        private boolean unreadable;

        @Option(
                names = "--connection",
                paramLabel = "NAME",
                defaultValue = "",
                description = "With --unreadable: only of this connection.")
        private String connection = "";

        @Option(
                names = "--since",
                paramLabel = "TIME",
                defaultValue = "",
                description = "With --unreadable: only newer ones, as in events.")
        private String since = "";

        Reroute(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            if (unreadable != events.isEmpty()) {
                throw new CommandFailed(ExitCode.USAGE, "Say which: either events, or --unreadable.");
            }
            return unreadable ? all() : each();
        }

        private int all() {
            Map<String, String> filter = new HashMap<>(Map.of("connection", connection, "since", since));
            filter.values().removeIf(String::isEmpty);
            Object answer = hub.client().post("/api/events/reroute", filter);
            hub.show(console, answer, Fields.of(answer).number("rerouted") + " events are routed again.");
            return ExitCode.OK;
        }

        private int each() {
            return new OneByOne(console, hub, "Event", "/api/events/")
                    .carryOut(events, "reroute", Map.of(), (event, answer) -> "Event " + event + " is routed again.");
        }
    }
}
