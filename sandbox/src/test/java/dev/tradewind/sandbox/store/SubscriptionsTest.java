package dev.tradewind.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A store with the plug-in for subscriptions. What it does is our reading of the plug-in's documentation. */
final class SubscriptionsTest {

    private final TestShop shop = new TestShop(SandboxStore.builder().plugins(Plugin.SUBSCRIPTIONS));

    @AfterEach
    void close() {
        shop.close();
    }

    private int monthly(Map<String, ?> more) {
        var body = new LinkedHashMap<String, Object>(Map.of(
                "status",
                "active",
                "billing_period",
                "month",
                "payment_method",
                "bacs",
                "next_payment_date",
                "2026-12-20 17:00:00",
                "line_items",
                List.of(Map.of("product_id", shop.coffee, "quantity", 2))));
        body.putAll(more);
        return TestShop.id(shop.rest.post("/subscriptions", body).object());
    }

    @Test
    void subscription_isAnOrder_withASchedule() {
        int parent = shop.order();
        int id = monthly(Map.of("parent_id", parent));

        assertThat(shop.rest.get("/subscriptions/" + id).object())
                .containsEntry("status", "active")
                .containsEntry("parent_id", parent)
                .containsEntry("total", "18.00")
                .containsEntry("billing_period", "month")
                .containsEntry("billing_interval", "1")
                .containsEntry("start_date_gmt", "2026-11-20T17:00:00")
                .containsEntry("next_payment_date_gmt", "2026-12-20T17:00:00")
                .containsEntry("last_payment_date_gmt", "2026-11-20T17:00:00")
                .containsEntry("end_date_gmt", "")
                .containsEntry("requires_manual_renewal", false)
                .doesNotContainKey("refunds");
    }

