package dev.tradewind.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.ConnectorDescription;
import dev.tradewind.api.HttpCall;
import dev.tradewind.api.HttpResult;
import dev.tradewind.api.Nudge;
import dev.tradewind.engine.base.DatabaseSettings;
import dev.tradewind.engine.base.Steps;
import dev.tradewind.engine.http.Pace;
import dev.tradewind.testkit.HandClock;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NudgingTest {

    private static final HttpCall CALL = HttpCall.get(URI.create("https://shop.example/wp-cron.php?doing_wp_cron"));

    @TempDir
    Path folder;

    private final HandClock clock = new HandClock(Rig.START);
    private final Pace pace = new Pace(4, clock);
    private final List<Instant> calls = new ArrayList<>();
    private Rig rig;
    private Nudging nudging;

    @BeforeEach
    void start() {
        rig = Rig.on(new DatabaseSettings.Sqlite(folder.resolve("hub.db")), Steps.NONE, clock);
        Connected connection = new Connected(
                "shop",
                new ConnectorDescription("fake", "Fake", List.of(), List.of(), List.of()),
                Optional.empty(),
                Optional.empty(),
                pace,
                Duration.ofMinutes(5),
                Optional.empty(),
                priority -> new Calls());
        nudging = new Nudging(
                connection,
                new Nudge(Duration.ofMinutes(1), CALL),
                new SourceReader.Reading(
                        rig.machinery.pauses(), rig.machinery.pulse(), () -> {}, clock, new Random(1)));
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void quietShop_isNudgedOnceAMinute() {
        for (int second = 0; second < 180; second++) {
            nudging.nudgeOnce();
            clock.forward(Duration.ofSeconds(1));
        }

        assertThat(calls).containsExactly(Rig.START, Rig.START.plusSeconds(60), Rig.START.plusSeconds(120));
    }

    @Test
    void shopThatTells_isNotNudged_untilItHasBeenQuietForAMinute() {
        rig.machinery.pulse().received("shop");
        clock.forward(Duration.ofSeconds(59));
        assertThat(nudging.nudgeOnce()).isFalse();

        clock.forward(Duration.ofSeconds(1));
        assertThat(nudging.nudgeOnce()).isTrue();
    }

    @Test
    void shopThatWantsToBeLeftAlone_isNotNudged() {
        pace.hold(Duration.ofMinutes(10));

        assertThat(nudging.nudgeOnce()).isFalse();
        assertThat(calls).isEmpty();
    }

    private final class Calls implements HttpOpener.Recorded {
        @Override
        public HttpResult send(HttpCall call) {
            assertThat(call).isEqualTo(CALL);
            calls.add(clock.instant());
            return new HttpResult.NoReply(true, "no whole answer within 5 s", HttpResult.NoReply.Cause.TIME);
        }

        @Override
        public String exchanges() {
            return "[]";
        }
    }
}
