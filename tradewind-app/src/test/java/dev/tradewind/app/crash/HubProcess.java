package dev.tradewind.app.crash;

import dev.tradewind.api.json.Json;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The hub as an operator runs it: {@code serve}, in a process of its own, on a home folder that survives it. */
final class HubProcess implements AutoCloseable {

    /** Starting takes two seconds on an idle machine. */
    static final Duration READY_MAX = Duration.ofMinutes(2);

    private static final Duration LOOK = Duration.ofMillis(20);

    private final Path folder;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();
    private Optional<Process> process = Optional.empty();

    HubProcess(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** A port that nobody listens on. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    void start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.tradewind.app.Tradewind",
                        "serve",
                        documents().toString(),
                        "--home",
                        home().toString(),
                        "--port",
                        Integer.toString(port)))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        builder.environment().putAll(Map.of("KILL_TEST_KEY", Office.KEY, "KILL_TEST_WEBHOOK_SECRET", Shop.SECRET));
        process = Optional.of(builder.start());
    }

    Path documents() {
        return folder.resolve("documents");
    }

    Path home() {
        return folder.resolve("home");
    }

    private Path log() {
        return folder.resolve("hub.log");
    }

    /** Comes back when it says that it is well. */
    void awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + READY_MAX.toNanos();
        while (!isReady()) {
            Process running = process.orElseThrow();
            if (!running.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("the hub is not ready, its end is " + running + "\n" + tail());
            }
            Thread.sleep(LOOK); // Nothing tells when another process is ready; looked at until a deadline.
        }
    }

    private boolean isReady() throws InterruptedException {
        try {
            return get("/actuator/health").statusCode() == 200;
        } catch (IOException e) {
            return false; // Not yet.
        }
    }

    /** How many deliveries have no final state. */
    long open() throws IOException, InterruptedException {
        HttpResponse<String> answer = get("/api/flows");
        long open = 0;
        for (Object flow : (List<?>) Objects.requireNonNull(Json.read(answer.body()))) {
            Map<?, ?> tally = (Map<?, ?>) ((Map<?, ?>) flow).get("tally");
            for (String state : List.of("waiting", "dead")) {
                if (tally != null && tally.get(state) instanceof Number count) {
                    open += count.longValue();
                }
            }
        }
        return open;
    }

    /** Starts a backfill of the shop's orders; its number. */
    long backfill() throws IOException, InterruptedException {
        HttpRequest request = request("/api/backfills")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"connection\":\"shop\",\"stream\":\"orders\"}"))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        Map<?, ?> tree = (Map<?, ?>) Objects.requireNonNull(Json.read(answer.body()));
        if (!(tree.get("backfill") instanceof Number number)) {
            throw new IllegalStateException("no backfill was started: " + answer.body());
        }
        return number.longValue();
    }

    /** What the hub says about a backfill: {@code state}, {@code read}, {@code total}. */
    Map<?, ?> backfill(long id) throws IOException, InterruptedException {
        return (Map<?, ?>)
                Objects.requireNonNull(Json.read(get("/api/backfills/" + id).body()));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30));
        Path token = home().resolve("admin-token");
        if (path.startsWith("/api/") && Files.isReadable(token)) {
            request.header("Authorization", "Bearer " + Files.readString(token).strip());
        }
        return request;
    }

    /** SIGKILL: no handler runs, nothing is flushed. */
    void kill() throws InterruptedException {
        Process running = process.orElseThrow();
        running.destroyForcibly();
        if (!running.waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the hub outlives kill -9: " + running);
        }
    }

    /** The end of what it printed. */
    String tail() throws IOException {
        List<String> lines = Files.readAllLines(log());
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    }

    @Override
    public void close() {
        process.ifPresent(Process::destroyForcibly);
        client.close();
    }
}