    @Test
    void renewal_isAnOrderOfItsOwn_thatPointsBack() {
        int parent = shop.order();
        int id = monthly(Map.of("parent_id", parent));
        shop.pass(Duration.ofDays(31));

        List<Integer> renewals = shop.store.subscriptions().renewDue();

        assertThat(renewals).hasSize(1);
        Map<String, Object> order =
                shop.rest.get("/orders/" + renewals.getFirst()).object();
        assertThat(order)
                .containsEntry("status", "processing")
                .containsEntry("parent_id", 0)
                .containsEntry("created_via", "subscription")
                .containsEntry("total", "18.00");
        assertThat(String.valueOf(order.get("meta_data")))
                .contains("_subscription_renewal")
                .contains("value=" + id);
        assertThat(shop.rest.get("/subscriptions/" + id).object())
                .containsEntry("next_payment_date_gmt", "2027-01-20T17:00:00")
                .containsEntry("last_payment_date_gmt", "2026-12-21T17:00:00");
        assertThat(shop.rest.get("/subscriptions/" + id + "/orders").list())
                .extracting(o -> o.get("id"), o -> o.get("order_type"))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(parent, "parent_order"),
                        org.assertj.core.groups.Tuple.tuple(renewals.getFirst(), "renewal_order"));
    }

    @Test
    void renewDue_renewsNothingTwice_andWhatIsOverdueAsOftenAsItIs() {
        monthly(Map.of());
        shop.pass(Duration.ofDays(95));

        assertThat(shop.store.subscriptions().renewDue()).hasSize(3);
        assertThat(shop.store.subscriptions().renewDue()).isEmpty();
    }

    @Test
    void failedRenewal_putsOnHold_andLeavesAFailedOrder() {
        int id = monthly(Map.of());

        int order = shop.store.subscriptions().failRenewal(id);

        assertThat(shop.rest.get("/orders/" + order).object()).containsEntry("status", "failed");
        assertThat(shop.rest.get("/subscriptions/" + id).object())
                .containsEntry("status", "on-hold")
                .containsEntry("suspension_count", 1);
    }

    @Test
    void cancelledSubscription_renewsNoMore_andSaysWhen() {
        int id = monthly(Map.of());
        shop.pass(Duration.ofDays(1));

        shop.rest.put("/subscriptions/" + id, Map.of("status", "cancelled"));
        shop.pass(Duration.ofDays(60));

        assertThat(shop.store.subscriptions().renewDue()).isEmpty();
        assertThat(shop.rest.get("/subscriptions/" + id).object())
                .containsEntry("next_payment_date_gmt", "")
                .containsEntry("cancelled_date_gmt", "2026-11-21T17:00:00")
                .containsEntry("end_date_gmt", "2026-11-21T17:00:00");
    }

    @Test
    void pendingCancellation_lastsUntilWhatWasPaidFor() {
        int id = monthly(Map.of());
        shop.rest.put("/subscriptions/" + id, Map.of("status", "pending-cancel"));
        assertThat(shop.rest.get("/subscriptions/" + id).object()).containsEntry("end_date_gmt", "2026-12-20T17:00:00");
        shop.pass(Duration.ofDays(31));

        assertThat(shop.store.subscriptions().renewDue()).isEmpty();
        assertThat(shop.store.subscriptions().show(id)).containsEntry("status", "cancelled");
    }

    @Test
    void endedSubscription_expires() {
        int id = monthly(Map.of("end_date", "2027-01-15 17:00:00"));
        shop.pass(Duration.ofDays(60));

        assertThat(shop.store.subscriptions().renewDue()).hasSize(1);
        assertThat(shop.store.subscriptions().show(id)).containsEntry("status", "expired");
    }

    @Test
    void webhooks_tellOfSubscriptions() throws Exception {
        try (var receiver = new Receiver()) {
            for (String event : List.of("created", "updated", "deleted")) {
                shop.store.registerWebhook("subscription." + event, receiver.url());
            }
            int id = monthly(Map.of());
            shop.store.subscriptions().renew(id);
            shop.rest.delete("/subscriptions/" + id);
            shop.store.runQueue();

            assertThat(shop.store.sentWebhooks())
                    .filteredOn(sent -> sent.resourceId() == id)
                    .extracting(SentWebhook::topic)
                    .containsExactly("subscription.created", "subscription.updated", "subscription.deleted");
        }
    }

    @Test
    void list_isFiltered_andReadByTimeOfChange() {
        int first = monthly(Map.of());
        shop.pass(Duration.ofMinutes(1));
        int second = monthly(Map.of("status", "on-hold"));

        assertThat(shop.rest.get("/subscriptions?status=on-hold").list()).hasSize(1);
        assertThat(shop.rest
                        .get("/subscriptions?modified_after=2026-11-20T17:00:00&dates_are_gmt=true")
                        .list())
                .extracting(s -> s.get("id"))
                .containsExactly(second);
        assertThat(shop.rest.get("/subscriptions?include=" + first).list()).hasSize(1);
        assertThat(shop.rest.get("/subscriptions/statuses").object()).containsKey("wc-pending-cancel");
    }

    @Test
    void wrongInput_isRefused() {
        assertThat(shop.rest.post("/subscriptions", Map.of("status", "bogus")).status())
                .isEqualTo(400);
        assertThat(shop.rest
                        .post("/subscriptions", Map.of("next_payment_date", "tomorrow"))
                        .body())
                .contains("woocommerce_rest_cannot_update_subscription_dates");
        assertThat(shop.rest
                        .post("/subscriptions", Map.of("next_payment_date", "2026-11-01 00:00:00"))
                        .body())
                .contains("must occur after the start date");
        assertThat(shop.rest.get("/subscriptions/9999").status()).isEqualTo(404);
        assertThat(shop.rest.put("/subscriptions/9999", Map.of()).status()).isEqualTo(400);
    }

    @Test
    void withoutThePlugin_thereIsNoRoute_noTopic_andNoMentionOfIt() {
        shop.store.plugins(Set.of(Plugin.WOOCOMMERCE));

        var answer = shop.rest.get("/subscriptions");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.body()).contains("rest_no_route");
        assertThat(shop.rest
                        .post(
                                "/webhooks",
                                Map.of("topic", "subscription.created", "delivery_url", "http://127.0.0.1:9"))
                        .status())
                .isEqualTo(400);
        assertThat(shop.rest.get("/system_status").body()).doesNotContain("woocommerce-subscriptions");

        shop.store.plugins(Set.of(Plugin.WOOCOMMERCE, Plugin.SUBSCRIPTIONS));
        assertThat(shop.rest.get("/subscriptions").status()).isEqualTo(200);
        assertThat(shop.rest.get("/system_status").body()).contains("woocommerce-subscriptions");
    }
}
