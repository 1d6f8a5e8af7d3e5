package dev.tradewind.bench.server;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server that takes webhooks, in a JVM of its own: the hub, or the baseline. */
public final class Subject implements AutoCloseable {

    /** The launcher's own flags for a server, see {@code tradewind}. */
    public static final List<String> FLAGS = List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UseCompactObjectHeaders",
            "-XX:+UseSerialGC");

    private static final Duration READY_MAX = Duration.ofSeconds(90);
    private static final Duration QUIET_LOOK = Duration.ofMillis(400);
    private static final Duration QUIET_MAX = Duration.ofMinutes(30);

    /** Of a processor: below it nothing is being worked off. */
    private static final double QUIET_SHARE = 0.08;

    private final JavaProcess process;
    private final int port;
    private final Duration startUp;

    private Subject(JavaProcess process, int port, Duration startUp) {
        this.process = process;
        this.port = port;
        this.startUp = startUp;
    }

    /** The hub, as {@code serve} runs it, with this much heap. */
    public static Subject hub(HubFolder folder, String heap, List<String> flags) {
        List<String> program = new ArrayList<>(FLAGS);
        program.add("-Xmx" + heap);
        program.addAll(flags);
        program.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.tradewind.app.Tradewind"));
        return hub(folder, program);
    }

    /** The hub; {@code program} is what comes before the program's own arguments. */
    public static Subject hub(HubFolder folder, List<String> program) {
        int port = JavaProcess.freePort();
        List<String> all = new ArrayList<>(program);
        all.addAll(folder.arguments(port));
        return ready(JavaProcess.start(folder.log(), all, HubFolder.environment()), port);
    }

    /** The baseline. */
    public static Subject baseline(Path folder) {
        int port = JavaProcess.freePort();
        List<String> all = new ArrayList<>(FLAGS);
        all.add("-Xmx512m");
        all.addAll(List.of("-cp", System.getProperty("java.class.path"), BaselineServer.class.getName()));
        all.addAll(List.of(Integer.toString(port), folder.resolve("baseline.db").toString(), HubFolder.SECRET));
        JavaProcess process = JavaProcess.start(folder.resolve("baseline.log"), all);
        Duration startUp = process.await(() -> isListening(port), READY_MAX);
        return new Subject(process, port, startUp);
    }

    private static Subject ready(JavaProcess process, int port) {
        try {
            return new Subject(process, port, process.await(() -> isListening(port) && isHealthy(port), READY_MAX));
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
    }

    private static boolean isListening(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false; // Not yet.
        }
    }

    private static boolean isHealthy(int port) {
        try {
            var connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + port + "/actuator/health")
                    .toURL()
                    .openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(5_000);
            return connection.getResponseCode() == 200;
        } catch (IOException e) {
            return false; // Not yet.
        }
    }

    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** Its API, as somebody on its own machine uses it. */
    public HubControl control(HubFolder folder) {
        return new HubControl(address(), folder);
    }

    public JavaProcess process() {
        return process;
    }

    /** From the start of the process until it was ready. */
    public Duration startUp() {
        return startUp;
    }

    /** Waits until it has nothing to do any more, so that it takes no time from what is measured next. */
    public void awaitQuiet() {
        long end = System.nanoTime() + QUIET_MAX.toNanos();
        while (System.nanoTime() < end) {
            Duration before = process.processorTime();
            pause(QUIET_LOOK);
            Duration used = process.processorTime().minus(before);
            if (used.toNanos() < QUIET_SHARE * QUIET_LOOK.toNanos()) {
                return;
            }
        }
        throw new JavaProcess.Ended("was still busy after " + QUIET_MAX + ": " + process.tail());
    }

    private static void pause(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
