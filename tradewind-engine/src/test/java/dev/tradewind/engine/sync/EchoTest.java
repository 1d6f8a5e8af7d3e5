package dev.tradewind.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.Destination;
import dev.tradewind.api.Http;
import dev.tradewind.api.InboundRequest;
import dev.tradewind.api.Outcome;
import dev.tradewind.api.RawRecord;
import dev.tradewind.api.Write;
import dev.tradewind.api.json.Json;
import dev.tradewind.engine.base.DatabaseSettings;
import dev.tradewind.engine.base.EntityKey;
import dev.tradewind.engine.base.Steps;
import dev.tradewind.engine.document.Document.FlowRules.Kind;
import dev.tradewind.engine.journal.EventHead;
import dev.tradewind.engine.journal.Verdict;
import dev.tradewind.testkit.HandClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two systems that tell the hub of every change, its own included, and a flow in each direction. */
class EchoTest {

    private static final Instant T = Rig.START;

    @TempDir
    Path folder;

    private final HandClock clock = new HandClock(T);
    private final Side shop = new Side();
    private final Side erp = new Side();
    private final FakeErp crm = new FakeErp();
    private Rig rig;

    /** A system with parcels, which are written and read. A write changes the status, and nothing else but the version. */
    private final class Side implements Destination {
        private final FakeShop parcels = new FakeShop();
        private final List<String> writes = new ArrayList<>();
        private final Deque<InboundRequest> webhooks = new ArrayDeque<>();

        @Override
        public Outcome perform(Write write, Http http) {
            String id = write.bound().orElse(write.entityKey());
            boolean isNew = parcels.parcel(id) == null;
            String status = String.valueOf(write.input().get("status"));
            clock.forward(java.time.Duration.ofSeconds(1));
            save(id, status);
            writes.add(id + " " + status);
            RawRecord left =
                    new RawRecord(FakeShop.STREAM, "parcel.read", id, Json.write(parcels.parcel(id)), Map.of());
            return new Outcome.Applied(
                    id, Map.of(), Optional.of(new Outcome.Left(left, isNew ? Set.of() : Set.of("status", "version"))));
        }

        /** A change, and the webhook that tells of it, which is yet to be sent. */
        void save(String id, String status) {
            webhooks.add(parcels.save(id, status, clock.instant()));
        }
    }

