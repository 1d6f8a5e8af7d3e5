package dev.tradewind.sandbox.store;

import dev.tradewind.sandbox.store.Order.Charge;
import dev.tradewind.sandbox.store.Order.Line;
import dev.tradewind.sandbox.store.Order.Refund;
import dev.tradewind.sandbox.store.RecordIndex.Place;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Orders that are worked out from their number each time they are asked for: nothing of them is kept. Their ids have
 * gaps, as in a store where refunds and products take numbers too. Immutable.
 */
final class GeneratedOrders {

    /** Ids of posts that each order takes: itself, and a refund it may have. */
    static final int POSTS_EACH = 2;

    /** Ids of order items kept free for each: lines, shipping, fee and taxes are fewer. */
    static final int ITEMS_EACH = 12;

    /** Ids of meta kept free for each: those of lines, order and trash are fewer. */
    static final int METAS_EACH = 16;

    /** Where the counters of the shop stood: each order takes its ids from there on. */
    record FirstIds(int post, int item, int meta, int customer) {}

    /**
     * How many, and of when.
     *
     * @param from when the first was placed
     * @param to when the last was placed and none was changed later
     * @param customers how many registered customers there are, with ids from {@link FirstIds#customer} on
     */
    record Extent(int orders, int customers, Instant from, Instant to) {}

    private record Share(String status, int perMille) {}

    /** About what a shop looks like that has been running for a year; the rest is completed. */
    private static final List<Share> SHARES = List.of(
            new Share("processing", 120),
            new Share("cancelled", 50),
            new Share("refunded", 30),
            new Share("on-hold", 30),
            new Share("failed", 30),
            new Share("pending", 20),
            new Share("checkout-draft", 10),
            new Share("trash", 10));

    private static final int STATUS = 1;
    private static final int CUSTOMER = 2;
    private static final int CHANGED = 3;
    private static final int CONTENT = 4;
    private static final int REFUND = 5;
    private static final int LINES_MAX = 3;
    private static final int GUESTS_PERCENT = 70;
    private static final int PARTLY_REFUNDED_PERCENT = 2;
    private static final int SECONDS_TO_COMPLETE = 10 * 24 * 3600;
    private static final int SECONDS_TO_PROCESS = 3600;

    private final Shop shop;
    private final Draw draw;
    private final FirstIds first;
    private final Extent extent;
    private final Article.Range articles;

    GeneratedOrders(Shop shop, Draw draw, FirstIds first, Extent extent, Article.Range articles) {
        this.shop = shop;
        this.draw = draw;
        this.first = first;
        this.extent = extent;
        this.articles = articles;
    }

    int[] ids() {
        return IntStream.range(0, extent.orders())
                .map(number -> first.post() + number * POSTS_EACH)
                .toArray();
    }

    boolean has(int id) {
        int steps = id - first.post();
        return steps >= 0 && steps % POSTS_EACH == 0 && steps / POSTS_EACH < extent.orders();
    }

    String status(int id) {
        int dice = draw.below(1000, number(id), STATUS);
        List<String> added = shop.settings.peculiarities().statuses();
        if (dice >= 990 && !added.isEmpty()) {
            return added.getFirst();
        }
        int end = 0;
        for (Share share : SHARES) {
            end += share.perMille();
            if (dice < end) {
                return share.status();
            }
        }
        return "completed";
    }

    int customer(int id) {
        boolean guest = extent.customers() == 0 || draw.below(100, number(id), CUSTOMER) < GUESTS_PERCENT;
        return guest ? 0 : first.customer() + draw.below(extent.customers(), number(id), CUSTOMER + 100);
    }

    boolean hasRefunds(int id) {
        return status(id).equals("refunded")
                || (status(id).equals("completed") && draw.below(100, number(id), REFUND) < PARTLY_REFUNDED_PERCENT);
    }

    Place place(int id) {
        return new Place(id, created(id), modified(id));
    }

    private long created(int id) {
        long span = extent.to().getEpochSecond() - extent.from().getEpochSecond();
        return extent.from().getEpochSecond() + span * number(id) / extent.orders();
    }

    private long modified(int id) {
        int later = switch (status(id)) {
            case "completed", "refunded", "cancelled", "trash" -> SECONDS_TO_COMPLETE;
            default -> SECONDS_TO_PROCESS;
        };
        long changed = created(id) + draw.below(later, number(id), CHANGED);
        return Math.min(changed, extent.to().getEpochSecond());
    }

    private int number(int id) {
        return (id - first.post()) / POSTS_EACH;
    }

