package dev.tradewind.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.base.DatabaseSettings;
import dev.tradewind.engine.base.Steps;
import dev.tradewind.engine.document.Document.FlowRules;
import dev.tradewind.engine.http.Pace;
import dev.tradewind.testkit.HandClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaitsTest {

    @TempDir
    Path folder;

    private final HandClock clock = new HandClock(Rig.START);
    private Rig rig;

    @BeforeEach
    void start() {
        rig = Rig.on(new DatabaseSettings.Sqlite(folder.resolve("hub.db")), Steps.NONE, clock)
                .with(new FakeShop(), Map.of("erp", new FakeErp()), Rig.rules(FlowRules.Kind.EVENT));
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void waitThatWasAskedFor_isKeptToAfterARestart_untilItsEnd() {
        shop().hold(Duration.ofMinutes(10));
        clock.forward(Duration.ofMinutes(4));

        restart();

        assertThat(shop().heldUntil()).contains(Rig.START.plus(Duration.ofMinutes(10)));
        clock.forward(Duration.ofMinutes(6));
        assertThat(shop().heldUntil()).isEmpty();
        restart();
        assertThat(shop().heldUntil()).isEmpty();
    }

    @Test
    void waitThatAPersonEnded_staysEnded() {
        shop().hold(Duration.ofMinutes(10));
        restart();
        shop().release();

        restart();

        assertThat(shop().heldUntil()).isEmpty();
    }

    private Pace shop() {
        return rig.machinery.setup().connection("shop").orElseThrow().pace();
    }

    private void restart() {
        rig.close();
        start();
    }
}
