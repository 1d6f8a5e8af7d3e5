package dev.tradewind.engine.journal;

import dev.tradewind.api.RawRecord;
import dev.tradewind.engine.base.Aged;
import dev.tradewind.engine.base.Database;
import dev.tradewind.engine.base.EntityKey;
import dev.tradewind.engine.base.Micros;
import dev.tradewind.engine.base.Packed;
import dev.tradewind.engine.base.Priority;
import dev.tradewind.engine.base.TextMap;
import dev.tradewind.engine.base.Texts;
import dev.tradewind.engine.base.Tx;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The journal in a database. The same statements for both. */
public final class JdbcJournal implements Journal {

    /** Bodies that {@link #readAfter} holds in memory at once, in bytes; one event is always read, however big. */
    private static final long READ_BYTES_MAX = 32L * 1_024 * 1_024;

    /** What one packed body is taken for: how much comes out of it nobody knows before. */
    private static final long PACKED_BYTES = READ_BYTES_MAX / 8;

    /** How often one {@link #retire} looks further when all it sees is needed. */
    private static final int RETIRE_TURNS_MAX = 10;

    private static final String INSERT = """
            insert into journal (seq, connection, stream, topic, record_key, dedupe, origin, priority, correlation_id,
                modified_at, received_at, attributes, encoding, body)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?)
            on conflict (dedupe) do nothing""";

    private static final String COLUMNS = """
            select seq, connection, stream, topic, record_key, dedupe, origin, priority, correlation_id, modified_at,
                received_at, attributes, encoding, body
            from journal
            """;

    private final JdbcClient reader;
    private final EventLists lists;
    private final Needed needed;

    /** Where {@link #retire} goes on; only the writer touches it. */
    private long retiredTo;

    /**
     * A journal.
     *
     * @param needed which events must stay, because an open delivery needs them
     */
    public JdbcJournal(Database database, Needed needed) {
        this.reader = database.reader();
        this.lists = new EventLists(reader);
        this.needed = needed;
    }

    /** Says which of some events are needed. */
    @FunctionalInterface
    public interface Needed {
        Set<Long> of(Tx tx, Collection<Long> seqs);
    }

    @Override
    public List<Appended> append(Tx tx, List<NewEvent> events) {
        var next = tx.kept(NextSeq.class, NextSeq::read);
        long first = next.take(events.size());
        List<byte[]> dedupes = events.stream().map(DedupeHash::of).toList();
        int[] written = tx.jdbc().batchUpdate(INSERT, new Rows(first, events, dedupes));
        var appended = new ArrayList<Appended>(events.size());
        for (int i = 0; i < written.length; i++) {
            appended.add(written[i] == 1 ? new Appended(first + i, true) : repetition(tx, dedupes.get(i)));
        }
        return appended;
    }

    private static Appended repetition(Tx tx, byte[] dedupe) {
        long seq = tx.client()
                .sql("select seq from journal where dedupe = ?")
                .param(dedupe)
                .query(Long.class)
                .single();
        return new Appended(seq, false);
    }

    @Override
    public List<JournalEvent> readAfter(long seq, int max) {
        List<Size> sizes = reader.sql("""
                        select seq, octet_length(body) as bytes from journal where seq > ? order by seq limit ?""")
                .params(seq, max)
                .query((row, n) -> new Size(row.getLong("seq"), row.getLong("bytes")))
                .list();
        long last = lastWithin(sizes);
        return last == 0
                ? List.of()
                : reader.sql(COLUMNS + "where seq > ? and seq <= ? order by seq")
                        .params(seq, last)
                        .query(JdbcJournal::event)
                        .list();
    }

    @Override
    public List<JournalEvent> again(int max) {
        List<Size> sizes = reader.sql("""
                        select v.seq, case j.encoding when 0 then octet_length(j.body) else ? end as bytes
                        from verdict v join journal j on j.seq = v.seq
                        where v.kind = 'AGAIN' order by v.seq limit ?""")
                .params(PACKED_BYTES, max)
                .query((row, n) -> new Size(row.getLong("seq"), row.getLong("bytes")))
                .list();
        long last = lastWithin(sizes);
        List<Long> seqs =
                sizes.stream().map(Size::seq).filter(seq -> seq <= last).toList();
        return seqs.isEmpty()
                ? List.of()
                : reader.sql(COLUMNS + "where seq in (:seqs) order by seq")
                        .param("seqs", seqs)
                        .query(JdbcJournal::event)
                        .list();
    }

    private static long lastWithin(List<Size> sizes) {
        long last = 0;
        long bytes = 0;
        for (Size size : sizes) {
            bytes += size.bytes();
            if (last != 0 && bytes > READ_BYTES_MAX) {
                break;
            }
            last = size.seq();
        }
        return last;
    }

    @Override
    public Optional<JournalEvent> find(long seq) {
        return reader.sql(COLUMNS + "where seq = ?")
                .param(seq)
                .query(JdbcJournal::event)
                .optional();
    }

    @Override
    public List<EventHead> history(EntityKey entity, int max) {
        return lists.history(entity, max);
    }

