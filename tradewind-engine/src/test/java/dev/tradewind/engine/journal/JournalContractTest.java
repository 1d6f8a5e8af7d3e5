package dev.tradewind.engine.journal;

import static dev.tradewind.engine.journal.Events.NOON;
import static dev.tradewind.engine.journal.Events.order;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.IncomingEvent;
import dev.tradewind.api.RawRecord;
import dev.tradewind.engine.base.Dialect;
import dev.tradewind.engine.base.EntityKey;
import dev.tradewind.engine.base.Priority;
import dev.tradewind.engine.base.Steps;
import dev.tradewind.engine.base.TestDatabase;
import dev.tradewind.engine.base.WriteQueue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What every journal keeps to, on both databases. */
@ParameterizedClass
@EnumSource(Dialect.class)
final class JournalContractTest {

    @Parameter
    Dialect dialect;

    private TestDatabase test;
    private WriteQueue queue;
    private Journal journal;

    @BeforeEach
    void open() {
        test = TestDatabase.fresh(dialect);
        use();
    }

    private void use() {
        queue = test.database().inline(Steps.NONE);
        journal = new JdbcJournal(test.database(), (tx, seqs) -> Set.of());
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void anEmptyJournal_hasHeadAndPositionZero() {
        assertThat(journal.head()).isZero();
        assertThat(journal.position()).isZero();
        assertThat(journal.readAfter(0, 10)).isEmpty();
    }

    @Test
    void appendedEvents_areReadInOrder_withEverythingTheyCame() {
        byte[] body = new byte[256];
        IntStream.range(0, 256).forEach(i -> body[i] = (byte) i);
        var record = new RawRecord("orders", "order.created", "1042", body, Map.of("delivery-id", "abc", "näme", "ü"));
        var modifiedAt = Instant.parse("2026-03-01T11:59:58.123456Z");
        var event = new NewEvent(
                "shop",
                new IncomingEvent("dedupe", Optional.of(modifiedAt), record),
                Origin.SWEEP,
                Priority.BACKFILL,
                "c0ffee",
                NOON);

        List<Appended> appended = append(order(1), event);

        assertThat(appended).extracting(Appended::fresh).containsExactly(true, true);
        assertThat(journal.readAfter(0, 10)).extracting(JournalEvent::seq).isEqualTo(seqs(appended));
        JournalEvent read = journal.find(appended.get(1).seq()).orElseThrow();
        assertThat(read.content()).matches("[0-9a-f]{32}");
        assertThat(read)
                .usingRecursiveComparison()
                .ignoringFields("content")
                .isEqualTo(new JournalEvent(
                        appended.get(1).seq(),
                        "shop",
                        record,
                        Origin.SWEEP,
                        Priority.BACKFILL,
                        "c0ffee",
                        Optional.of(modifiedAt),
                        NOON,
                        ""));
    }

    @Test
    void anEvent_withoutModifiedTimeKeyOrBody_isKept() {
        var record = new RawRecord("orders", "", "", new byte[0], Map.of());
        var event = new NewEvent(
                "shop", new IncomingEvent("", Optional.empty(), record), Origin.READ, Priority.LIVE, "", NOON);

        long seq = append(event).getFirst().seq();

        JournalEvent read = journal.find(seq).orElseThrow();
        assertThat(read.modifiedAt()).isEmpty();
        assertThat(read.record().key()).isEmpty();
        assertThat(read.record().body()).isEmpty();
    }

    @Test
    void aRepetition_isNotWritten_andNamesThePositionOfTheFirst() {
        long first = append(order(1)).getFirst().seq();

        List<Appended> again = append(order(2), order(1), order(2));

        assertThat(again.get(0).fresh()).isTrue();
        assertThat(again.get(1)).isEqualTo(new Appended(first, false));
        assertThat(again.get(2)).isEqualTo(new Appended(again.get(0).seq(), false));
        assertThat(journal.readAfter(0, 10)).hasSize(2);
    }

    @Test
    void theSameDedupeKey_ofAnotherConnection_isAnotherEvent() {
        append(Events.of("north", "1", new byte[1], Map.of()));

        assertThat(append(Events.of("south", "1", new byte[1], Map.of()))
                        .getFirst()
                        .fresh())
                .isTrue();
    }

    @Test
    void positions_grow_acrossTransactionsAndRestarts() {
        long first = append(order(1)).getFirst().seq();
        long second = append(order(2)).getFirst().seq();
        test.reopen();
        use();

        long third = append(order(3)).getFirst().seq();

        assertThat(List.of(first, second, third)).isSorted().doesNotHaveDuplicates();
        assertThat(journal.head()).isEqualTo(third);
    }

    @Test
    void readAfter_takesThoseBehindThePosition_atMostMax() {
        List<Long> seqs =
                seqs(append(IntStream.range(0, 10).mapToObj(Events::order).toArray(NewEvent[]::new)));

        assertThat(journal.readAfter(seqs.get(3), 4))
                .extracting(JournalEvent::seq)
                .isEqualTo(seqs.subList(4, 8));
    }

    @Test
    void readAfter_holdsABoundedNumberOfBytes_andGetsToTheEnd() {
        byte[] large = new byte[9_000_000];
        for (int i = 0; i < 6; i++) {
            append(Events.of("shop", "large-" + i, large, Map.of()));
        }

        int turns = 0;
        int read = 0;
        for (var page = journal.readAfter(0, 100); !page.isEmpty(); turns++) {
            read += page.size();
            page = journal.readAfter(page.getLast().seq(), 100);
        }

        assertThat(read).isEqualTo(6);
        assertThat(turns).as("54 MB in pages").isEqualTo(2);
    }

    @Test
    void history_isOfOneRecord_theLastOnes_oldestFirst() {
        List<Long> seqs = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            seqs.add(append(Events.of("shop", "7", new byte[i], Map.of()), order(i))
                    .getFirst()
                    .seq());
        }

        List<EventHead> history = journal.history(new EntityKey("shop", "orders", "7"), 3);

        assertThat(history).extracting(EventHead::seq).containsExactlyElementsOf(seqs.subList(2, 5));
    }