    @BeforeEach
    void start() {
        rig = Rig.on(new DatabaseSettings.Sqlite(folder.resolve("hub.db")), Steps.NONE, clock);
        rig.machinery.use(new Setup(
                Map.of(
                        "shop", rig.connected("shop", Optional.of(shop.parcels), Optional.of(shop)),
                        "erp", rig.connected("erp", Optional.of(erp.parcels), Optional.of(erp)),
                        "crm", rig.connected("crm", Optional.empty(), Optional.of(crm))),
                Map.of(
                        "to-shop", flow("to-shop", "erp", "shop"),
                        "to-erp", flow("to-erp", "shop", "erp"),
                        "to-crm", flow("to-crm", "shop", "crm")),
                Map.of()));
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void whatTheHubMade_isNotCarriedBack() {
        erp.save("1", "new");

        deliverAll();

        assertThat(shop.writes).containsExactly("1 new");
        assertThat(erp.writes).isEmpty();
        assertThat(verdicts("1")).containsExactly(Verdict.Kind.ECHO);
    }

    @Test
    void whatTheHubChanged_isNotCarriedBack() {
        bothKnow("1", "new");

        erp.save("1", "paid");
        deliverAll();

        assertThat(shop.writes).endsWith("1 paid");
        assertThat(erp.writes).isEmpty();
    }

    @Test
    void aChangeOfTheShopsOwn_afterTheHubs_isCarriedBack() {
        bothKnow("1", "new");
        erp.save("1", "paid");
        tell("erp", erp);
        clock.forward(java.time.Duration.ofSeconds(1));

        shop.webhooks.clear(); // The store builds a webhook's body when it sends it: the last state is all it tells.
        shop.save("1", "sent");
        deliverAll();

        assertThat(erp.writes).containsExactly("1 sent");
    }

    @Test
    void anotherChangeOfTheShops_inTheSameWebhook_isNews() {
        bothKnow("1", "new");
        erp.save("1", "paid");
        tell("erp", erp);

        Parcel now = shop.parcels.parcel("1");
        shop.webhooks.clear();
        shop.webhooks.add(FakeShop.webhook(
                "parcel.updated", new Parcel("1", "#renamed", now.status(), now.modifiedAt(), now.version())));
        deliverAll();

        assertThat(erp.writes).containsExactly("1 paid");
    }

    @Test
    void whatAPersonSetsBackToTheHubsValue_isNews() {
        bothKnow("1", "new");
        erp.save("1", "paid");
        deliverAll();
        assertThat(erp.writes).isEmpty();

        for (String status : List.of("sent", "paid")) {
            clock.forward(java.time.Duration.ofSeconds(60));
            shop.save("1", status);
            deliverAll();
        }

        assertThat(erp.writes).containsExactly("1 sent", "1 paid");
    }

    @Test
    void whatAPersonSetsBackToWhatTheShopSaidLast_isNews() {
        bothKnow("1", "new");
        shop.save("1", "sent");
        Parcel saidBefore = shop.parcels.parcel("1");
        deliverAll();
        erp.save("1", "paid");
        deliverAll();
        assertThat(erp.writes).containsExactly("1 sent");

        clock.forward(java.time.Duration.ofSeconds(60));
        shop.webhooks.add(FakeShop.webhook(
                "parcel.updated", new Parcel("1", "#1", "sent", clock.instant(), saidBefore.version())));
        deliverAll();

        assertThat(erp.writes).containsExactly("1 sent", "1 sent");
        assertThat(erp.parcels.parcel("1").status()).isEqualTo("sent");
    }

    @Test
    void anOlderWebhook_thatComesBetween_doesNotMakeTheEchoNews() {
        bothKnow("1", "new");
        shop.save("1", "seen");
        InboundRequest heldUp = shop.webhooks.poll();
        erp.save("1", "paid");
        tell("erp", erp);

        rig.receive("shop", heldUp);
        rig.settle();
        assertThat(erp.writes).containsExactly("1 seen");
        erp.webhooks.clear();
        deliverAll();

        assertThat(erp.writes).containsExactly("1 seen");
    }

    @Test
    void others_areToldOfWhatTheHubWrote() {
        erp.save("1", "new");
        deliverAll();
        erp.save("1", "paid");
        deliverAll();

        assertThat(crm.effects).containsExactly("created 1 v1", "updated 1 v2");
    }

    @Test
    void nothingGoesRound_howeverOftenBothSidesChange() {
        for (int i = 0; i < 20; i++) {
            clock.forward(java.time.Duration.ofSeconds(10));
            (i % 3 == 0 ? shop : erp).save("1", "status-" + i);
            deliverAll();
        }

        assertThat(shop.writes.size() + erp.writes.size()).isEqualTo(20);
        assertThat(shop.parcels.parcel("1").status()).isEqualTo("status-19");
        assertThat(erp.parcels.parcel("1").status()).isEqualTo("status-19");
    }

    private void bothKnow(String id, String status) {
        erp.save(id, status);
        deliverAll();
        assertThat(erp.writes).isEmpty();
        clock.forward(java.time.Duration.ofSeconds(10));
    }

    /** Sends webhooks to and fro until nobody has any left; an echo without an end would never let it end. */
    private void deliverAll() {
        for (int round = 0; !(shop.webhooks.isEmpty() && erp.webhooks.isEmpty()); round++) {
            assertThat(round).as("rounds").isLessThan(10);
            tell("shop", shop);
            tell("erp", erp);
        }
    }

    private void tell(String name, Side side) {
        for (int i = side.webhooks.size(); i > 0; i--) {
            assertThat(rig.receive(name, side.webhooks.remove())).isEqualTo(200);
        }
        rig.settle();
    }

    private static Flow flow(String name, String from, String to) {
        return new Flow(
                name,
                1,
                from,
                FakeShop.STREAM,
                Optional.empty(),
                to,
                Rig.UPSERT,
                Rig.BRIEF,
                Optional.empty(),
                Rig.rules(Kind.STATE));
    }

    private List<Verdict.Kind> verdicts(String id) {
        List<Long> seqs = rig.stores.journal().history(new EntityKey("shop", FakeShop.STREAM, id), 100).stream()
                .map(EventHead::seq)
                .toList();
        return rig.stores.journal().verdicts(seqs).stream().map(Verdict::kind).toList();
    }
}
