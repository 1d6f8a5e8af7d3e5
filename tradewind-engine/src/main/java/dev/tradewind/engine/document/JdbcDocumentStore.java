package dev.tradewind.engine.document;

import dev.tradewind.api.json.Json;
import dev.tradewind.engine.base.Database;
import dev.tradewind.engine.base.Micros;
import dev.tradewind.engine.base.Texts;
import dev.tradewind.engine.base.WriteQueue;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Versions of the documents in a database. The same statements for both. */
public final class JdbcDocumentStore implements DocumentStore {

    private final JdbcClient reader;
    private final WriteQueue writes;
    private final InstantSource clock;

    public JdbcDocumentStore(Database database, WriteQueue writes, InstantSource clock) {
        this.reader = database.reader();
        this.writes = writes;
        this.clock = clock;
    }

    @Override
    public DocumentVersion save(Map<String, String> files, String by, String note) {
        Instant now = clock.instant();
        long number = writes.write(
                "documents",
                tx -> tx.client()
                        .sql("""
                        insert into document_version (number, applied_at, applied_by, note, files)
                        select coalesce(max(number), 0) + 1, ?, ?, ?, ? from document_version returning number""")
                        .param(Micros.of(now))
                        .param(Texts.stored(by))
                        .param(Texts.stored(note))
                        .param(Json.text(files))
                        .query(Long.class)
                        .single());
        return new DocumentVersion(number, now, by, note, files);
    }

    @Override
    public List<DocumentVersion.Summary> list(int most) {
        return reader.sql("""
                        select number, applied_at, applied_by, note from document_version
                        order by number desc limit ?""")
                .param(most)
                .query((row, n) -> new DocumentVersion.Summary(
                        row.getLong("number"),
                        Micros.of(row.getLong("applied_at")),
                        Texts.original(row.getString("applied_by")),
                        Texts.original(row.getString("note"))))
                .list();
    }

    @Override
    public Optional<DocumentVersion> load(long number) {
        return reader.sql("select * from document_version where number = ?")
                .param(number)
                .query(JdbcDocumentStore::version)
                .optional();
    }

    @Override
    public Optional<DocumentVersion> current() {
        return reader.sql("select * from document_version order by number desc limit 1")
                .query(JdbcDocumentStore::version)
                .optional();
    }

    private static DocumentVersion version(ResultSet row, int n) throws SQLException {
        Map<String, String> files = new TreeMap<>();
        Json.readObject(row.getString("files").getBytes(StandardCharsets.UTF_8))
                .forEach((name, text) -> files.put(name, String.valueOf(text)));
        return new DocumentVersion(
                row.getLong("number"),
                Micros.of(row.getLong("applied_at")),
                Texts.original(row.getString("applied_by")),
                Texts.original(row.getString("note")),
                files);
    }
}
