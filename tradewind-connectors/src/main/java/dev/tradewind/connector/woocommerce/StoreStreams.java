package dev.tradewind.connector.woocommerce;

import dev.tradewind.connector.woocommerce.StoreStream.Listing;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The streams of one store: the table of what the connector reads. */
final class StoreStreams {

    static final String ORDERS = "orders";
    static final String PRODUCTS = "products";
    static final String CUSTOMERS = "customers";
    static final String COUPONS = "coupons";
    static final String REFUNDS = "refunds";
    static final String SUBSCRIPTIONS = "subscriptions";

    private static final List<Map<String, String>> LIVE_AND_TRASH =
            List.of(Map.of("status", "any"), Map.of("status", "trash"));

    private static final List<Map<String, String>> ONE = List.of(Map.of());

    /** Without it only those whose role is customer: a wholesale plug-in gives roles of its own. */
    private static final List<Map<String, String>> EVERY_ROLE = List.of(Map.of("role", "all"));

    private final List<StoreStream> all;

    /**
     * Lists the streams of the store at {@code shop}.
     *
     * @param currency of the shop's prices, if the connection tells
     */
    StoreStreams(URI shop, @Nullable String currency) {
        ShopAddresses addresses = new ShopAddresses(shop);
        all = List.of(
                new StoreStream(
                        ORDERS,
                        "order",
                        "orders",
                        Listing.CHANGED,
                        LIVE_AND_TRASH,
                        Set.of("checkout-draft", "auto-draft"),
                        new OrderReading(addresses)::read),
                new StoreStream(
                        PRODUCTS,
                        "product",
                        "products",
                        Listing.WITH_VARIATIONS,
                        LIVE_AND_TRASH,
                        Set.of("auto-draft", "importing"),
                        new ProductReading(addresses, currency)::read),
                new StoreStream(
                        CUSTOMERS, "customer", "customers", Listing.BY_ID, EVERY_ROLE, Set.of(), CustomerReading::read),
                // The store lists no coupons of other states than published, and none in the trash.
                new StoreStream(
                        COUPONS,
                        "coupon",
                        "coupons",
                        Listing.CHANGED,
                        ONE,
                        Set.of("auto-draft"),
                        new CouponReading(currency)::read),
                new StoreStream(
                        REFUNDS,
                        "refund",
                        "refunds",
                        Listing.CREATED,
                        ONE,
                        Set.of(),
                        new RefundReading(addresses)::read),
                new StoreStream(
                        SUBSCRIPTIONS,
                        "subscription",
                        "subscriptions",
                        Listing.CHANGED,
                        LIVE_AND_TRASH,
                        Set.of("auto-draft"),
                        Optional.of("the plug-in WooCommerce Subscriptions"),
                        new SubscriptionReading(new OrderReading(addresses))::read));
    }

    List<StoreStream> all() {
        return all;
    }

    Optional<StoreStream> find(String name) {
        return all.stream().filter(stream -> stream.name().equals(name)).findFirst();
    }
}