    @Test
    void thePosition_movesAndStays_acrossARestart() {
        long seq = append(order(1)).getFirst().seq();
        moveTo(seq);
        test.reopen();
        use();

        assertThat(journal.position()).isEqualTo(seq);
    }

    @Test
    void verdicts_areKeptPerEventAndFlow_theLastCounts() {
        long seq = append(order(1)).getFirst().seq();
        var whole = new Verdict(seq, Optional.empty(), Verdict.Kind.STALE, "older than what is known");
        var before = new Verdict(seq, Optional.of("orders-to-erp"), Verdict.Kind.FILTERED, "first");
        var after = new Verdict(seq, Optional.of("orders-to-erp"), Verdict.Kind.FILTERED, "status is \u0000 draft");
        queue.write("judge", tx -> {
            journal.judge(tx, List.of(whole, before));
            journal.judge(tx, List.of(after));
            journal.judge(tx, List.of());
            return true;
        });

        assertThat(journal.verdicts(List.of(seq, seq + 1))).containsExactly(whole, after);
        assertThat(journal.verdicts(List.of())).isEmpty();
    }

    @Test
    void unreadableEvents_areMarkedOnce_readInOrder_andTakenOnce() {
        List<Long> seqs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            seqs.add(append(order(i)).getFirst().seq());
        }
        judge(seqs.subList(0, 3), Verdict.Kind.UNREADABLE);
        judge(seqs.subList(3, 4), Verdict.Kind.IGNORED);

        assertThat(journal.unreadableAfter(seqs.get(0), 10))
                .extracting(EventHead::seq)
                .containsExactly(seqs.get(1), seqs.get(2));
        assertThat(askAgain(List.of(seqs.get(2), seqs.get(0), seqs.get(3)))).isEqualTo(2);
        assertThat(askAgain(seqs)).as("the two are marked already").isEqualTo(1);
        assertThat(journal.unreadableAfter(0, 10)).isEmpty();
        assertThat(seqs(journal.again(2), 2)).containsExactly(seqs.get(0), seqs.get(1));
        assertThat(new String(journal.again(1).getFirst().record().body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"id\":0}");

        assertThat(takeAgain(seqs.subList(0, 2))).containsExactlyInAnyOrder(seqs.get(0), seqs.get(1));
        assertThat(takeAgain(seqs)).containsExactly(seqs.get(2));
        assertThat(journal.again(10)).isEmpty();
        assertThat(journal.verdicts(seqs)).extracting(Verdict::kind).containsExactly(Verdict.Kind.IGNORED);
    }

    @Test
    void lists_areNewestFirst_filtered_andPaged() {
        List<Long> seqs = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            var event = Events.of(i % 2 == 0 ? "shop" : "other", "k" + i, new byte[] {1}, Map.of());
            seqs.add(append(Events.receivedAt(NOON.plusSeconds(i), event))
                    .getFirst()
                    .seq());
        }
        judge(seqs.subList(0, 3), Verdict.Kind.UNREADABLE);
        var any = new EventFilter(false, Optional.empty(), Optional.empty(), Optional.empty());

