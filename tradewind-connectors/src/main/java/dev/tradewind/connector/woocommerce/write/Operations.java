package dev.tradewind.connector.woocommerce.write;

import dev.tradewind.api.OperationSpec;
import dev.tradewind.api.OperationSpec.Repeat;
import java.util.List;

/** All that a store can be told to do. */
final class Operations {

    static final List<Operation> ALL = List.of(
            ProductWriter.SET_STOCK,
            ProductWriter.SET_PRICE,
            many(
                    "upsert-product",
                    "product",
                    "Creates a product, or changes what the input names of it.",
                    new ProductShelf()),
            many(
                    "upsert-variation",
                    "product",
                    "Creates a variation of a product, or changes what the input names of it.",
                    new VariationShelf()),
            absolute(
                    "unpublish-product",
                    "product",
                    "Makes a draft of a product, so that customers no longer see it.",
                    ProductRemoval.SHAPE,
                    ProductRemoval.UNPUBLISH),
            absolute(
                    "trash-product",
                    "product",
                    "Puts a product into the trash, from where it can be taken back.",
                    ProductRemoval.SHAPE,
                    ProductRemoval.TRASH),
            upsert("upsert-category", "category", "Creates or changes a category.", TermShelves.CATEGORIES),
            upsert("upsert-tag", "tag", "Creates or changes a tag.", TermShelves.TAGS),
            upsert("upsert-brand", "brand", "Creates or changes a brand.", TermShelves.BRANDS),
            upsert(
                    "upsert-shipping-class",
                    "shipping-class",
                    "Creates or changes a shipping class.",
                    TermShelves.SHIPPING_CLASSES),
            upsert(
                    "upsert-attribute",
                    "attribute",
                    "Creates or changes an attribute of all products.",
                    TermShelves.ATTRIBUTES),
            upsert(
                    "upsert-attribute-term",
                    "attribute-term",
                    "Creates or changes a value of an attribute.",
                    TermShelves.ATTRIBUTE_TERMS),
            new Operation.Single(
                    new OperationSpec("create-order", "order", Repeat.LOOKUP, "Creates an order, once."),
                    OrderCreation.SHAPE,
                    new OrderCreation()),
            absolute(
                    "update-order",
                    "order",
                    "Changes an order: status, addresses, payment, tracking numbers, further fields.",
                    OrderChange.SHAPE,
                    new OrderChange()),
            absolute(
                    "set-order-status", "order", "Sets the status of an order.", OrderChange.STATUS, new OrderChange()),
            new Operation.Single(
                    new OperationSpec(
                            "add-order-note", "order-note", Repeat.LOOKUP, "Writes a note to an order, once."),
                    OrderNote.SHAPE,
                    new OrderNote()),
            new Operation.Single(
                    new OperationSpec(
                            "create-refund", "refund", Repeat.LOOKUP, "Refunds an order or lines of it, once."),
                    RefundCreation.SHAPE,
                    new RefundCreation()),
            many("upsert-customer", "customer", "Creates or changes a customer's account.", new CustomerShelf()),
            many("upsert-coupon", "coupon", "Creates or changes a coupon.", TradeShelves.COUPONS),
            upsert("upsert-tax-rate", "tax-rate", "Creates or changes a tax rate.", TradeShelves.TAX_RATES),
            new Operation.Single(
                    new OperationSpec("upsert-tax-class", "tax-class", Repeat.LOOKUP, "Creates a tax class, once."),
                    TaxClass.SHAPE,
                    new TaxClass()),
            upsert("upsert-review", "review", "Creates or changes a review of a product.", TradeShelves.REVIEWS),
            new Operation.Single(
                    new OperationSpec(
                            "upsert-shipping-zone",
                            "shipping-zone",
                            Repeat.LOOKUP,
                            "Creates or changes a shipping zone with its locations and methods."),
                    Setup.ZONE,
                    Setup::zone),
            absolute("set-setting", "setting", "Sets a setting of the shop.", Setup.SETTING, Setup::setting),
            absolute(
                    "set-payment-gateway",
                    "payment-gateway",
                    "Switches a payment gateway on or off, and names it.",
                    Setup.GATEWAY,
                    Setup::gateway),
            absolute(
                    "update-subscription",
                    "subscription",
                    "Changes a subscription of WooCommerce Subscriptions.",
                    SubscriptionChange.SHAPE,
                    new SubscriptionChange()),
            absolute(
                    "set-booking-resource",
                    "booking",
                    "Gives a booking of WooCommerce Bookings another room, person or thing.",
                    BookingChange.SHAPE,
                    new BookingChange()));

    private Operations() {}

    /** Several go in one call. */
    private static Operation many(String name, String object, String meaning, Shelf shelf) {
        return new UpsertMany(new OperationSpec(name, object, Repeat.LOOKUP, meaning, UpsertMany.TOGETHER), shelf);
    }

    private static Operation upsert(String name, String object, String meaning, Shelf shelf) {
        return new Operation.Single(
                new OperationSpec(name, object, Repeat.LOOKUP, meaning), shelf.input(), new Upsert(shelf));
    }

    private static Operation absolute(String name, String object, String meaning, Shape input, Operation.Deed deed) {
        return new Operation.Single(new OperationSpec(name, object, Repeat.HARMLESS, meaning), input, deed);
    }
}
