package dev.tradewind.sandbox.store;

import dev.tradewind.sandbox.store.Order.Line;
import dev.tradewind.sandbox.store.Order.Refund;
import dev.tradewind.sandbox.store.Order.TaxLine;
import dev.tradewind.sandbox.store.Order.TaxShare;
import dev.tradewind.sandbox.store.RecordIndex.Place;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The routes of /orders/ID/refunds and /refunds. */
final class RefundsApi {

    private static final String REFUSED = "woocommerce_rest_cannot_create_order_refund";

    private record Of(Order order, Refund refund) {

        /** A refund is never changed. */
        private Place place() {
            long created = refund.created().getEpochSecond();
            return new Place(refund.id(), created, created);
        }
    }

    private static final Listing<Of> LISTING = new Listing<>(Of::place, true);

    private final Shop shop;
    private final OrdersApi orders;
    private final OrderFlow flow;
    private final OrderJson json;

    RefundsApi(Shop shop, OrdersApi orders, OrderFlow flow, OrderJson json) {
        this.shop = shop;
        this.orders = orders;
        this.flow = flow;
        this.json = json;
    }

    Reply list(Call call) {
        Order order = orders.find(call.id(1), 404);
        return new Page(call, shop.url() + "/wp-json/wc/v3/orders/" + order.id + "/refunds")
                .of(newestFirst(order), List.of(), true, refund -> json.refund(order, refund, false));
    }

    Reply listAll(Call call) {
        return new Page(call, shop.url() + "/wp-json/wc/v3/refunds")
                .of(
                        LISTING.select(shop, call, all()),
                        List.of(),
                        true,
                        of -> json.refund(of.order(), of.refund(), true));
    }

    Reply get(Call call) {
        Order order = orders.find(call.id(1), 404);
        return Reply.ok(json.refund(order, find(order, call.id(2)), false));
    }

    Reply create(Call call) {
        Order order = orders.find(call.id(1), 404);
        Refund refund = refund(order, call.body());
        // The unfilled pattern in Location is WooCommerce's own (recorded).
        return Reply.created(
                json.refund(order, refund, false),
                shop.url() + "/wp-json/wc/v3/orders/(?P<order_id>[\\d]+)/refunds/" + refund.id());
    }

    Reply delete(Call call) {
        Order order = orders.find(call.id(1), 404);
        Refund refund = find(order, call.id(2));
        if (!call.flag("force")) {
            throw new RestError(501, "woocommerce_rest_trash_not_supported", "Order refunds do not support trashing.");
        }
        remove(order, refund);
        return Reply.ok(json.refund(order, refund, false));
    }

    /** Removes for good. Fires nothing, and the order's date_modified stays (recorded). */
    void remove(Order order, Refund refund) {
        shop.orders.changing(order);
        order.refunds.remove(refund);
    }

    /** What the list of all refunds shows of each, by id. */
    Map<Integer, Map<String, @Nullable Object>> payloads() {
        return all().collect(Collectors.toMap(
                of -> of.refund().id(), of -> json.refund(of.order(), of.refund(), true), (a, b) -> b, TreeMap::new));
    }

    private Stream<Of> all() {
        return shop.orders.refunded().stream().flatMap(o -> o.refunds.stream().map(r -> new Of(o, r)));
    }

