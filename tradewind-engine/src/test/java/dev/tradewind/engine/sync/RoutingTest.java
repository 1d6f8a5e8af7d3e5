package dev.tradewind.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.base.DatabaseSettings;
import dev.tradewind.engine.base.EntityKey;
import dev.tradewind.engine.base.Steps;
import dev.tradewind.engine.document.Document.FlowRules.Kind;
import dev.tradewind.engine.journal.EventHead;
import dev.tradewind.engine.journal.Verdict;
import dev.tradewind.engine.lane.Delivery;
import dev.tradewind.engine.lane.DeliveryFilter;
import dev.tradewind.engine.lane.DeliveryState;
import dev.tradewind.testkit.HandClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutingTest {

    private static final Instant T = Rig.START;

    @TempDir
    Path folder;

    private final FakeShop shop = new FakeShop();
    private final FakeErp erp = new FakeErp();
    private final HandClock clock = new HandClock(T);
    private Rig rig;

    @BeforeEach
    void start() {
        rig = rig(Kind.STATE);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void aWebhook_reachesTheDestination_onceAndBound() {
        assertThat(rig.receive(shop.save("1", "new", T))).isEqualTo(200);
        rig.settle();

        assertThat(erp.effects).containsExactly("created 1 v1");
        assertThat(rig.stores.bindings().find(key("1"), "erp", "parcel"))
                .hasValueSatisfying(b -> assertThat(b.externalId()).isEqualTo("E1"));
    }

    @Test
    void theSameWebhookTwice_isOneEvent() {
        var webhook = shop.save("1", "new", T);

        rig.receive(webhook);
        rig.receive(webhook);
        rig.settle();

        assertThat(rig.stores.journal().history(key("1"), 10)).hasSize(1);
        assertThat(erp.effects).containsExactly("created 1 v1");
    }

    @Test
    void aForgedWebhook_isRefused_andNothingIsKept() {
        var forged = new dev.tradewind.api.InboundRequest("POST", Map.of(), new byte[0]);

        assertThat(rig.receive(forged)).isEqualTo(401);
        assertThat(rig.stores.journal().head()).isZero();
    }

    @Test
    void aSaveWithoutAChange_isNoNews() {
        rig.receive(shop.save("1", "new", T));
        rig.settle();
        Parcel saved = shop.parcel("1");
        var later = new Parcel("1", "#1", "new", T.plusSeconds(60), saved.version());

        rig.receive(FakeShop.webhook("parcel.updated", later));
        rig.settle();

        assertThat(erp.effects).containsExactly("created 1 v1");
        assertThat(verdicts("1")).extracting(Verdict::kind).containsExactly(Verdict.Kind.UNCHANGED);
    }

    @Test
    void anOldVersion_thatComesLate_goesNoFurther() {
        var old = shop.save("1", "new", T);
        rig.receive(shop.save("1", "paid", T.plusSeconds(60)));
        rig.settle();

        rig.receive(old);
        rig.settle();

        assertThat(erp.effects).containsExactly("created 1 v2");
        assertThat(verdicts("1")).extracting(Verdict::kind).containsExactly(Verdict.Kind.STALE);
    }

    @Test
    void twoVersionsOfTheSameSecond_areReadAgain_andTheShopsWordCounts() {
        var second = shop.save("1", "new", T);
        var first = new Parcel("1", "#1", "odd", T, 9);
        rig.receive(second);
        rig.receive(FakeShop.webhook("parcel.updated", first));
        rig.settle();

        rig.pass(Duration.ofSeconds(4), Duration.ofSeconds(1));

        assertThat(erp.records()).containsExactly("1 v1");
        assertThat(rig.stores.rereads().due("shop", clock.instant().plusSeconds(999), 10))
                .isEmpty();
    }

    @Test
    void aHint_isReadAgain_beforeAnythingIsSent() {
        shop.save("1", "paid", T);

        rig.receive(FakeShop.hint("1"));
        rig.settle();

        assertThat(erp.effects).containsExactly("created 1 v1");
    }

    @Test
    void aHintOfARecordThatIsGone_leadsToNoDelivery() {
        rig.receive(FakeShop.hint("404"));
        rig.settle();

        assertThat(erp.effects).isEmpty();
        assertThat(rig.stores.journal().history(key("404"), 10))
                .extracting(e -> e.topic())
                .containsExactly("parcel.hint", "parcel.missing");
    }

    @Test
    void whatNobodyCanRead_isKept_withTheReason() {
        rig.receive(new dev.tradewind.api.InboundRequest(
                "POST",
                Map.of("X-Signature", "genuine", "X-Topic", "parcel.broken"),
                "{\"id\":\"1\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        rig.settle();

        assertThat(verdicts("1")).extracting(Verdict::kind).containsExactly(Verdict.Kind.UNREADABLE);
    }

    @Test
    void whatWhenExcludes_isNotDelivered_andSaysSo() {
        rig.receive(shop.save("1", "draft", T));
        rig.settle();

        assertThat(erp.effects).isEmpty();
        assertThat(verdicts("1")).extracting(Verdict::kind).containsExactly(Verdict.Kind.FILTERED);
    }

    @Test
    void inAStateFlow_aNewerVersion_supersedesAWaitingOne() {
        erp.always(FakeErp.Fault.DOWN);
        rig.receive(shop.save("1", "new", T));
        rig.settle();
        rig.receive(shop.save("1", "paid", T.plusSeconds(1)));
        rig.settle();

        erp.always(FakeErp.Fault.NONE);
        rig.pass(Duration.ofMinutes(10), Duration.ofSeconds(10));

        assertThat(erp.effects).containsExactly("created 1 v2");
        assertThat(states()).containsExactly(DeliveryState.APPLIED, DeliveryState.SUPERSEDED);
    }

    @Test
    void aCreateInDoubt_isNeverSuperseded_soThatTheRecordIsNotCreatedTwice() {
        erp.faults.add(FakeErp.Fault.ANSWER_LOST);
        rig.receive(shop.save("1", "new", T));
        rig.settle();
        rig.receive(shop.save("1", "paid", T.plusSeconds(1)));

        rig.pass(Duration.ofMinutes(1), Duration.ofSeconds(5));

        assertThat(erp.effects).containsExactly("created 1 v1", "updated 1 v2");
    }

    @Test
    void anUpdateInDoubt_mayBeSuperseded_becauseTheRecordIsBound() {
        rig.receive(shop.save("1", "new", T));
        rig.settle();
        erp.faults.add(FakeErp.Fault.ANSWER_LOST);
        rig.receive(shop.save("1", "paid", T.plusSeconds(1)));
        rig.settle();
        rig.receive(shop.save("1", "done", T.plusSeconds(2)));
        rig.settle();

        assertThat(erp.effects).containsExactly("created 1 v1", "updated 1 v2", "updated 1 v3");
        assertThat(states()).contains(DeliveryState.SUPERSEDED);
    }

    @Test
    void inAnEventFlow_everyTransition_isDeliveredInOrder() {
        rig.close();
        folder = folder.resolve("..").resolve(folder.getFileName() + "-events");
        folder.toFile().mkdirs();
        rig = rig(Kind.EVENT);
        erp.always(FakeErp.Fault.DOWN);
        rig.receive(shop.save("1", "new", T));
        rig.receive(shop.save("1", "paid", T.plusSeconds(1)));
        rig.receive(shop.save("1", "done", T.plusSeconds(2)));
        rig.settle();

        erp.always(FakeErp.Fault.NONE);
        rig.pass(Duration.ofMinutes(10), Duration.ofSeconds(10));

        assertThat(erp.effects).containsExactly("created 1 v1", "updated 1 v2", "updated 1 v3");
    }

    @Test
    void aRefusedRecord_becomesADeadLetter_andItsNextVersionGoesThrough() {
        erp.faults.add(FakeErp.Fault.REFUSED);
        rig.receive(shop.save("1", "new", T));
        rig.settle();
        assertThat(rig.stores.deliveries().list(DeliveryFilter.ANY, 1).getFirst())
                .satisfies(d -> assertThat(d.state()).isEqualTo(DeliveryState.DEAD))
                .satisfies(d -> assertThat(d.reason()).isEqualTo("status: not like this"));

        rig.receive(shop.save("1", "paid", T.plusSeconds(1)));
        rig.settle();

        assertThat(erp.effects).containsExactly("created 1 v2");
        assertThat(states()).containsExactly(DeliveryState.APPLIED, DeliveryState.SUPERSEDED);
    }

    @Test
    void aRevokedKey_pausesTheConnection_andNothingIsLost() {
        erp.faults.add(FakeErp.Fault.KEY_REVOKED);
        rig.receive(shop.save("1", "new", T));
        rig.receive(shop.save("2", "new", T));
        rig.settle();
        assertThat(rig.stores.pauses().all())
                .singleElement()
                .satisfies(p -> assertThat(p.name()).isEqualTo("erp"));

        rig.stores.writes().write("test", tx -> {
            rig.stores.pauses().resume(tx, dev.tradewind.engine.control.Pause.Kind.CONNECTION, "erp");
            return tx;
        });
        rig.machinery.pauses().refresh();
        rig.pass(Duration.ofMinutes(1), Duration.ofSeconds(5));

        assertThat(erp.effects).containsExactlyInAnyOrder("created 1 v1", "created 2 v1");
    }

    @Test
    void aBackfill_deliversWhatIsNotThereYet_andNothingTwice() {
        rig.receive(shop.save("1", "new", T));
        rig.settle();
        shop.save("2", "new", T);
        shop.save("3", "new", T);

        long id = rig.stores
                .writes()
                .write(
                        "test",
                        tx -> rig.stores
                                .backfills()
                                .start(
                                        tx,
                                        "shop",
                                        FakeShop.STREAM,
                                        java.util.Optional.empty(),
                                        java.util.Optional.empty(),
                                        T));
        SourceReader reader = rig.machinery.running().reader("shop").orElseThrow();
        while (reader.backfillOnce(rig.stores.backfills().find(id).orElseThrow())) {
            rig.settle();
        }
        rig.settle();

        assertThat(erp.effects).containsExactly("created 1 v1", "created 2 v1", "created 3 v1");
        assertThat(rig.stores.backfills().find(id))
                .hasValueSatisfying(b -> assertThat(b.read()).isEqualTo(3));
    }

    @Test
    void liveWork_goesBeforeBackfill() {
        for (int i = 100; i < 120; i++) {
            shop.save(String.valueOf(i), "new", T);
        }
        long id = rig.stores
                .writes()
                .write(
                        "test",
                        tx -> rig.stores
                                .backfills()
                                .start(
                                        tx,
                                        "shop",
                                        FakeShop.STREAM,
                                        java.util.Optional.empty(),
                                        java.util.Optional.empty(),
                                        T));
        SourceReader reader = rig.machinery.running().reader("shop").orElseThrow();
        while (reader.backfillOnce(rig.stores.backfills().find(id).orElseThrow())) {
            // All pages, nothing delivered yet.
        }
        rig.receive(shop.save("1", "new", T));
        rig.machinery.router().routeOnce();

        rig.settle();

        assertThat(erp.effects).hasSize(21).startsWith("created 1 v1");
    }

    private Rig rig(Kind kind) {
        return Rig.on(new DatabaseSettings.Sqlite(folder.resolve("hub.db")), Steps.NONE, clock)
                .with(shop, Map.of("erp", erp), Rig.rules(kind));
    }

    private static EntityKey key(String id) {
        return new EntityKey("shop", FakeShop.STREAM, id);
    }

    private List<Verdict> verdicts(String id) {
        List<Long> seqs = rig.stores.journal().history(key(id), 100).stream()
                .map(EventHead::seq)
                .toList();
        return rig.stores.journal().verdicts(seqs);
    }

    /** Newest first. */
    private List<DeliveryState> states() {
        return rig.stores.deliveries().list(DeliveryFilter.ANY, 100).stream()
                .map(Delivery::state)
                .toList();
    }
}
