package dev.tradewind.app.echo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.lane.DeliveryState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Goal: what the hub wrote into a shop is not carried back by the shop's own webhooks, and what happens in the shop is.
 *
 * <p>Method: the sandbox store, its signed webhooks as real stores send them, and an office, with flows from each to the other.
 */
class EchoWithShopTest {

    private static final String FLOWS = """
            flow: items-to-shop
            from: { connection: office, stream: items }
            to: { connection: shop, operation: upsert-product }
            map: |
              { "sku": id, "name": data.name, "stockQuantity": data.stock, "meta": { "shelf": data.shelf },
                "prices": { "regular": data.price, "sale": $exists(data.sale) ? data.sale : null } }
            ---
            flow: items-to-office
            from: { connection: shop, stream: products, when: "sku = 'I-1'" }
            to: { connection: office, operation: put }
            map: |
              { "stream": "items", "id": sku, "name": name, "stock": stockQuantity, "price": prices.regular,
                "sale": $exists(prices.sale) ? prices.sale : null }
            ---
            flow: customers-to-shop
            from: { connection: office, stream: customers }
            to: { connection: shop, operation: upsert-customer }
            map: "{ 'email': id, 'firstName': data.name, 'billing': { 'city': data.city } }"
            ---
            flow: customers-to-office
            from: { connection: shop, stream: customers }
            to: { connection: office, operation: put }
            map: "{ 'stream': 'customers', 'id': email, 'name': firstName, 'city': billing.city }"
            ---
            flow: states-to-shop
            from: { connection: office, stream: order-states }
            to: { connection: shop, operation: set-order-status }
            map: "{ 'order': id, 'status': data.status }"
            ---
            flow: orders-to-office
            from: { connection: shop, stream: orders }
            to: { connection: office, operation: put }
            map: "{ 'stream': 'order-states', 'id': id, 'status': status }"
            """;

    @TempDir
    Path folder;

    private TwoWays world;

    @BeforeEach
    void begin() throws IOException {
        world = new TwoWays(
                folder,
                List.of(
                        "items-to-shop",
                        "items-to-office",
                        "customers-to-shop",
                        "customers-to-office",
                        "states-to-shop",
                        "orders-to-office"),
                FLOWS);
    }

    @AfterEach
    void end() {
        world.tallies()
                .forEach((flow, tally) -> assertThat(tally.getOrDefault(DeliveryState.DEAD, 0L))
                        .as("dead letters of " + flow)
                        .isZero());
        world.close();
    }

    @Test
    void aProductOfTheOffice_isNotCarriedBack_neitherMadeNorChanged() throws InterruptedException {
        product();

        item(Map.of("name", "Mug", "price", "11", "stock", 7, "shelf", "B4"));
        assertThat(world.told()).isEmpty();
        assertThat(world.tallies().get("items-to-shop")).containsEntry(DeliveryState.APPLIED, 2L);
        assertThat(world.tallies().get("items-to-office").getOrDefault(DeliveryState.APPLIED, 0L))
                .isZero();
    }

    @Test
    void whatAShopperBuys_afterTheOfficeHasSetTheStock_isCarriedBack() throws InterruptedException {
        int product = Integer.parseInt(product());
        item(Map.of("stock", 7));
        assertThat(world.told()).isEmpty();

        world.store.createOrder(
                Map.of("status", "processing", "line_items", List.of(Map.of("product_id", product, "quantity", 2))));

        assertThat(world.told())
                .filteredOn(words -> words.startsWith("items "))
                .singleElement()
                .asString()
                .contains("\"stock\":5");
    }

    @Test
    void aSaleThatWasSoldBeforeTheEchoCame_isCarriedBack() throws InterruptedException {
        String product = product();
        item(Map.of("price", "12"));
        world.tellOffice();

        world.inTheShop("PUT", "products/" + product, Map.of("sale_price", "8"));

        assertThat(world.told())
                .singleElement()
                .asString()
                .contains("\"price\":12")
                .contains("\"sale\":8");
    }

    @Test
    void aFieldBesideTheHubs_thatWasChangedBeforeItsWrite_isCarriedBack() throws InterruptedException {
        String product = product();
        // The store tells of it in the same webhook as of the hub's write a moment later.
        Map<String, String> gift = Map.of("key", "gift", "value", "yes");
        world.inTheShop("PUT", "products/" + product, Map.of("meta_data", List.of(gift)));
        item(Map.of("shelf", "C1"));
        world.tellOffice();

        assertThat(world.told()).hasSize(1);
    }

    @Test
    void aSaleThatTheHubEnded_isNews_whenAPersonBeginsAndEndsOne() throws InterruptedException {
        String product = product();
        item(Map.of("sale", "8"));
        assertThat(world.told()).isEmpty();
        Map<String, @Nullable Object> over = new HashMap<>();
        over.put("sale", null);
        item(over);
        assertThat(world.told()).isEmpty();

        world.inTheShop("PUT", "products/" + product, Map.of("sale_price", "7"));
        assertThat(world.told()).singleElement().asString().contains("\"sale\":7");
        world.inTheShop("PUT", "products/" + product, Map.of("sale_price", ""));
        assertThat(world.told()).singleElement().asString().contains("\"sale\":null");
    }

    @Test
    void customers_areToldOfInBothDirections_andNothingGoesRound() throws InterruptedException {
        world.office.save(Office.CUSTOMERS, "ann@shop.example", Map.of("name", "Ann", "city", "Bremen"));
        assertThat(world.told()).isEmpty();
        world.office.save(Office.CUSTOMERS, "ann@shop.example", Map.of("city", "Kiel"));
        assertThat(world.told()).isEmpty();

        String id = world.inTheShop("POST", "customers", Map.of("email", "bob@shop.example", "first_name", "Bob"));
        assertThat(world.told()).singleElement().asString().startsWith("customers bob@shop.example");
        world.inTheShop("PUT", "customers/" + id, Map.of("first_name", "Robert"));
        assertThat(world.told()).singleElement().asString().contains("Robert");
    }

    @Test
    void anOrdersStatus_isToldOfInBothDirections_andNothingGoesRound() throws InterruptedException {
        String order = String.valueOf(world.store.createOrder(Map.of("status", "processing")));
        assertThat(world.told()).singleElement().asString().startsWith("order-states " + order);

        world.office.save(Office.STATES, order, Map.of("status", "completed"));
        assertThat(world.told()).isEmpty();
        assertThat(world.store.order(Integer.parseInt(order))).containsEntry("status", "completed");

        world.inTheShop("PUT", "orders/" + order, Map.of("status", "on-hold"));
        assertThat(world.told()).singleElement().asString().contains("on-hold");
    }

    /** A product that both know. Returns its number in the shop. */
    private String product() throws InterruptedException {
        item(Map.of("name", "Cup", "price", "9", "stock", 5, "shelf", "A1"));
        assertThat(world.told()).isEmpty();
        return world.shopIdOf("I-1");
    }

    private void item(Map<String, @Nullable Object> changed) {
        world.office.save(Office.ITEMS, "I-1", changed);
    }
}