    /** Writes out an order; the same each time. */
    Order order(int id) {
        SplittableRandom random = draw.source(number(id), CONTENT);
        var ids = new Ids(id + 1);
        ids.nextItemIs(first.item() + number(id) * ITEMS_EACH);
        ids.nextMetaIs(first.meta() + number(id) * METAS_EACH);
        var order = new Order(id, Instant.ofEpochSecond(created(id)), "wc_order_" + key(random));
        order.status = status(id);
        order.modified = Instant.ofEpochSecond(modified(id));
        order.currency = shop.settings.currency();
        order.createdVia = "store-api";
        order.customerId = customer(id);
        order.ipAddress = "127.0.0.1";
        order.userAgent = "Mozilla/5.0 (sandbox shopper)";
        people(order, random);
        goods(order, random, ids);
        payment(order, random);
        meta(order, random, ids);
        if (hasRefunds(id)) {
            refund(order, ids);
        }
        return order;
    }

    private static String key(SplittableRandom random) {
        return Long.toString(random.nextLong(Long.MAX_VALUE), Character.MAX_RADIX);
    }

    private void people(Order order, SplittableRandom random) {
        Map<String, String> billing = ShoppingTrip.address(random);
        Map<String, String> shipping = random.nextInt(100) < 20 ? ShoppingTrip.address(random) : billing;
        order.billing.replaceAll(billing::getOrDefault);
        order.shipping.replaceAll(shipping::getOrDefault);
        if (order.customerId != 0) {
            order.billing.put("email", email(order.customerId));
        }
    }

    /** The address of a generated customer. */
    static String email(int customerId) {
        return "customer" + customerId + "@example.test";
    }

    private void goods(Order order, SplittableRandom random, Ids ids) {
        int count = 1 + random.nextInt(LINES_MAX);
        for (int i = 0; i < count; i++) {
            Article article = articles.get(random.nextInt(articles.count()));
            var line = new Line(ids.nextItem());
            line.quantity = random.nextInt(4) == 0 ? 2 + random.nextInt(4) : 1;
            line.name = article.name();
            line.productId = article.productId();
            line.variationId = article.variationId();
            line.sku = article.sku();
            line.taxClass = article.taxClass();
            line.subtotal = new BigDecimal(article.price()).multiply(BigDecimal.valueOf(line.quantity));
            line.total = line.subtotal;
            line.meta.put(ids, "_reduced_stock", String.valueOf(line.quantity));
            order.lines.add(line);
        }
        var shipping = new Charge(ids.nextItem());
        shipping.title = "Flat rate";
        shipping.methodId = "flat_rate";
        shipping.instanceId = "1";
        shipping.total = new BigDecimal("4.90");
        order.shippingLines.add(shipping);
        if (random.nextInt(100) < 8) {
            var fee = new Charge(ids.nextItem());
            fee.title = "Gift wrapping";
            fee.total = new BigDecimal("2.50");
            order.feeLines.add(fee);
        }
        shop.totals.recalculate(order, ids);
    }

    private static void payment(Order order, SplittableRandom random) {
        ShoppingTrip.Payment payment = ShoppingTrip.PAYMENTS.get(random.nextInt(ShoppingTrip.PAYMENTS.size()));
        order.paymentMethod = payment.method();
        order.paymentMethodTitle = payment.title();
        boolean paid = List.of("completed", "processing", "refunded").contains(order.status);
        if (paid) {
            order.paid = order.created;
            order.transactionId = "tx_" + key(random);
        }
        if (order.status.equals("completed")) {
            order.completed = order.modified;
        }
    }

    private static void meta(Order order, SplittableRandom random, Ids ids) {
        order.meta.put(ids, "is_vat_exempt", "no");
        if (!order.billing.getOrDefault("company", "").isEmpty()) {
            order.meta.put(ids, "_billing_vat_number", "DE" + (100_000_000 + random.nextInt(900_000_000)));
        }
        if (order.status.equals("completed")) {
            order.meta.put(ids, "_tracking_number", "JD" + (1_000_000_000L + random.nextInt(1_000_000_000)));
        }
        if (order.trashed()) {
            order.meta.put(ids, "_wp_trash_meta_status", "wc-processing");
            order.meta.put(ids, "_wp_trash_meta_time", String.valueOf(order.modified.getEpochSecond()));
        }
    }

    private static void refund(Order order, Ids ids) {
        BigDecimal amount = order.status.equals("refunded") ? OrderTotals.total(order) : new BigDecimal("1.00");
        order.refunds.add(new Refund(
                ids.nextPost(),
                order.modified,
                amount.min(OrderTotals.total(order)),
                "Returned",
                List.of(),
                List.of(),
                new Metas()));
    }
}
