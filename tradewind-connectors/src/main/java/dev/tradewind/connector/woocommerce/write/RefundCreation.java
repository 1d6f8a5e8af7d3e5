package dev.tradewind.connector.woocommerce.write;

import dev.tradewind.api.Failure;
import dev.tradewind.api.Outcome;
import dev.tradewind.api.Write;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives money back, once. Why a repetition makes no second refund: the refund keeps our key in a meta field, and the order's
 * refunds are looked through first. The store writes that field last, when the gateway has paid: a refund of the same amount and
 * reason without a key may be one that was interrupted before, and then a person decides.
 */
final class RefundCreation implements Operation.Deed {

    private static final Shape LINE = Shape.of(
            Field.line("sku", "", "of the order's line"),
            Field.id("line", "", "the line's number, instead"),
            Field.whole("quantity", "", "").needed(),
            Field.amount("total", "", "without tax; the line's share of the quantity if absent"));

    static final Shape SHAPE = Shape.of(
            Field.id("order", "", "the store's number").needed(),
            Field.line("externalId", "", "our key of it; the entity key if absent"),
            Field.amount("amount", "amount", "with tax; the sum of the lines if absent"),
            Field.text("reason", "reason", ""),
            Field.parts("lines", "", LINE, "what is given back"),
            Field.flag("payBack", "", "true: through the gateway; otherwise the money has gone back another way"),
            Field.flag("restock", "", "false: the pieces do not go back into stock"));

    /** The store's code for what it does not accept, and for what its gateway refuses; sent as HTTP 500. */
    private static final String REFUSED = "woocommerce_rest_cannot_create_order_refund";

    private static final int CENTS = 2;

    @Override
    public Outcome perform(Input input, Write write, Shop shop) {
        String order = "orders/" + input.needed("order");
        String key = input.text("externalId").orElse(write.entityKey());
        List<Map<?, ?>> refunds = shop.list(order + "/refunds", Map.of("per_page", Integer.toString(Shop.PAGE)));
        Optional<String> there = refunds.stream()
                .filter(refund -> Meta.text(refund, Meta.KEY).equals(Optional.of(key)))
                .flatMap(refund -> Shop.idOf(refund).stream())
                .findFirst();
        if (there.isPresent()) {
            return new Outcome.Unchanged(there.get(), "was refunded before");
        }
        if (input.decimal("amount").isEmpty() && input.parts("lines").isEmpty()) {
            throw new Unfit("amount", "is missing, and there are no lines");
        }
        Map<String, @Nullable Object> body = input.told();
        if (input.has("lines")) {
            body.put("line_items", lines(input.parts("lines"), order, shop));
        }
        refuseIfInterrupted(refunds, input, body.get("line_items"));
        // The store's own default asks the gateway, and fails where that cannot give money back.
        body.put("api_refund", input.is("payBack"));
        body.put("api_restock", !Boolean.FALSE.equals(input.values().get("restock")));
        Meta.put(body, Meta.KEY, key);
        return switch (shop.create(order + "/refunds", body)) {
            case Shop.Sent.Refused refused -> classified(refused);
            case Shop.Sent.Missing missing -> OrderChange.gone(order);
            case Shop.Sent.Done done ->
                new Outcome.Applied(
                        done.id(),
                        Map.of("amount", String.valueOf(done.record().get("amount"))),
                        Heard.OF_REFUNDS.made(done.record()));
        };
    }

    private static void refuseIfInterrupted(List<Map<?, ?>> refunds, Input input, @Nullable Object lines) {
        BigDecimal amount = input.decimal("amount").orElseGet(() -> sum(lines));
        String reason = letters(input.text("reason").orElse(""));
        refunds.stream()
                .filter(refund -> Meta.text(refund, Meta.KEY).isEmpty())
                .filter(refund -> isSame(amount, amount(refund.get("amount"))))
                .filter(refund -> letters(String.valueOf(refund.get("reason"))).equals(reason))
                .findFirst()
                .ifPresent(refund -> {
                    throw new Halt(new Failure.Rejected(
                            ("refund %s of the same amount and reason is there without our key: it may be this one, and have"
                                            + " been interrupted while the gateway paid. Look there; discard this, or make"
                                            + " the refund in the shop")
                                    .formatted(refund.get("id")),
                            Optional.of("amount")));
                });
    }

