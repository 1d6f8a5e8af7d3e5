package dev.tradewind.connector.woocommerce.checkup;

import dev.tradewind.api.HttpResult;
import dev.tradewind.connector.woocommerce.access.StoreError;
import java.util.Map;

/** Whether the credentials may write, too. Asks by an empty batch of orders, which changes nothing. */
final class KeyRights implements Check {

    private static final String CHECK = "key-permissions";

    @Override
    public void examine(Visit visit, Report report) {
        HttpResult result =
                visit.send("POST", "orders/batch", Map.of(), Map.of()).result();
        if (!(result instanceof HttpResult.Reply reply)) {
            unknown("no answer", report);
            return;
        }
        StoreError error = StoreError.of(reply);
        if (reply.isSuccess()) {
            report.ok(CHECK, "The credentials may read and write orders");
        } else if (error.message().contains("write permissions")) {
            report.notice(
                    CHECK,
                    "The key may only read",
                    "That is enough to read orders; nothing can be written to the shop, and webhooks must be made by hand.",
                    "Give it Read/Write permission under WooCommerce > Settings > Advanced > REST API, if flows write to the"
                            + " shop.");
        } else if (error.isPresent() && (reply.status() == 401 || reply.status() == 403)) {
            report.notice(
                    CHECK,
                    "The credentials' user may not change orders (" + error.code() + ")",
                    "That is enough to read orders; nothing can be written to the shop.",
                    "Make the key for an administrator or a shop manager, if flows write to the shop.");
        } else if (reply.status() == 403 || reply.status() == 406) {
            report.problem(
                    CHECK,
                    "Something in front of the shop lets the hub read and refuses to let it write (HTTP "
                            + reply.status() + ")",
                    "Nothing can be written to the shop.",
                    "Allow POST, PUT and DELETE from the hub's address in the firewall or the security plug-in.");
        } else {
            unknown("HTTP " + reply.status(), report);
        }
    }

    private static void unknown(String answer, Report report) {
        report.warning(
                CHECK,
                "Whether the credentials may write could not be told (" + answer + ")",
                "Flows that write to the shop may fail.",
                "Run tradewind doctor again; if it stays so, look at the shop's error log.");
    }
}
