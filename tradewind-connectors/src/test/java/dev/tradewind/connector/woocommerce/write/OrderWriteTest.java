package dev.tradewind.connector.woocommerce.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.Failure;
import dev.tradewind.api.Outcome;
import dev.tradewind.api.Write;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Orders, their notes and their refunds. */
class OrderWriteTest {

    private final WrittenShop shop = new WrittenShop();

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void newOrder_hasItsLinesByProduct_addressesAndKey() {
        String cup = shop.made("products", Map.of("name", "Cup", "sku", "CUP", "regular_price", "10"));

        String id = shop.applied(
                "create-order",
                Map.of(
                        "externalId", "EB-1",
                        "status", "processing",
                        "billing", Map.of("firstName", "Anna", "address1", "Main St. 5", "country", "DE"),
                        "lines", List.of(Map.of("sku", "CUP", "quantity", 2, "total", "18.00", "subtotal", "20.00")),
                        "shippingLines", List.of(Map.of("method", "flat_rate", "title", "Parcel", "total", "4.90")),
                        "meta", Map.of("marketplace", "EB")));

        Map<String, @Nullable Object> order = shop.get("orders/" + id);
        assertThat(order).containsEntry("status", "processing");
        assertThat(order.get("billing")).asString().contains("first_name=Anna", "address_1=Main St. 5");
        assertThat(order.get("line_items")).asString().contains("product_id=" + cup, "total=18.00");
        assertThat(order.get("shipping_lines")).asString().contains("4.90");
        assertThat(order.get("meta_data")).asString().contains(Meta.KEY, "EB-1", "marketplace");
    }

    @Test
    void unknownProductOrCoupon_isRefused_beforeAnOrderIsMade() {
        shop.made("products", Map.of("name", "Cup", "sku", "CUP", "regular_price", "10"));
        List<Object> lines = List.of(Map.of("sku", "CUP", "quantity", 1), Map.of("sku", "NONE", "quantity", 1));
        int before = shop.list("orders?status=any&per_page=100").size();

        assertThat(shop.rejected("create-order", Map.of("lines", lines)).reason())
                .isEqualTo("lines[1].sku: no product in the shop has the SKU NONE");
        assertThat(shop.rejected(
                                "create-order",
                                Map.of("lines", lines.subList(0, 1), "couponLines", List.of(Map.of("code", "NOPE"))))
                        .reason())
                .isEqualTo("couponLines[0].code: the shop has no coupon NOPE");
        assertThat(shop.list("orders?status=any&per_page=100")).hasSize(before);
    }

