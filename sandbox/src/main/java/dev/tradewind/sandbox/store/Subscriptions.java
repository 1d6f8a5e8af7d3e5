package dev.tradewind.sandbox.store;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The subscriptions of a store, for tests and for people who stage flows. Nothing is checked that the API would not check. */
public final class Subscriptions {

    private final SandboxStore store;

    Subscriptions(SandboxStore store) {
        this.store = store;
    }

    /** Creates a subscription from what {@code POST /subscriptions} takes. Returns its id. */
    public int create(Map<String, ?> body) {
        return store.change(
                () -> store.routes().subscriptionDesk().create(Tree.of(body)).id());
    }

    /** Changes a subscription by what {@code PUT /subscriptions/ID} takes. */
    public void update(int id, Map<String, ?> body) {
        store.change(() -> {
            store.routes()
                    .subscriptionDesk()
                    .update(store.routes().subscriptions().find(id, 400), Tree.of(body));
            return true;
        });
    }

    /** Renews a subscription now, by an order that is paid. Returns the order's id. */
    public int renew(int id) {
        return renew(id, true);
    }

    /** Renews a subscription now, by an order whose payment fails, and puts it on hold. Returns the order's id. */
    public int failRenewal(int id) {
        return renew(id, false);
    }

    private int renew(int id, boolean paid) {
        return store.change(() -> store.routes()
                .subscriptionDesk()
                .renew(store.routes().subscriptions().find(id, 404), paid)
                .id);
    }

    /** Renews what is due by the store's clock, and ends what has run out. Returns the orders' ids. */
    public List<Integer> renewDue() {
        return store.change(() -> store.routes().subscriptionDesk().renewDue().stream()
                .map(order -> order.id)
                .toList());
    }

    /** A subscription as the API shows it. */
    public Map<String, @Nullable Object> show(int id) {
        return Objects.requireNonNull(
                store.change(() -> store.routes().subscriptions().payload(id)));
    }
}
