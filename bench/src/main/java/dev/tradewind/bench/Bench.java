package dev.tradewind.bench;

import dev.tradewind.api.json.Json;
import dev.tradewind.bench.server.Machine;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** {@code tradewind bench}: measures, and prints a table. Ends with 1 if something could not be measured. */
public final class Bench {

    private static final List<Measurement> ALL = List.of(
            new WebhookThroughput(),
            new AcknowledgementTime(),
            new EndToEnd(),
            new BackfillSpeed(),
            new WaitingDeliveries(),
            new StartUp());

    private Bench() {}

    public static void main(String[] arguments) {
        if (List.of(arguments).contains("--help")) {
            System.out.print(Options.USAGE);
            return;
        }
        try {
            System.exit(run(Options.of(arguments), new PrintStream(System.out, true, StandardCharsets.UTF_8)));
        } catch (Options.Wrong e) {
            System.err.println("bench: " + e.getMessage());
            System.err.print(Options.USAGE);
            System.exit(2);
        }
    }

    /** Exit code. */
    static int run(Options options, PrintStream out) {
        List<Measurement> chosen = chosen(options);
        String machine = Machine.line();
        List<Figure> figures = new ArrayList<>();
        boolean failed = false;
        try (Rig rig = Rig.in(options)) {
            for (Measurement measurement : chosen) {
                rig.say("-- " + measurement.name());
                try {
                    figures.addAll(measurement.measure(rig));
                } catch (RuntimeException e) {
                    // The other measurements need not fall with it; the exit code tells.
                    failed = true;
                    rig.say(measurement.name() + " FAILED: " + e);
                }
            }
        }
        print(options, machine, figures, out);
        return failed ? 1 : 0;
    }

    private static List<Measurement> chosen(Options options) {
        List<String> names = Rig.names(ALL);
        for (String name : options.only()) {
            if (!names.contains(name)) {
                throw new Options.Wrong("there is no measurement " + name + "; there are: " + String.join(", ", names));
            }
        }
        return ALL.stream()
                .filter(m -> options.only().isEmpty() || options.only().contains(m.name()))
                .toList();
    }

    private static void print(Options options, String machine, List<Figure> figures, PrintStream out) {
        if (options.json()) {
            out.println(Json.pretty(Report.tree(machine, figures)));
            return;
        }
        out.println(machine);
        out.println(options.rounds() + " rounds, median (min–max); a ratio is hub by baseline, round by round"
                + (options.smoke() ? "; SMOKE: too short to mean anything" : ""));
        out.println();
        out.print(Report.table(figures));
    }
}
