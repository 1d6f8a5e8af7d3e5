package dev.tradewind.engine.journal;

import static dev.tradewind.engine.journal.Events.NOON;
import static dev.tradewind.engine.journal.Events.order;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.base.Dialect;
import dev.tradewind.engine.base.Steps;
import dev.tradewind.engine.base.TestDatabase;
import dev.tradewind.engine.base.WriteQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
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

/** What every journal keeps to, on both databases, when what is old is packed and removed. */
@ParameterizedClass
@EnumSource(Dialect.class)
final class JournalRetentionContractTest {

    @Parameter
    Dialect dialect;

    private final Set<Long> needed = new HashSet<>();
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
        journal = new JdbcJournal(test.database(), (tx, seqs) -> {
            var found = new HashSet<>(seqs);
            found.retainAll(needed);
            return found;
        });
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void retire_removesWhatIsOldAndRouted_andNotWhatIsNeeded() {
        for (int i = 0; i < 10; i++) {
            append(Events.receivedAt(NOON.plusSeconds(i), order(i)));
        }
        List<Long> seqs = seqs(journal.readAfter(0, 100), 10);
        moveTo(seqs.get(5));
        needed.add(seqs.get(2));
        queue.write("judge", tx -> {
            journal.judge(tx, List.of(new Verdict(seqs.get(0), Optional.empty(), Verdict.Kind.IGNORED, "draft")));
            return true;
        });

        int oldRouted = retire(NOON.plusSeconds(4), 100);
        assertThat(oldRouted).isEqualTo(3);
        int oldNotRouted = retire(NOON.plusSeconds(8), 100);
        assertThat(oldNotRouted).as("routed up to the sixth").isEqualTo(2);

        assertThat(seqs(journal.readAfter(0, 100), 5))
                .containsExactly(seqs.get(2), seqs.get(6), seqs.get(7), seqs.get(8), seqs.get(9));
        assertThat(journal.verdicts(List.of(seqs.get(0)))).isEmpty();
    }

    @Test
    void retire_isBounded_andGetsPastManyThatAreNeeded() {
        for (int i = 0; i < 100; i++) {
            needed.add(append(order(i)).getFirst().seq());
        }
        for (int i = 100; i < 120; i++) {
            append(order(i));
        }
        moveTo(journal.head());

        int removed = 0;
        for (int call = 0; call < 40; call++) {
            int now = retire(NOON.plusSeconds(1), 10);
            assertThat(now).isLessThanOrEqualTo(10);
            removed += now;
        }

        assertThat(removed).as("all but the newest").isEqualTo(19);
    }

    @Test
    void retire_getsPastEvents_thatCameWhileTheClockWasAhead() {
        for (int i = 0; i < 20; i++) {
            append(Events.receivedAt(NOON.plus(Duration.ofDays(365)), order(i)));
        }
        for (int i = 20; i < 30; i++) {
            append(order(i));
        }
        moveTo(journal.head());

        int removed = 0;
        for (int call = 0; call < 20; call++) {
            removed += retire(NOON.plusSeconds(1), 5);
        }

        assertThat(removed).as("the old ones but the newest").isEqualTo(9);
        assertThat(journal.readAfter(0, 100)).hasSize(21);
    }

    @Test
    void retire_keepsTheNewest_soThatPositionsNeverGoBack() {
        append(order(1), order(2));
        long head = journal.head();
        moveTo(head);
        while (retire(NOON.plusSeconds(1), 10) > 0) {}
        test.reopen();
        use();

        assertThat(journal.head()).isEqualTo(head);
        assertThat(append(order(3)).getFirst().seq()).isGreaterThan(head);
    }

    @Test
    void compact_makesOldRoutedBodiesSmaller_andTheyReadAsTheyWere() {
        byte[] json = "{\"sku\":\"A\",\"price\":\"12.340\"},".repeat(200).getBytes(UTF_8);
        byte[] noise = new byte[500];
        new Random(11).nextBytes(noise);
        List<Long> seqs = seqs(append(
                Events.of("shop", "json", json, Map.of()),
                Events.of("shop", "noise", noise, Map.of()),
                Events.of("shop", "empty", new byte[0], Map.of()),
                Events.receivedAt(NOON.plusSeconds(9), Events.of("shop", "young", json, Map.of())),
                Events.of("shop", "not routed", json, Map.of())));
        moveTo(seqs.get(3));
        long before = bytesStored();

        assertThat(compact(NOON.plusSeconds(1), 2)).isEqualTo(2);
        assertThat(compact(NOON.plusSeconds(1), 2)).isEqualTo(1);
        assertThat(compact(NOON.plusSeconds(1), 2)).as("nothing left to do").isZero();

        assertThat(bytesStored()).isLessThan(before - json.length * 3 / 4);
        assertThat(journal.readAfter(0, 10))
                .extracting(event -> event.record().body())
                .containsExactly(json, noise, new byte[0], json, json);
        assertThat(append(Events.of("shop", "json", json, Map.of())).getFirst())
                .as("a repetition is still recognised")
                .isEqualTo(new Appended(seqs.getFirst(), false));
    }

    @Test
    void largeBodies_areCompactedAndReadAgain_aFewAtATime() {
        int large = 4 * 1_024 * 1_024;
        NewEvent[] events = IntStream.range(0, 12)
                .mapToObj(i -> Events.of("shop", "large-" + i, new byte[large], Map.of()))
                .toArray(NewEvent[]::new);
        List<Long> seqs = seqs(append(events));
        moveTo(seqs.getLast());

        assertThat(compact(NOON.plusSeconds(1), 100))
                .as("as many as may be in memory")
                .isEqualTo(8);
        assertThat(compact(NOON.plusSeconds(1), 100)).isEqualTo(4);
        assertThat(compact(NOON.plusSeconds(1), 100)).isZero();

        seqs.forEach(seq -> judge(List.of(seq), Verdict.Kind.AGAIN));
        assertThat(journal.again(100))
                .hasSize(8)
                .allMatch(event -> event.record().body().length == large);
    }

    @Test
    void compact_getsPastEvents_thatCameWhileTheClockWasAhead() {
        for (int i = 0; i < 6; i++) {
            append(Events.receivedAt(NOON.plus(Duration.ofDays(365)), order(i)));
        }
        append(order(6), order(7), Events.receivedAt(NOON.plusSeconds(9), order(8)));
        moveTo(journal.head());

        int packed = 0;
        for (int call = 0; call < 10; call++) {
            packed += compact(NOON.plusSeconds(1), 4);
        }

        assertThat(packed).as("all but the young one").isEqualTo(8);
    }

    private int compact(Instant before, int max) {
        return queue.write("compact", tx -> journal.compact(tx, before, max));
    }

    private long bytesStored() {
        return test.database()
                .reader()
                .sql("select sum(octet_length(body)) from journal")
                .query(Long.class)
                .single();
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
