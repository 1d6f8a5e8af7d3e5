package dev.tradewind.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.admin.Alert;
import dev.tradewind.engine.admin.Alert.Kind;
import dev.tradewind.engine.admin.Insight;
import dev.tradewind.engine.admin.StoredInsight;
import dev.tradewind.engine.base.DatabaseSettings;
import dev.tradewind.engine.base.Steps;
import dev.tradewind.engine.document.Document.FlowRules;
import dev.tradewind.engine.reading.Backfill;
import dev.tradewind.testkit.HandClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What needs a person is told with its beginning, and no longer than it lasts. */
class AlertsTest {

    @TempDir
    Path folder;

    private final FakeShop shop = new FakeShop();
    private final FakeErp erp = new FakeErp();
    private final HandClock clock = new HandClock(Rig.START);
    private Rig rig;
    private Insight insight;

    @BeforeEach
    void start() {
        rig = Rig.on(new DatabaseSettings.Sqlite(folder.resolve("hub.db")), Steps.NONE, clock)
                .with(shop, Map.of("erp", erp), Rig.rules(FlowRules.Kind.EVENT));
        insight = new StoredInsight(rig.stores, rig.machinery, clock);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void hubWithoutTrouble_tellsNothing() {
        order("1");

        assertThat(insight.alerts()).isEmpty();
    }

    @Test
    void deadLetters_areTold_sinceTheFirst_untilTheyAreGone() {
        erp.always(FakeErp.Fault.REFUSED);
        order("1");
        clock.forward(Duration.ofHours(1));
        order("2");

        assertThat(insight.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo(Kind.DEAD_LETTERS);
            assertThat(alert.subject()).isEqualTo("to-erp");
            assertThat(alert.what()).isEqualTo("Flow to-erp has 2 dead letters.");
            assertThat(alert.since()).isEqualTo(Rig.START);
        });
    }

