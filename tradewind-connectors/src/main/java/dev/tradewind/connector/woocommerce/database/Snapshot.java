package dev.tradewind.connector.woocommerce.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A store's tables as they are at one moment: all queries see the same state, whatever the shop does meanwhile. Used by one
 * thread.
 *
 * <p>In a query, {@code {posts}} stands for the table of that name with the shop's prefix, and {@code :ids} for a list of
 * ids, which are numbers and so need no quoting.
 */
final class Snapshot {

    /** A query that takes longer is given up: it would be a burden to the shop. */
    private static final int QUERY_SECONDS_MAX = 60;

    private final Connection connection;
    private final String prefix;

    Snapshot(Connection connection, String prefix) {
        this.connection = connection;
        this.prefix = prefix;
    }

    List<Row> rows(String sql, Object... values) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(named(sql))) {
            query.setQueryTimeout(QUERY_SECONDS_MAX);
            for (int i = 0; i < values.length; i++) {
                query.setObject(i + 1, values[i]);
            }
            try (ResultSet found = query.executeQuery()) {
                return rows(found);
            }
        }
    }

    /** As {@link #rows}, for a query with {@code :ids}; asks nothing if there are none. */
    List<Row> rowsOf(String sql, Collection<Long> ids, Object... values) throws SQLException {
        if (ids.isEmpty()) {
            return List.of();
        }
        String list = ids.stream().map(String::valueOf).collect(Collectors.joining(","));
        return rows(sql.replace(":ids", list), values);
    }

    private String named(String sql) {
        return sql.replace("{", "`" + prefix).replace("}", "`");
    }

    private static List<Row> rows(ResultSet found) throws SQLException {
        ResultSetMetaData columns = found.getMetaData();
        List<Row> rows = new ArrayList<>();
        while (found.next()) {
            Map<String, @Nullable String> values = new LinkedHashMap<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                values.put(columns.getColumnLabel(i), found.getString(i));
            }
            rows.add(new Row(values));
        }
        return rows;
    }

    /** So many question marks with commas between them, for texts to look for. */
    static String marks(int count) {
        return String.join(",", Collections.nCopies(count, "?"));
    }

    /** Rows by the number in one of their columns, both in the order they came in. */
    static Map<Long, List<Row>> by(String column, Collection<Row> rows) {
        Map<Long, List<Row>> grouped = new LinkedHashMap<>();
        for (Row row : rows) {
            grouped.computeIfAbsent(row.number(column), key -> new ArrayList<>())
                    .add(row);
        }
        return grouped;
    }
}
