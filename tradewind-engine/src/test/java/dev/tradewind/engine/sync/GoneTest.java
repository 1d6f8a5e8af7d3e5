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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What follows when a record is gone at its source. */
class GoneTest {

    private static final Instant T = Rig.START;

    @TempDir
    Path folder;

    private final FakeShop shop = new FakeShop();
    private final FakeErp erp = new FakeErp();
    private final HandClock clock = new HandClock(T);
    private Rig open;

    @Test
    void aDeletedRecord_isCancelled_withWhatWasKnownOfIt() {
        try (Rig rig = cancelling(Kind.STATE)) {
            deliver(rig, shop.save("1", "new", T));

            deliver(rig, shop.delete("1"));

            assertThat(erp.effects).containsExactly("created 1 v1", "cancelled 1 v1");
            assertThat(erp.lastInput())
                    .containsEntry("gone", true)
                    .containsEntry("cancels", true)
                    .containsEntry("version", 1);
        }
    }

    @Test
    void aRecordInTheTrash_isCancelled_once_andDeliveredAgainWhenItComesBack() {
        try (Rig rig = cancelling(Kind.STATE)) {
            deliver(rig, shop.save("1", "new", T));
            deliver(rig, shop.save("1", "trash", T.plusSeconds(10)));
            assertThat(erp.effects).containsExactly("created 1 v1", "cancelled 1 v2");

            deliver(rig, shop.save("1", "new", T.plusSeconds(20)));
            assertThat(erp.effects).endsWith("updated 1 v3");

            deliver(rig, shop.save("1", "trash", T.plusSeconds(30)));
            deliver(rig, shop.delete("1"));
            assertThat(erp.effects).as("it was cancelled already").endsWith("updated 1 v3", "cancelled 1 v4");
            assertThat(states()).startsWith(DeliveryState.UNCHANGED, DeliveryState.APPLIED);
        }
    }

    @Test
    void whatShowsARecordThatIsGone_isReadAgain_sinceNothingTellsOfIt() {
        try (Rig rig = cancelling(Kind.STATE)) {
            deliver(rig, shop.save("1", "new", T));
            deliver(rig, shop.save("2", "with 1", T));
            shop.showGoneIn("2");
            shop.save("2", "without 1", T);

            deliver(rig, shop.delete("1"));

            assertThat(erp.effects)
                    .containsExactlyInAnyOrder("created 1 v1", "created 2 v1", "cancelled 1 v1", "updated 2 v2");
        }
    }

    @Test
    void theTrash_isAStatusLikeAnyOther_forAFlowThatSaysNothingOfDeletions() {
        try (Rig rig = plain()) {
            deliver(rig, shop.save("1", "new", T));
            deliver(rig, shop.save("1", "trash", T.plusSeconds(10)));

            assertThat(erp.effects).containsExactly("created 1 v1", "updated 1 v2");
        }
    }

    @Test
    void nothingFollows_andTheTimelineSaysSo_ifTheFlowDoesNotSayWhat() {
        try (Rig rig = plain()) {
            deliver(rig, shop.save("1", "new", T));

            deliver(rig, shop.delete("1"));

            assertThat(erp.effects).containsExactly("created 1 v1");
            assertThat(reasons(rig, Verdict.Kind.FILTERED))
                    .singleElement()
                    .asString()
                    .contains("to.when-gone");
        }
    }

    @Test
    void aRecordThatNeverArrived_needsNoCancelling() {
        try (Rig rig = cancelling(Kind.STATE)) {
            erp.always(FakeErp.Fault.DOWN);
            deliver(rig, shop.save("1", "new", T));

            deliver(rig, shop.delete("1"));
            erp.always(FakeErp.Fault.NONE);
            rig.pass(Duration.ofMinutes(10), Duration.ofSeconds(10));

            assertThat(erp.effects).isEmpty();
            assertThat(states()).containsExactly(DeliveryState.SUPERSEDED);
            assertThat(reasons(rig, Verdict.Kind.FILTERED))
                    .containsExactly("the record is gone, and erp never held it");
        }
    }

    @Test
    void aRecordThatCameAndWentInOneBatch_isNotSentAtAll() {
        try (Rig rig = cancelling(Kind.STATE)) {
            rig.receive(shop.save("1", "new", T));
            rig.receive(shop.save("1", "trash", T.plusSeconds(1)));
            rig.settle();

            assertThat(erp.effects).isEmpty();
            assertThat(states()).isEmpty();
        }
    }

    @Test
    void aCreateInDoubt_isFinishedFirst_andThenCancelled() {
        try (Rig rig = cancelling(Kind.STATE)) {
            erp.faults.add(FakeErp.Fault.ANSWER_LOST);
            deliver(rig, shop.save("1", "new", T));

            deliver(rig, shop.delete("1"));
            rig.pass(Duration.ofMinutes(1), Duration.ofSeconds(5));

            assertThat(erp.effects).containsExactly("created 1 v1", "cancelled 1 v1");
        }
    }

