package dev.tradewind.app.console;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/**
 * Answers that are read once per version of {@link LiveUpdates} and then shared by all who ask, however many pages are
 * open. Answers must be immutable. Safe for any thread; those who ask for the same at the same time wait for one reading.
 */
final class PerChange<K, V> {

    /** Different questions kept within one version; more are answered without being kept. */
    static final int KEPT_MAX = 200;

    private final LiveUpdates live;
    private final Function<K, V> read;
    private volatile Answers<K, V> answers = new Answers<>(0, new ConcurrentHashMap<>());

    PerChange(LiveUpdates live, Function<K, V> read) {
        this.live = live;
        this.read = read;
    }

    private record Answers<K, V>(long version, ConcurrentMap<K, V> kept) {}

    V get(K question) {
        Answers<K, V> current = current();
        if (current.kept.size() >= KEPT_MAX && !current.kept.containsKey(question)) {
            return read.apply(question);
        }
        return current.kept.computeIfAbsent(question, read);
    }

    private Answers<K, V> current() {
        long version = live.version();
        Answers<K, V> current = answers;
        if (current.version != version) {
            current = replace(version);
        }
        return current;
    }

    private synchronized Answers<K, V> replace(long version) {
        if (answers.version < version) {
            answers = new Answers<>(version, new ConcurrentHashMap<>());
        }
        return answers;
    }
}
