package dev.tradewind.app.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands that show lists. */
final class ListCommands {

    /** What the API gives at most at once. */
    private static final int PAGE_MAX = 500;

    private ListCommands() {}

    /** {@code flows}. */
    @Command(
            name = "flows",
            description = "Shows how each flow is doing.",
            footer = {"", "Example:", "  tradewind flows"})
    static final class Flows implements Callable<Integer> {
        private final Console console;

        @Mixin
        private HubOptions hub = new HubOptions();

        Flows(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Object answer = hub.client().get("/api/flows");
            if (hub.json()) {
                console.json(answer);
                return ExitCode.OK;
            }
            var table = new Table("FLOW", "FROM", "TO", "WAITING", "LATE", "DEAD", "APPLIED", "LAST APPLIED", "STATE");
            for (Fields flow : Fields.list(answer)) {
                Fields tally = flow.object("tally");
                table.row(
                        flow.text("name"),
                        flow.text("source") + "/" + flow.text("stream"),
                        flow.text("destination") + "/" + flow.text("operation"),
                        tally.number("waiting"),
                        flow.number("late"),
                        tally.number("dead"),
                        tally.number("applied") + tally.number("unchanged"),
                        Ago.of(flow.instant("lastApplied"), console.clock().instant()),
                        state(flow));
            }
            print(console, table, "There are no flows. Apply some: tradewind apply FOLDER");
            return ExitCode.OK;
        }
    }

    /** {@code connections}. */
    @Command(
            name = "connections",
            description = "Shows how each connection is doing.",
            footer = {"", "Example:", "  tradewind connections --json"})
    static final class Connections implements Callable<Integer> {
        private final Console console;

        @Mixin
        private HubOptions hub = new HubOptions();

        Connections(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Object answer = hub.client().get("/api/connections");
            if (hub.json()) {
                console.json(answer);
                return ExitCode.OK;
            }
            var table = new Table("CONNECTION", "CONNECTOR", "LAST EVENT", "LAST SUCCESS", "IN FLIGHT", "STATE");
            for (Fields connection : Fields.list(answer)) {
                table.row(
                        connection.text("name"),
                        connection.text("connector"),
                        Ago.of(connection.instant("lastEvent"), console.clock().instant()),
                        Ago.of(
                                connection.instant("lastSuccess"),
                                console.clock().instant()),
                        connection.text("inFlight") + "/" + connection.text("concurrency"),
                        state(connection));
            }
            print(
                    console,
                    table,
                    "No connection is in use. Apply some (tradewind apply FOLDER), or give them their secrets (tradewind vault set).");
            return ExitCode.OK;
        }
    }

    /** {@code deliveries}, and with the state fixed {@code dead-letters}. */
    static class Deliveries implements Callable<Integer> {
        private final Console console;

        @Mixin
        private HubOptions hub = new HubOptions();

        @Option(names = "--flow", paramLabel = "FLOW", defaultValue = "", description = "Only of this flow.")
        private String flow = "";

        @Option(
                names = "--key",
                paramLabel = "KEY",
                defaultValue = "",
                description = "Only of the record with this id.")
        private String key = "";

        @Option(
                names = "--failure",
                paramLabel = "CLASS",
                defaultValue = "",
                description = "Only those whose last failure was: transient, throttled, unauthorised, rejected,"
                        + " conflict, unmappable, gave_up.")
        private String failure = "";

        @Option(
                names = "--before",
                paramLabel = "ID",
                defaultValue = "",
                description = "Only older ones: the last id of the page before.")
        private String before = "";

        @Option(names = "--max", paramLabel = "N", defaultValue = "50", description = "How many at most, up to 500.")
        private int max = 50;

        Deliveries(Console console) {
            this.console = console;
        }

        String state() {
            return "";
        }

        @Override
        public Integer call() {
            if (max < 1 || max > PAGE_MAX) {
                throw new CommandFailed(ExitCode.USAGE, "--max must be 1 to " + PAGE_MAX + ", was " + max + ".");
            }
            Map<String, String> asked = new LinkedHashMap<>();
            asked.put("state", state());
            asked.put("flow", flow);
            asked.put("key", key);
            asked.put("failure", failure);
            asked.put("before", before);
            asked.put("max", Integer.toString(max));
            Object answer = hub.client().get("/api/deliveries", asked);
            if (hub.json()) {
                console.json(answer);
                return ExitCode.OK;
            }
            show(Fields.of(answer));
            return ExitCode.OK;
        }