        EventPage first = journal.list(any, 3);
        assertThat(first.events()).extracting(EventHead::seq).containsExactly(seqs.get(4), seqs.get(3), seqs.get(2));
        EventPage last = journal.list(any.before(first.next().orElseThrow()), 3);
        assertThat(last.events()).extracting(EventHead::seq).containsExactly(seqs.get(1), seqs.get(0));
        assertThat(last.next()).isEmpty();
        assertThat(journal.list(any.of("other"), 9).events())
                .extracting(EventHead::seq)
                .containsExactly(seqs.get(3), seqs.get(1));
        assertThat(journal.list(any.since(NOON.plusSeconds(4)), 9).events())
                .extracting(EventHead::seq)
                .containsExactly(seqs.get(4));
        assertThat(journal.list(EventFilter.UNREADABLE.of("shop"), 9).events())
                .extracting(EventHead::seq)
                .containsExactly(seqs.get(2), seqs.get(0));
        assertThat(journal.unreadable(NOON.plusSeconds(1)))
                .containsExactly(
                        new Unreadable("other", 1, NOON.plusSeconds(1)),
                        new Unreadable("shop", 1, NOON.plusSeconds(2)));
    }

    private void judge(List<Long> seqs, Verdict.Kind kind) {
        queue.write("judge", tx -> {
            journal.judge(
                    tx,
                    seqs.stream()
                            .map(seq -> new Verdict(seq, Optional.empty(), kind, "why"))
                            .toList());
            return true;
        });
    }

    private int askAgain(List<Long> seqs) {
        return queue.write("ask", tx -> journal.askAgain(tx, seqs));
    }

    private Set<Long> takeAgain(List<Long> seqs) {
        return queue.write("take", tx -> journal.takeAgain(tx, seqs));
    }

    @Test
    void hostileTexts_comeBackAsTheyWere() {
        List<String> hostile = List.of(
                "",
                "nul\u0000inside",
                "\u0000",
                "esc\u001b0000",
                "\u001b",
                "half \ud83d pair",
                "\ude00\ud83d",
                "emoji 👩‍👩‍👧‍👦 🇩🇪",
                "quote ' \" \\ %_",
                "k".repeat(1_000),
                "null",
                "\r\n\t\u2028\ufeff");
        for (String text : hostile) {
            var attributes = Map.of("a" + text, text, "other", "x");
            var event = Events.with("shop" + text, text, "dedupe" + text, text.getBytes(UTF_8), attributes);

            long seq = append(event).getFirst().seq();

            JournalEvent read = journal.find(seq).orElseThrow();
            assertThat(read.connection()).isEqualTo("shop" + text);
            assertThat(read.record().key()).isEqualTo(text);
            assertThat(read.record().attributes()).isEqualTo(attributes);
            assertThat(journal.history(read.entity(), 10)).as(text).hasSize(1);
            assertThat(append(event).getFirst()).as(text).isEqualTo(new Appended(seq, false));
        }
    }

    @Test
    void timesBeyondReason_doNotBreakAnAppend() {
        for (Instant at : List.of(Instant.MIN, Instant.MAX, Instant.EPOCH, Instant.parse("1969-12-31T23:59:59Z"))) {
            var record = new RawRecord("orders", "order.updated", "1", new byte[1], Map.of());
            var event = new NewEvent(
                    "shop",
                    new IncomingEvent("at " + at, Optional.of(at), record),
                    Origin.READ,
                    Priority.LIVE,
                    "c",
                    NOON);

            assertThat(append(event).getFirst().fresh()).isTrue();
        }
        assertThat(journal.readAfter(0, 10)).hasSize(4);
    }

    @Test
    void aLargeBody_isKept() {
        byte[] body = new byte[1_048_576];
        new Random(7).nextBytes(body);

        long seq = append(Events.of("shop", "1", body, Map.of())).getFirst().seq();

        assertThat(journal.find(seq).orElseThrow().record().body()).isEqualTo(body);
    }

    @Test
    void whatWasKnownOfARecord_staysBesideTheEventThatSaysItIsGone_andGoesWithIt() {
        long seq = append(Events.receivedAt(NOON, order(1))).getFirst().seq();
        append(Events.receivedAt(NOON, order(2)));
        byte[] known = "{\"id\":\"1\"}".getBytes(UTF_8);
        queue.write("route", tx -> {
            journal.keepLast(tx, Map.of(seq, known));
            journal.keepLast(tx, Map.of(seq, new byte[0]));
            journal.keepLast(tx, Map.of());
            journal.movePosition(tx, seq);
            return true;
        });

        assertThat(journal.last(seq))
                .hasValueSatisfying(json -> assertThat(json).isEqualTo(known));
        assertThat(journal.last(seq + 1)).isEmpty();
        retire(NOON.plusSeconds(1), 100);
        assertThat(journal.last(seq)).isEmpty();
    }

    private List<Appended> append(NewEvent... events) {
        return queue.write("append", tx -> journal.append(tx, List.of(events)));
    }

    private void moveTo(long seq) {
        queue.write("route", tx -> {
            journal.movePosition(tx, seq);
            return true;
        });
    }

    private int retire(Instant before, int max) {
        return queue.write("retire", tx -> journal.retire(tx, before, max));
    }

    private static List<Long> seqs(List<Appended> appended) {
        return appended.stream().map(Appended::seq).toList();
    }

    private static List<Long> seqs(List<JournalEvent> events, int count) {
        assertThat(events).hasSize(count);
        return events.stream().map(JournalEvent::seq).toList();
    }
}
