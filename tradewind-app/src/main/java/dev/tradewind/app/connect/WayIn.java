package dev.tradewind.app.connect;

import dev.tradewind.api.Http;
import dev.tradewind.api.HttpResult;
import dev.tradewind.connector.woocommerce.access.AccessSettings;
import dev.tradewind.connector.woocommerce.access.Authentication;
import dev.tradewind.connector.woocommerce.access.Credentials;
import dev.tradewind.connector.woocommerce.access.StoreDoor;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out how a store wants to be shown a key. */
final class WayIn {

    /** Reads next to nothing, and needs the right to see orders. */
    private static final Map<String, String> SMALL_PAGE = Map.of("per_page", "1", "_fields", "id");

    private final Http http;
    private final InstantSource clock;

    WayIn(Http http, InstantSource clock) {
        this.http = http;
        this.clock = clock;
    }

    /**
     * Whether the key opens the store when it stands in the address, and does not when it stands in the header: the fault
     * of hosts that strip that header. Asked of https stores only, because elsewhere requests are signed.
     */
    boolean needsQuery(Store store, StoreKeys.Consumer keys) {
        return "https".equals(store.url().getScheme())
                && !opens(store, keys, Authentication.BASIC)
                && opens(store, keys, Authentication.QUERY);
    }

    private boolean opens(Store store, StoreKeys.Consumer keys, Authentication way) {
        var settings = new AccessSettings(
                store.url(), Optional.of(store.form()), way, new Credentials(keys.key(), keys.secret()));
        HttpResult answer =
                new StoreDoor(settings, clock, new SecureRandom()).send("GET", "wc/v3/orders", SMALL_PAGE, null, http);
        return answer instanceof HttpResult.Reply reply
                && reply.isSuccess()
                && reply.json().filter(tree -> tree instanceof List<?>).isPresent();
    }
}
