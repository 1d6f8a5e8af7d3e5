package dev.tradewind.engine.lane;

import dev.tradewind.engine.base.Database;
import dev.tradewind.engine.base.Micros;
import dev.tradewind.engine.base.Priority;
import dev.tradewind.engine.base.Texts;
import dev.tradewind.engine.base.Tx;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deliveries in a database. The same statements for both. */
public final class JdbcDeliveryStore implements DeliveryStore {

    private static final String PROMOTE = """
            update delivery set head = 1 where id = (
                select id from delivery where %s and queued = 1 order by id limit 1)""".formatted(DeliveryRows.IN_LANE);

    /** What stands in a lane, and the dead letters that were passed there: an index each. */
    private static final String OPEN = """
            %1$s where %2$s and queued = 1
            union all
            %1$s where %2$s and queued = 0 and state = 'DEAD'
            order by id""".formatted(DeliveryRows.COLUMNS, DeliveryRows.IN_LANE);

    private final JdbcClient reader;

    public JdbcDeliveryStore(Database database) {
        this.reader = database.reader();
    }

    @Override
    public List<Long> enqueue(Tx tx, List<NewDelivery> deliveries) {
        long first = tx.kept(NextId.class, NextId::read).take(deliveries.size());
        if (!deliveries.isEmpty()) {
            tx.jdbc().batchUpdate(DeliveryRows.INSERT, new DeliveryRows.Inserts(first, deliveries));
        }
        var tally = Tally.of(tx);
        deliveries.forEach(delivery -> tally.add(delivery.lane().flow(), DeliveryState.WAITING, 1));
        return LongStream.range(first, first + deliveries.size()).boxed().toList();
    }

    @Override
    public List<Delivery> open(Tx tx, Lane lane) {
        List<Object> params = new ArrayList<>(DeliveryRows.laneParams(lane));
        params.addAll(DeliveryRows.laneParams(lane));
        return tx.client()
                .sql(OPEN)
                .params(params)
                .query(DeliveryRows::delivery)
                .list();
    }

    @Override
    public void hurry(Tx tx, Collection<Lane> lanes) {
        tx.jdbc()
                .batchUpdate(
                        "update delivery set priority = %d where %s and queued = 1 and priority > %1$d"
                                .formatted(Priority.LIVE.code(), DeliveryRows.IN_LANE),
                        lanes,
                        Math.max(1, lanes.size()),
                        (row, lane) -> DeliveryRows.setLane(row, 1, lane));
    }

    @Override
    public List<Due> due(String flow, Priority priority, Instant now, int max) {
        return reader.sql("""
                        select id, flow, connection, stream, record_key, due_at from delivery
                        where head = 1 and state = 'WAITING' and flow = ? and priority = ? and due_at <= ?
                        order by due_at, id limit ?""")
                .params(Texts.stored(flow), priority.code(), Micros.of(now), max)
                .query((row, n) -> new Due(row.getLong("id"), DeliveryRows.lane(row), Micros.of(row.getLong("due_at"))))
                .list();
    }

    @Override
    public void bringForward(Tx tx, Instant now, long afterId, long throughId) {
        tx.client()
                .sql("update delivery set due_at = ? where id > ? and id <= ? and state = 'WAITING' and due_at > ?")
                .params(Micros.of(now), afterId, throughId, Micros.of(now))
                .update();
    }

    @Override
    public Optional<Instant> nextDue(String flow, Instant now) {
        return Arrays.stream(Priority.values())
                .flatMap(priority -> nextDue(flow, priority, now).stream())
                .min(Instant::compareTo);
    }

    private Optional<Instant> nextDue(String flow, Priority priority, Instant now) {
        return reader.sql("""
                        select due_at from delivery
                        where head = 1 and state = 'WAITING' and flow = ? and priority = ? and due_at > ?
                        order by due_at limit 1""")
                .params(Texts.stored(flow), priority.code(), Micros.of(now))
                .query(Long.class)
                .optional()
                .map(Micros::of);
    }

    @Override
    public Late late(String flow, Instant before) {
        return reader.sql("""
                        select count(*) as late, min(created_at) as oldest from (
                            select created_at from delivery
                            where head = 1 and state = 'WAITING' and flow = ? and priority = ?
                            order by due_at, id limit ?) as heads
                        where created_at < ?""")
                .params(Texts.stored(flow), Priority.LIVE.code(), Late.MAX, Micros.of(before))
                .query((row, n) -> new Late(
                        row.getInt("late"), row.getInt("late") == 0 ? Optional.empty() : Micros.read(row, "oldest")))
                .single();
    }