    /** The store shows what it was told in its own decimals. */
    private static boolean isSame(BigDecimal told, BigDecimal shown) {
        return told.setScale(shown.scale(), RoundingMode.HALF_UP).compareTo(shown) == 0;
    }

    /** The store may have trimmed or escaped the rest. */
    private static String letters(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static BigDecimal sum(@Nullable Object lines) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Object one : lines instanceof List<?> list ? list : List.of()) {
            if (one instanceof Map<?, ?> line && line.get("refund_total") instanceof BigDecimal total) {
                sum = sum.add(total).add(taxOf(line));
            }
        }
        return sum;
    }

    private static BigDecimal taxOf(Map<?, ?> line) {
        BigDecimal tax = BigDecimal.ZERO;
        for (Object one : line.get("refund_tax") instanceof List<?> list ? list : List.of()) {
            if (one instanceof Map<?, ?> share && share.get("refund_total") instanceof BigDecimal part) {
                tax = tax.add(part);
            }
        }
        return tax;
    }

    private static Failure classified(Shop.Sent.Refused refused) {
        return refused.error().code().equals(REFUSED)
                ? new Failure.Rejected("the store says: " + refused.error().message(), Optional.of("amount"))
                : refused.failure();
    }

    private static List<Object> lines(List<Input> lines, String path, Shop shop) {
        Map<?, ?> order =
                shop.find(path, Map.of("_fields", "id,line_items")).orElseThrow(() -> new Halt(OrderChange.gone(path)));
        List<Object> items = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Input line : lines) {
            Map<?, ?> ordered = ordered(line, order, taken);
            BigDecimal quantity = new BigDecimal(line.needed("quantity"));
            BigDecimal of = new BigDecimal(String.valueOf(ordered.get("quantity")));
            if (quantity.signum() < 0 || quantity.compareTo(of) > 0) {
                throw new Unfit(line.at("quantity"), "is not between 0 and the %s of the order".formatted(of));
            }
            BigDecimal whole = amount(ordered.get("total"));
            BigDecimal total = line.decimal("total").orElseGet(() -> share(whole, quantity, of));
            Map<String, @Nullable Object> item = new LinkedHashMap<>();
            item.put("id", ordered.get("id"));
            item.put("quantity", quantity.intValueExact());
            item.put("refund_total", total);
            item.put("refund_tax", taxes(ordered, total, whole));
            items.add(item);
        }
        return items;
    }

    /** Each line once: of two refunds of one line the store would make the last only. */
    private static Map<?, ?> ordered(Input line, Map<?, ?> order, Set<String> taken) {
        Optional<String> sku = line.text("sku");
        String number = sku.isPresent() ? "" : line.needed("line");
        List<?> all = order.get("line_items") instanceof List<?> list ? list : List.of();
        return all.stream()
                .filter(Map.class::isInstance)
                .<Map<?, ?>>map(one -> (Map<?, ?>) one)
                .filter(one -> sku.map(wanted -> wanted.equals(one.get("sku")))
                        .orElseGet(() -> number.equals(String.valueOf(one.get("id")))))
                .filter(one -> taken.add(String.valueOf(one.get("id"))))
                .findFirst()
                .orElseThrow(() -> new Unfit(
                        line.at(sku.isPresent() ? "sku" : "line"),
                        "the order has no such line, or another of these names it already: give their sum"));
    }

    /** Tax goes back in the proportion in which the line's amount does. */
    private static List<Object> taxes(Map<?, ?> ordered, BigDecimal total, BigDecimal whole) {
        List<Object> taxes = new ArrayList<>();
        for (Object one : ordered.get("taxes") instanceof List<?> list ? list : List.of()) {
            if (one instanceof Map<?, ?> tax && whole.signum() != 0) {
                taxes.add(Map.of(
                        "id",
                        String.valueOf(tax.get("id")),
                        "refund_total",
                        share(amount(tax.get("total")), total, whole)));
            }
        }
        return taxes;
    }

    private static BigDecimal amount(@Nullable Object text) {
        return text instanceof String number && number.matches("-?\\d{1,15}(\\.\\d{1,10})?")
                ? new BigDecimal(number)
                : BigDecimal.ZERO;
    }

    private static BigDecimal share(BigDecimal amount, BigDecimal part, BigDecimal of) {
        return part.compareTo(of) == 0 ? amount : amount.multiply(part).divide(of, CENTS, RoundingMode.HALF_UP);
    }
}
