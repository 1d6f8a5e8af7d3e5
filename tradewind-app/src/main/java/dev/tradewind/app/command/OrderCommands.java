package dev.tradewind.app.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Commands that change what the hub does. */
final class OrderCommands {

    private OrderCommands() {}

    /** {@code retry}. */
    @Command(
            name = "retry",
            description = "Tries dead letters again, now, with their idempotency keys.",
            footer = {"", "Examples:", "  tradewind retry 4711 4712", "  tradewind retry --all --flow orders-to-erp"})
    static final class Retry implements Callable<Integer> {
        private final Console console;

        @Mixin
        private HubOptions hub = new HubOptions();

        @Parameters(arity = "0..*", paramLabel = "ID", description = "Which deliveries.")
        private List<Long> ids = List.of();

        @Option(names = "--all", description = "Every dead letter that fits --flow, --key and --failure.")
        private boolean all;

        @Option(
                names = "--flow",
                paramLabel = "FLOW",
                defaultValue = "",
                description = "With --all: only of this flow.")
        private String flow = "";

        @Option(
                names = "--key",
                paramLabel = "KEY",
                defaultValue = "",
                description = "With --all: only of this record.")
        private String key = "";

        @Option(
                names = "--failure",
                paramLabel = "CLASS",
                defaultValue = "",
                description = "With --all: only of this class of failure.")
        private String failure = "";

        Retry(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            if (all != ids.isEmpty()) {
                throw new CommandFailed(ExitCode.USAGE, "Say which: either ids, or --all.");
            }
            return all ? retryAll() : each(console, hub, ids, "retry", Map.of());
        }

        private int retryAll() {
            Map<String, String> filter = new HashMap<>(Map.of("flow", flow, "key", key, "failure", failure));
            filter.values().removeIf(String::isEmpty);
            Object answer = hub.client().post("/api/dead-letters/retry", filter);
            hub.show(console, answer, Fields.of(answer).number("retried") + " dead letters are tried again.");
            return ExitCode.OK;
        }
    }

    /** {@code replay}. */
    @Command(
            name = "replay",
            description = "Delivers the events of finished deliveries once more, as new deliveries.",
            footer = {
                "",
                "In a state flow a record is delivered as it is now.",
                "",
                "Examples:",
                "  tradewind replay 4711",
                "  tradewind replay --all --flow orders-to-erp"
            })
    static final class Replay implements Callable<Integer> {
        private final Console console;

        @Mixin
        private HubOptions hub = new HubOptions();

        @Parameters(arity = "0..*", paramLabel = "ID", description = "Which deliveries.")
        private List<Long> ids = List.of();

        @Option(names = "--all", description = "Every finished delivery that fits --flow, --key and --state.")
        private boolean all;

        @Option(
                names = "--flow",
                paramLabel = "FLOW",
                defaultValue = "",
                description = "With --all: only of this flow.")
        private String flow = "";

        @Option(
                names = "--key",
                paramLabel = "KEY",
                defaultValue = "",
                description = "With --all: only of this record.")
        private String key = "";

        @Option(
                names = "--state",
                paramLabel = "STATE",
                defaultValue = "applied",
                description = "With --all: only of this final state (default ${DEFAULT-VALUE}).")
        private String state = "";

        Replay(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            if (all != ids.isEmpty()) {
                throw new CommandFailed(ExitCode.USAGE, "Say which: either ids, or --all.");
            }
            if (!all) {
                return each(console, hub, ids, "replay", Map.of());
            }
            if (flow.isEmpty() && key.isEmpty()) {
                throw new CommandFailed(ExitCode.USAGE, "Say of what with --flow or --key, or both.");
            }
            Map<String, String> filter = new HashMap<>(Map.of("flow", flow, "key", key, "state", state));
            filter.values().removeIf(String::isEmpty);
            Object answer = hub.client().post("/api/deliveries/replay", filter);
            hub.show(console, answer, Fields.of(answer).number("replayed") + " deliveries are replayed.");
            return ExitCode.OK;
        }
    }

    /** {@code discard}. */
    @Command(
            name = "discard",
            description = "Decides that open deliveries shall not be delivered.",
            footer = {"", "Example:", "  tradewind discard 4711 --reason \"test order\""})
    static final class Discard implements Callable<Integer> {
        private final Console console;

        @Mixin
        private HubOptions hub = new HubOptions();

        @Parameters(arity = "1..*", paramLabel = "ID", description = "Which deliveries.")
        private List<Long> ids = List.of();

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why; kept for ever.")
        private String reason = "";

        Discard(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            return each(console, hub, ids, "discard", Map.of("reason", reason));
        }
    }

    /** {@code pause}. */
    @Command(
            name = "pause",
            description =
                    "Stops deliveries of a flow, or all calls to a connection: deliveries, sweeps, backfills, census"
                            + " and care of its webhooks. Webhooks that come in meanwhile are kept, and wait.",
            footer = {
                "",
                "Examples:",
                "  tradewind pause flow orders-to-erp --reason \"year-end closing\"",
                "  tradewind pause connection erp"
            })
    static final class Pause implements Callable<Integer> {
        private final Console console;

        @Mixin
        private HubOptions hub = new HubOptions();

        @Parameters(index = "0", paramLabel = "flow|connection", description = "What kind of thing.")
        private Thing thing = Thing.flow;

        @Parameters(index = "1", paramLabel = "NAME", description = "Its name.")
        private String name = "";

        @Option(names = "--reason", paramLabel = "TEXT", defaultValue = "", description = "Why, for others to see.")
        private String reason = "";

        Pause(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Object answer = hub.client().post(thing.path(name) + "/pause", Map.of("reason", reason));
            hub.show(console, answer, "The " + thing + " " + name + " is paused.");
            return ExitCode.OK;
        }
    }

    /** {@code resume}. */
    @Command(
            name = "resume",
            description = "Lets a paused flow or connection work again.",
            footer = {"", "Example:", "  tradewind resume flow orders-to-erp"})
    static final class Resume implements Callable<Integer> {
        private final Console console;

        @Mixin
        private HubOptions hub = new HubOptions();

        @Parameters(index = "0", paramLabel = "flow|connection", description = "What kind of thing.")
        private Thing thing = Thing.flow;

        @Parameters(index = "1", paramLabel = "NAME", description = "Its name.")
        private String name = "";

        Resume(Console console) {
            this.console = console;
        }

        @Override
        public Integer call() {
            Object answer = hub.client().post(thing.path(name) + "/resume", Map.of());
            hub.show(console, answer, "The " + thing + " " + name + " works again.");
            return ExitCode.OK;
        }
    }

    /** What can be paused; written on the command line as it is here. */
    enum Thing {
        flow,
        connection;

        String path(String name) {
            return "/api/" + name() + "s/" + HubClient.encoded(name);
        }
    }

    private static int each(Console console, HubOptions hub, List<Long> ids, String verb, Map<String, String> body) {
        return new OneByOne(console, hub, "Delivery", "/api/deliveries/")
                .carryOut(ids, verb, body, (id, answer) -> sentence(verb, id, answer));
    }

    private static String sentence(String verb, long id, Fields answer) {
        return switch (verb) {
            case "replay" -> "Delivery " + id + " is replayed as delivery " + answer.text("delivery") + ".";
            case "discard" -> "Delivery " + id + " is discarded.";
            default -> "Delivery " + id + " is tried again.";
        };
    }
}
