package dev.tradewind.bench;

import dev.tradewind.bench.server.Destination;
import dev.tradewind.bench.server.HelloServer;
import dev.tradewind.bench.server.HubFolder;
import dev.tradewind.bench.server.JavaProcess;
import dev.tradewind.bench.server.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From the start of the process until health is answered, from the extracted jar, without and with the start-up cache
 * that the launcher makes; against a JVM that answers HTTP and does nothing else.
 */
final class StartUp implements Measurement {

    private static final int ROUNDS_MIN = 3;
    private static final Duration TRAINING_MAX = Duration.ofMinutes(3);

    @Override
    public String name() {
        return "start-up";
    }

    @Override
    public List<Figure> measure(Rig rig) {
        Path folder = rig.folder("start-up");
        Optional<Path> jar = extracted(folder);
        if (jar.isEmpty()) {
            rig.say("start-up: there is no built program (tradewind-app/target/tradewind-app-*-exec.jar), left out");
            return List.of();
        }
        try (var store = new Destination()) {
            HubFolder home = HubFolder.delivering(folder, store.url(), 4);
            Path cache = folder.resolve("start.aot");
            Optional<Path> made = train(rig, jar.get(), cache, home);
            List<Double> plain = new ArrayList<>();
            List<Double> cached = new ArrayList<>();
            List<Double> bare = new ArrayList<>();
            List<Double> resident = new ArrayList<>();
            int rounds = Math.max(ROUNDS_MIN, rig.options().rounds());
            for (int round = 1; round <= rounds; round++) {
                plain.add(seconds(home, program(jar.get(), Optional.empty()), new ArrayList<>()));
                if (made.isPresent()) {
                    cached.add(seconds(home, program(jar.get(), made), resident));
                }
                bare.add(HelloServer.seconds(folder));
                rig.say(String.format(
                        "start-up, round %d: %.2f s, with cache %s s, bare JVM %.2f s",
                        round, plain.getLast(), cached.isEmpty() ? "–" : cached.getLast(), bare.getLast()));
            }
            return figures(plain, cached, bare, resident);
        }
    }

    private static List<Figure> figures(
            List<Double> plain, List<Double> cached, List<Double> bare, List<Double> resident) {
        String against = "a JVM that answers HTTP and does nothing else";
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.compared(
                "start-up to ready, extracted jar", "s", new Samples(plain), new Samples(bare), against, ""));
        if (!cached.isEmpty()) {
            figures.add(Figure.compared(
                    "start-up to ready, with the start-up cache",
                    "s",
                    new Samples(cached),
                    new Samples(bare),
                    against,
                    ""));
            figures.add(Figure.alone(
                    "resident memory just after that", "MiB", new Samples(resident), "-Xmx512m, serial collector"));
        }
        return figures;
    }

    private static List<String> program(Path jar, Optional<Path> cache) {
        List<String> program = new ArrayList<>();
        cache.ifPresent(file -> program.add("-XX:AOTCache=" + file));
        program.addAll(Subject.FLAGS);
        program.addAll(List.of("-Xmx512m", "-jar", jar.toString()));
        return program;
    }

    private static double seconds(HubFolder home, List<String> program, List<Double> resident) {
        try (Subject hub = Subject.hub(home, program)) {
            resident.add(hub.process().residentBytes() / 1024.0 / 1024);
            return hub.startUp().toMillis() / 1e3;
        }
    }

    /** As the launcher does. */
    private static Optional<Path> train(Rig rig, Path jar, Path cache, HubFolder home) {
        List<String> arguments = new ArrayList<>(Subject.FLAGS);
        arguments.addAll(List.of(
                "-Xmx512m",
                "-XX:AOTCacheOutput=" + cache,
                "-Dspring.context.exit=onRefresh",
                "-jar",
                jar.toString(),
                "serve",
                "--home",
                home.data().resolveSibling("training").toString(),
                "--port",
                "0"));
        try (JavaProcess training = JavaProcess.start(cache.resolveSibling("training.log"), arguments)) {
            if (training.awaitEnd(TRAINING_MAX) && Files.isReadable(cache)) {
                return Optional.of(cache);
            }
            rig.say("start-up: no cache could be made: " + training.tail());
            return Optional.empty();
        }
    }

    private static Optional<Path> extracted(Path folder) {
        try (var files = Files.list(Path.of("tradewind-app", "target"))) {
            Optional<Path> jar = files.filter(file -> file.toString().endsWith("-exec.jar"))
                    .findFirst()
                    .map(Path::toAbsolutePath);
            if (jar.isEmpty()) {
                return Optional.empty();
            }
            Path parts = folder.resolve("parts");
            List<String> arguments = List.of(
                    "-Djarmode=tools", "-jar", jar.get().toString(), "extract", "--destination", parts.toString());
            try (JavaProcess extraction = JavaProcess.start(folder.resolve("extract.log"), arguments)) {
                if (!extraction.awaitEnd(TRAINING_MAX)) {
                    throw new IllegalStateException("the jar could not be extracted: " + extraction.tail());
                }
            }
            return Optional.of(parts.resolve(jar.get().getFileName()));
        } catch (IOException e) {
            if (e instanceof java.nio.file.NoSuchFileException) {
                return Optional.empty();
            }
            throw new UncheckedIOException(e);
        }
    }
}
