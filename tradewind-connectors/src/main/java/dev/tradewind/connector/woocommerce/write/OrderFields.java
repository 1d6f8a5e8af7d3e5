package dev.tradewind.connector.woocommerce.write;

/** What operations on orders and customers have in common, in the canonical model's words. */
final class OrderFields {

    static final Shape ADDRESS = Shape.of(
            Field.line("firstName", "first_name", ""),
            Field.line("lastName", "last_name", ""),
            Field.line("company", "company", ""),
            Field.line("address1", "address_1", ""),
            Field.line("address2", "address_2", ""),
            Field.line("city", "city", ""),
            Field.line("state", "state", "the shop's code of it"),
            Field.line("postcode", "postcode", ""),
            Field.line("country", "country", "ISO 3166, two letters"),
            Field.line("email", "email", ""),
            Field.line("phone", "phone", ""));

    static final Field BILLING = Field.part("billing", "billing", ADDRESS, "");
    static final Field SHIPPING = Field.part("shipping", "shipping", ADDRESS, "");

    static final Field STATUS = Field.line("status", "status", "the store's word; plug-ins add their own")
            .held();

    static final Field CUSTOMER = Field.part(
            "customer",
            Field.INLINE,
            Shape.of(
                    Field.whole("id", "customer_id", "the store's number; 0 for a guest"),
                    Field.line("email", "", "finds the account where there is no id; without an account, a guest"),
                    Field.text("note", "customer_note", "what the customer wrote")),
            "");

    static final Field PAYMENT = Field.part(
            "payment",
            Field.INLINE,
            Shape.of(
                    Field.line("method", "payment_method", "the gateway's id"),
                    Field.line("title", "payment_method_title", ""),
                    Field.line("transactionId", "transaction_id", ""),
                    Field.flag("paid", "set_paid", "true: the store treats it as paid now")),
            "");

    private static final Field TOTAL = Field.amount("total", "total", "without tax");

    private static final Field TAX_CLASS = Field.line("taxClass", "tax_class", "");

    private static final Field TAX_STATUS = Field.line("taxStatus", "tax_status", "");

    static final Shape LINE = Shape.of(
            Field.line("sku", "", "of a product or variation"),
            Field.line("product", "", "the store's number, or `parent/variation`, instead"),
            Field.line("name", "name", "instead of the product's own"),
            Field.whole("quantity", "quantity", "").needed(),
            Field.amount("subtotal", "subtotal", "before discounts, without tax; the store's own price if absent"),
            TOTAL,
            TAX_CLASS,
            Meta.FIELD);

    static final Shape SHIPPING_LINE = Shape.of(
            Field.line("method", "method_id", "").needed(), Field.line("title", "method_title", ""), TOTAL, Meta.FIELD);

    static final Shape FEE_LINE = Shape.of(
            Field.line("name", "name", "").needed(),
            Field.of("total", new Kind.Decimal(true), "without tax; below zero for a deduction")
                    .as("total"),
            TAX_CLASS,
            TAX_STATUS,
            Meta.FIELD);

    static final Shape COUPON_LINE = Shape.of(Field.line("code", "code", "").needed());

    /** The order of an update. */
    static final Field ORDER = Field.id("order", "", "the store's number; without it the order that is bound");

    private OrderFields() {}
}
