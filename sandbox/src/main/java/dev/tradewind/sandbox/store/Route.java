package dev.tradewind.sandbox.store;

import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One route of the REST API.
 *
 * @param plugin without which there is no such route
 * @param path as given to {@link #of}
 * @param allow value of the Allow header
 * @param hidesAllowOf404 the customers route leaves Allow out when the id is unknown (recorded)
 */
record Route(
        Plugin plugin,
        String path,
        Pattern pattern,
        String allow,
        Map<String, Function<Call, Reply>> handlers,
        boolean hidesAllowOf404) {

    /** {@code path} is below /wp-json/wc/v3, with names in braces where numbers stand, and in angle brackets where words do. */
    static Route of(String path, String allow, Map<String, Function<Call, Reply>> handlers) {
        return of(Plugin.WOOCOMMERCE, path, allow, handlers);
    }

    /** A route that a plug-in adds, below its own namespace. */
    static Route of(Plugin plugin, String path, String allow, Map<String, Function<Call, Reply>> handlers) {
        return new Route(
                plugin,
                path,
                Pattern.compile("/wp-json/" + plugin.namespace()
                        + path.replaceAll("\\{[a-z_]+}", "(\\\\d+)").replaceAll("<[a-z_]+>", "([\\\\w-]+)")),
                allow,
                handlers,
                false);
    }

    Route hidingAllowOf404() {
        return new Route(plugin, path, pattern, allow, handlers, true);
    }
}
