package dev.tradewind.engine.lane;

import static dev.tradewind.engine.lane.Deliveries.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.base.Dialect;
import dev.tradewind.engine.base.Steps;
import dev.tradewind.engine.base.TestDatabase;
import dev.tradewind.engine.base.WriteQueue;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What every attempt store keeps to, on both databases. */
@ParameterizedClass
@EnumSource(Dialect.class)
final class AttemptStoreContractTest {

    @Parameter
    Dialect dialect;

    private TestDatabase test;
    private WriteQueue queue;
    private AttemptStore attempts;

    @BeforeEach
    void open() {
        test = TestDatabase.fresh(dialect);
        queue = test.database().inline(Steps.NONE);
        attempts = new JdbcAttemptStore(test.database());
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void attempts_areReadAsTheyWereAdded_oldestFirst_theLastOnes() {
        var first = new Attempt(1, 1, NOON, Duration.ofNanos(1_234_000), "transient", "503", "[{\"status\":503}]");
        var second = new Attempt(1, 2, NOON.plusSeconds(9), Duration.ofDays(1), "transient", "", "[]");
        var third = new Attempt(
                1, 3, NOON.plusSeconds(99), Duration.ZERO, "applied", "nul\u0000 👩‍👩‍👧‍👦", "x".repeat(300_000));
        add(first);
        add(second);
        add(new Attempt(2, 1, NOON, Duration.ZERO, "applied", "", "[]"));
        add(third);

        assertThat(attempts.of(1, 10)).containsExactly(first, second, third);
        assertThat(attempts.of(1, 2)).containsExactly(second, third);
        assertThat(attempts.of(3, 2)).isEmpty();
    }

    @Test
    void anAttemptAddedAgain_isReplaced() {
        add(new Attempt(1, 1, NOON, Duration.ZERO, "transient", "503", "[]"));
        var again = new Attempt(1, 1, NOON.plusSeconds(1), Duration.ofMillis(5), "applied", "", "[1]");
        add(again);

        assertThat(attempts.of(1, 10)).containsExactly(again);
    }

    @Test
    void retire_removesOldOnes_bounded() {
        for (int i = 1; i <= 6; i++) {
            add(new Attempt(i, 1, NOON.plusSeconds(i), Duration.ZERO, "applied", "", "[]"));
        }

        assertThat(retire(NOON.plusSeconds(5), 3)).isEqualTo(3);
        assertThat(retire(NOON.plusSeconds(5), 3)).isEqualTo(1);
        assertThat(retire(NOON.plusSeconds(5), 3)).isZero();
        assertThat(attempts.of(4, 1)).isEmpty();
        assertThat(attempts.of(5, 1)).hasSize(1);
    }

    @Test
    void retire_getsPastOnes_thatBeganWhileTheClockWasAhead() {
        for (int i = 1; i <= 6; i++) {
            add(new Attempt(i, 1, NOON.plus(Duration.ofDays(365)), Duration.ZERO, "applied", "", "[]"));
        }
        for (int i = 7; i <= 9; i++) {
            add(new Attempt(i, 1, NOON.plusSeconds(i), Duration.ZERO, "applied", "", "[]"));
        }

        int removed = 0;
        for (int call = 0; call < 10; call++) {
            removed += retire(NOON.plusSeconds(9), 2);
        }

        assertThat(removed).isEqualTo(2);
        assertThat(attempts.of(6, 1)).hasSize(1);
        assertThat(attempts.of(9, 1)).hasSize(1);
    }

    @Test
    void lastStart_isThatOfTheOneWrittenDownLast() {
        assertThat(attempts.lastStart()).isEmpty();
        add(new Attempt(1, 1, NOON.plusSeconds(9), Duration.ZERO, "applied", "", "[]"));
        add(new Attempt(2, 1, NOON, Duration.ZERO, "applied", "", "[]"));

        assertThat(attempts.lastStart()).contains(NOON);
    }

    private void add(Attempt attempt) {
        queue.write("outcome", tx -> {
            attempts.add(tx, attempt);
            return true;
        });
    }

    private int retire(Instant before, int max) {
        return queue.write("retire", tx -> attempts.retire(tx, before, max));
    }
}