    @Override
    public Optional<Instant> deadSince(String flow) {
        return reader.sql("select finished_at from delivery where flow = ? and state = 'DEAD' order by id limit 1")
                .param(Texts.stored(flow))
                .query(Long.class)
                .optional()
                .map(Micros::of);
    }

    @Override
    public Optional<Delivery> find(long id) {
        return reader.sql(DeliveryRows.COLUMNS + "where id = ?")
                .param(id)
                .query(DeliveryRows::delivery)
                .optional();
    }

    @Override
    public boolean settle(Tx tx, Settlement settlement) {
        if (!settlement.state().isFinal()) {
            throw new IllegalArgumentException("a settlement needs a final state, was " + settlement.state());
        }
        Optional<Place> place = openPlace(tx, settlement.id());
        place.ifPresent(from -> {
            tx.client()
                    .sql("""
                            update delivery set state = ?, queued = 0, head = 0, reason = ?,
                                external_id = coalesce(?, external_id), attempts = attempts + ?, finished_at = ?
                            where id = ?""")
                    .param(settlement.state().name())
                    .param(settlement.reason().isEmpty() ? null : Texts.stored(settlement.reason()))
                    .param(settlement.externalId().map(Texts::stored).orElse(null))
                    .param(settlement.attempted() ? 1 : 0)
                    .param(Micros.of(settlement.at()))
                    .param(settlement.id())
                    .update();
            moved(tx, from, settlement.state());
            promoteBehind(tx, from);
        });
        return place.isPresent();
    }

    @Override
    public boolean postpone(Tx tx, Postponement postponement) {
        return tx.client()
                        .sql("""
                                update delivery set due_at = ?, failure = ?, reason = ?, attempts = attempts + ?,
                                    maybe_applied = case when maybe_applied = 1 then 1 else ? end
                                where id = ? and state = 'WAITING'""")
                        .param(Micros.of(postponement.dueAt()))
                        .param(postponement.failure().name())
                        .param(Texts.stored(postponement.reason()))
                        .param(postponement.attempted() ? 1 : 0)
                        .param(postponement.mayHaveBeenApplied() ? 1 : 0)
                        .param(postponement.id())
                        .update()
                == 1;
    }

    @Override
    public boolean bury(Tx tx, Burial burial, boolean blocks) {
        Optional<Place> place = openPlace(tx, burial.id()).filter(from -> from.state() == DeliveryState.WAITING);
        place.ifPresent(from -> {
            tx.client()
                    .sql("""
                            update delivery set state = 'DEAD', queued = ?, head = ?, failure = ?, reason = ?,
                                attempts = attempts + ?, finished_at = ?,
                                maybe_applied = case when maybe_applied = 1 then 1 else ? end
                            where id = ?""")
                    .param(blocks ? 1 : 0)
                    .param(blocks && from.head() ? 1 : 0)
                    .param(burial.failure().name())
                    .param(Texts.stored(burial.reason()))
                    .param(burial.attempted() ? 1 : 0)
                    .param(Micros.of(burial.at()))
                    .param(burial.mayHaveBeenApplied() ? 1 : 0)
                    .param(burial.id())
                    .update();
            moved(tx, from, DeliveryState.DEAD);
            if (!blocks) {
                promoteBehind(tx, from);
            }
        });
        return place.isPresent();
    }

    @Override
    public boolean revive(Tx tx, long id, Instant dueAt) {
        Optional<Place> place = openPlace(tx, id).filter(from -> from.state() == DeliveryState.DEAD);
        place.ifPresent(from -> {
            tx.client()
                    .sql("""
                            update delivery set state = 'WAITING', due_at = ?, finished_at = null, queued = 1,
                                head = case
                                    when queued = 1 then head
                                    when exists (select 1 from delivery where %s and queued = 1) then 0
                                    else 1 end
                            where id = ?""".formatted(DeliveryRows.IN_LANE))
                    .param(Micros.of(dueAt))
                    .params(DeliveryRows.laneParams(from.lane()))
                    .param(id)
                    .update();
            moved(tx, from, DeliveryState.WAITING);
        });
        return place.isPresent();
    }

