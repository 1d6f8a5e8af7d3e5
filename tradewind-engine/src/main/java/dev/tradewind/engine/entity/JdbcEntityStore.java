package dev.tradewind.engine.entity;

import dev.tradewind.engine.base.Database;
import dev.tradewind.engine.base.EntityKey;
import dev.tradewind.engine.base.Micros;
import dev.tradewind.engine.base.Packed;
import dev.tradewind.engine.base.Texts;
import dev.tradewind.engine.base.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The entity store in a database. The same statements for both. */
public final class JdbcEntityStore implements EntityStore {

    /** Labels that a search for a short text looks at, so that its cost does not grow with the store. */
    private static final int CANDIDATES_MAX = 1_000;

    /** Keys in one statement: its text is always the same, and so it is prepared once. */
    private static final int KEYS_AT_ONCE = 20;

    private static final String COLUMNS = """
            select entity.connection, entity.stream, entity.record_key, type, label, status, modified_at, hash, seq, gone,
                json
            """;

    private static final String FIND_SOME = "with wanted (connection, stream, record_key) as (values "
            + String.join(", ", Collections.nCopies(KEYS_AT_ONCE, "(?, ?, ?)"))
            + ") " + COLUMNS + """
            from wanted join entity on entity.connection = wanted.connection and entity.stream = wanted.stream
                and entity.record_key = wanted.record_key""";

    private static final String PUT = """
            insert into entity (connection, stream, record_key, type, label, status, modified_at, hash, seq, gone, json)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (connection, stream, record_key) do update set type = excluded.type, label = excluded.label,
                status = excluded.status, modified_at = excluded.modified_at, hash = excluded.hash, seq = excluded.seq,
                gone = excluded.gone, json = excluded.json""";

    private final JdbcClient reader;

    public JdbcEntityStore(Database database) {
        this.reader = database.reader();
    }

    @Override
    public Optional<StoredEntity> find(EntityKey key) {
        return reader.sql(COLUMNS + "from entity where connection = ? and stream = ? and record_key = ?")
                .params(keyParams(key))
                .query(JdbcEntityStore::entity)
                .optional();
    }

    @Override
    public Map<EntityKey, StoredEntity> findAll(Tx tx, Collection<EntityKey> keys) {
        var found = new HashMap<EntityKey, StoredEntity>();
        List<EntityKey> wanted = keys.stream().distinct().toList();
        for (int from = 0; from < wanted.size(); from += KEYS_AT_ONCE) {
            List<EntityKey> some = wanted.subList(from, Math.min(from + KEYS_AT_ONCE, wanted.size()));
            tx.client()
                    .sql(FIND_SOME)
                    .params(padded(some))
                    .query(JdbcEntityStore::entity)
                    .list()
                    .forEach(entity -> found.put(entity.key(), entity));
        }
        return found;
    }

    /** The last one repeated, up to the number the statement takes. */
    private static List<Object> padded(List<EntityKey> keys) {
        var params = new ArrayList<Object>(KEYS_AT_ONCE * 3);
        for (int i = 0; i < KEYS_AT_ONCE; i++) {
            params.addAll(keyParams(keys.get(Math.min(i, keys.size() - 1))));
        }
        return params;
    }

    private static List<Object> keyParams(EntityKey key) {
        return List.of(Texts.stored(key.connection()), Texts.stored(key.stream()), Texts.stored(key.key()));
    }

    @Override
    public void put(Tx tx, Collection<StoredEntity> entities) {
        tx.jdbc().batchUpdate(PUT, entities, Math.max(1, entities.size()), JdbcEntityStore::setRow);
    }

    private static void setRow(PreparedStatement row, StoredEntity entity) throws SQLException {
        row.setString(1, Texts.stored(entity.key().connection()));
        row.setString(2, Texts.stored(entity.key().stream()));
        row.setString(3, Texts.stored(entity.key().key()));
        row.setString(4, Texts.stored(entity.type()));
        row.setString(5, Texts.stored(entity.label()));
        row.setString(6, Texts.stored(entity.status()));
        row.setLong(7, Micros.of(entity.modifiedAt()));
        row.setString(8, entity.hash());
        row.setLong(9, entity.seq());
        row.setInt(10, entity.gone() ? 1 : 0);
        row.setBytes(11, Packed.pack(entity.json()));
    }

