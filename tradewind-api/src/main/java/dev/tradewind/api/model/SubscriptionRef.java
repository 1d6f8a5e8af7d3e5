package dev.tradewind.api.model;

import java.util.ArrayList;
import java.util.List;

/**
 * A subscription that an order belongs to, as the order's meta names it.
 *
 * @param kind what the order is to the subscription: {@code renewal}, {@code resubscribe} or {@code switch}
 * @param id of the subscription at the source
 */
public record SubscriptionRef(String kind, String id) {

    private static final List<String> KINDS = List.of("renewal", "resubscribe", "switch");

    /** What meta tells; WooCommerce Subscriptions calls the keys {@code _subscription_renewal} and so on. */
    static List<SubscriptionRef> in(Meta meta) {
        List<SubscriptionRef> refs = new ArrayList<>();
        for (String kind : KINDS) {
            // An order can renew several subscriptions at once: each has an entry of its own.
            meta.entries().stream()
                    .filter(entry -> entry.key().equals("_subscription_" + kind))
                    .flatMap(entry -> Meta.toText(entry.value()).stream())
                    .filter(id -> !id.equals("0"))
                    .forEach(id -> refs.add(new SubscriptionRef(kind, id)));
        }
        return refs;
    }
}
