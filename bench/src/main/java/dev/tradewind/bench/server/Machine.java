package dev.tradewind.bench.server;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The machine that is measured on. */
public final class Machine {

    /** What the servers get where there are more; the sender has the others. */
    private static final int SERVER_PROCESSORS = 2;

    private Machine() {}

    /**
     * Pins a server to two processors where the sender then has two of its own; with fewer, server and sender share all
     * of them, in the baseline as well.
     */
    static List<String> pinnedForServers(List<String> command) {
        if (!pins()) {
            return command;
        }
        List<String> pinned = new ArrayList<>(List.of("taskset", "-c", "0-" + (SERVER_PROCESSORS - 1)));
        pinned.addAll(command);
        return pinned;
    }

    private static boolean pins() {
        return Runtime.getRuntime().availableProcessors() >= 2 * SERVER_PROCESSORS
                && Files.isExecutable(Path.of("/usr/bin/taskset"));
    }

    /** One line: processors, memory, load, system, Java. */
    public static String line() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.ROOT,
                "%d processors (%s), %s; load %.1f at the start; %s %s; Java %s; servers %s",
                Runtime.getRuntime().availableProcessors(),
                first("/proc/cpuinfo", "model name"),
                first("/proc/meminfo", "MemTotal"),
                system.getSystemLoadAverage(),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("java.runtime.version"),
                pins() ? "pinned to two of them, the sender has the others" : "and sender share them");
    }

    private static String first(String file, String field) {
        try {
            return Files.readAllLines(Path.of(file)).stream()
                    .filter(line -> line.startsWith(field))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