    @Test
    void twoOrdersOfOneCustomer_areTwo() {
        shop.made("products", Map.of("name", "Cup", "sku", "CUP", "regular_price", "10"));
        Map<String, @Nullable Object> input = Map.of(
                "billing", Map.of("email", "a@example.test"), "lines", List.of(Map.of("sku", "CUP", "quantity", 1)));

        String first = WrittenShop.idOf(shop.perform(new Write("create-order", input, "k1", "1", Optional.empty())));
        String second = WrittenShop.idOf(shop.perform(new Write("create-order", input, "k2", "2", Optional.empty())));

        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void orderIsChanged_inWhatTheInputNames_andParcelsAreAdded() {
        String order = shop.order();

        shop.applied(
                "update-order",
                Map.of(
                        "order",
                        order,
                        "status",
                        "completed",
                        "payment",
                        Map.of("transactionId", "T-1"),
                        "tracking",
                        List.of(Map.of("number", "P-1", "carrier", "DHL"))));
        shop.applied("update-order", Map.of("order", order, "tracking", List.of(Map.of("number", "P-2"))));

        Map<String, @Nullable Object> changed = shop.get("orders/" + order);
        assertThat(changed).containsEntry("status", "completed").containsEntry("transaction_id", "T-1");
        assertThat(changed.get("meta_data")).asString().contains("_wc_shipment_tracking_items", "P-1", "DHL", "P-2");
    }

    @Test
    void status_isSet_andAnUnknownOneRefused() {
        String order = shop.order();

        Outcome.Applied applied =
                (Outcome.Applied) shop.perform("set-order-status", Map.of("order", order, "status", "on-hold"));
        assertThat(applied.id()).isEqualTo(order);
        assertThat(applied.details()).isEqualTo(Map.of("number", order, "status", "on-hold"));
        assertThat(shop.rejected("set-order-status", Map.of("order", order, "status", "bogus"))
                        .field())
                .contains("status");
        assertThat(shop.rejected("set-order-status", Map.of("order", "999999", "status", "on-hold"))
                        .field())
                .contains("order");
    }

    @Test
    void note_goesToTheCustomer_onlyIfToldSo() {
        String order = shop.order();

        shop.applied("add-order-note", Map.of("order", order, "note", "Packed"));
        shop.applied("add-order-note", Map.of("order", order, "note", "Packed", "forCustomer", true));
        shop.applied("add-order-note", Map.of("order", order, "note", "Packed", "ref", "box 2"));

        assertThat(shop.list("orders/" + order + "/notes").stream()
                        .map(note -> note.get("note") + "/" + note.get("customer_note"))
                        .toList())
                .contains("Packed/false", "Packed/true", "Packed (box 2)/false");
    }

    @Test
    void refundOfLines_givesBackTheirShareWithTax() {
        String order = shop.order();

        String refund = shop.applied(
                "create-refund", Map.of("order", order, "lines", List.of(Map.of("sku", "CUP", "quantity", 1))));

        Map<String, @Nullable Object> made = shop.get("orders/" + order + "/refunds/" + refund);
        assertThat(made.get("line_items")).asString().contains("total=-10.00", "quantity=-1");
        assertThat(new java.math.BigDecimal(String.valueOf(made.get("amount"))).doubleValue())
                .isEqualTo(totalOf(order) / 2);
    }

    @Test
    void refundThatNamesALineTwice_isRefused_andPaysNothing() {
        String order = shop.order();
        Map<String, @Nullable Object> cup = Map.of("sku", "CUP", "quantity", 1);

        Failure.Rejected refused = shop.rejected("create-refund", Map.of("order", order, "lines", List.of(cup, cup)));

        assertThat(refused.reason()).startsWith("lines[1].sku: ").contains("another of these names it already");
        assertThat(shop.list("orders/" + order + "/refunds")).isEmpty();
    }

    @Test
    void refundOfTwoLinesWithOneSku_isOfBoth() {
        String cup = shop.made("products", Map.of("name", "Mug", "sku", "MUG", "regular_price", "10"));
        Map<String, @Nullable Object> line = Map.of("product_id", cup, "quantity", 1);
        String order = shop.made("orders", Map.of("status", "processing", "line_items", List.of(line, line)));
        Map<String, @Nullable Object> mug = Map.of("sku", "MUG", "quantity", 1);

        String refund = shop.applied("create-refund", Map.of("order", order, "lines", List.of(mug, mug)));

        List<String> ofLines = Pattern.compile("_refunded_item_id, value=(\\d+)")
                .matcher(String.valueOf(shop.get("orders/" + order + "/refunds/" + refund)))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(ofLines).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void interruptedRefund_isRecognised_whateverItsDecimals() {
        String order = shop.order();
        interrupted(order, "3.33", "Late");

        assertThat(shop.rejected("create-refund", Map.of("order", order, "amount", "3.3333", "reason", "Late"))
                        .reason())
                .contains("may be this one");
    }

    @Test
    void order_isFoundAmongHundredsOfTheSameAddress() {
        shop.made("products", Map.of("name", "Cup", "sku", "CUP", "regular_price", "10"));
        Map<String, @Nullable Object> billing = Map.of("email", "market@shop.example");
        Map<String, @Nullable Object> input =
                Map.of("billing", billing, "lines", List.of(Map.of("sku", "CUP", "quantity", 1)));
        String first = shop.applied("create-order", input);
        for (int i = 0; i < 120; i++) {
            shop.made("orders", Map.of("billing", billing));
        }

        assertThat(shop.perform("create-order", input))
                .isEqualTo(new Outcome.Unchanged(first, "was created before; update-order changes it"));
    }

    @Test
    void refundThatWasInterrupted_beforeTheStoreWroteItsKey_isNotMadeTwice() {
        String order = shop.order();
        interrupted(order, "10.00", "Late");
        interrupted(order, "11.90", "Broken cup");

        Failure.Rejected byAmount =
                shop.rejected("create-refund", Map.of("order", order, "amount", 10, "reason", "Late"));
        Map<String, @Nullable Object> cup = Map.of("sku", "CUP", "quantity", 1);
        Failure.Rejected byLines =
                shop.rejected("create-refund", Map.of("order", order, "lines", List.of(cup), "reason", " Broken cup "));

        assertThat(List.of(byAmount.reason(), byLines.reason()))
                .allSatisfy(reason -> assertThat(reason).contains("may be this one", "Look there"));
        assertThat(shop.list("orders/" + order + "/refunds")).hasSize(2);
        shop.applied("create-refund", Map.of("order", order, "amount", 1, "reason", "Broken cup"));
    }

    private void interrupted(String order, String amount, String reason) {
        shop.post("orders/" + order + "/refunds", Map.of("amount", amount, "reason", reason, "api_refund", false));
    }

    private double totalOf(String order) {
        return Double.parseDouble(String.valueOf(shop.get("orders/" + order).get("total")));
    }

    @Test
    void refundThatTheStoreRefusesWithHttp500_isRejected_notTriedAgain() {
        String order = shop.order();

        Failure.Rejected tooMuch = shop.rejected("create-refund", Map.of("order", order, "amount", "99999"));
        Failure.Rejected gateway = shop.rejected("create-refund", Map.of("order", order, "amount", 1, "payBack", true));

        assertThat(tooMuch.reason()).contains("Invalid refund amount");
        assertThat(gateway.reason()).contains("does not support automatic refunds");
    }
}
