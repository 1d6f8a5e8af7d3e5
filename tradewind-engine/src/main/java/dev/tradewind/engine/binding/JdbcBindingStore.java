package dev.tradewind.engine.binding;

import dev.tradewind.engine.base.Database;
import dev.tradewind.engine.base.EntityKey;
import dev.tradewind.engine.base.Micros;
import dev.tradewind.engine.base.TextMap;
import dev.tradewind.engine.base.Texts;
import dev.tradewind.engine.base.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Bindings in a database. The same statements for both. */
public final class JdbcBindingStore implements BindingStore {

    private static final String COLUMNS = """
            select connection, stream, record_key, destination, object, external_id, details, hash, bound_at from binding
            """;

    private final JdbcClient reader;

    public JdbcBindingStore(Database database) {
        this.reader = database.reader();
    }

    @Override
    public Optional<Binding> find(EntityKey entity, String destination, String object) {
        return find(reader, entity, destination, object);
    }

    @Override
    public Optional<Binding> find(Tx tx, EntityKey entity, String destination, String object) {
        return find(tx.client(), entity, destination, object);
    }

    private static Optional<Binding> find(JdbcClient client, EntityKey entity, String destination, String object) {
        return client.sql(COLUMNS + """
                        where connection = ? and stream = ? and record_key = ? and destination = ? and object = ?""")
                .params(Texts.stored(entity.connection()), Texts.stored(entity.stream()), Texts.stored(entity.key()))
                .params(Texts.stored(destination), Texts.stored(object))
                .query(JdbcBindingStore::binding)
                .optional();
    }

    @Override
    public void doubt(Tx tx, EntityKey entity, String destination) {
        tx.client()
                .sql("""
                        update binding set hash = ''
                        where connection = ? and stream = ? and record_key = ? and destination = ?""")
                .params(Texts.stored(entity.connection()), Texts.stored(entity.stream()), Texts.stored(entity.key()))
                .param(Texts.stored(destination))
                .update();
    }

    @Override
    public void put(Tx tx, Binding binding) {
        tx.client()
                .sql("""
                        insert into binding (connection, stream, record_key, destination, object, external_id, details,
                            hash, bound_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (connection, stream, record_key, destination, object) do update set
                            external_id = excluded.external_id, details = excluded.details, hash = excluded.hash""")
                .param(Texts.stored(binding.entity().connection()))
                .param(Texts.stored(binding.entity().stream()))
                .param(Texts.stored(binding.entity().key()))
                .param(Texts.stored(binding.destination()))
                .param(Texts.stored(binding.object()))
                .param(Texts.stored(binding.externalId()))
                .param(TextMap.stored(binding.details()))
                .param(binding.hash())
                .param(Micros.of(binding.boundAt()))
                .update();
    }

    @Override
    public List<Binding> of(EntityKey entity) {
        return reader.sql(COLUMNS + """
                        where connection = ? and stream = ? and record_key = ? order by destination, object""")
                .params(Texts.stored(entity.connection()), Texts.stored(entity.stream()), Texts.stored(entity.key()))
                .query(JdbcBindingStore::binding)
                .list();
    }

    @Override
    public Optional<Binding> byKey(String destination, String object, String key) {
        return reader.sql(COLUMNS + """
                        where destination = ? and object = ? and record_key = ? order by bound_at desc limit 1""")
                .params(Texts.stored(destination), Texts.stored(object), Texts.stored(key))
                .query(JdbcBindingStore::binding)
                .optional();
    }

    @Override
    public Optional<Binding> byExternalId(String destination, String object, String externalId) {
        return reader.sql(COLUMNS + """
                        where destination = ? and object = ? and external_id = ? order by bound_at desc limit 1""")
                .params(Texts.stored(destination), Texts.stored(object), Texts.stored(externalId))
                .query(JdbcBindingStore::binding)
                .optional();
    }

    private static Binding binding(ResultSet row, int n) throws SQLException {
        var entity = new EntityKey(
                Texts.original(row.getString("connection")),
                Texts.original(row.getString("stream")),
                Texts.original(row.getString("record_key")));
        return new Binding(
                entity,
                Texts.original(row.getString("destination")),
                Texts.original(row.getString("object")),
                Texts.original(row.getString("external_id")),
                TextMap.original(row.getString("details")),
                row.getString("hash"),
                Micros.of(row.getLong("bound_at")));
    }
}