    @Test
    void unreadableEvents_areTold_sinceTheFirst_forAWeek() {
        rig.receive(FakeShop.webhook("parcel.broken", new Parcel("1", "#1", "new", Rig.START, 1)));
        rig.settle();
        clock.forward(Duration.ofHours(1));
        rig.receive(FakeShop.webhook("parcel.broken", new Parcel("2", "#2", "new", Rig.START, 1)));
        rig.settle();

        assertThat(insight.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.id()).isEqualTo("unreadable-events:shop");
            assertThat(alert.what()).isEqualTo("2 events from shop could not be understood, and led to nothing.");
            assertThat(alert.since()).isEqualTo(Rig.START);
            assertThat(alert.remedy()).contains("tradewind reroute --unreadable --connection shop");
        });
        clock.forward(Duration.ofDays(8));
        assertThat(insight.alerts()).isEmpty();
    }

    @Test
    void revokedKey_isAPausedConnection() {
        erp.always(FakeErp.Fault.KEY_REVOKED);
        order("1");

        assertThat(insight.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.kind()).isEqualTo(Kind.CONNECTION_PAUSED);
            assertThat(alert.what()).contains("the key is not valid");
            assertThat(alert.since()).isEqualTo(Rig.START);
        });
    }

    @Test
    void destinationThatIsAway_isToldAfterFiveMinutes_andNoLongerWhenItIsBack() {
        erp.always(FakeErp.Fault.DOWN);
        for (int i = 0; i < 8; i++) {
            order("o" + i);
        }
        Instant awaySince = clock.instant();
        assertThat(insight.alerts()).isEmpty();

        rig.pass(Duration.ofMinutes(6), Duration.ofSeconds(10));
        assertThat(told(Kind.NOT_ANSWERING))
                .hasValueSatisfying(alert -> assertThat(alert.since())
                        .as("the first time it opened, through all tries since")
                        .isEqualTo(awaySince));
        assertThat(told(Kind.LATE)).hasValueSatisfying(alert -> {
            assertThat(alert.what())
                    .isEqualTo("Flow to-erp should deliver within 5m; 8 records are waiting for longer.");
            assertThat(alert.since()).isEqualTo(Rig.START.plus(Duration.ofMinutes(5)));
        });
        assertThat(insight.flows().getFirst().late()).isEqualTo(8);

        erp.always(FakeErp.Fault.NONE);
        rig.pass(Duration.ofMinutes(5), Duration.ofSeconds(10));
        assertThat(insight.alerts()).isEmpty();
    }

    @Test
    void sourceThatCannotBeAskedForChanges_isToldAfterAQuarterOfAnHour_untilItAnswers() {
        shop.listsNothing(true);
        rig.sweep();
        clock.forward(Duration.ofMinutes(10));
        rig.sweep();
        assertThat(insight.alerts()).isEmpty();

        clock.forward(Duration.ofMinutes(6));
        rig.sweep();
        assertThat(insight.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.id()).isEqualTo("not-read:shop");
            assertThat(alert.what())
                    .isEqualTo(
                            "parcels of shop could not be asked for what has changed; the last error was: answered with HTTP 502.");
            assertThat(alert.since()).isEqualTo(Rig.START);
            assertThat(alert.remedy()).contains("tradewind doctor shop");
        });

        shop.listsNothing(false);
        rig.sweep();
        assertThat(insight.alerts()).isEmpty();
    }

    @Test
    void failedBackfill_isTold_untilAnotherBegins() {
        long first = backfill();
        rig.stores.writes().write("end", tx -> {
            rig.stores.backfills().end(tx, first, Backfill.State.FAILED, "answered with HTTP 400");
            return tx;
        });
        assertThat(told(Kind.BACKFILL_FAILED))
                .hasValueSatisfying(alert -> assertThat(alert.what())
                        .isEqualTo("The backfill of parcels of shop failed after 0 records: answered with HTTP 400."));

        backfill();

        assertThat(insight.alerts()).isEmpty();
    }

    @Test
    void silence_isTold_fromWhatWasLearnedBeforeARestart() {
        Instant from = clock.instant();
        for (int minute = 0; minute < 21 * 24 * 60; minute += 5) {
            clock.set(from.plus(Duration.ofMinutes(minute)));
            rig.machinery.pulse().told("shop");
        }
        Setup setup = rig.machinery.setup();
        rig.machinery.rhythms().keep(setup);
        Machinery next = new Machinery(rig.stores, rig.parts());
        next.use(setup);
        Insight after = new StoredInsight(rig.stores, next, clock);
        Instant restarted = clock.instant();
        assertThat(after.alerts()).isEmpty();

        clock.forward(Duration.ofHours(3));

        assertThat(after.alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.id()).isEqualTo("webhooks-silent:shop");
            assertThat(alert.since()).isEqualTo(restarted);
        });
        next.close();
    }

    @Test
    void certificateThatEndsSoon_isToldTwoWeeksBefore() {
        Instant end = Rig.START.plus(Duration.ofDays(20));
        rig.certificateValidUntil = Optional.of(end);
        assertThat(insight.alerts()).isEmpty();

        clock.forward(Duration.ofDays(6).plusSeconds(1));

        assertThat(insight.alerts())
                .extracting(Alert::id)
                .containsExactlyInAnyOrder("certificate-ends:shop", "certificate-ends:erp");
    }

    @Test
    void unusableConnection_isTold_andProblemsStandFirst() {
        erp.always(FakeErp.Fault.DOWN);
        for (int i = 0; i < 8; i++) {
            order("o" + i);
        }
        rig.pass(Duration.ofMinutes(6), Duration.ofSeconds(10));
        Setup now = rig.machinery.setup();
        rig.machinery.use(
                new Setup(now.connections(), now.flows(), Map.of("crm", "the vault holds nothing under 'k'")));

        assertThat(insight.alerts().getFirst().id()).isEqualTo("connection-unusable:crm");
        assertThat(insight.alerts().getFirst().severity()).isEqualTo(Alert.Severity.PROBLEM);
        assertThat(told(Kind.LATE)).isPresent();
    }

    private long backfill() {
        return rig.stores
                .writes()
                .write(
                        "backfill",
                        tx -> rig.stores
                                .backfills()
                                .start(
                                        tx,
                                        "shop",
                                        FakeShop.STREAM,
                                        Optional.empty(),
                                        Optional.empty(),
                                        clock.instant()));
    }

    private void order(String id) {
        rig.receive(shop.save(id, "new", clock.instant()));
        rig.settle();
    }

    private Optional<Alert> told(Kind kind) {
        return insight.alerts().stream().filter(a -> a.kind() == kind).findFirst();
    }
}
