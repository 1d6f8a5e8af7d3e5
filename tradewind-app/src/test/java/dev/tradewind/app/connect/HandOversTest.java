package dev.tradewind.app.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.app.connect.HandOver.State;
import dev.tradewind.connector.woocommerce.access.ApiForm;
import dev.tradewind.engine.admin.Controls;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HandOversTest {

    private static final Instant BEGUN = Instant.parse("2026-03-01T09:00:00Z");

    private Instant now = BEGUN;
    private final HandOvers handOvers = new HandOvers(() -> now);

    private HandOver handOver(String id) {
        var store = new Store(URI.create("https://shop.example"), "Shop", ApiForm.WP_JSON, List.of());
        return new HandOver(
                id,
                "ticket-" + id,
                store,
                new Naming("shop-" + id, false),
                HandOver.Scope.READ,
                now,
                "admin",
                Optional.empty(),
                List.of(),
                new State.Waiting());
    }

    @Test
    void ticket_isGoodForAQuarterOfAnHour_andNotAMomentLonger() {
        handOvers.add(handOver("a"));

        now = BEGUN.plus(HandOvers.OPEN_FOR).minusMillis(1);
        assertThat(handOvers.isOpen("ticket-a")).isTrue();
        now = BEGUN.plus(HandOvers.OPEN_FOR);
        assertThat(handOvers.isOpen("ticket-a")).isFalse();
        assertThat(handOvers.take("ticket-a")).isEmpty();
        assertThat(handOvers.find("a").orElseThrow().state()).isEqualTo(new State.Expired());
    }

    @Test
    void ticket_isTakenOnce() {
        handOvers.add(handOver("a"));

        assertThat(handOvers.take("ticket-a")).isPresent();
        assertThat(handOvers.take("ticket-a")).isEmpty();
        assertThat(handOvers.takeById("a")).isEmpty();
    }

    @Test
    void person_mayBringKeysLate_andTryAgainAfterAFailure() {
        handOvers.add(handOver("a"));
        now = BEGUN.plus(HandOvers.OPEN_FOR).plusSeconds(60);

        assertThat(handOvers.takeById("a")).isPresent();
        handOvers.change("a", it -> it.with(new State.Failed("disk full")));
        assertThat(handOvers.takeById("a")).isPresent();
        assertThat(handOvers.isOpen("ticket-a")).isFalse();
    }

    @Test
    void moreThanPeopleBegin_areRefused_untilTheFirstHaveExpired() {
        for (int i = 0; i < HandOvers.OPEN_MAX; i++) {
            handOvers.add(handOver("n" + i));
        }
        assertThatThrownBy(() -> handOvers.add(handOver("more"))).isInstanceOf(Controls.Impossible.class);

        now = BEGUN.plus(HandOvers.OPEN_FOR);
        handOvers.add(handOver("more"));
        assertThat(handOvers.isOpen("ticket-more")).isTrue();
    }

    @Test
    void oldOnes_areForgotten() {
        for (int i = 0; i <= HandOvers.KEPT_MAX; i++) {
            handOvers.add(handOver("n" + i));
            now = now.plus(HandOvers.OPEN_FOR);
        }
        assertThat(handOvers.find("n0")).isEmpty();
        assertThat(handOvers.find("n1")).isPresent();
    }

    @Test
    void ticketAndKeys_areInNoText() {
        assertThat(handOver("a").toString()).doesNotContain("ticket");
        assertThat(new StoreKeys.Consumer("ck_x", "cs_x").toString()).doesNotContain("_x");
        assertThat(new StoreKeys.ApplicationPassword("user", "pass").toString()).doesNotContain("pass");
    }
}
