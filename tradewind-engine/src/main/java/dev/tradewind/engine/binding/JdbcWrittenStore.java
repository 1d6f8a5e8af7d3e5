package dev.tradewind.engine.binding;

import dev.tradewind.api.json.Json;
import dev.tradewind.engine.base.EntityKey;
import dev.tradewind.engine.base.Micros;
import dev.tradewind.engine.base.Packed;
import dev.tradewind.engine.base.Texts;
import dev.tradewind.engine.base.Tx;
import java.util.ArrayList;
import java.util.List;

/** What the hub has written, in a database. The same statements for both. */
public final class JdbcWrittenStore implements WrittenStore {

    private static final String OF_RECORD = " from written where connection = ? and stream = ? and record_key = ?";

    @Override
    public List<Written> of(Tx tx, EntityKey record) {
        return tx.client()
                .sql("select origin, said, modified_at" + OF_RECORD)
                .params(key(record))
                .query((row, n) -> new Written(
                        record,
                        Texts.original(row.getString("origin")),
                        Json.readObject(Packed.unpack(row.getBytes("said"))),
                        Micros.of(row.getLong("modified_at"))))
                .list();
    }

    @Override
    public void put(Tx tx, Written written) {
        List<Object> params = new ArrayList<>(key(written.record()));
        params.add(Texts.stored(written.origin()));
        if (written.said().isEmpty()) {
            tx.client()
                    .sql("delete" + OF_RECORD + " and origin = ?")
                    .params(params)
                    .update();
            return;
        }
        params.add(Packed.pack(Json.write(written.said())));
        params.add(Micros.of(written.at()));
        tx.client().sql("""
                        insert into written (connection, stream, record_key, origin, said, modified_at)
                        values (?, ?, ?, ?, ?, ?)
                        on conflict (connection, stream, record_key, origin) do update set
                            said = excluded.said, modified_at = excluded.modified_at""").params(params).update();
    }

    private static List<Object> key(EntityKey record) {
        return List.of(Texts.stored(record.connection()), Texts.stored(record.stream()), Texts.stored(record.key()));
    }
}
