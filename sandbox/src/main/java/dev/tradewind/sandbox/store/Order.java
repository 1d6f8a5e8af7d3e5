package dev.tradewind.sandbox.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One order as the store keeps it: plain state, changed by {@link OrderDesk} and {@link OrderTotals} under the shop's lock. */
final class Order {

    /** What one tax rate takes on one line, unrounded. {@code subtotal} is before discount; null on shipping and fees. */
    record TaxShare(int rateId, BigDecimal total, @Nullable BigDecimal subtotal) {}

    /** A product line. */
    static final class Line {
        final int id;
        final Metas meta = new Metas();
        String name = "";
        int productId;
        int variationId;
        int quantity = 1;
        String taxClass = "";
        BigDecimal subtotal = BigDecimal.ZERO;
        BigDecimal total = BigDecimal.ZERO;
        List<TaxShare> taxes = List.of();

        @Nullable
        String sku;

        @Nullable
        String parentName;

        Line(int id) {
            this.id = id;
        }

        /** The product that is in stock or not: the variation, if there is one. */
        int stockId() {
            return variationId != 0 ? variationId : productId;
        }
    }

    /** A shipping line or a fee. */
    static final class Charge {
        final int id;
        final Metas meta = new Metas();
        String title = "";
        String methodId = "";
        String instanceId = "";
        String taxClass = "";
        String taxStatus = "taxable";
        BigDecimal total = BigDecimal.ZERO;
        List<TaxShare> taxes = List.of();

        Charge(int id) {
            this.id = id;
        }
    }

    /** What one tax rate takes on the whole order. */
    record TaxLine(int id, TaxRate rate, BigDecimal taxTotal, BigDecimal shippingTaxTotal) {}

    /** A coupon that was applied. */
    record CouponLine(int id, Coupon coupon, BigDecimal discount, BigDecimal discountTax, Metas meta) {}

    /** Money given back. All amounts are positive here; the API shows lines negative. */
    record Refund(
            int id,
            Instant created,
            BigDecimal amount,
            String reason,
            List<Line> lines,
            List<TaxLine> taxLines,
            Metas meta) {}

    /** A note on the order. */
    record Note(int id, Instant created, String author, String text, boolean forCustomer) {}

    static final List<String> ADDRESS = List.of(
            "first_name", "last_name", "company", "address_1", "address_2", "city", "state", "postcode", "country");

    final int id;
    final Instant created;
    final String key;
    final Map<String, String> billing = new LinkedHashMap<>();
    final Map<String, String> shipping = new LinkedHashMap<>();
    final Metas meta = new Metas();
    final List<Line> lines = new ArrayList<>();
    final List<Charge> shippingLines = new ArrayList<>();
    final List<Charge> feeLines = new ArrayList<>();
    final List<CouponLine> coupons = new ArrayList<>();
    final List<Refund> refunds = new ArrayList<>();
    final List<Note> notes = new ArrayList<>();
    List<TaxLine> taxLines = List.of();

    String status = "pending";
    String currency = "";
    String createdVia = "rest-api";
    int customerId;
    String paymentMethod = "";
    String paymentMethodTitle = "";
    String transactionId = "";
    String customerNote = "";
    String ipAddress = "";
    String userAgent = "";
    String cartHash = "";
    Instant modified;

    /** Whether stock was taken for it; a refund that restocks leaves this as it is. */
    boolean stockTaken;

    @Nullable
    Instant completed;

    @Nullable
    Instant paid;

    Order(int id, Instant created, String key) {
        this.id = id;
        this.created = created;
        this.modified = created;
        this.key = key;
        ADDRESS.forEach(field -> {
            billing.put(field, "");
            shipping.put(field, "");
        });
        billing.put("email", "");
        billing.put("phone", "");
        shipping.put("phone", "");
    }

    boolean trashed() {
        return status.equals("trash");
    }
}
