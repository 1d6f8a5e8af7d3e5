package dev.tradewind.sandbox.http;

import dev.tradewind.sandbox.http.Fault.Extent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The switch board of one sandbox: which faults it has now.
 *
 * <p>For each request the faults are asked in the order in which they were set, and the first that applies is had.
 * Safe for any thread.
 */
public final class Faults {

    private static final int FAULTS_MAX = 20;

    private final RandomGenerator random;
    private final List<Fault> faults = new ArrayList<>();
    private final Map<Fault.Kind, Long> had = new HashMap<>();

    /** No faults at first. {@code random} decides for {@link Extent.Share}; it is used under this object's lock only. */
    public Faults(RandomGenerator random) {
        this.random = random;
    }

    /** Replaces all faults by these. None means all is well again. */
    public synchronized void set(Fault... newFaults) {
        if (newFaults.length > FAULTS_MAX) {
            throw new IllegalArgumentException("at most " + FAULTS_MAX + " faults at once, were " + newFaults.length);
        }
        faults.clear();
        faults.addAll(List.of(newFaults));
    }

    /** Every request fails so, until changed. */
    public void always(Fault.Kind kind) {
        set(Fault.always(kind));
    }

    /** The next requests fail so, then all is well. */
    public void next(int requests, Fault.Kind kind) {
        set(Fault.next(requests, kind));
    }

    /** This share of the requests fails so. */
    public void share(int percent, Fault.Kind kind) {
        set(Fault.share(percent, kind));
    }

    /** All is well again. */
    public void clear() {
        set();
    }

    /** The faults now, those used up left out. */
    public synchronized List<Fault> current() {
        return List.copyOf(faults);
    }

    /** How many requests were hit by this kind since the start. */
    public synchronized long hits(Fault.Kind kind) {
        return had.getOrDefault(kind, 0L);
    }

    synchronized Optional<Fault> forNextRequest() {
        for (int i = 0; i < faults.size(); i++) {
            Fault fault = faults.get(i);
            boolean hit = switch (fault.extent()) {
                case Extent.Always always -> true;
                case Extent.Next next -> {
                    useUp(i, fault, next.requests());
                    yield true;
                }
                case Extent.Share share -> random.nextInt(100) < share.percent();
            };
            if (hit) {
                had.merge(fault.kind(), 1L, Long::sum);
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    private void useUp(int index, Fault fault, int requests) {
        if (requests == 1) {
            faults.remove(index);
        } else {
            faults.set(index, new Fault(fault.kind(), new Extent.Next(requests - 1), fault.delay()));
        }
    }

    /** As {@code GET /_sandbox/faults} shows it. */
    synchronized Map<String, @Nullable Object> tree() {
        var list = new ArrayList<@Nullable Object>();
        for (Fault fault : faults) {
            var one = new HashMap<String, @Nullable Object>();
            one.put("kind", fault.kind().name().toLowerCase(Locale.ROOT));
            one.put("wait_ms", fault.delay().toMillis());
            switch (fault.extent()) {
                case Extent.Always always -> one.put("always", true);
                case Extent.Next next -> one.put("next", next.requests());
                case Extent.Share share -> one.put("percent", share.percent());
            }
            list.add(one);
        }
        var hits = new HashMap<String, @Nullable Object>();
        had.forEach((kind, times) -> hits.put(kind.name().toLowerCase(Locale.ROOT), times));
        var tree = new HashMap<String, @Nullable Object>();
        tree.put("faults", list);
        tree.put("hits", hits);
        return tree;
    }

    /** Reads what {@code PUT /_sandbox/faults} was sent; throws IllegalArgumentException with the reason if it is wrong. */
    void set(Map<String, @Nullable Object> tree) {
        if (!(tree.get("faults") instanceof List<?> list)) {
            throw new IllegalArgumentException(
                    "expected {\"faults\": [{\"kind\": \"down\", \"always\": true}]}, with [] for none");
        }
        set(list.stream().map(Faults::read).toArray(Fault[]::new));
    }

    private static Fault read(@Nullable Object item) {
        if (!(item instanceof Map<?, ?> one) || !(one.get("kind") instanceof String name)) {
            throw new IllegalArgumentException("each fault needs a kind, one of " + List.of(Fault.Kind.values()));
        }
        Fault fault = Fault.always(kind(name));
        if (one.get("next") instanceof Number requests) {
            fault = Fault.next(requests.intValue(), fault.kind());
        } else if (one.get("percent") instanceof Number percent) {
            fault = Fault.share(percent.intValue(), fault.kind());
        }
        return one.get("wait_ms") instanceof Number wait ? fault.waiting(Duration.ofMillis(wait.longValue())) : fault;
    }

    private static Fault.Kind kind(String name) {
        for (Fault.Kind kind : Fault.Kind.values()) {
            if (kind.name().equalsIgnoreCase(name)) {
                return kind;
            }
        }
        throw new IllegalArgumentException(
                "no fault is called \"" + name + "\"; there are " + List.of(Fault.Kind.values()));
    }
}