    @Override
    public long position() {
        return reader.sql("select seq from journal_position").query(Long.class).single();
    }

    @Override
    public void movePosition(Tx tx, long seq) {
        tx.client().sql("update journal_position set seq = ?").param(seq).update();
    }

    @Override
    public void judge(Tx tx, List<Verdict> verdicts) {
        tx.jdbc().batchUpdate("""
                        insert into verdict (seq, flow, kind, reason) values (?, ?, ?, ?)
                        on conflict (seq, flow) do update set kind = excluded.kind, reason = excluded.reason""", verdicts, Math.max(1, verdicts.size()), (row, verdict) -> {
            row.setLong(1, verdict.seq());
            row.setString(2, Texts.stored(verdict.flow().orElse("")));
            row.setString(3, verdict.kind().name());
            row.setString(4, Texts.stored(verdict.reason()));
        });
    }

    @Override
    public List<Verdict> verdicts(Collection<Long> seqs) {
        return seqs.isEmpty()
                ? List.of()
                : reader.sql("select seq, flow, kind, reason from verdict where seq in (:seqs) order by seq, flow")
                        .param("seqs", seqs)
                        .query(JdbcJournal::verdict)
                        .list();
    }

    @Override
    public int askAgain(Tx tx, Collection<Long> seqs) {
        return Arrays.stream(change(
                        tx,
                        seqs,
                        "update verdict set kind = 'AGAIN' where seq = ? and flow = '' and kind = 'UNREADABLE'"))
                .sum();
    }

