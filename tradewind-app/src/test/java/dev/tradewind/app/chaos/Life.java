package dev.tradewind.app.chaos;

import dev.tradewind.sandbox.store.SandboxStore;
import dev.tradewind.sandbox.store.Staff;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What happens in a store: people make, change, trash, restore and delete records of every kind, and shoppers buy. */
final class Life {

    private static final List<String> STATUSES = List.of("pending", "processing", "on-hold", "completed", "cancelled");

    private final SandboxStore store;
    private final Staff staff;
    private final Random random;
    private final List<Integer> drafts = new ArrayList<>();
    private int made;

    Life(SandboxStore store, Random random) {
        this.store = store;
        this.staff = store.staff();
        this.random = random;
    }

    /** Does one thing. */
    void goOn() {
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> order();
            case 3, 4, 5 -> product();
            case 6 -> customer();
            case 7 -> coupon();
            case 8 -> refund();
            default -> checkout();
        }
    }

    private void order() {
        List<Integer> orders = placed();
        if (orders.isEmpty() || random.nextInt(3) == 0) {
            store.createOrder(cart("processing"));
            return;
        }
        int order = any(orders);
        boolean trashed = "trash".equals(store.order(order).get("status"));
        switch (random.nextInt(8)) {
            case 0 -> store.deleteOrder(order);
            case 1, 2 -> putAwayOrBack(trashed, order, store::trashOrder, store::untrashOrder);
            default -> changeOrder(order, trashed);
        }
    }

    private void changeOrder(int order, boolean trashed) {
        if (trashed) {
            store.untrashOrder(order);
        } else {
            store.updateOrder(order, Map.of("status", any(STATUSES)));
        }
    }

    private void product() {
        Map<Integer, Map<String, @Nullable Object>> products = staff.products();
        if (products.isEmpty() || random.nextInt(5) == 0) {
            staff.createProduct(Map.of(
                    "name",
                    name(),
                    "sku",
                    name(),
                    "type",
                    random.nextBoolean() ? "variable" : "simple",
                    "regular_price",
                    "9.50",
                    "manage_stock",
                    true,
                    "stock_quantity",
                    50));
            return;
        }
        int product = any(List.copyOf(products.keySet()));
        Map<String, @Nullable Object> shown = products.get(product);
        boolean trashed = "trash".equals(shown.get("status"));
        if (!trashed && "variable".equals(shown.get("type")) && random.nextInt(3) > 0) {
            staff.createVariation(
                    product,
                    Map.of("regular_price", "12.00", "manage_stock", true, "stock_quantity", random.nextInt(9)));
            return;
        }
        switch (random.nextInt(8)) {
            case 0 -> staff.deleteProduct(product);
            case 1, 2 -> putAwayOrBack(trashed, product, staff::trashProduct, staff::untrashProduct);
            default -> staff.updateProduct(product, Map.of("stock_quantity", random.nextInt(100), "name", name()));
        }
    }

    private void customer() {
        Map<Integer, Map<String, @Nullable Object>> customers = staff.customers();
        if (customers.isEmpty() || random.nextInt(3) == 0) {
            staff.createCustomer(Map.of("email", name() + "@example.test", "first_name", name()));
            return;
        }
        int customer = any(List.copyOf(customers.keySet()));
        if (random.nextInt(4) == 0) {
            staff.deleteCustomer(customer);
        } else {
            staff.updateCustomer(customer, Map.of("last_name", name()));
        }
    }

    private void coupon() {
        Map<Integer, Map<String, @Nullable Object>> coupons = staff.coupons();
        if (coupons.isEmpty() || random.nextInt(3) == 0) {
            staff.createCoupon(Map.of("code", name(), "amount", "5", "discount_type", "percent"));
            return;
        }
        int coupon = any(List.copyOf(coupons.keySet()));
        boolean trashed = "trash".equals(coupons.get(coupon).get("status"));
        switch (random.nextInt(6)) {
            case 0 -> staff.deleteCoupon(coupon);
            case 1, 2 -> putAwayOrBack(trashed, coupon, staff::trashCoupon, staff::untrashCoupon);
            default -> staff.updateCoupon(coupon, Map.of("amount", String.valueOf(1 + random.nextInt(40))));
        }
    }

    private void refund() {
        Map<Integer, Map<String, @Nullable Object>> refunds = staff.refunds();
        if (!refunds.isEmpty() && random.nextInt(3) == 0) {
            int refund = any(List.copyOf(refunds.keySet()));
            staff.deleteRefund((Integer) refunds.get(refund).get("parent_id"), refund);
            return;
        }
        List<Integer> orders = placed().stream().filter(this::hasMoneyLeft).toList();
        if (!orders.isEmpty()) {
            store.refundOrder(any(orders), Map.of("amount", "1.00", "api_refund", false, "reason", name()));
        }
    }

    private boolean hasMoneyLeft(int id) {
        Map<String, @Nullable Object> order = store.order(id);
        BigDecimal left = new BigDecimal(String.valueOf(order.get("total")));
        for (Object refund : (List<?>) order.get("refunds")) {
            left = left.add(new BigDecimal(String.valueOf(((Map<?, ?>) refund).get("total"))));
        }
        return left.compareTo(BigDecimal.ONE) >= 0 && !"trash".equals(order.get("status"));
    }

    /** Opens the checkout; some of those who did place their order, later. */
    private void checkout() {
        if (!drafts.isEmpty() && random.nextBoolean()) {
            int draft = drafts.remove(/* index */ random.nextInt(drafts.size()));
            staff.placeOrder(draft, Map.of("payment_method", "cod", "billing", Map.of("last_name", name())));
        } else {
            drafts.add(staff.openCheckout(cart("checkout-draft")));
        }
    }

    private Map<String, Object> cart(String status) {
        Map<String, Object> cart = new LinkedHashMap<>();
        cart.put("status", status);
        cart.put("fee_lines", List.of(Map.of("name", name(), "total", "12.50")));
        List<Integer> goods = staff.products().entrySet().stream()
                .filter(p -> "publish".equals(p.getValue().get("status")))
                .filter(p -> !"variable".equals(p.getValue().get("type")))
                .map(Map.Entry::getKey)
                .toList();
        if (!goods.isEmpty()) {
            cart.put("line_items", List.of(Map.of("product_id", any(goods), "quantity", 1 + random.nextInt(3))));
        }
        List<Integer> customers = List.copyOf(staff.customers().keySet());
        if (!customers.isEmpty() && random.nextBoolean()) {
            cart.put("customer_id", any(customers));
        }
        return cart;
    }

    private List<Integer> placed() {
        return store.orderIds().stream().filter(id -> !drafts.contains(id)).toList();
    }

    private static void putAwayOrBack(
            boolean isAway, int id, java.util.function.IntConsumer away, java.util.function.IntConsumer back) {
        (isAway ? back : away).accept(id);
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String name() {
        return "n" + ++made;
    }
}
