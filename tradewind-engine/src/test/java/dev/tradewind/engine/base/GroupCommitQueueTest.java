package dev.tradewind.engine.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Dialect.class)
final class GroupCommitQueueTest {

    @Parameter
    Dialect dialect;

    private final ConcurrentLinkedQueue<String> steps = new ConcurrentLinkedQueue<>();
    private final CountDownLatch gate = new CountDownLatch(1);
    private TestDatabase test;
    private GroupCommitQueue queue;

    @BeforeEach
    void open() {
        test = TestDatabase.fresh(dialect);
        queue = test.database().groupCommit(steps::add);
        queue.write("make", tx -> {
            tx.jdbc().execute("create table note (id integer primary key, text varchar(100))");
            return true;
        });
        steps.clear();
    }

    @AfterEach
    void close() {
        gate.countDown();
        queue.close();
        test.close();
    }

    @Test
    void writesThatWait_shareACommit() {
        holdTheWriter();
        long before = queue.commits();

        var futures = new ArrayList<CompletableFuture<Integer>>();
        for (int i = 0; i < 300; i++) {
            int id = i;
            futures.add(queue.submit("note", tx -> insert(tx, id)));
        }
        gate.countDown();
        futures.forEach(CompletableFuture::join);

        assertThat(queue.commits() - before).as("the gate's, and one for all").isEqualTo(2);
        assertThat(count()).isEqualTo(300);
    }

