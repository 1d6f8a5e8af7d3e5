package dev.tradewind.connector.woocommerce.checkup;

import dev.tradewind.api.HttpResult;
import dev.tradewind.connector.woocommerce.access.AccessSettings;
import dev.tradewind.connector.woocommerce.access.Authentication;
import dev.tradewind.connector.woocommerce.access.StoreError;
import java.util.List;

/** Whether the store accepts the hub's credentials for reading orders; and if not, whose fault that is. */
final class Admission {

    private static final String CHECK = "authentication";
    private static final String NOTHING_READ = "The hub can read and write nothing.";
    private static final String REST_KEYS = "WooCommerce > Settings > Advanced > REST API";

    private static final String APACHE = "SetEnvIf Authorization \"(.*)\" HTTP_AUTHORIZATION=$1";

    private final Visit visit;
    private final AccessSettings settings;

    Admission(Visit visit) {
        this.visit = visit;
        this.settings = visit.door().settings();
    }

    /** Whether it does. */
    boolean examine(Report report) {
        Visit.Timed asked = visit.getFresh("orders", Visit.SMALL_PAGE);
        Clocks.examine(asked, settings.authentication(), report);
        return switch (asked.result()) {
            case HttpResult.NoReply none -> {
                report.add(Obstacle.of(settings.url(), none));
                yield false;
            }
            case HttpResult.Reply reply -> {
                if (asked.tree().filter(tree -> tree instanceof List<?>).isPresent()) {
                    accepted(report);
                    yield true;
                }
                refused(reply, report);
                yield false;
            }
        };
    }

    private void accepted(Report report) {
        String way = settings.authentication().setting();
        report.ok(CHECK, "The shop accepts the hub's credentials (authentication " + way + ")");
        if (settings.authentication() == Authentication.QUERY && settings.isHttps() && isLetIn(Authentication.BASIC)) {
            report.notice(
                    CHECK,
                    "authentication: basic would work as well",
                    "With query the key and its secret stand in the log files of the shop's web server.",
                    "Write authentication: automatic.");
        }
    }

    private void refused(HttpResult.Reply reply, Report report) {
        StoreError error = StoreError.of(reply);
        if ((reply.status() != 401 && reply.status() != 403) || !error.isPresent()) {
            report.add(Obstacle.of(settings.url(), reply));
        } else if (error.message().contains("read permissions")) {
            report.problem(
                    CHECK,
                    "The key may only write",
                    "No order can be read.",
                    "Give it Read/Write permission under " + REST_KEYS + ".");
        } else if (error.code().equals("woocommerce_rest_cannot_view")) {
            unseen(report);
        } else {
            report.problem(CHECK, "The shop says: " + error.message(), NOTHING_READ, mend(error));
        }
    }

    /** This answer is the same for no credentials, an unknown key, and a user without rights. */
    private void unseen(Report report) {
        switch (settings.authentication()) {
            case BASIC -> unseenBasic(report);
            case QUERY, OAUTH1 ->
                report.problem(
                        CHECK,
                        "The shop does not know the key, or the key's user may not see orders",
                        NOTHING_READ,
                        "Make a new key under " + REST_KEYS + " for an administrator or a shop manager.");
            case APPLICATION_PASSWORD ->
                report.problem(
                        CHECK,
                        "The user may not see orders, or the host strips the Authorization header",
                        NOTHING_READ,
                        "Use a user who is an administrator or a shop manager; if he is, let the host pass the header on,"
                                + " on Apache by: " + APACHE);
        }
    }

    private void unseenBasic(Report report) {
        if (!settings.isHttps()) {
            report.problem(
                    CHECK,
                    "On http a shop ignores key and secret",
                    NOTHING_READ,
                    "Write authentication: oauth1, which signs requests, or give the connection an https:// url.");
        } else if (isLetIn(Authentication.QUERY)) {
            report.problem(
                    "authorization-header",
                    "The host strips the Authorization header: the key works in the address, and not in the header",
                    NOTHING_READ + " This is common with Apache and PHP as CGI.",
                    "Write authentication: query in the connection's document. Better, since nothing secret then stands in"
                            + " log files: let the host pass the header on, on Apache by: " + APACHE);
        } else {
            report.problem(
                    CHECK,
                    "The shop does not know the key, or the key's user may not see orders",
                    NOTHING_READ + " The key does not work in the address either, so the host is not to blame.",
                    "Make a new key under " + REST_KEYS + " for an administrator or a shop manager.");
        }
    }

    private boolean isLetIn(Authentication other) {
        return visit.getAs(other, "orders", Visit.SMALL_PAGE)
                .tree()
                .filter(tree -> tree instanceof List<?>)
                .isPresent();
    }

    private String mend(StoreError error) {
        if (settings.authentication() == Authentication.APPLICATION_PASSWORD) {
            return "Check credentials.user (the login name, not the e-mail of somebody else) and credentials.password; an"
                    + " application password is made in the user's profile, and his login password does not do.";
        }
        if (error.message().contains("timestamp")) {
            return "Set the clock that is wrong, the hub's or the shop's; see the finding on clocks.";
        }
        if (error.message().contains("ignature")) {
            return "Check credentials.secret, and that the url is exactly the address that the shop calls its own: it is"
                    + " part of what is signed.";
        }
        return "Check credentials.key and credentials.secret, or make a new key under " + REST_KEYS + ".";
    }
}
