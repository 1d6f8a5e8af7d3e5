package dev.tradewind.connector.woocommerce;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes an address within the shop the same, whichever of the shop's processes wrote it.
 *
 * <p>The store makes addresses with the scheme and port of the request that it is serving: a webhook, sent by a background
 * process, says http where an answer over https says https. The same order would look like two versions of itself.
 */
final class ShopAddresses {

    private static final Pattern ADDRESS = Pattern.compile("https?://([^/?#:@]+)(:\\d{1,5})?(?=[/?#]|$)");

    private final String host;
    private final String origin;

    ShopAddresses(URI shop) {
        this.host = String.valueOf(shop.getHost());
        this.origin = shop.getScheme() + "://" + shop.getAuthority();
    }

    /** The value with the connection's own scheme, host and port, if it is an address in the shop; otherwise as it was. */
    @Nullable
    Object own(@Nullable Object value) {
        if (!(value instanceof String address)) {
            return value;
        }
        Matcher found = ADDRESS.matcher(address);
        boolean inShop = found.lookingAt() && found.group(1).equalsIgnoreCase(host);
        return inShop ? origin + address.substring(found.end()) : address;
    }

    /** A tree with every address in it made {@link #own}. */
    @Nullable
    Object ownWithin(@Nullable Object tree) {
        return switch (tree) {
            case Map<?, ?> object -> {
                Map<Object, @Nullable Object> own = new LinkedHashMap<>();
                object.forEach((name, value) -> own.put(name, ownWithin(value)));
                yield own;
            }
            case List<?> list -> {
                List<@Nullable Object> own = new ArrayList<>();
                list.forEach(value -> own.add(ownWithin(value)));
                yield own;
            }
            case null, default -> own(tree);
        };
    }
}
