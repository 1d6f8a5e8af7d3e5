package dev.tradewind.connector.woocommerce.access;

import dev.tradewind.api.Http;
import dev.tradewind.api.HttpCall;
import dev.tradewind.api.HttpResult;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds out which form the addresses of a shop's API have, by asking for its index without any credentials. */
public sealed interface ApiDiscovery {

    /**
     * The API is there.
     *
     * @param reply its index, or a refusal in WordPress's own words: a security plug-in that shows the index to nobody
     * @param before what was answered at the forms that were tried first
     */
    record Found(ApiForm form, HttpResult.Reply reply, List<Tried> before) implements ApiDiscovery {
        public Found {
            before = List.copyOf(before);
        }
    }

    /** No API at any form, or nobody answered at all. */
    record Missing(List<Tried> tried) implements ApiDiscovery {
        public Missing {
            tried = List.copyOf(tried);
        }
    }

    /** What was answered at one form. */
    record Tried(ApiForm form, HttpResult result) {}

    /** The parts of the index that are of use; the whole has half a megabyte. */
    Map<String, String> INDEX_QUERY = Map.of("_fields", "name,url,home,gmt_offset,timezone_string,namespaces");

    /** Tries the forms in turn. */
    static ApiDiscovery at(URI store, Http http) {
        List<Tried> tried = new ArrayList<>();
        for (ApiForm form : ApiForm.values()) {
            HttpResult result = http.send(HttpCall.get(form.address(store, "", INDEX_QUERY)));
            if (result instanceof HttpResult.Reply reply && isApi(reply)) {
                return new Found(form, reply, tried);
            }
            tried.add(new Tried(form, result));
            if (result instanceof HttpResult.NoReply) {
                break; // It is not the address that is at fault.
            }
        }
        return new Missing(tried);
    }

    /** Whether it leads to another address of the API of this shop, as WordPress does for ever with plain permalinks. */
    static boolean isRedirectLoop(URI store, HttpResult.Reply reply) {
        return reply.status() >= 300
                && reply.status() < 400
                && reply.header("Location")
                        .filter(l -> l.startsWith(store + "/") && l.contains("/wp-json/"))
                        .isPresent();
    }

    private static boolean isApi(HttpResult.Reply reply) {
        if (reply.isSuccess()) {
            return reply.json()
                    .filter(tree -> tree instanceof Map<?, ?> index && index.get("namespaces") instanceof List<?>)
                    .isPresent();
        }
        return (reply.status() == 401 || reply.status() == 403)
                && StoreError.of(reply).isPresent();
    }
}
