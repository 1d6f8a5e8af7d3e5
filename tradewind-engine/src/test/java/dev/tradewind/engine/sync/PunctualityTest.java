package dev.tradewind.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.InboundRequest;
import dev.tradewind.engine.admin.Alert;
import dev.tradewind.engine.admin.StoredInsight;
import dev.tradewind.engine.base.DatabaseSettings;
import dev.tradewind.engine.base.Steps;
import dev.tradewind.engine.document.Document.FlowRules;
import dev.tradewind.testkit.HandClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shop whose webhooks come, come late, or get lost, and sweeps that find what they did not tell. */
class PunctualityTest {

    @TempDir
    Path folder;

    private final FakeShop shop = new FakeShop();
    private final HandClock clock = new HandClock(Rig.START);
    private Rig rig;

    @BeforeEach
    void start() {
        shop.save("before", "new", Rig.START.minus(Duration.ofHours(1)));
        rig = Rig.on(new DatabaseSettings.Sqlite(folder.resolve("hub.db")), Steps.NONE, clock)
                .with(shop, Map.of("erp", new FakeErp()), Rig.rules(FlowRules.Kind.EVENT));
        clock.forward(Duration.ofMinutes(5));
        sweep();
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void whatASweepFindsOfTheTimeBeforeTheStart_isNotCounted() {
        save("1");

        assertThat(counts()).containsExactly(count(1, 0, 0, Optional.empty()));
        assertThat(alerts()).isEmpty();
    }

    @Test
    void sweepThatFindsWhatAWebhookTold_isNotCounted() {
        for (int i = 0; i < 20; i++) {
            save("told-" + i);
        }
        clock.forward(Duration.ofMinutes(5));
        sweep();

        assertThat(counts()).containsExactly(count(20, 0, 0, Optional.empty()));
    }

    @Test
    void whatASweepFindsBeforeAWebhookCouldHaveCome_isNotCounted() {
        save("1");
        shop.save("2", "new", clock.instant());
        clock.forward(Punctuality.IN_TIME);
        sweep();

        assertThat(counts()).containsExactly(count(1, 0, 0, Optional.empty()));
    }

    @Test
    void lostWebhooks_areCounted_toldWhenTheyAreMany_andForgottenAfterADay() {
        save("1");
        Instant since = clock.instant().truncatedTo(ChronoUnit.HOURS);
        for (int i = 0; i < 9; i++) {
            lose("lost-" + i);
        }
        clock.forward(Duration.ofMinutes(5));
        sweep();
        assertThat(counts()).containsExactly(count(1, 0, 9, Optional.of(since)));
        assertThat(alerts()).isEmpty();

        lose("lost-9");
        clock.forward(Duration.ofMinutes(5));
        sweep();

        assertThat(alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.id()).isEqualTo("webhooks-late:shop");
            assertThat(alert.since()).isEqualTo(since);
            assertThat(alert.what())
                    .isEqualTo(
                            "Webhooks of shop come late or not at all: of 11 changes in parcels 0 were told after more"
                                    + " than 2m, and 10 only found by a sweep.");
        });
        clock.forward(Duration.ofHours(Punctuality.HOURS));
        assertThat(alerts()).isEmpty();
        assertThat(counts()).isEmpty();
    }

    @Test
    void lateWebhooks_areCounted_andToldWhenTheyAreMany() {
        for (int i = 0; i < 10; i++) {
            InboundRequest webhook = shop.save("late-" + i, "new", clock.instant());
            clock.forward(Punctuality.IN_TIME.plusSeconds(1));
            receive(webhook);
        }

        assertThat(counts())
                .singleElement()
                .satisfies(count -> assertThat(count.late()).isEqualTo(10));
        assertThat(alerts())
                .singleElement()
                .satisfies(alert -> assertThat(alert.kind()).isEqualTo(Alert.Kind.WEBHOOKS_LATE));
    }

    @Test
    void fewMissed_amongMany_areNoMatter() {
        for (int i = 0; i < 50; i++) {
            save("told-" + i);
        }
        for (int i = 0; i < 10; i++) {
            lose("lost-" + i);
        }
        clock.forward(Duration.ofMinutes(5));
        sweep();

        assertThat(counts().getFirst().swept()).isEqualTo(10);
        assertThat(alerts()).isEmpty();
    }

    @Test
    void connectionFromWhichNoWebhookEverCame_isLeftAlone() {
        for (int i = 0; i < 20; i++) {
            lose("lost-" + i);
        }
        clock.forward(Duration.ofMinutes(5));
        sweep();
        assertThat(counts()).isEmpty();

        rig.machinery.pulse().webhooksSeen("shop"); // The hub has made them: now they ought to come.

        assertThat(counts().getFirst().swept()).isEqualTo(20);
        assertThat(alerts()).hasSize(1);
    }

    private void save(String id) {
        clock.forward(Duration.ofSeconds(1)); // The shop's pages go on by the second.
        receive(shop.save(id, "new", clock.instant()));
    }

    private void lose(String id) {
        clock.forward(Duration.ofSeconds(1));
        shop.save(id, "new", clock.instant());
    }

    private void receive(InboundRequest webhook) {
        assertThat(rig.receive(webhook)).isEqualTo(200);
        rig.settle();
    }

    private void sweep() {
        rig.sweep();
        rig.settle();
    }

    private List<Punctuality.Count> counts() {
        return rig.machinery.pulse().punctuality("shop");
    }

    private List<Alert> alerts() {
        return new StoredInsight(rig.stores, rig.machinery, clock).alerts();
    }

    private static Punctuality.Count count(long inTime, long late, long swept, Optional<Instant> since) {
        return new Punctuality.Count(FakeShop.STREAM, inTime, late, swept, since);
    }
}
