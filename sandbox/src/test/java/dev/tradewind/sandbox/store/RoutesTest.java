package dev.tradewind.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Goal: what the recorded store can be asked, the sandbox store can be asked, or it is written here why not.
 *
 * <p>Method: every route and method of the recorded index is looked for in the sandbox's own index.
 */
final class RoutesTest {

    private static final String PAGES = "belongs to pages of wp-admin, which no flow uses";

    /** Routes of the recorded index that the sandbox leaves out, by their beginnings. */
    private static final Map<String, String> LEFT_OUT = leftOut();

    private static Map<String, String> leftOut() {
        var reasons = new LinkedHashMap<String, String>();
        reasons.put("/wc/v3/marketplace/", "the shop of plug-ins, which only woocommerce.com answers");
        reasons.put("/wc/v3/layout-templates", PAGES);
        reasons.put("/wc/v3/products/suggested-products", PAGES);
        reasons.put("/wc/v3/orders/(?P<id>[\\d]+)/receipt", "a page to print, not data");
        reasons.put("/wc/v3/orders/(?P<id>[\\d]+)/actions/email_templates", "there is no mail here");
        reasons.put("/wc/v3/orders/(?P<id>[\\d]+)/actions/send_email", "there is no mail here");
        return reasons;
    }

    @Test
    void everyRecordedRoute_isThere_withItsMethods() {
        Map<String, List<String>> recorded =
                routes(Recorded.read("a-index/wc-v3-index").tree());
        Map<String, List<String>> ours;
        try (var shop = new TestShop()) {
            ours = new LinkedHashMap<>();
            routes(shop.rest.get("").object()).forEach((path, methods) -> ours.put(plain(path), methods));
        }
        var missing = new TreeSet<String>();
        recorded.forEach((path, methods) -> {
            if (LEFT_OUT.keySet().stream().noneMatch(path::startsWith)
                    && !ours.getOrDefault(plain(path), List.of()).containsAll(methods)) {
                missing.add(path + " " + methods + ", here " + ours.getOrDefault(plain(path), List.of()));
            }
        });

        assertThat(missing)
                .as(
                        "routes of the recorded index that the sandbox store has not; add them, or to LEFT_OUT with a reason")
                .isEmpty();
        assertThat(recorded.keySet())
                .as("every reason is needed")
                .satisfies(all -> assertThat(LEFT_OUT.keySet())
                        .allSatisfy(prefix -> assertThat(all).anyMatch(path -> path.startsWith(prefix))));
    }

    private static Map<String, List<String>> routes(Object index) {
        var found = new LinkedHashMap<String, List<String>>();
        Tree.of(index).child("routes").map().forEach((path, route) -> {
            Object methods = Tree.of(route).get("methods");
            List<String> list = methods instanceof List<?> all
                    ? all.stream().map(String::valueOf).toList()
                    : List.of();
            found.put(path, list);
        });
        return found;
    }

    /** Without the names and patterns of parameters, which are the plug-in's own business. */
    private static String plain(String path) {
        return path.replaceAll("\\(\\?P<[a-z_]+>(\\[[^\\]]*]|\\\\w|[^)\\[])*\\)", "*");
    }
}