    /** Numbers of as many digits are in the order of their texts, so that the index of keys finds a range of them. */
    @Override
    public List<Long> numbered(String connection, String stream, long after, long through, int max) {
        List<Long> found = new ArrayList<>();
        long from = after + 1;
        while (from <= through && from > 0 && found.size() < max) {
            String first = String.valueOf(from);
            String nines = "9".repeat(first.length());
            boolean isLast =
                    nines.length() >= String.valueOf(Long.MAX_VALUE).length() || Long.parseLong(nines) >= through;
            String last = isLast ? String.valueOf(through) : nines;
            found.addAll(reader
                    .sql("""
                            select record_key from entity where connection = ? and stream = ? and record_key >= ?
                                and record_key <= ? and length(record_key) = ? and gone = 0
                            order by record_key limit ?""")
                    .params(
                            Texts.stored(connection),
                            Texts.stored(stream),
                            first,
                            last,
                            first.length(),
                            max - found.size())
                    .query(String.class)
                    .list()
                    .stream()
                    .filter(key -> key.chars().allMatch(c -> c >= '0' && c <= '9'))
                    .map(Long::valueOf)
                    .toList());
            if (isLast) {
                return found;
            }
            from = Long.parseLong(nines) + 1;
        }
        return found;
    }

    @Override
    public List<StoredEntity> search(String text, int max) {
        if (text.isEmpty()) {
            return List.of();
        }
        String wanted = Texts.stored(text);
        var found = new LinkedHashMap<EntityKey, StoredEntity>();
        addNewest(found, candidates("label = ?", wanted), max);
        addNewest(found, candidates("record_key = ?", wanted), max);
        List<StoredEntity> exact = newestFirst(found.values());
        found.clear();
        exact.forEach(entity -> found.put(entity.key(), entity));
        addNewest(found, candidates("label > ? and label < ?", wanted, behindPrefix(wanted)), max);
        return found.values().stream().limit(max).toList();
    }

    /** The ids and positions of what matches, at most {@link #CANDIDATES_MAX}, the last labels first. */
    private List<Candidate> candidates(String condition, Object... params) {
        return reader.sql("select id, seq from entity where " + condition + " order by label desc limit "
                        + CANDIDATES_MAX)
                .params(params)
                .query((row, n) -> new Candidate(row.getLong("id"), row.getLong("seq")))
                .list();
    }

    private void addNewest(Map<EntityKey, StoredEntity> found, List<Candidate> candidates, int max) {
        List<Long> ids = candidates.stream()
                .sorted(Comparator.comparingLong(Candidate::seq).reversed())
                .limit(max)
                .map(Candidate::id)
                .toList();
        if (!ids.isEmpty()) {
            newestFirst(reader.sql(COLUMNS + "from entity where id in (:ids)")
                            .param("ids", ids)
                            .query(JdbcEntityStore::entity)
                            .list())
                    .forEach(entity -> found.putIfAbsent(entity.key(), entity));
        }
    }

    private static List<StoredEntity> newestFirst(Collection<StoredEntity> entities) {
        return entities.stream()
                .sorted(Comparator.comparingLong(StoredEntity::seq).reversed())
                .toList();
    }

    /** Behind every text that begins with {@code prefix}: no text holds a character beyond the last code point. */
    private static String behindPrefix(String prefix) {
        return prefix + Character.toString(Character.MAX_CODE_POINT);
    }

    private static StoredEntity entity(ResultSet row, int n) throws SQLException {
        var key = new EntityKey(
                Texts.original(row.getString("connection")),
                Texts.original(row.getString("stream")),
                Texts.original(row.getString("record_key")));
        return new StoredEntity(
                key,
                Texts.original(row.getString("type")),
                Texts.original(row.getString("label")),
                Texts.original(row.getString("status")),
                Micros.of(row.getLong("modified_at")),
                row.getString("hash"),
                row.getLong("seq"),
                row.getInt("gone") == 1,
                Packed.unpack(row.getBytes("json")));
    }

    private record Candidate(long id, long seq) {}
}
