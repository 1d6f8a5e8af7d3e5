package dev.tradewind.engine.lane;

import dev.tradewind.engine.base.Texts;
import dev.tradewind.engine.base.Tx;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Changes of the counters within one transaction, added up and written once at its end. */
final class Tally implements Tx.Deferred {

    private final Map<Cell, Long> changes = new LinkedHashMap<>();

    private Tally() {}

    static Tally of(Tx tx) {
        return tx.kept(Tally.class, first -> new Tally());
    }

    void add(String flow, DeliveryState state, long change) {
        changes.merge(new Cell(flow, state), change, Long::sum);
    }

    @Override
    public void write(Tx tx) {
        List<Map.Entry<Cell, Long>> rows = new ArrayList<>(changes.entrySet());
        rows.removeIf(row -> row.getValue() == 0);
        tx.jdbc().batchUpdate("""
                        insert into delivery_tally (flow, state, deliveries) values (?, ?, ?)
                        on conflict (flow, state) do update set
                            deliveries = delivery_tally.deliveries + excluded.deliveries""", rows, Math.max(1, rows.size()), (row, change) -> {
            row.setString(1, Texts.stored(change.getKey().flow()));
            row.setString(2, change.getKey().state().name());
            row.setLong(3, change.getValue());
        });
    }

    private record Cell(String flow, DeliveryState state) {}
}