    @Test
    void manyWriters_shareCommits() throws InterruptedException {
        long before = queue.commits();
        var threads = new ArrayList<Thread>();
        for (int writer = 0; writer < 64; writer++) {
            int from = writer * 20;
            threads.add(Thread.startVirtualThread(() -> {
                for (int i = from; i < from + 20; i++) {
                    int id = i;
                    queue.write("note", tx -> insert(tx, id));
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(count()).isEqualTo(1_280);
        assertThat(queue.commits() - before).isLessThan(640);
    }

    @Test
    void aPieceThatFails_failsAlone() {
        holdTheWriter();
        var good = new ArrayList<CompletableFuture<Integer>>();
        for (int i = 0; i < 50; i++) {
            int id = i;
            good.add(queue.submit("note", tx -> insert(tx, id)));
        }
        var twice = queue.submit("note", tx -> insert(tx, 7));
        var bug = queue.submit("bug", tx -> {
            insert(tx, 1_000);
            throw new IllegalStateException("a bug");
        });
        for (int i = 50; i < 100; i++) {
            int id = i;
            good.add(queue.submit("note", tx -> insert(tx, id)));
        }
        gate.countDown();

        good.forEach(CompletableFuture::join);
        assertThatThrownBy(twice::join).hasCauseInstanceOf(org.springframework.dao.DataAccessException.class);
        assertThatThrownBy(bug::join)
                .hasCauseInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a bug");
        assertThat(count()).as("nothing of the failed pieces").isEqualTo(100);
    }

    @Test
    void manyPiecesThatFail_failAlone() {
        holdTheWriter();
        var all = new ArrayList<CompletableFuture<Integer>>();
        for (int i = 0; i < 40; i++) {
            int id = i / 2; // Every second one is there already.
            all.add(queue.submit("note", tx -> insert(tx, id)));
        }
        gate.countDown();

        long failed = all.stream()
                .filter(future -> future.handle((done, e) -> e != null).join())
                .count();
        assertThat(failed).isEqualTo(20);
        assertThat(count()).isEqualTo(20);
    }

    @Test
    void itemsOfOneKind_thatAreNeighbours_becomeOneCall() {
        holdTheWriter();
        var calls = new ArrayList<List<Integer>>();
        WriteQueue.Together<Integer, String> together = (tx, items) -> {
            calls.add(items);
            items.forEach(id -> insert(tx, id));
            return items.stream().map(id -> "did " + id).toList();
        };
        var first = queue.submit("note", together, 1);
        var second = queue.submit("note", together, 2);
        var other = queue.submit("other", tx -> insert(tx, 3));
        var third = queue.submit("note", together, 4);
        gate.countDown();

        assertThat(first.join()).isEqualTo("did 1");
        assertThat(second.join()).isEqualTo("did 2");
        assertThat(other.join()).isEqualTo(3);
        assertThat(third.join()).isEqualTo("did 4");
        assertThat(calls).containsExactly(List.of(1, 2), List.of(4));
    }

    @Test
    void anItemThatFails_failsAlone_amongItsNeighbours() {
        holdTheWriter();
        WriteQueue.Together<Integer, Integer> together = (tx, items) -> {
            items.forEach(id -> insert(tx, id));
            return items;
        };
        var one = queue.submit("note", together, 1);
        var again = queue.submit("note", together, 1);
        var two = queue.submit("note", together, 2);
        gate.countDown();

        assertThat(one.join()).isEqualTo(1);
        assertThat(two.join()).isEqualTo(2);
        assertThatThrownBy(again::join).hasCauseInstanceOf(org.springframework.dao.DataAccessException.class);
    }

    @Test
    void steps_nameTheCommit_beforeAndAfter() {
        queue.write("note", tx -> insert(tx, 1));

        assertThat(steps).containsExactly("before commit note", "after commit note");
    }

    @Test
    void steps_nameEveryKindOfWork_inACommit() {
        holdTheWriter();
        var a = queue.submit("append", tx -> insert(tx, 1));
        var b = queue.submit("append", tx -> insert(tx, 2));
        var c = queue.submit("outcome", tx -> insert(tx, 3));
        gate.countDown();
        CompletableFuture.allOf(a, b, c).join();

        assertThat(steps).endsWith("before commit append+outcome", "after commit append+outcome");
    }

    @Test
    void whatIsDeferred_isWrittenOnce_atTheEndOfTheTransaction() {
        holdTheWriter();
        var runs = new AtomicInteger();
        var futures = new ArrayList<CompletableFuture<Boolean>>();
        for (int i = 0; i < 10; i++) {
            futures.add(queue.submit("sum", tx -> {
                tx.kept(Sum.class, first -> new Sum(runs)).value++;
                return true;
            }));
        }
        gate.countDown();
        futures.forEach(CompletableFuture::join);

        assertThat(runs).hasValue(1);
        assertThat(count()).isEqualTo(1);
        assertThat(test.database()
                        .reader()
                        .sql("select id from note")
                        .query(Integer.class)
                        .single())
                .isEqualTo(10);
    }

    @Test
    void aCrashBeforeTheCommit_endsTheQueue_andKeepsNothing() {
        var dying = test.database().groupCommit(step -> {
            if (step.startsWith("before commit")) {
                throw new Crash();
            }
        });

        assertThatThrownBy(() -> dying.write("note", tx -> insert(tx, 1))).isInstanceOf(Crash.class);
        assertThatThrownBy(() -> dying.write("note", tx -> insert(tx, 2))).isInstanceOf(WriteQueue.Ended.class);
        assertThat(dying.ended().join()).isInstanceOf(Crash.class);
        assertThat(count()).isZero();
        dying.close();
    }

    @Test
    void aCrashAfterTheCommit_endsTheQueue_andKeepsWhatWasCommitted() {
        var dying = test.database().groupCommit(step -> {
            if (step.startsWith("after commit")) {
                throw new Crash();
            }
        });

        assertThatThrownBy(() -> dying.write("note", tx -> insert(tx, 1))).isInstanceOf(Crash.class);
        assertThat(count()).isEqualTo(1);
        dying.close();
    }

    @Test
    void aCrash_failsWhatWaits() {
        holdTheWriter();
        var crash = queue.submit("crash", tx -> {
            throw new Crash();
        });
        var later = new ArrayList<CompletableFuture<Integer>>();
        for (int i = 0; i < 1_000; i++) {
            int id = i;
            later.add(queue.submit("note", tx -> insert(tx, id)));
        }
        gate.countDown();

        assertThatThrownBy(crash::join).hasCauseInstanceOf(Crash.class);
        assertThat(later).allSatisfy(future -> assertThatThrownBy(future::join).hasCauseInstanceOf(Crash.class));
        assertThat(count()).isZero();
    }

    @Test
    void aFullQueue_refusesAtOnce() {
        holdTheWriter();

        assertThatThrownBy(() -> {
                    for (int i = 0; i < 100_000; i++) {
                        queue.submit("note", tx -> 1);
                    }
                })
                .isInstanceOf(WriteQueue.Overloaded.class)
                .hasMessageContaining("8192");
    }

    @Test
    void aPieceThatWaitsForAnother_isToldSo() {
        assertThatThrownBy(() -> queue.write("outer", tx -> queue.write("inner", inner -> 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("inner");
    }

    @Test
    void close_doesWhatWaits_andRefusesMore() throws InterruptedException {
        holdTheWriter();
        var futures = new ArrayList<CompletableFuture<Integer>>();
        for (int i = 0; i < 1_000; i++) {
            int id = i;
            futures.add(queue.submit("note", tx -> insert(tx, id)));
        }
        var closer = Thread.startVirtualThread(queue::close);
        gate.countDown();
        closer.join();

        assertThat(futures).allSatisfy(future -> assertThat(future).isCompleted());
        assertThat(count()).isEqualTo(1_000);
        assertThatThrownBy(() -> queue.write("note", tx -> insert(tx, 5_000)))
                .isInstanceOf(WriteQueue.Ended.class)
                .hasMessageContaining("closed");
    }

    /** Makes the writer stand still, and whatever is submitted wait, until the gate opens. */
    private void holdTheWriter() {
        var held = new CountDownLatch(1);
        var holding = queue.submit("gate", tx -> {
            held.countDown();
            return awaitGate();
        });
        try {
            assertThat(held.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(holding).isNotDone();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean awaitGate() {
        try {
            return gate.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static int insert(Tx tx, int id) {
        tx.client().sql("insert into note (id, text) values (?, 'x')").param(id).update();
        return id;
    }

    private int count() {
        return test.database()
                .reader()
                .sql("select count(*) from note")
                .query(Integer.class)
                .single();
    }

    private static final class Sum implements Tx.Deferred {
        private final AtomicInteger runs;
        private int value;

        Sum(AtomicInteger runs) {
            this.runs = runs;
        }

        @Override
        public void write(Tx tx) {
            runs.incrementAndGet();
            insert(tx, value);
        }
    }

    private static final class Crash extends Error {}
}
