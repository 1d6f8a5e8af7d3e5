package dev.tradewind.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.engine.admin.Controls;
import dev.tradewind.engine.admin.EventLine;
import dev.tradewind.engine.admin.Insight;
import dev.tradewind.engine.admin.StoredControls;
import dev.tradewind.engine.admin.StoredInsight;
import dev.tradewind.engine.base.Dialect;
import dev.tradewind.engine.base.Steps;
import dev.tradewind.engine.base.TestDatabase;
import dev.tradewind.engine.document.Document.FlowRules.Kind;
import dev.tradewind.engine.journal.EventFilter;
import dev.tradewind.engine.journal.Verdict;
import dev.tradewind.testkit.HandClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What could not be understood is routed again, once, and what has been seen since stands. */
@ParameterizedClass
@EnumSource(Dialect.class)
class RerouteTest {

    @Parameter
    Dialect dialect;

    private final FakeShop shop = new FakeShop();
    private final FakeErp erp = new FakeErp();
    private final HandClock clock = new HandClock(Rig.START);
    private Rig rig;
    private Controls controls;
    private Insight insight;

    @BeforeEach
    void start() {
        rig = Rig.on(TestDatabase.settings(dialect), Steps.NONE, clock)
                .with(shop, Map.of("erp", erp), Rig.rules(Kind.EVENT));
        controls = new StoredControls(rig.stores, rig.machinery, clock);
        insight = new StoredInsight(rig.stores, rig.machinery, clock);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void eventThatBecameReadable_isDelivered_once_andNoLongerListed() {
        long event = unreadable("1", "new", 0);
        assertThat(listed()).containsExactly(event);
        shop.mend();

        controls.reroute(event, "Ada");
        controls.reroute(event, "Ada");
        rig.settle();

        assertThat(erp.effects).containsExactly("created 1 v1");
        assertThat(listed()).isEmpty();
        assertThat(rig.stores.journal().verdicts(List.of(event))).isEmpty();
        assertThatThrownBy(() -> controls.reroute(event, "Ada"))
                .isInstanceOf(Controls.Impossible.class)
                .hasMessageContaining("is not unreadable");
    }

    @Test
    void eventOfAConnectionThatTheDocumentsLeftOutForAMoment_isNotLost() {
        rig.receive(shop.save("1", "new", Rig.START));
        Setup before = rig.machinery.setup();
        rig.machinery.use(Setup.EMPTY);
        rig.machinery.router().routeOnce();
        rig.machinery.use(before);
        rig.settle();
        assertThat(erp.effects).isEmpty();

        assertThat(controls.rerouteAll(EventFilter.UNREADABLE, "Ada")).isEqualTo(1);
        rig.settle();

        assertThat(erp.effects).containsExactly("created 1 v1");
    }

    @Test
    void eventThatIsStillUnreadable_isListedAgain_withItsReason() {
        long event = unreadable("1", "new", 0);

        assertThat(controls.rerouteAll(EventFilter.UNREADABLE, "Ada")).isEqualTo(1);
        assertThat(insight.eventLine(event).orElseThrow().whole().orElseThrow().kind())
                .isEqualTo(Verdict.Kind.AGAIN);
        rig.settle();

        assertThat(insight.events(EventFilter.UNREADABLE, 10).events())
                .singleElement()
                .satisfies(
                        line -> assertThat(line.whole().orElseThrow().reason()).isEqualTo("not a parcel"));
    }

    @Test
    void oldVersion_doesNotGoOverWhatHasBeenSeenSince() {
        long event = unreadable("1", "new", 0);
        rig.receive(shop.save("1", "paid", Rig.START.plusSeconds(5)));
        rig.settle();
        shop.mend();

        controls.reroute(event, "Ada");
        rig.settle();

        assertThat(erp.effects).containsExactly("created 1 v2");
        assertThat(insight.eventLine(event).orElseThrow().whole().orElseThrow().kind())
                .isEqualTo(Verdict.Kind.STALE);
    }

    @Test
    void ofTwoVersionsOfOneSecond_theOneThatCameLaterStands() {
        long event = unreadable("1", "new", 0);
        rig.receive(shop.save("1", "paid", Rig.START));
        rig.settle();
        shop.mend();

        controls.reroute(event, "Ada");
        rig.settle();

        assertThat(erp.records()).containsExactly("1 v2");
        assertThat(erp.effects).containsExactly("created 1 v2");
    }

    @Test
    void transitionsOfOneRecord_goInTheirOrder_howeverTheyWereOrdered() {
        long first = unreadable("1", "new", 0);
        long second = unreadable("1", "paid", 5);
        shop.mend();

        controls.reroute(second, "Ada");
        controls.reroute(first, "Ada");
        rig.settle();

        assertThat(erp.effects).containsExactly("created 1 v1", "updated 1 v2");
    }

    @Test
    void goneRecord_staysGone_untilTheShopSaysOtherwise() {
        rig.receive(shop.save("1", "new", Rig.START));
        rig.settle();
        long event = unreadable("1", "paid", 5);
        rig.receive(shop.delete("1"));
        rig.settle();
        shop.mend();

        controls.reroute(event, "Ada");
        rig.settle();

        assertThat(erp.effects).containsExactly("created 1 v1");
    }

    @Test
    void onlyWhatFits_isRoutedAgain() {
        unreadable("1", "new", 0);
        clock.forward(Duration.ofHours(1));
        long later = unreadable("2", "new", 3600);
        shop.mend();

        assertThat(controls.rerouteAll(EventFilter.UNREADABLE.of("nobody"), "Ada"))
                .isZero();
        assertThat(controls.rerouteAll(EventFilter.UNREADABLE.of("shop").since(clock.instant()), "Ada"))
                .isEqualTo(1);
        rig.settle();

        assertThat(erp.effects).containsExactly("created 2 v1");
        assertThat(insight.eventLine(later).map(EventLine::isUnreadable)).hasValue(false);
        assertThat(listed()).hasSize(1);
    }

    @Test
    void everyOrder_isInTheLogOfActions() {
        long event = unreadable("1", "new", 0);
        controls.reroute(event, "Ada");
        rig.settle();
        controls.rerouteAll(EventFilter.UNREADABLE.of("shop"), "Grace");

        assertThat(insight.activity(10))
                .extracting(a -> a.who() + " " + a.verb() + " " + a.target())
                .containsExactly("Grace reroute 1 event of shop", "Ada reroute event " + event);
    }

    @Test
    void whatCannotBeRoutedAgain_isRefused_withTheReason() {
        rig.receive(shop.save("1", "draft", Rig.START));
        rig.settle();
        long understood = rig.stores.journal().head();

        assertThatThrownBy(() -> controls.reroute(understood, "Ada")).hasMessageContaining("the flow's when says no");
        assertThatThrownBy(() -> controls.reroute(understood + 1, "Ada")).hasMessageContaining("There is no event");
        long unreadable = unreadable("2", "new", 0);
        rig.machinery.use(Setup.EMPTY);
        assertThatThrownBy(() -> controls.reroute(unreadable, "Ada")).hasMessageContaining("not in use now");
        assertThat(controls.rerouteAll(EventFilter.UNREADABLE, "Ada")).isZero();
        assertThat(insight.activity(10)).isEmpty();
    }

    @Test
    void connectionThatIsOutOfUse_leavesWhatCameUnreadable_notIgnored() {
        rig.receive(shop.save("1", "new", Rig.START));
        rig.machinery.use(new Setup(Map.of(), Map.of(), Map.of("shop", "no secret shop/key in the vault")));
        rig.machinery.router().routeOnce();

        assertThat(insight.events(EventFilter.UNREADABLE, 10).events())
                .singleElement()
                .satisfies(line -> assertThat(line.whole().orElseThrow().reason())
                        .isEqualTo("connection shop could not be used: no secret shop/key in the vault"));
    }

    private long unreadable(String id, String status, int seconds) {
        shop.save(id, status, Rig.START.plusSeconds(seconds));
        rig.receive(FakeShop.webhook("parcel.broken", shop.parcel(id)));
        rig.settle();
        return rig.stores.journal().head();
    }

    private List<Long> listed() {
        return insight.events(EventFilter.UNREADABLE, 10).events().stream()
                .map(line -> line.event().seq())
                .toList();
    }
}