    private static Optional<Place> openPlace(Tx tx, long id) {
        return tx.client()
                .sql("select flow, connection, stream, record_key, state, head from delivery where id = ?")
                .param(id)
                .query(Place::read)
                .optional()
                .filter(place -> !place.state().isFinal());
    }

    private static void moved(Tx tx, Place from, DeliveryState to) {
        var tally = Tally.of(tx);
        tally.add(from.lane().flow(), from.state(), -1);
        tally.add(from.lane().flow(), to, 1);
    }

    private static void promoteBehind(Tx tx, Place from) {
        if (from.head()) {
            tx.client()
                    .sql(PROMOTE)
                    .params(DeliveryRows.laneParams(from.lane()))
                    .update();
        }
    }

    @Override
    public List<Delivery> list(DeliveryFilter filter, int max) {
        return new DeliveryList(reader, filter, max).read();
    }

    @Override
    public List<Delivery> ofEvents(List<Long> seqs) {
        return seqs.isEmpty()
                ? List.of()
                : reader.sql(DeliveryRows.COLUMNS + "where seq in (:seqs) order by id")
                        .param("seqs", seqs)
                        .query(DeliveryRows::delivery)
                        .list();
    }

    @Override
    public Set<Long> needed(Tx tx, Collection<Long> seqs) {
        return seqs.isEmpty()
                ? Set.of()
                : new HashSet<>(tx.client()
                        .sql("select seq from delivery where seq in (:seqs) and state in ('WAITING', 'DEAD')")
                        .param("seqs", seqs)
                        .query(Long.class)
                        .list());
    }

    @Override
    public Map<DeliveryState, Long> tally(String flow) {
        var tally = new EnumMap<DeliveryState, Long>(DeliveryState.class);
        for (DeliveryState state : DeliveryState.values()) {
            tally.put(state, 0L);
        }
        reader.sql("select state, deliveries from delivery_tally where flow = ?")
                .param(Texts.stored(flow))
                .query((row, n) -> Map.entry(DeliveryState.valueOf(row.getString("state")), row.getLong("deliveries")))
                .list()
                .forEach(cell -> tally.put(cell.getKey(), cell.getValue()));
        return tally;
    }

    @Override
    public long lastId() {
        return reader.sql("select coalesce(max(id), 0) from delivery")
                .query(Long.class)
                .single();
    }

    @Override
    public int retire(Tx tx, Instant before, int max) {
        List<Finished> old = tx.client()
                .sql("""
                        select id, flow, state from delivery
                        where finished_at < ? and queued = 0 and state <> 'DEAD'
                            and id < (select max(id) from delivery)
                        order by finished_at limit ?""")
                .params(Micros.of(before), max)
                .query(Finished::read)
                .list();
        for (String sql : List.of("delete from attempt where delivery = ?", "delete from delivery where id = ?")) {
            tx.jdbc().batchUpdate(sql, old, Math.max(1, old.size()), (row, delivery) -> row.setLong(1, delivery.id()));
        }
        var tally = Tally.of(tx);
        old.forEach(delivery -> tally.add(delivery.flow(), delivery.state(), -1));
        return old.size();
    }

    /** Where an open delivery stands. */
    private record Place(Lane lane, DeliveryState state, boolean head) {
        static Place read(ResultSet row, int n) throws SQLException {
            return new Place(
                    DeliveryRows.lane(row), DeliveryState.valueOf(row.getString("state")), row.getInt("head") == 1);
        }
    }

    private record Finished(long id, String flow, DeliveryState state) {
        static Finished read(ResultSet row, int n) throws SQLException {
            return new Finished(
                    row.getLong("id"),
                    Texts.original(row.getString("flow")),
                    DeliveryState.valueOf(row.getString("state")));
        }
    }

    /** The next free id: read once a transaction, since only the writer takes any. */
    private static final class NextId {
        private long next;

        static NextId read(Tx tx) {
            var id = new NextId();
            id.next = 1
                    + tx.client()
                            .sql("select coalesce(max(id), 0) from delivery")
                            .query(Long.class)
                            .single();
            return id;
        }

        long take(int count) {
            long first = next;
            next += count;
            return first;
        }
    }
}