    @Test
    void aCreateThatTheDestinationRefused_leavesNothingToCancel() {
        try (Rig rig = cancelling(Kind.EVENT)) {
            erp.faults.add(FakeErp.Fault.REFUSED);
            deliver(rig, shop.save("1", "new", T));

            deliver(rig, shop.delete("1"));

            assertThat(erp.effects).isEmpty();
            assertThat(states()).containsExactly(DeliveryState.UNCHANGED, DeliveryState.DEAD);
        }
    }

    @Test
    void inAnEventFlow_everyTransitionIsTold_andTheEndLast() {
        try (Rig rig = cancelling(Kind.EVENT)) {
            erp.always(FakeErp.Fault.DOWN);
            deliver(rig, shop.save("1", "new", T));
            deliver(rig, shop.save("1", "paid", T.plusSeconds(1)));
            deliver(rig, shop.delete("1"));

            erp.always(FakeErp.Fault.NONE);
            rig.pass(Duration.ofMinutes(10), Duration.ofSeconds(10));

            assertThat(erp.effects).containsExactly("created 1 v1", "updated 1 v2", "cancelled 1 v2");
        }
    }

    @Test
    void everyAttemptOfACancel_sendsTheSame_thoughTheRecordCameBackMeanwhile() {
        try (Rig rig = cancelling(Kind.EVENT)) {
            deliver(rig, shop.save("1", "new", T));
            erp.faults.add(FakeErp.Fault.ANSWER_LOST);
            deliver(rig, shop.delete("1"));
            shop.save("1", "new", T.plusSeconds(5));
            deliver(rig, shop.save("1", "paid", T.plusSeconds(6)));

            rig.pass(Duration.ofMinutes(1), Duration.ofSeconds(5));

            assertThat(erp.effects).containsExactly("created 1 v1", "cancelled 1 v1", "updated 1 v2");
            assertThat(states()).containsOnly(DeliveryState.APPLIED);
        }
    }

    @Test
    void aWebhookThatWasHeldUp_bringsNoDeletedRecordBack() {
        try (Rig rig = cancelling(Kind.STATE)) {
            deliver(rig, shop.save("1", "new", T));
            var heldUp = shop.save("1", "paid", T.plusSeconds(5));
            deliver(rig, shop.delete("1"));

            deliver(rig, heldUp);
            rig.pass(Duration.ofSeconds(10), Duration.ofSeconds(2));

            assertThat(erp.effects).containsExactly("created 1 v1", "cancelled 1 v1");
            assertThat(rig.stores.entities().find(key("1")).orElseThrow().gone())
                    .isTrue();
        }
    }

    @Test
    void aRecordThatIsFoundAgain_asItWas_isDeliveredAgain() {
        try (Rig rig = cancelling(Kind.STATE)) {
            deliver(rig, shop.save("1", "new", T));
            Parcel was = shop.parcel("1");
            deliver(rig, shop.delete("1"));

            shop.put(was);
            deliver(rig, FakeShop.hint("1"));

            assertThat(erp.effects).containsExactly("created 1 v1", "cancelled 1 v1", "updated 1 v1");
        }
    }

    @Test
    void cancelsAndUpdates_thatShareTheFlow_doNotShareACall() {
        try (Rig rig = rig().cancelling(shop, Map.of("erp", erp), Rig.rules(Kind.STATE), Rig.upsert(3))) {
            for (int i = 1; i <= 3; i++) {
                rig.receive(shop.save(String.valueOf(i), "new", T));
            }
            rig.pass(Duration.ofSeconds(4), Duration.ofSeconds(1));
            rig.receive(shop.save("1", "paid", T.plusSeconds(9)));
            rig.receive(shop.save("2", "trash", T.plusSeconds(9)));
            rig.receive(shop.save("3", "paid", T.plusSeconds(9)));
            rig.pass(Duration.ofSeconds(4), Duration.ofSeconds(1));

            assertThat(erp.records()).containsExactlyInAnyOrder("1 v2", "cancelled 2 v2", "3 v2");
        }
    }

    private static void deliver(Rig rig, dev.tradewind.api.InboundRequest webhook) {
        assertThat(rig.receive(webhook)).isEqualTo(200);
        rig.settle();
    }

    private Rig plain() {
        return rig().with(shop, Map.of("erp", erp), Rig.rules(Kind.STATE));
    }

    private Rig cancelling(Kind kind) {
        return rig().cancelling(shop, Map.of("erp", erp), Rig.rules(kind), Rig.UPSERT);
    }

    private Rig rig() {
        Rig rig = Rig.on(new DatabaseSettings.Sqlite(folder.resolve("hub.db")), Steps.NONE, clock);
        open = rig;
        return rig;
    }

    private static EntityKey key(String id) {
        return new EntityKey("shop", FakeShop.STREAM, id);
    }

    private static List<String> reasons(Rig rig, Verdict.Kind kind) {
        List<Long> seqs = rig.stores.journal().history(key("1"), 100).stream()
                .map(EventHead::seq)
                .toList();
        return rig.stores.journal().verdicts(seqs).stream()
                .filter(v -> v.kind() == kind)
                .map(Verdict::reason)
                .toList();
    }

    /** Newest first. */
    private List<DeliveryState> states() {
        return open.stores.deliveries().list(DeliveryFilter.ANY, 100).stream()
                .map(Delivery::state)
                .toList();
    }
}
