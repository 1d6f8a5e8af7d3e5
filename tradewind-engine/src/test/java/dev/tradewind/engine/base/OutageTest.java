package dev.tradewind.engine.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** The database goes away, and comes back. */
final class OutageTest {

    private static final String KILL_ALL = """
            select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid()""";

    @Test
    void sqlite_aFullDisk_failsWhatWaits_andTheQueueGoesOnWhenThereIsRoom() {
        try (var test = TestDatabase.fresh(Dialect.SQLITE);
                GroupCommitQueue queue = test.database().groupCommit(Steps.NONE)) {
            queue.write("make", tx -> execute(tx, "create table filling (bytes blob)"));
            long pages = queue.write(
                    "look",
                    tx -> tx.client().sql("pragma page_count").query(Long.class).single());
            var go = new CountDownLatch(1);
            var futures = new ArrayList<CompletableFuture<Boolean>>();
            futures.add(queue.submit(
                    "limit", tx -> awaited(go) && execute(tx, "pragma max_page_count = " + (pages + 5))));
            for (int i = 0; i < 20; i++) {
                futures.add(queue.submit(
                        "fill", tx -> execute(tx, "insert into filling (bytes) values (randomblob(8000))")));
            }
            go.countDown();

            CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new))
                    .handle((done, e) -> e)
                    .join();
            CompletableFuture<Boolean> last = futures.getLast();
            assertThatThrownBy(last::join)
                    .hasCauseInstanceOf(WriteQueue.Unavailable.class)
                    .hasMessageContaining("cannot be written")
                    .hasMessageContaining("full");
            // The connection was opened anew, and with it the limit is gone.
            assertThat(queue.<Boolean>write("fill", tx -> execute(tx, "insert into filling (bytes) values (x'00')")))
                    .isTrue();
            assertThat(test.database()
                            .reader()
                            .sql("select count(*) from filling")
                            .query(Integer.class)
                            .single())
                    .as("all of the failed transaction was rolled back")
                    .isLessThanOrEqualTo(2);
        }
    }

    @Test
    void postgresql_aLostConnection_failsWhatWasUnderWay_andTheQueueGoesOn() throws SQLException {
        try (var test = TestDatabase.fresh(Dialect.POSTGRESQL);
                GroupCommitQueue queue = test.database().groupCommit(Steps.NONE)) {
            queue.write("make", tx -> execute(tx, "create table note (id int)"));
            sql(test, KILL_ALL);

            assertThatThrownBy(() -> queue.write("note", tx -> execute(tx, "insert into note values (1)")))
                    .isInstanceOf(WriteQueue.Unavailable.class)
                    .hasMessageContaining("cannot be written");
            queue.write("note", tx -> execute(tx, "insert into note values (2)"));

            assertThat(notes(queue)).isEqualTo(1);
            assertThatThrownBy(() -> Database.open(test.settings()))
                    .as("the new connection holds the lock again")
                    .hasMessageContaining("Another hub");
        }
    }

    @Test
    void postgresql_aConnectionLostBeforeTheCommit_keepsNothingOfIt() {
        try (var test = TestDatabase.fresh(Dialect.POSTGRESQL)) {
            WriteQueue queue = test.database().inline(step -> {
                if (step.equals("before commit lost")) {
                    sql(test, KILL_ALL);
                }
            });
            queue.write("make", tx -> execute(tx, "create table note (id int)"));

            assertThatThrownBy(() -> queue.write("lost", tx -> execute(tx, "insert into note values (1)")))
                    .isInstanceOf(WriteQueue.Unavailable.class);

            assertThat(notes(queue)).isZero();
            queue.write("note", tx -> execute(tx, "insert into note values (2)"));
            assertThat(notes(queue)).isEqualTo(1);
        }
    }

    @Test
    void postgresql_anotherHubThatTookOver_endsThisOne() {
        try (var test = TestDatabase.fresh(Dialect.POSTGRESQL);
                GroupCommitQueue queue = test.database().groupCommit(Steps.NONE)) {
            sql(test, KILL_ALL);
            Database other = Database.open(test.settings());

            assertThatThrownBy(() -> queue.write("note", tx -> execute(tx, "select 1")))
                    .as("its connection is gone, and the lock with it")
                    .isInstanceOf(WriteQueue.Unavailable.class);
            assertThatThrownBy(() -> queue.write("note", tx -> 1))
                    .as("the other still has the lock")
                    .isInstanceOf(WriteQueue.Unavailable.class);
            other.close();

            assertThatThrownBy(() -> queue.write("note", tx -> 1))
                    .isInstanceOf(WriteQueue.Ended.class)
                    .hasMessageContaining("taken over");
            assertThat(queue.ended().join()).isInstanceOf(WriteQueue.Ended.class);
        }
    }

    private static boolean execute(Tx tx, String sql) {
        tx.jdbc().execute(sql);
        return true;
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Read through the writer: the readers' connections may be among those that were ended. */
    private static int notes(WriteQueue queue) {
        return queue.write(
                "look",
                tx -> tx.client()
                        .sql("select count(*) from note")
                        .query(Integer.class)
                        .single());
    }

    private static void sql(TestDatabase test, String sql) {
        var settings = (DatabaseSettings.Postgresql) test.settings();
        try (var connection = DriverManager.getConnection(settings.url(), settings.user(), settings.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
