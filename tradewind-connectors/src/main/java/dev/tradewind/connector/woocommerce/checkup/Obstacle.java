package dev.tradewind.connector.woocommerce.checkup;

import dev.tradewind.api.Finding;
import dev.tradewind.api.Finding.Severity;
import dev.tradewind.api.HttpResult;
import dev.tradewind.connector.woocommerce.access.StoreError;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What stands between the hub and a shop's API, told from the answer of whatever stands there. */
final class Obstacle {

    private static final String NOTHING_READ = "The hub can read and write nothing.";

    /** As much of a page as is looked at for the names of who made it. */
    private static final int PAGE_BYTES_MAX = 64 * 1024;

    /**
     * One maker of such pages.
     *
     * @param header that it leaves, in small letters; empty if none
     * @param words in its page, in small letters
     */
    private record Maker(String name, String header, List<String> words) {

        boolean made(HttpResult.Reply reply, String page) {
            // Its header alone is on every answer that it lets through, too.
            boolean refuses = reply.status() == 403 || reply.status() == 429;
            return (refuses && !header.isEmpty() && reply.header(header).isPresent())
                    || words.stream().anyMatch(page::contains);
        }
    }

    private static final List<Maker> MAKERS = List.of(
            new Maker("Cloudflare", "cf-ray", List.of("cloudflare", "just a moment...")),
            new Maker("Sucuri", "x-sucuri-id", List.of("sucuri")),
            new Maker("Wordfence", "", List.of("wordfence")),
            new Maker("Imunify360", "", List.of("imunify360")),
            new Maker("ModSecurity", "", List.of("mod_security", "modsecurity")),
            new Maker("Akamai", "x-akamai-request-id", List.of("akamai")),
            new Maker("Solid Security", "", List.of("ithemes security", "solid security")));

    private Obstacle() {}

    static Finding of(URI store, HttpResult.NoReply none) {
        String what = "No answer from " + store + ": " + none.reason();
        return switch (none.cause()) {
            case CERTIFICATE ->
                problem(
                        "tls",
                        what,
                        "The hub does not talk to a server that cannot prove who it is. " + NOTHING_READ,
                        "Have the host renew the certificate, for exactly this name, with the whole chain. Certificates"
                                + " of your own authority must be known to the Java runtime of the hub.");
            case TLS ->
                problem(
                        "tls",
                        what,
                        NOTHING_READ,
                        "The server must speak TLS 1.2 or 1.3 at this port; look whether the url's port is right.");
            case HOST ->
                problem(
                        "reachability",
                        what,
                        NOTHING_READ,
                        "Look for a typing error in the connection's url, and whether the shop's domain is still registered.");
            case CONNECTION ->
                problem(
                        "reachability",
                        what,
                        NOTHING_READ,
                        "See whether the shop opens in a browser on this machine. If it does elsewhere only, a firewall"
                                + " keeps the hub's address out: have it allowed.");
            case HELD_BACK ->
                problem(
                        "reachability",
                        what,
                        "Nothing is read from it or written to it until then.",
                        "Examine it again later. If the hub's own limit of requests is used up, raise"
                                + " limits.requests-per-minute in the connection's document.");
            case TIME, OTHER ->
                problem(
                        "reachability",
                        what,
                        NOTHING_READ,
                        "See whether the shop is slow in a browser, too. If not, a firewall may drop the hub's requests.");
        };
    }

    static Finding of(URI store, HttpResult.Reply reply) {
        int status = reply.status();
        StoreError error = StoreError.of(reply);
        if (status >= 300 && status < 400) {
            return redirect(store, reply.header("Location").orElse(""));
        }
        if (error.isPresent()) {
            return refusal(status, error);
        }
        Optional<String> maker = maker(reply);
        if (maker.isPresent()) {
            return wall(maker.get() + " answers instead of the shop (HTTP " + status + ")");
        }
        if (status == 503) {
            return maintenance("The shop answers HTTP 503 with a page");
        }
        return switch (status) {
            case 401 ->
                problem(
                        "firewall",
                        "The web server itself asks for a password (HTTP 401)",
                        NOTHING_READ,
                        "Lift the password for /wp-json/, at least for the hub's address.");
            case 403, 406, 429, 444 -> wall("Something in front of the shop refuses the hub (HTTP " + status + ")");
            case 404 ->
                problem(
                        "address",
                        "There is no WordPress at " + store + " (HTTP 404)",
                        NOTHING_READ,
                        "Set the connection's url to the address of the shop's front page, with its folder if it has one.");
            default -> other(status, reply);
        };
    }

