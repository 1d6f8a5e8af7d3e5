package dev.tradewind.engine.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessException;

final class DatabaseTest {

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aSecondHub_isRefused_andToldWhatToDo(Dialect dialect) {
        try (var test = TestDatabase.fresh(dialect)) {
            assertThatThrownBy(() -> Database.open(test.settings()))
                    .isInstanceOf(Database.Unopened.class)
                    .hasMessageContaining("Another hub is working on")
                    .hasMessageContaining("Stop it first");
            assertThat(write(test.database())).as("the first works on").isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aClosedDatabase_canBeOpenedAgain(Dialect dialect) {
        try (var test = TestDatabase.fresh(dialect)) {
            write(test.database());
            Database again = test.reopen();

            assertThat(write(again)).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aWrite_throughTheReader_fails(Dialect dialect) {
        try (var test = TestDatabase.fresh(dialect)) {
            assertThatThrownBy(() -> test.database()
                            .reader()
                            .sql("update journal_position set seq = 7")
                            .update())
                    .isInstanceOf(DataAccessException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aClosedDatabase_refusesWrites(Dialect dialect) {
        var test = TestDatabase.fresh(dialect);
        WriteQueue queue = test.database().inline(Steps.NONE);
        test.close();

        assertThatThrownBy(() -> queue.write("late", tx -> 1)).isInstanceOf(WriteQueue.Ended.class);
    }

    @Test
    void sqlite_inADirectoryThatIsNotThere_saysSo(@TempDir Path directory) {
        var settings = new DatabaseSettings.Sqlite(directory.resolve("missing").resolve("hub.db"));

        assertThatThrownBy(() -> Database.open(settings))
                .isInstanceOf(Database.Unopened.class)
                .hasMessageContaining("missing")
                .hasMessageContaining("Make it");
    }

    @Test
    void sqlite_writesTheLogToTheDisk_atEveryCommit() {
        try (var test = TestDatabase.fresh(Dialect.SQLITE)) {
            WriteQueue queue = test.database().inline(Steps.NONE);

            assertThat(queue.<String>write("look", tx -> pragma(tx, "journal_mode")))
                    .isEqualTo("wal");
            assertThat(queue.<String>write("look", tx -> pragma(tx, "synchronous")))
                    .as("FULL")
                    .isEqualTo("2");
        }
    }

    @Test
    void postgresql_writesTheLogToTheDisk_atEveryCommit_whateverTheServersDefault() {
        try (var test = TestDatabase.fresh(Dialect.POSTGRESQL)) {
            WriteQueue queue = test.database().inline(Steps.NONE);

            assertThat(queue.<String>write(
                            "look",
                            tx -> tx.client()
                                    .sql("show synchronous_commit")
                                    .query(String.class)
                                    .single()))
                    .isEqualTo("on");
        }
    }

    @Test
    void postgresql_thatIsNotThere_saysSo_withoutThePassword() {
        var settings = new DatabaseSettings.Postgresql("jdbc:postgresql://127.0.0.1:1/none", "user", "test-secret");

        assertThatThrownBy(() -> Database.open(settings))
                .isInstanceOf(Database.Unopened.class)
                .hasMessageContaining("127.0.0.1:1")
                .hasMessageNotContaining("test-secret");
        assertThat(settings.toString()).doesNotContain("test-secret");
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void aFailedStatement_doesNotTellItsValues(Dialect dialect) {
        try (var test = TestDatabase.fresh(dialect)) {
            WriteQueue queue = test.database().inline(Steps.NONE);
            String insert = "insert into verdict (seq, flow, kind, reason) values (1, ?, 'X', ?)";
            var rows = List.of(new Object[] {"flow", "private words"}, new Object[] {"flow", "more private words"});

            assertThatThrownBy(
                            () -> queue.<Integer>write("twice", tx -> tx.jdbc().batchUpdate(insert, rows).length))
                    .isInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining("verdict")
                    .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("private words"));
        }
    }

    private static String stackTrace(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static String pragma(Tx tx, String name) {
        return tx.client().sql("pragma " + name).query(String.class).single();
    }

    /** How often it was called on this database. */
    private static long write(Database database) {
        return database.inline(Steps.NONE).write("count", tx -> {
            tx.client().sql("update journal_position set seq = seq + 1").update();
            return tx.client()
                    .sql("select seq from journal_position")
                    .query(Long.class)
                    .single();
        });
    }
}