        private void show(Fields page) {
            var table = new Table("ID", "RECORD", "FLOW", "STATE", "ATTEMPTS", "CREATED", "REASON");
            for (Fields d : page.objects("deliveries")) {
                table.row(
                        d.text("id"),
                        d.text("label"),
                        d.text("flow"),
                        d.text("state"),
                        d.text("attempts"),
                        Ago.of(d.instant("createdAt"), console.clock().instant()),
                        d.has("reason") ? d.text("reason") : d.text("externalId"));
            }
            print(console, table, "There are none.");
            if (page.has("next")) {
                console.say("There are more: --before " + page.text("next"));
            }
        }
    }

    /** {@code deliveries}. */
    @Command(
            name = "deliveries",
            description = "Lists deliveries, newest first.",
            footer = {
                "",
                "Examples:",
                "  tradewind deliveries --flow orders-to-erp --state waiting",
                "  tradewind deliveries --key 1042 --json"
            })
    static final class All extends Deliveries {
        @Option(
                names = "--state",
                paramLabel = "STATE",
                defaultValue = "",
                description = "Only these: waiting, applied, unchanged, superseded, dead, discarded.")
        private String state = "";

        All(Console console) {
            super(console);
        }

        @Override
        String state() {
            return state;
        }
    }

    /** {@code dead-letters}. */
    @Command(
            name = "dead-letters",
            description = "Lists the deliveries that need a person.",
            footer = {
                "",
                "What to do with one:",
                "  tradewind retry ID                      after the cause is gone",
                "  tradewind discard ID --reason \"test\"    it shall not be delivered"
            })
    static final class DeadLetters extends Deliveries {
        DeadLetters(Console console) {
            super(console);
        }

        @Override
        String state() {
            return "dead";
        }
    }

    /** {@code trace}. */
    @Command(
            name = "trace",
            description = "Tells the story of one record across all systems.",
            footer = {"", "Exit code 4 if the hub knows no such record.", "", "Example:", "  tradewind trace 1042"})
    static final class Trace implements Callable<Integer> {
        private final Console console;

        @Mixin
        private HubOptions hub = new HubOptions();

        @Parameters(paramLabel = "ORDER", description = "What people call the record: an order's number or its id.")
        private String text = "";

        Trace(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Object answer = hub.client().get("/api/trace", Map.of("text", text));
            List<Fields> traces = Fields.list(answer);
            if (hub.json()) {
                console.json(answer);
            } else if (traces.isEmpty()) {
                console.say("No record is called \"" + text + "\". If it is new, its event may still be on the way.");
            } else {
                traces.forEach(this::show);
            }
            return traces.isEmpty() ? ExitCode.NOT_FOUND : ExitCode.OK;
        }

        private void show(Fields trace) {
            console.print(Table.printable("%s %s of %s: %s"
                    .formatted(trace.text("type"), trace.text("label"), trace.text("source"), trace.text("verdict"))));
            console.print("correlation id " + trace.text("correlationId"));
            for (Fields moment : trace.objects("moments")) {
                String detail = moment.text("detail").isEmpty() ? "" : ": " + moment.text("detail");
                console.print("  " + moment.text("at") + "  " + Table.printable(moment.text("title") + detail));
            }
            console.print("");
        }
    }

    private static String state(Fields thing) {
        if (thing.has("pause")) {
            Fields pause = thing.object("pause");
            return "paused by " + pause.text("by")
                    + (pause.text("reason").isEmpty() ? "" : ": " + pause.text("reason"));
        }
        if (thing.text("breaker").equals("open")) {
            return "left alone for now: " + thing.text("lastError");
        }
        return "on";
    }

    private static void print(Console console, Table table, @Nullable String ifEmpty) {
        if (table.isEmpty() && ifEmpty != null) {
            console.say(ifEmpty);
        } else {
            table.print(console);
        }
    }
}
