package dev.tradewind.engine.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.base.Dialect;
import dev.tradewind.engine.base.EntityKey;
import dev.tradewind.engine.base.Steps;
import dev.tradewind.engine.base.TestDatabase;
import dev.tradewind.engine.base.Tx;
import dev.tradewind.engine.base.WriteQueue;
import dev.tradewind.engine.reading.CursorStore.Cursor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What every store of cursors, rereads and backfills keeps to, on both databases. */
@ParameterizedClass
@EnumSource(Dialect.class)
final class ReadingContractTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Parameter
    Dialect dialect;

    private TestDatabase test;
    private WriteQueue queue;
    private CursorStore cursors;
    private RereadStore rereads;
    private BackfillStore backfills;

    @BeforeEach
    void open() {
        test = TestDatabase.fresh(dialect);
        queue = test.database().inline(Steps.NONE);
        cursors = new JdbcCursorStore(test.database());
        rereads = new JdbcRereadStore(test.database());
        backfills = new JdbcBackfillStore(test.database());
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void aCursor_isPerConnectionAndStream_andMoves() {
        write(tx -> cursors.move(tx, new Cursor("shop", "orders", "page 1", NOON)));
        write(tx -> cursors.move(tx, new Cursor("shop", "products", "nul\u0000", NOON)));
        var moved = new Cursor("shop", "orders", "page 2", NOON.plusSeconds(60));
        write(tx -> cursors.move(tx, moved));

        assertThat(cursors.find("shop", "orders")).contains(moved);
        assertThat(cursors.find("shop", "products")).map(Cursor::value).contains("nul\u0000");
        assertThat(cursors.find("north", "orders")).isEmpty();
    }

    @Test
    void aReread_isDueAtItsTime_longestDueFirst_ofItsConnection() {
        add(
                reread("a", 1, NOON.plusSeconds(2)),
                reread("b", 2, NOON.plusSeconds(1)),
                reread("c", 3, NOON.plusSeconds(9)));
        add(new Reread(new EntityKey("north", "orders", "a"), "hint", 4, NOON, 0));

        assertThat(keysDue(NOON.plusSeconds(2))).containsExactly("b", "a");
        assertThat(rereads.due("shop", NOON.plusSeconds(9), 1)).containsExactly(reread("b", 2, NOON.plusSeconds(1)));
        assertThat(keysDue(NOON)).isEmpty();
    }

    @Test
    void aSecondReread_ofOneRecord_keepsTheLaterCauseAndTheEarlierTime() {
        add(new Reread(key("a"), "first", 5, NOON.plusSeconds(5), 0));
        add(new Reread(key("a"), "second", 9, NOON.plusSeconds(9), 0));
        assertThat(rereads.due("shop", NOON.plusSeconds(60), 10))
                .containsExactly(new Reread(key("a"), "second", 9, NOON.plusSeconds(5), 0));

        add(new Reread(key("a"), "third", 7, NOON.plusSeconds(1), 0));
        assertThat(rereads.due("shop", NOON.plusSeconds(60), 10))
                .containsExactly(new Reread(key("a"), "second", 9, NOON.plusSeconds(1), 0));
    }

    @Test
    void postpone_countsAnAttempt() {
        add(reread("a", 1, NOON));
        write(tx -> rereads.postpone(tx, key("a"), NOON.plusSeconds(30)));

        assertThat(keysDue(NOON.plusSeconds(29))).isEmpty();
        assertThat(rereads.due("shop", NOON.plusSeconds(30), 10))
                .extracting(Reread::attempts)
                .containsExactly(1);
    }

    @Test
    void done_removes_unlessAskedForOnceMore() {
        add(reread("a", 5, NOON), reread("b", 5, NOON));
        add(reread("b", 8, NOON));
        write(tx -> rereads.done(tx, key("a"), 5));
        write(tx -> rereads.done(tx, key("b"), 5));

        assertThat(keysDue(NOON)).containsExactly("b");
        write(tx -> rereads.done(tx, key("b"), 8));
        assertThat(keysDue(NOON)).isEmpty();
    }

    @Test
    void hostileKeys_areReadAgainToo() {
        for (String text : List.of("", "nul\u0000", "half \ud83d", "👩‍👩‍👧‍👦", "k".repeat(1_000))) {
            add(new Reread(key(text), text, 1, NOON, 0));
            assertThat(rereads.due("shop", NOON, 10)).containsExactly(new Reread(key(text), text, 1, NOON, 0));
            write(tx -> rereads.done(tx, key(text), 1));
        }
    }

    @Test
    void aBackfill_runs_advancesAndEnds() {
        long id = queue.write(
                "backfill",
                tx -> backfills.start(tx, "shop", "orders", Optional.of(NOON.minusSeconds(9)), Optional.empty(), NOON));
        assertThat(backfills.find(id))
                .contains(new Backfill(
                        id,
                        "shop",
                        "orders",
                        Optional.of(NOON.minusSeconds(9)),
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        -1,
                        Backfill.State.RUNNING,
                        "",
                        NOON));

        write(tx -> backfills.advance(tx, id, "page 2", 100, 250));
        write(tx -> backfills.advance(tx, id, "page 3", 50, 251));
        Backfill running = backfills.running().getFirst();
        assertThat(running.cursor()).contains("page 3");
        assertThat(running.read()).isEqualTo(150);
        assertThat(running.total()).isEqualTo(251);

        write(tx -> backfills.end(tx, id, Backfill.State.FAILED, "the shop was gone"));
        assertThat(backfills.running()).isEmpty();
        assertThat(backfills.find(id).orElseThrow().state()).isEqualTo(Backfill.State.FAILED);
        assertThat(backfills.find(id).orElseThrow().reason()).isEqualTo("the shop was gone");
        assertThat(backfills.find(id + 1)).isEmpty();
    }

    @Test
    void backfills_areListed_newestFirst() {
        for (int i = 0; i < 3; i++) {
            String stream = "stream-" + i;
            queue.write(
                    "backfill", tx -> backfills.start(tx, "shop", stream, Optional.empty(), Optional.of(NOON), NOON));
        }

        assertThat(backfills.latest(2)).extracting(Backfill::stream).containsExactly("stream-2", "stream-1");
        assertThat(backfills.running())
                .extracting(Backfill::stream)
                .containsExactly("stream-0", "stream-1", "stream-2");
    }

    private void write(Consumer<Tx> work) {
        queue.write("test", tx -> {
            work.accept(tx);
            return true;
        });
    }

    private void add(Reread... some) {
        write(tx -> rereads.add(tx, List.of(some)));
    }

    private List<String> keysDue(Instant now) {
        return rereads.due("shop", now, 10).stream()
                .map(reread -> reread.entity().key())
                .toList();
    }

    private static EntityKey key(String key) {
        return new EntityKey("shop", "orders", key);
    }

    private static Reread reread(String key, long causeSeq, Instant dueAt) {
        return new Reread(key(key), "hint", causeSeq, dueAt, 0);
    }
}
