package dev.tradewind.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One JVM that is measured. Its output goes to a file; it is ended when this is closed. */
public final class JavaProcess implements AutoCloseable {

    private static final Duration END_MAX = Duration.ofSeconds(60);
    private static final Duration TOOL_MAX = Duration.ofSeconds(60);
    private static final long LOOK_MILLIS = 5;

    private final Process process;
    private final Path log;
    private final long startedNanos;

    private JavaProcess(Process process, Path log, long startedNanos) {
        this.process = process;
        this.log = log;
        this.startedNanos = startedNanos;
    }

    /** Starts {@code java} with these arguments. */
    public static JavaProcess start(Path log, List<String> arguments) {
        return start(log, arguments, Map.of());
    }

    static JavaProcess start(Path log, List<String> arguments, Map<String, String> environment) {
        List<String> command = new ArrayList<>();
        command.add(java("java"));
        command.addAll(arguments);
        try {
            long now = System.nanoTime();
            ProcessBuilder builder = new ProcessBuilder(Machine.pinnedForServers(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            return new JavaProcess(builder.start(), log, now);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A program of the JDK that runs this. */
    static String java(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    /** A port that nobody listens on. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for {@code ready}; gives the time since the start. Throws, with the end of its output, if that takes too long. */
    public Duration await(BooleanSupplier ready, Duration max) {
        while (!ready.getAsBoolean()) {
            if (!process.isAlive()) {
                throw new Ended("ended by itself with " + process.exitValue() + ": " + tail());
            }
            if (sinceStart().compareTo(max) > 0) {
                throw new Ended("was not ready within " + max + ": " + tail());
            }
            pause();
        }
        return sinceStart();
    }

    private Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - startedNanos);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until it ends by itself; true if it did so with exit code 0. */
    public boolean awaitEnd(Duration max) {
        try {
            return process.waitFor(max.toMillis(), TimeUnit.MILLISECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Processor time used so far; zero where the system does not tell. */
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Memory of the process, in bytes; 0 where the system does not tell. */
    public long residentBytes() {
        return statusBytes("VmRSS:");
    }

    private long statusBytes(String field) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                    .filter(line -> line.startsWith(field))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    /** Bytes of all objects that are alive, after a full collection. */
    public long liveBytes() {
        String histogram = jcmd("GC.class_histogram");
        Matcher total = Pattern.compile("Total\\s+\\d+\\s+(\\d+)").matcher(histogram);
        if (!total.find()) {
            throw new Ended("gave no histogram: " + histogram);
        }
        return Long.parseLong(total.group(1));
    }

    /** Runs a diagnostic command on it. */
    public String jcmd(String... command) {
        List<String> all = new ArrayList<>(List.of(java("jcmd"), Long.toString(process.pid())));
        all.addAll(List.of(command));
        try {
            Process tool = new ProcessBuilder(all).redirectErrorStream(true).start();
            String output = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!tool.waitFor(TOOL_MAX.toSeconds(), TimeUnit.SECONDS)) {
                tool.destroyForcibly();
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** The end of what it printed. */
    public String tail() {
        try {
            List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
        } catch (IOException e) {
            return "(its output could not be read: " + e + ")";
        }
    }

    /** Asks it to end, and waits until it has. */
    @Override
    public void close() {
        process.destroy();
        if (process.isAlive() && !awaitExit()) {
            process.destroyForcibly();
            awaitExit();
        }
    }

    private boolean awaitExit() {
        try {
            return process.waitFor(END_MAX.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** The process did not do what was asked of it. */
    public static final class Ended extends RuntimeException {
        Ended(String message) {
            super(message);
        }
    }
}
