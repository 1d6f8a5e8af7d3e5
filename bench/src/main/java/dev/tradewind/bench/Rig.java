package dev.tradewind.bench;

import dev.tradewind.bench.load.Load;
import dev.tradewind.bench.load.OrderTemplate;
import dev.tradewind.bench.load.SignedOrders;
import dev.tradewind.bench.server.HubFolder;
import dev.tradewind.bench.server.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** What all measurements share: the options, the folder, and orders none of which was sent before. */
final class Rig implements AutoCloseable {

    private static final String PATH = "/hooks/" + HubFolder.CONNECTION;

    private final Options options;
    private final Path folder;
    private long nextOrder;

    private Rig(Options options, Path folder) {
        this.options = options;
        this.folder = folder;
    }

    static Rig in(Options options) {
        try {
            Files.createDirectories(options.folder());
            return new Rig(options, Files.createTempDirectory(options.folder().toAbsolutePath(), "run-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Options options() {
        return options;
    }

    /** A new, empty folder. */
    Path folder(String name) {
        try {
            return Files.createTempDirectory(folder, name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Signed orders that no call before has returned. */
    SignedOrders orders(OrderTemplate template, int count) {
        long first = nextOrder;
        nextOrder += count;
        return SignedOrders.sign(template, HubFolder.SECRET.getBytes(StandardCharsets.UTF_8), first, count);
    }

    Load load(Subject subject, boolean keepAlive, int connections) {
        return new Load(subject.address(), PATH, keepAlive, connections);
    }

    Subject hub(HubFolder home, String heap) {
        return Subject.hub(home, heap, options.hubFlags());
    }

    /** Tells a person what is going on; the result goes elsewhere. */
    void say(String what) {
        System.err.println("bench: " + what);
    }

    /** Frees the disk. */
    void delete(Path path) {
        try (var all = Files.walk(path)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        } catch (IOException e) {
            say("could not delete " + path + ": " + e);
        }
    }

    @Override
    public void close() {
        delete(folder);
    }

    /** Checks a load's result: a figure over refused requests would be none. */
    Load.Result sound(String what, Load.Result result) {
        if (result.refused() > 0) {
            throw new IllegalStateException(what + ": " + result.refused()
                    + " requests were not acknowledged, the first with: " + result.firstRefusal());
        }
        return result;
    }

    static List<String> names(List<Measurement> measurements) {
        return measurements.stream().map(Measurement::name).toList();
    }
}
