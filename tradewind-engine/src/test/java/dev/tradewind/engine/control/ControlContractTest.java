package dev.tradewind.engine.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.base.Dialect;
import dev.tradewind.engine.base.Steps;
import dev.tradewind.engine.base.TestDatabase;
import dev.tradewind.engine.base.WriteQueue;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What every pause store and every log of actions keeps to, on both databases. */
@ParameterizedClass
@EnumSource(Dialect.class)
final class ControlContractTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Parameter
    Dialect dialect;

    private TestDatabase test;
    private WriteQueue queue;
    private PauseStore pauses;
    private ActionLog actions;

    @BeforeEach
    void open() {
        test = TestDatabase.fresh(dialect);
        use();
    }

    private void use() {
        queue = test.database().inline(Steps.NONE);
        pauses = new JdbcPauseStore(test.database());
        actions = new JdbcActionLog(test.database());
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void aPause_survivesARestart_untilItIsResumed() {
        var flow = new Pause(Pause.Kind.FLOW, "orders", "Ada", "stocktaking \u0000", NOON);
        var connection = new Pause(Pause.Kind.CONNECTION, "orders", "tradewind", "401", NOON.plusSeconds(1));
        pause(connection);
        pause(flow);
        test.reopen();
        use();

        assertThat(pauses.all()).containsExactly(flow, connection);
        queue.write("resume", tx -> {
            pauses.resume(tx, Pause.Kind.FLOW, "orders");
            pauses.resume(tx, Pause.Kind.FLOW, "never paused");
            return true;
        });
        assertThat(pauses.all()).containsExactly(connection);
    }

    @Test
    void aSecondPause_changesNothing() {
        var first = new Pause(Pause.Kind.FLOW, "orders", "Ada", "stocktaking", NOON);
        pause(first);
        pause(new Pause(Pause.Kind.FLOW, "orders", "Bob", "lunch", NOON.plusSeconds(9)));

        assertThat(pauses.all()).containsExactly(first);
    }

    @Test
    void actions_areKeptInOrder_andFoundByTarget() {
        var first = new Action(NOON, "Ada", "replay", "delivery 12", "");
        var second = new Action(NOON, "Ada", "pause", "flow orders", "half \ud83d");
        var third = new Action(NOON.plusSeconds(1), "command line", "discard", "delivery 12", "twice");
        for (Action action : List.of(first, second, third)) {
            queue.write("act", tx -> {
                actions.add(tx, action);
                return true;
            });
        }

        assertThat(actions.latest(2)).containsExactly(third, second);
        assertThat(actions.on("delivery 12", 10)).containsExactly(first, third);
        assertThat(actions.on("delivery 12", 1)).containsExactly(third);
        assertThat(actions.on("delivery 1", 10)).isEmpty();
    }

    private void pause(Pause pause) {
        queue.write("pause", tx -> {
            pauses.pause(tx, pause);
            return true;
        });
    }
}
