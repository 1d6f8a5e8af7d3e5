package dev.tradewind.app.connect;

import dev.tradewind.app.intake.HandOverServlet;
import dev.tradewind.connector.woocommerce.access.ApiForm;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where a person lets a store hand over keys, and what stands in the way of it.
 *
 * @param url empty if the store could not hand them over
 * @param advice why not, or what else to know before
 */
record Approval(Optional<URI> url, List<String> advice) {

    /** Where the person comes back to: a page for everybody, which leads on to the console. */
    static final String RETURN = "/connected";

    private static final String BY_HAND = "Make a key at the shop and paste it below, or use an application password.";

    /** Works out the way for one store. */
    static Approval of(Store store, HubAddresses hub, HandOver.Scope scope, String id, String ticket) {
        List<String> advice = new ArrayList<>();
        if (store.form() != ApiForm.WP_JSON) {
            advice.add(form(store.form()));
            return new Approval(Optional.empty(), advice);
        }
        Optional<URI> callback = callbackBase(store, hub);
        if (callback.isEmpty()) {
            advice.add(missingAddress(hub.publicUrl()));
            return new Approval(Optional.empty(), advice);
        }
        warnOfPrivateAddress(store, callback.get(), advice);
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("app_name", "Tradewind");
        parameters.put("scope", scope.word());
        parameters.put("user_id", ticket);
        parameters.put("return_url", hub.console() + RETURN + "/" + id);
        parameters.put("callback_url", callback.get() + HandOverServlet.PATH + "/" + ticket);
        String query = parameters.entrySet().stream()
                .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return new Approval(Optional.of(URI.create(store.url() + "/wc-auth/v1/authorize?" + query)), advice);
    }

    private static String form(ApiForm form) {
        return form.takesKeys()
                ? "The shop's web server does not rewrite addresses, so its page for handing over keys is not there. "
                        + BY_HAND
                : "The shop's permalinks are \"Plain\", and no consumer key works with them. Choose others under Settings >"
                        + " Permalinks and begin again, or use an application password.";
    }

    /** Where the store can call the hub, as far as it lets itself be told. */
    private static Optional<URI> callbackBase(Store store, HubAddresses hub) {
        Optional<URI> secure = hub.publicUrl().filter(url -> "https".equalsIgnoreCase(url.getScheme()));
        if (secure.isPresent() || !store.isOnThisMachine()) {
            return secure;
        }
        // A simulated or a development store: it runs where the hub does, and may not ask for https.
        return hub.publicUrl().or(() -> Optional.of(URI.create("http://localhost:" + hub.port())));
    }

    private static String missingAddress(Optional<URI> publicUrl) {
        String why = publicUrl.isEmpty()
                ? "The hub does not know under which address the shop can reach it"
                : "The hub's public-url is " + publicUrl.get() + ", without encryption";
        return why + ". WooCommerce hands keys over to an https address only. Start the hub with --set"
                + " public-url=https://…, behind a proxy with a certificate, and begin again; or do it by hand: "
                + BY_HAND;
    }

    private static void warnOfPrivateAddress(Store store, URI callback, List<String> advice) {
        String host = String.valueOf(callback.getHost());
        boolean isPrivate =
                TypedAddress.isThisMachine(host) || host.matches("(10\\.|192\\.168\\.|172\\.(1[6-9]|2\\d|3[01])\\.).*");
        boolean isOddPort = !List.of(-1, 80, 443, 8080).contains(callback.getPort());
        if ((isPrivate || isOddPort) && !store.isOnThisMachine()) {
            advice.add(
                    "WordPress calls no addresses of private networks, and no ports but 80, 443 and 8080; the hub's is "
                            + callback
                            + ". If the shop says that it was unable to send the consumer data, paste a key below.");
        }
    }
}
