package dev.tradewind.engine.journal;

import dev.tradewind.engine.base.EntityKey;
import dev.tradewind.engine.base.Micros;
import dev.tradewind.engine.base.Texts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads events without their bodies, for people. The same statements for both databases. */
final class EventLists {

    /** Events that one look at a list reads; and looks that one page takes at most, whatever its filter leaves out. */
    private static final int LOOK = 500;

    private static final int LOOKS_MAX = 20;

    private static final String HEADS = """
            select j.seq, j.connection, j.stream, j.record_key, j.topic, j.origin, j.received_at
            """;

    private final JdbcClient reader;

    EventLists(JdbcClient reader) {
        this.reader = reader;
    }

    /** As {@link Journal#list}. */
    EventPage list(EventFilter filter, int max) {
        var found = new ArrayList<EventHead>();
        long before = filter.before().orElse(Long.MAX_VALUE);
        for (int looks = 0; looks < LOOKS_MAX; looks++) {
            List<EventHead> some = filter.isUnreadable() ? unreadableBefore(before) : allBefore(before);
            for (EventHead event : some) {
                before = event.seq();
                if (filter.fits(event)) {
                    found.add(event);
                }
                if (found.size() == max) {
                    return new EventPage(found, Optional.of(before));
                }
            }
            if (some.size() < LOOK || isBefore(some.getLast(), filter.since())) {
                return new EventPage(found, Optional.empty());
            }
        }
        return new EventPage(found, Optional.of(before));
    }

    /** Events come in nearly the order of their times: a whole look further there is nothing that fits. */
    private static boolean isBefore(EventHead event, Optional<Instant> since) {
        return since.map(event.receivedAt()::isBefore).orElse(false);
    }

    private List<EventHead> allBefore(long seq) {
        return reader.sql(HEADS + "from journal j where j.seq < ? order by j.seq desc limit ?")
                .params(seq, LOOK)
                .query(EventLists::listed)
                .list();
    }

    private List<EventHead> unreadableBefore(long seq) {
        return reader.sql(HEADS + """
                        from verdict v join journal j on j.seq = v.seq
                        where v.kind = 'UNREADABLE' and v.seq < ? order by v.seq desc limit ?""")
                .params(seq, LOOK)
                .query(EventLists::listed)
                .list();
    }

    /** As {@link Journal#history}. */
    List<EventHead> history(EntityKey entity, int max) {
        return reader.sql(HEADS + """
                        from journal j where j.connection = ? and j.stream = ? and j.record_key = ?
                        order by j.seq desc limit ?""")
                .params(Texts.stored(entity.connection()), Texts.stored(entity.stream()))
                .params(Texts.stored(entity.key()), max)
                .query(EventLists::listed)
                .list()
                .reversed();
    }

    /** As {@link Journal#unreadableAfter}. */
    List<EventHead> unreadableAfter(long seq, int max) {
        return reader.sql(HEADS + """
                        from verdict v join journal j on j.seq = v.seq
                        where v.kind = 'UNREADABLE' and v.seq > ? order by v.seq limit ?""")
                .params(seq, max)
                .query(EventLists::listed)
                .list();
    }

    /** As {@link Journal#unreadable}. */
    List<Unreadable> unreadable(Instant since) {
        return reader.sql("""
                        select j.connection, count(*) as events, min(j.received_at) as since from (
                            select seq from verdict where kind = 'UNREADABLE' order by seq desc limit ?) v
                        join journal j on j.seq = v.seq
                        where j.received_at >= ? group by j.connection order by j.connection""")
                .params(Unreadable.MAX, Micros.of(since))
                .query((row, n) -> new Unreadable(
                        Texts.original(row.getString("connection")),
                        row.getInt("events"),
                        Micros.of(row.getLong("since"))))
                .list();
    }

    private static EventHead listed(ResultSet row, int n) throws SQLException {
        var entity = new EntityKey(
                Texts.original(row.getString("connection")),
                Texts.original(row.getString("stream")),
                Texts.original(row.getString("record_key")));
        return new EventHead(
                row.getLong("seq"),
                entity,
                Texts.original(row.getString("topic")),
                Origin.valueOf(row.getString("origin")),
                Micros.of(row.getLong("received_at")));
    }
}