    @Override
    public Set<Long> takeAgain(Tx tx, Collection<Long> seqs) {
        List<Long> wanted = List.copyOf(seqs);
        int[] taken = change(tx, wanted, "delete from verdict where seq = ? and flow = '' and kind = 'AGAIN'");
        return IntStream.range(0, taken.length)
                .filter(i -> taken[i] == 1)
                .mapToObj(wanted::get)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static int[] change(Tx tx, Collection<Long> seqs, String sql) {
        List<Object[]> rows = seqs.stream().map(seq -> new Object[] {seq}).toList();
        return tx.jdbc().batchUpdate(sql, rows);
    }

    @Override
    public EventPage list(EventFilter filter, int max) {
        return lists.list(filter, max);
    }

    @Override
    public List<EventHead> unreadableAfter(long seq, int max) {
        return lists.unreadableAfter(seq, max);
    }

    @Override
    public List<Unreadable> unreadable(Instant since) {
        return lists.unreadable(since);
    }

    @Override
    public void keepLast(Tx tx, Map<Long, byte[]> entities) {
        tx.jdbc().batchUpdate("""
                        insert into last_known (seq, entity) values (?, ?)
                        on conflict (seq) do nothing""", entities.entrySet(), Math.max(1, entities.size()), (row, one) -> {
            row.setLong(1, one.getKey());
            row.setBytes(2, Packed.pack(one.getValue()));
        });
    }

    @Override
    public Optional<byte[]> last(long seq) {
        return reader.sql("select entity from last_known where seq = ?")
                .param(seq)
                .query((row, n) -> Packed.unpack(row.getBytes("entity")))
                .optional();
    }

    @Override
    public long head() {
        return reader.sql("select coalesce(max(seq), 0) from journal")
                .query(Long.class)
                .single();
    }

    @Override
    public int retire(Tx tx, Instant before, int max) {
        for (int turn = 0; turn < RETIRE_TURNS_MAX; turn++) {
            List<Aged> next = routedAfter(tx, retiredTo, max);
            List<Long> old = Aged.before(before, next).stream().map(Aged::id).toList();
            boolean more =
                    next.size() == max && (!old.isEmpty() || !ahead(tx, next).isEmpty());
            retiredTo = more ? next.getLast().id() : 0;
            var going = new ArrayList<>(old);
            if (!old.isEmpty()) {
                going.removeAll(needed.of(tx, old));
            }
            if (!going.isEmpty() || !more) {
                remove(tx, going);
                return going.size();
            }
        }
        return 0;
    }

    /** By position, not by time: that needs no further index, and events come in nearly that order. */
    private static List<Aged> routedAfter(Tx tx, long seq, int max) {
        return tx.client()
                .sql("""
                        select seq, received_at from journal
                        where seq > ? and seq <= (select seq from journal_position)
                            and seq < (select max(seq) from journal)
                        order by seq limit ?""")
                .params(seq, max)
                .query((row, n) -> new Aged(row.getLong("seq"), row.getLong("received_at")))
                .list();
    }

    private static List<Aged> ahead(Tx tx, List<Aged> events) {
        return Aged.ahead(
                events,
                () -> tx.client()
                        .sql("select received_at from journal where seq = (select max(seq) from journal)")
                        .query(Long.class)
                        .single());
    }

    private static void remove(Tx tx, List<Long> seqs) {
        for (String table : List.of("verdict", "last_known", "journal")) {
            tx.jdbc()
                    .batchUpdate(
                            "delete from " + table + " where seq = ?",
                            seqs,
                            Math.max(1, seqs.size()),
                            (row, seq) -> row.setLong(1, seq));
        }
    }

    @Override
    public int compact(Tx tx, Instant before, int max) {
        // The first ones, old or not: of a million that came within the hour the others would all be looked at in vain.
        List<Aged> first = tx.client()
                .sql("""
                        select seq, received_at from journal
                        where encoding = 0 and seq <= (select seq from journal_position) order by seq limit ?""")
                .param(max)
                .query((row, n) -> new Aged(row.getLong("seq"), row.getLong("received_at")))
                .list();
        List<Size> sizes = sizes(tx, oldOrAhead(tx, first, before));
        long last = lastWithin(sizes);
        List<Long> seqs =
                sizes.stream().map(Size::seq).filter(seq -> seq <= last).toList();
        if (seqs.isEmpty()) {
            return 0;
        }
        List<Body> bodies = tx.client()
                .sql("select seq, body from journal where seq in (:seqs)")
                .param("seqs", seqs)
                .query((row, n) -> new Body(row.getLong("seq"), row.getBytes("body")))
                .list();
        tx.jdbc()
                .batchUpdate(
                        "update journal set encoding = 1, body = ? where seq = ?",
                        bodies,
                        Math.max(1, bodies.size()),
                        (row, body) -> {
                            row.setBytes(1, Packed.pack(body.bytes()));
                            row.setLong(2, body.seq());
                        });
        return bodies.size();
    }

    /** What came while the clock was ahead counts as old: others would have to wait for it. */
    private static List<Long> oldOrAhead(Tx tx, List<Aged> events, Instant before) {
        List<Aged> old = Aged.before(before, events);
        return (old.isEmpty() ? ahead(tx, events) : old).stream().map(Aged::id).toList();
    }

    private static List<Size> sizes(Tx tx, List<Long> seqs) {
        return seqs.isEmpty()
                ? List.of()
                : tx.client()
                        .sql("select seq, octet_length(body) as bytes from journal where seq in (:seqs) order by seq")
                        .param("seqs", seqs)
                        .query((row, n) -> new Size(row.getLong("seq"), row.getLong("bytes")))
                        .list();
    }

    private static byte[] body(ResultSet row) throws SQLException {
        byte[] stored = row.getBytes("body");
        return row.getInt("encoding") == 0 ? stored : Packed.unpack(stored);
    }

    private static JournalEvent event(ResultSet row, int n) throws SQLException {
        var record = new RawRecord(
                Texts.original(row.getString("stream")),
                Texts.original(row.getString("topic")),
                Texts.original(row.getString("record_key")),
                body(row),
                TextMap.original(row.getString("attributes")));
        return new JournalEvent(
                row.getLong("seq"),
                Texts.original(row.getString("connection")),
                record,
                Origin.valueOf(row.getString("origin")),
                Priority.ofCode(row.getInt("priority")),
                row.getString("correlation_id"),
                Micros.read(row, "modified_at"),
                Micros.of(row.getLong("received_at")),
                HexFormat.of().formatHex(row.getBytes("dedupe")));
    }

    private static Verdict verdict(ResultSet row, int n) throws SQLException {
        String flow = Texts.original(row.getString("flow"));
        return new Verdict(
                row.getLong("seq"),
                flow.isEmpty() ? Optional.empty() : Optional.of(flow),
                Verdict.Kind.valueOf(row.getString("kind")),
                Texts.original(row.getString("reason")));
    }

    private record Size(long seq, long bytes) {}

    @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
    private record Body(long seq, byte[] bytes) {}

    /** The next free position: read once a transaction, since only the writer takes any. */
    private static final class NextSeq {
        private long next;

        static NextSeq read(Tx tx) {
            var seq = new NextSeq();
            seq.next = 1
                    + tx.client()
                            .sql("select coalesce(max(seq), 0) from journal")
                            .query(Long.class)
                            .single();
            return seq;
        }

        long take(int count) {
            long first = next;
            next += count;
            return first;
        }
    }

    private record Rows(long first, List<NewEvent> events, List<byte[]> dedupes)
            implements BatchPreparedStatementSetter {

        @Override
        public void setValues(PreparedStatement row, int i) throws SQLException {
            NewEvent event = events.get(i);
            RawRecord record = event.event().record();
            row.setLong(1, first + i);
            row.setString(2, Texts.stored(event.connection()));
            row.setString(3, Texts.stored(record.stream()));
            row.setString(4, Texts.stored(record.topic()));
            row.setString(5, Texts.stored(record.key()));
            row.setBytes(6, dedupes.get(i));
            row.setString(7, event.origin().name());
            row.setInt(8, event.priority().code());
            row.setString(9, Texts.stored(event.correlationId()));
            row.setObject(10, Micros.of(event.event().modifiedAt()), Types.BIGINT);
            row.setLong(11, Micros.of(event.receivedAt()));
            row.setString(12, TextMap.stored(record.attributes()));
            row.setBytes(13, record.body());
        }

        @Override
        public int getBatchSize() {
            return events.size();
        }
    }
}
