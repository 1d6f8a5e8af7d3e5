package dev.tradewind.engine.lane;

import dev.tradewind.engine.base.EntityKey;
import dev.tradewind.engine.base.Micros;
import dev.tradewind.engine.base.Priority;
import dev.tradewind.engine.base.Texts;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;

/** Deliveries to rows, and back. */
final class DeliveryRows {

    static final String COLUMNS = """
            select id, flow, connection, stream, record_key, flow_version, destination, seq, priority, state, due_at,
                attempts, maybe_applied, correlation_id, idempotency_key, created_at, failure, reason, external_id,
                finished_at, replay_of
            from delivery
            """;

    /** Condition on a lane, with the parameters of {@link #laneParams}. */
    static final String IN_LANE = "flow = ? and connection = ? and stream = ? and record_key = ?";

    /** The statements of a batch see the rows of those before them: of two in one lane, the first becomes the head. */
    static final String INSERT = """
            insert into delivery (id, flow, connection, stream, record_key, flow_version, destination, seq, priority,
                state, queued, due_at, attempts, maybe_applied, correlation_id, idempotency_key, created_at, replay_of,
                head)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'WAITING', 1, ?, 0, 0, ?, ?, ?, ?,
                case when exists (select 1 from delivery where %s and queued = 1) then 0 else 1 end)""".formatted(IN_LANE);

    private DeliveryRows() {}

    static List<Object> laneParams(Lane lane) {
        EntityKey entity = lane.entity();
        return List.of(
                Texts.stored(lane.flow()),
                Texts.stored(entity.connection()),
                Texts.stored(entity.stream()),
                Texts.stored(entity.key()));
    }

    static void setLane(PreparedStatement row, int from, Lane lane) throws SQLException {
        List<Object> params = laneParams(lane);
        for (int i = 0; i < params.size(); i++) {
            row.setString(from + i, (String) params.get(i));
        }
    }

    static Lane lane(ResultSet row) throws SQLException {
        return new Lane(
                Texts.original(row.getString("flow")),
                new EntityKey(
                        Texts.original(row.getString("connection")),
                        Texts.original(row.getString("stream")),
                        Texts.original(row.getString("record_key"))));
    }

    static Delivery delivery(ResultSet row, int n) throws SQLException {
        String failure = row.getString("failure");
        long replayOf = row.getLong("replay_of");
        boolean isReplay = !row.wasNull();
        return new Delivery(
                row.getLong("id"),
                lane(row),
                row.getInt("flow_version"),
                Texts.original(row.getString("destination")),
                row.getLong("seq"),
                Priority.ofCode(row.getInt("priority")),
                DeliveryState.valueOf(row.getString("state")),
                Micros.of(row.getLong("due_at")),
                row.getInt("attempts"),
                row.getInt("maybe_applied") == 1,
                Texts.original(row.getString("correlation_id")),
                Texts.original(row.getString("idempotency_key")),
                Micros.of(row.getLong("created_at")),
                failure == null ? null : FailureClass.valueOf(failure),
                Texts.originalOrNull(row.getString("reason")),
                Texts.originalOrNull(row.getString("external_id")),
                Micros.read(row, "finished_at").orElse(null),
                isReplay ? Optional.of(replayOf) : Optional.empty());
    }

    /** Parameters of {@link #INSERT}. */
    record Inserts(long firstId, List<NewDelivery> deliveries) implements BatchPreparedStatementSetter {

        private static final int LANE_AGAIN = 15;

        @Override
        public void setValues(PreparedStatement row, int i) throws SQLException {
            NewDelivery delivery = deliveries.get(i);
            row.setLong(1, firstId + i);
            setLane(row, 2, delivery.lane());
            row.setInt(6, delivery.flowVersion());
            row.setString(7, Texts.stored(delivery.destination()));
            row.setLong(8, delivery.seq());
            row.setInt(9, delivery.priority().code());
            row.setLong(10, Micros.of(delivery.createdAt()));
            row.setString(11, Texts.stored(delivery.correlationId()));
            row.setString(12, Texts.stored(delivery.idempotencyKey()));
            row.setLong(13, Micros.of(delivery.createdAt()));
            row.setObject(14, delivery.replayOf().orElse(null), Types.BIGINT);
            setLane(row, LANE_AGAIN, delivery.lane());
        }

        @Override
        public int getBatchSize() {
            return deliveries.size();
        }
    }
}
