package dev.tradewind.api.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What plug-ins attach to orders, as typed parts. */
class OrderMetaTest {

    @Test
    void renewalOfTwoSubscriptions_namesBoth() {
        Meta meta = meta("_subscription_renewal", "31", "_subscription_renewal", 32, "_subscription_switch", "0");

        assertThat(SubscriptionRef.in(meta))
                .containsExactly(new SubscriptionRef("renewal", "31"), new SubscriptionRef("renewal", "32"));
    }

    @Test
    void parcelsOfShipmentTracking_areOnePartEach() {
        Map<String, Object> known =
                Map.of("tracking_provider", "dhl-de", "tracking_number", "1", "date_shipped", "1795132800");
        Map<String, Object> own = Map.of(
                "tracking_provider", "",
                "custom_tracking_provider", "Bike & Co",
                "custom_tracking_link", "https://bike.example/2",
                "tracking_number", "2",
                "date_shipped", "soon");

        List<Tracking> parcels = Tracking.in(meta("_wc_shipment_tracking_items", List.of(known, "odd", own, Map.of())));

        assertThat(parcels)
                .containsExactly(
                        new Tracking("dhl-de", "1", null, "2026-11-20"),
                        new Tracking("Bike & Co", "2", "https://bike.example/2", null));
    }

    @Test
    void singleTrackingNumber_isAParcel() {
        Meta meta =
                meta("_tracking_number", "7", "_shipment_provider", "dpd", "_tracking_url", "https://dpd.example/7");

        assertThat(Tracking.in(meta)).containsExactly(new Tracking("dpd", "7", "https://dpd.example/7", null));
    }

    @Test
    void orderWithoutAny_hasNoSuchParts() {
        Order order = SampleOrder.whole();
        Order plain = new Order(
                order.head(),
                order.customer(),
                order.billing(),
                order.shipping(),
                order.items(),
                order.payment(),
                order.totals(),
                order.origin(),
                Meta.NONE,
                Map.of());

        assertThat(Json.tree(plain)).doesNotContainKeys("subscriptions", "tracking", "language");
        assertThat(Json.tree(order)).containsKeys("subscriptions", "tracking").containsEntry("language", "de");
    }

    @Test
    void fieldOfAcf_isAValueWithItsReference() {
        Meta meta = meta("delivery_days", "3", "_delivery_days", "field_65a1", "color", "red", "_color", "blue");

        assertThat(meta.field("delivery_days")).contains("3");
        assertThat(meta.field("color")).isEmpty();
        assertThat(meta.field("nothing")).isEmpty();
    }

    private static Meta meta(Object... keysAndValues) {
        List<MetaEntry> entries = new ArrayList<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            entries.add(new MetaEntry(null, (String) keysAndValues[i], keysAndValues[i + 1], null, null, Map.of()));
        }
        return new Meta(entries);
    }
}
