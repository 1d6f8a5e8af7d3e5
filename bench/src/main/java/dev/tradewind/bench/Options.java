package dev.tradewind.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What is measured, and for how long.
 *
 * @param smoke seconds instead of minutes: shows that everything runs, and no figure worth keeping
 * @param json a tree instead of a table
 * @param only names of measurements; all if empty
 * @param rounds pairs of hub and baseline
 * @param waiting deliveries in the large backlog
 * @param folder for databases; on a real disk, since a memory file system would make durability free
 * @param hubFlags further JVM flags of the hub, for profiling
 */
record Options(
        boolean smoke, boolean json, List<String> only, int rounds, int waiting, Path folder, List<String> hubFlags) {

    static final String USAGE = """
            Usage: tradewind bench [--smoke] [--json] [--only NAME,...] [--rounds N] [--waiting N] [--dir FOLDER]
                                   [--hub-flags "FLAGS"]
            Measures the hub against bare baselines and prints a table. Takes half an hour; --smoke three minutes.
            NAMEs: webhooks, latency, end-to-end, backfill, waiting, start-up
            """;

    private static final int ROUNDS = 3;
    private static final int WAITING = 1_000_000;
    private static final int WAITING_SMOKE = 5_000;

    static final class Wrong extends RuntimeException {
        Wrong(String message) {
            super(message);
        }
    }

    static Options of(String[] arguments) {
        boolean smoke = List.of(arguments).contains("--smoke");
        var options = new Options(
                smoke,
                false,
                List.of(),
                smoke ? 1 : ROUNDS,
                smoke ? WAITING_SMOKE : WAITING,
                Path.of("target", "bench-runs"),
                List.of());
        for (int i = 0; i < arguments.length; i++) {
            String name = arguments[i];
            options = switch (name) {
                case "--smoke" -> options;
                case "--json" -> options.withJson();
                default -> options.with(name, value(arguments, ++i));
            };
        }
        return options;
    }

    private static String value(String[] arguments, int at) {
        if (at >= arguments.length) {
            throw new Wrong(arguments[at - 1] + " needs a value, or is no option");
        }
        return arguments[at];
    }

    private Options withJson() {
        return new Options(smoke, true, only, rounds, waiting, folder, hubFlags);
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--only" -> new Options(smoke, json, words(value, ","), rounds, waiting, folder, hubFlags);
            case "--rounds" -> new Options(smoke, json, only, number(value), waiting, folder, hubFlags);
            case "--waiting" -> new Options(smoke, json, only, rounds, number(value), folder, hubFlags);
            case "--dir" -> new Options(smoke, json, only, rounds, waiting, Path.of(value), hubFlags);
            case "--hub-flags" -> new Options(smoke, json, only, rounds, waiting, folder, words(value, " "));
            default -> throw new Wrong(name + " is no option");
        };
    }

    private static List<String> words(String text, String between) {
        return List.of(text.strip().split(between, -1));
    }

    private static int number(String text) {
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new Wrong(text + " is no number above 0");
        }
        return Integer.parseInt(text);
    }

    /** A length of time, or a tenth of it. */
    Duration time(Duration full) {
        return smoke ? full.dividedBy(10) : full;
    }

    /** A number of orders, or a twentieth of it. */
    int count(int full) {
        return smoke ? full / 20 : full;
    }
}