    private static Finding other(int status, HttpResult.Reply reply) {
        if (status >= 500) {
            return problem(
                    "reachability",
                    "The shop fails with HTTP " + status,
                    NOTHING_READ,
                    "The shop's error log says why: a plug-in that fails, no memory left, or the database is away.");
        }
        return problem(
                "firewall",
                "The API's address answers with something else than JSON (HTTP " + status + ", "
                        + reply.header("Content-Type").orElse("no content type") + ")",
                NOTHING_READ
                        + " A maintenance or \"coming soon\" page, a cache or a security plug-in stands before the API,"
                        + " or a PHP warning before its answer.",
                "Open the address in a browser to see which, and except /wp-json/ from it. Turn WP_DEBUG_DISPLAY off.");
    }

    private static Finding redirect(URI store, String location) {
        String to = withoutQuery(location);
        if (to.startsWith(store + "/")) {
            return problem(
                    "permalinks",
                    "The shop redirects the API's address to " + to + ", in a loop",
                    NOTHING_READ,
                    "This happens when permalinks are \"Plain\": choose another kind under Settings > Permalinks.");
        }
        String front = to.replaceFirst("/(index\\.php/)?wp-json/?$", "");
        return problem(
                "address",
                "The shop redirects to " + (to.isEmpty() ? "nowhere" : to),
                NOTHING_READ + " Redirects are not followed: credentials go only where they were meant for.",
                front.isEmpty()
                        ? "Look at the redirects of the shop's web server."
                        : "Set the connection's url to " + front + ".");
    }

    private static Finding refusal(int status, StoreError error) {
        if (status == 503) {
            return maintenance("The shop is in maintenance: " + error.message());
        }
        String said = "HTTP " + status + " " + error.code() + (error.message().isEmpty() ? "" : ": " + error.message());
        if (error.code().equals("rest_no_route")) {
            return problem(
                    "woocommerce",
                    "WooCommerce does not answer (" + said + ")",
                    NOTHING_READ,
                    "Activate WooCommerce under Plugins; if it is being updated, wait a minute.");
        }
        return status >= 500
                ? problem(
                        "reachability", "The shop fails (" + said + ")", NOTHING_READ, "The shop's error log says why.")
                : wall("WordPress refuses its API (" + said + ")");
    }

    private static Finding maintenance(String what) {
        return problem(
                "maintenance",
                what,
                NOTHING_READ + " Nothing is lost: the hub waits and reads what happened meanwhile.",
                "Wait for the update to end. If it has ended, remove the file .maintenance from the shop's folder, or switch the"
                        + " maintenance plug-in off.");
    }

    private static Finding wall(String what) {
        return problem(
                "firewall",
                what,
                NOTHING_READ + " A firewall or a security plug-in takes the hub for an attacker.",
                "Allow the hub's IP address there, or except /wp-json/wc/ from its rules and challenges.");
    }

    private static Optional<String> maker(HttpResult.Reply reply) {
        if (reply.isSuccess() && reply.json().isPresent()) {
            return Optional.empty();
        }
        String page = new String(reply.body(), 0, Math.min(reply.body().length, PAGE_BYTES_MAX), StandardCharsets.UTF_8)
                .toLowerCase(Locale.ROOT);
        return MAKERS.stream().filter(m -> m.made(reply, page)).map(Maker::name).findFirst();
    }

    private static String withoutQuery(String location) {
        int query = location.indexOf('?');
        return query < 0 ? location : location.substring(0, query);
    }

    private static Finding problem(String check, String what, String meaning, String mend) {
        return new Finding(Severity.PROBLEM, check, what, meaning, mend);
    }
}
