package dev.tradewind.engine.base;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Tells a database that cannot be written at present from a statement that is wrong. By code, never by text. */
final class Outage {

    /** First byte of SQLite's extended codes: the disk, the file, its rights, another process that holds it. */
    private static final Set<Integer> SQLITE = Set.of(
            SQLiteErrorCode.SQLITE_FULL.code,
            SQLiteErrorCode.SQLITE_IOERR.code,
            SQLiteErrorCode.SQLITE_CANTOPEN.code,
            SQLiteErrorCode.SQLITE_READONLY.code,
            SQLiteErrorCode.SQLITE_BUSY.code,
            SQLiteErrorCode.SQLITE_CORRUPT.code,
            SQLiteErrorCode.SQLITE_NOTADB.code,
            SQLiteErrorCode.SQLITE_NOMEM.code);

    private static final int PRIMARY_CODE = 0xff;

    /** Classes of SQLSTATE: connection, insufficient resources, operator intervention, system error. */
    private static final Set<String> STATE_CLASSES = Set.of("08", "53", "57", "58");

    /** In the class of the connection, but it means that what we sent was wrong. */
    private static final String PROTOCOL_VIOLATION = "08P01";

    /** A standby or a database set to read-only. */
    private static final String READ_ONLY = "25006";

    private Outage() {}

    static boolean isOutage(Throwable failure) {
        return cause(failure) != null;
    }

    static RuntimeException unavailable(Throwable failure) {
        SQLException cause = cause(failure);
        String why = cause == null ? failure.getMessage() : cause.getMessage();
        return new WriteQueue.Unavailable(
                "The database cannot be written: " + why + ". It is tried again with the next write.", failure);
    }

    private static @Nullable SQLException cause(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException e && isOutage(e)) {
                return e;
            }
        }
        return null;
    }

    private static boolean isOutage(SQLException e) {
        if (e instanceof SQLiteException sqlite) {
            return SQLITE.contains(sqlite.getResultCode().code & PRIMARY_CODE);
        }
        String state = e.getSQLState();
        return state != null
                && !state.equals(PROTOCOL_VIOLATION)
                && (STATE_CLASSES.contains(state.substring(0, 2)) || state.equals(READ_ONLY));
    }
}
