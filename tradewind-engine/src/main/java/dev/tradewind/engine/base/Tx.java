package dev.tradewind.engine.base;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A transaction of the one writer, while it is open. Organs write through it, so that a caller can put the writes of
 * several organs into one commit. Used by one thread; never kept.
 */
public final class Tx {

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final Map<Class<?>, Object> kept = new HashMap<>();
    private final List<Deferred> deferred = new ArrayList<>();

    Tx(JdbcTemplate jdbc, JdbcClient client) {
        this.jdbc = jdbc;
        this.client = client;
    }

    /** For batches. */
    public JdbcTemplate jdbc() {
        return jdbc;
    }

    /** For single statements. */
    public JdbcClient client() {
        return client;
    }

    /**
     * What an organ keeps for the length of this transaction: made at the first call, the same at every later one. What is
     * {@link Deferred} is written just before the commit, so that many pieces of work share one statement.
     */
    public <T> T kept(Class<T> kind, Function<Tx, T> make) {
        Object found = kept.get(kind);
        if (found == null) {
            found = make.apply(this);
            kept.put(kind, found);
            if (found instanceof Deferred late) {
                deferred.add(late);
            }
        }
        return kind.cast(found);
    }

    /** Writes what was put off. Called once, when all work of the transaction is done. */
    void finish() {
        deferred.forEach(late -> late.write(this));
    }

    /** Something to be written when the transaction ends. */
    public interface Deferred {
        void write(Tx tx);
    }
}
