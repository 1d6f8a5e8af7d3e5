package dev.tradewind.sandbox.store;

import dev.tradewind.sandbox.store.Order.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What a change of status brings with it: dates, stock, notes. Runs under the shop's lock. */
final class OrderFlow {

    private static final Set<String> TAKES_STOCK = Set.of("processing", "completed", "on-hold");
    private static final Set<String> GIVES_STOCK_BACK = Set.of("cancelled", "pending");
    private static final String REDUCED = "_reduced_stock";

    private final Shop shop;

    OrderFlow(Shop shop) {
        this.shop = shop;
    }

    /** Sets a status. The same status again changes nothing. */
    void setStatus(Order order, String status) {
        if (order.status.equals(status)) {
            return;
        }
        shop.orders.changing(order);
        String before = order.status;
        order.status = status;
        boolean paidNow = status.equals("completed") || status.equals(paidStatus(order));
        if (paidNow && order.paid == null) {
            order.paid = shop.time.now();
        }
        if (status.equals("completed")) {
            order.completed = shop.time.now();
        }
        if (TAKES_STOCK.contains(status) && !order.stockTaken) {
            order.stockTaken = true;
            noteStock(order, "reduced", this::takeStock);
        } else if (GIVES_STOCK_BACK.contains(status)) {
            order.stockTaken = false;
            noteStock(order, "increased", line -> giveBack(line, reduced(line)));
        }
        note(order, "Order status changed from " + label(before) + " to " + label(status) + ".");
        shop.fire("action.woocommerce_order_status_" + status, order.id);
    }

    /** Marks an order as paid. */
    void pay(Order order, String transactionId) {
        shop.orders.changing(order);
        order.transactionId = transactionId.isEmpty() ? order.transactionId : transactionId;
        if (List.of("pending", "on-hold", "failed", "checkout-draft").contains(order.status)) {
            setStatus(order, paidStatus(order));
        }
        if (order.paid == null) {
            order.paid = shop.time.now();
        }
        shop.fire("action.woocommerce_payment_complete", order.id);
    }

    /** Returns up to {@code quantity} of a line to stock, as a refund with restocking does. */
    void restock(Line line, int quantity) {
        int back = Math.min(quantity, reduced(line));
        if (back > 0) {
            giveBack(line, back);
            line.meta.put(shop.ids, "_restock_refunded_items", String.valueOf(back));
        }
    }

    void note(Order order, String text) {
        shop.orders.changing(order);
        order.notes.add(new Order.Note(shop.ids.nextComment(), shop.time.now(), "WooCommerce", text, false));
    }

    boolean needsProcessing(Order order) {
        return order.lines.stream()
                .flatMap(l -> shop.catalogue.find(l.stockId()).stream())
                .anyMatch(p -> !(p.flag("virtual") && p.flag("downloadable")));
    }

    /** Cash on delivery is paid when the order is completed, everything else when it starts to be processed. */
    private String paidStatus(Order order) {
        boolean later = order.paymentMethod.equals("cod") || !needsProcessing(order);
        return later ? "completed" : "processing";
    }

    private static int reduced(Line line) {
        return line.meta.text(REDUCED).map(Integer::parseInt).orElse(0);
    }

    /** Moves the stock of each line, and writes one note about all that moved. */
    private void noteStock(Order order, String how, Consumer<Line> move) {
        var moved = new ArrayList<String>();
        for (Line line : order.lines) {
            int before = stock(line);
            move.accept(line);
            int after = stock(line);
            if (before != after) {
                moved.add(line.name + " (" + line.sku + ") " + before + "&rarr;" + after);
            }
        }
        if (!moved.isEmpty()) {
            note(order, "Stock levels " + how + ": " + String.join(", ", moved));
        }
    }

    private int stock(Line line) {
        return shop.catalogue.find(line.stockId()).map(p -> p.stock).orElse(0);
    }

    private void takeStock(Line line) {
        Optional<Product> product = shop.catalogue.find(line.stockId()).filter(Product::managesStock);
        if (product.isPresent() && reduced(line) == 0) {
            Product sold = product.get();
            int low = Math.max(new Tree(sold.settings).integer("low_stock_amount", 2), 0);
            boolean wasEnough = sold.stock > low;
            shop.catalogue.changing(sold);
            sold.stock -= line.quantity; // Below zero if oversold; WooCommerce accepts that (recorded).
            sold.sold += line.quantity;
            sold.modified = shop.time.now();
            shop.catalogue.savedWith(sold, sold.modified);
            line.meta.put(shop.ids, REDUCED, String.valueOf(line.quantity));
            shop.fire("product.updated", sold.id);
            if (wasEnough && sold.stock <= low) {
                shop.fire("action.woocommerce_low_stock", 0);
            }
        }
    }

    private void giveBack(Line line, int quantity) {
        Optional<Product> product = shop.catalogue.find(line.stockId()).filter(Product::managesStock);
        if (product.isPresent() && quantity > 0) {
            shop.catalogue.changing(product.get());
            product.get().stock += quantity;
            product.get().modified = shop.time.now();
            shop.catalogue.savedWith(product.get(), shop.time.now());
            int left = reduced(line) - quantity;
            if (left > 0) {
                line.meta.put(shop.ids, REDUCED, String.valueOf(left));
            } else {
                line.meta.remove(REDUCED);
            }
            shop.fire("product.updated", product.get().id);
        }
    }

    private static String label(String status) {
        String words = status.replace('-', ' ');
        return status.equals("pending")
                ? "Pending payment"
                : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