    /** Gives money back; input mistakes are a 500 with a number as data (recorded). */
    Refund refund(Order order, Tree body) {
        var lines = new ArrayList<Line>();
        BigDecimal ofLines = BigDecimal.ZERO;
        for (Tree item : body.children("line_items")) {
            Optional<Line> original = order.lines.stream()
                    .filter(l -> l.id == item.integer("id", 0))
                    .findFirst();
            if (original.isPresent()) {
                Line back = part(original.get(), item);
                lines.add(back);
                ofLines = ofLines.add(back.total).add(OrderTotals.tax(back.taxes));
            }
        }
        @Nullable BigDecimal given = body.decimal("amount");
        BigDecimal amount = OrderTotals.cents(given == null ? ofLines : given);
        BigDecimal left = OrderTotals.total(order).subtract(OrderTotals.refunded(order));
        if (amount.signum() < 0 || amount.compareTo(left) > 0) {
            throw new RestError(500, REFUSED, "Invalid refund amount.").withNumberAsData();
        }
        if (body.flag("api_refund", true)) {
            String reason = order.paymentMethod.isEmpty()
                    ? "The payment gateway for this order does not exist."
                    : "The payment gateway for this order does not support automatic refunds.";
            throw new RestError(500, REFUSED, reason).withNumberAsData();
        }
        shop.orders.changing(order);
        var refund = new Refund(
                shop.ids.nextPost(),
                shop.time.now(),
                amount,
                body.text("reason", ""),
                List.copyOf(lines),
                taxLines(lines),
                new Metas());
        refund.meta().apply(shop.ids, body.children("meta_data"));
        order.refunds.add(refund);
        restock(order, body);
        order.modified = shop.time.now();
        shop.fire("order.updated", order.id);
        if (OrderTotals.refunded(order).compareTo(OrderTotals.total(order)) >= 0 && amount.signum() > 0) {
            flow.setStatus(order, "refunded");
        }
        return refund;
    }

    private void restock(Order order, Tree body) {
        if (body.flag("api_restock", true)) {
            for (Tree item : body.children("line_items")) {
                order.lines.stream()
                        .filter(l -> l.id == item.integer("id", 0))
                        .forEach(l -> flow.restock(l, item.integer("quantity", 0)));
            }
        }
    }

    private Line part(Line original, Tree item) {
        var back = new Line(shop.ids.nextItem());
        back.name = original.name;
        back.productId = original.productId;
        back.variationId = original.variationId;
        back.quantity = item.integer("quantity", 0);
        back.taxClass = original.taxClass;
        @Nullable BigDecimal total = item.decimal("refund_total");
        back.total = total == null ? share(original.total, back.quantity, original.quantity) : total;
        back.subtotal = back.total;
        back.sku = original.sku;
        back.parentName = original.parentName;
        List<Tree> taxes = item.children("refund_tax");
        back.taxes = taxes.isEmpty() && total == null
                ? original.taxes.stream()
                        .map(t -> share(t, back.quantity, original.quantity))
                        .toList()
                : taxes.stream()
                        .map(t -> {
                            BigDecimal tax = Optional.ofNullable(t.decimal("refund_total"))
                                    .orElse(BigDecimal.ZERO);
                            return new TaxShare(t.integer("id", 0), tax, tax);
                        })
                        .toList();
        back.meta.put(shop.ids, "_refunded_item_id", String.valueOf(original.id));
        return back;
    }

    private static TaxShare share(TaxShare tax, int part, int whole) {
        BigDecimal total = share(tax.total(), part, whole);
        return new TaxShare(tax.rateId(), total, total);
    }

    private static BigDecimal share(BigDecimal amount, int part, int whole) {
        return whole == 0
                ? BigDecimal.ZERO
                : OrderTotals.cents(amount.multiply(BigDecimal.valueOf(part))
                        .divide(BigDecimal.valueOf(whole), 6, java.math.RoundingMode.HALF_UP));
    }

    private List<TaxLine> taxLines(List<Line> lines) {
        var taxLines = new ArrayList<TaxLine>();
        for (TaxRate rate : shop.totals.rates()) {
            List<TaxShare> shares = lines.stream()
                    .flatMap(l -> l.taxes.stream())
                    .filter(t -> t.rateId() == rate.id())
                    .toList();
            if (!shares.isEmpty()) {
                taxLines.add(new TaxLine(
                        shop.ids.nextItem(), rate, OrderTotals.tax(shares), OrderTotals.cents(BigDecimal.ZERO)));
            }
        }
        return List.copyOf(taxLines);
    }

    private static List<Refund> newestFirst(Order order) {
        return order.refunds.stream()
                .sorted(Comparator.comparingInt(Refund::id).reversed())
                .toList();
    }

    static Refund find(Order order, int id) {
        return order.refunds.stream()
                .filter(r -> r.id() == id)
                .findFirst()
                .orElseThrow(() -> new RestError(404, "woocommerce_rest_shop_order_refund_invalid_id", "Invalid ID."));
    }
}
