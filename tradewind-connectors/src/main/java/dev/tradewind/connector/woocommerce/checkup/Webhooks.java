package dev.tradewind.connector.woocommerce.checkup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whether the store's webhooks for this connection are there and switched on. */
final class Webhooks implements Check {

    private static final String CHECK = "webhooks";

    private static final Set<String> WANTED =
            Set.of("order.created", "order.updated", "order.deleted", "order.restored");

    private static final String BY_SWEEP = "What webhooks do not bring, the next sweep does, minutes later.";

    @Override
    public void examine(Visit visit, Report report) {
        Optional<Object> list = visit.get(
                        "webhooks", Map.of("per_page", "100", "_fields", "id,name,status,topic,delivery_url"))
                .tree();
        if (list.isEmpty()) {
            report.notice(
                    CHECK,
                    "The shop does not show its webhooks to the hub",
                    "Whether they are in order is not known.",
                    "Make the key for an administrator.");
            return;
        }
        List<Object> ours = new ArrayList<>();
        for (Object webhook : Trees.list(Map.of("all", list.get()), "all")) {
            if (leadsHere(webhook, visit.connection())) {
                ours.add(webhook);
            }
        }
        if (ours.isEmpty()) {
            report.notice(
                    CHECK,
                    "No webhook of the shop leads to this connection (…/hooks/" + visit.connection() + ")",
                    BY_SWEEP,
                    "Make them under WooCommerce > Settings > Advanced > Webhooks, to see orders within a minute.");
            return;
        }
        states(ours, report);
    }

    private static boolean leadsHere(@Nullable Object webhook, String connection) {
        return Trees.text(webhook, "delivery_url")
                .filter(url -> url.replaceFirst("[?#].*", "").endsWith("/hooks/" + connection))
                .isPresent();
    }

    private static void states(List<Object> ours, Report report) {
        Set<String> missing = new TreeSet<>(WANTED);
        for (Object webhook : ours) {
            String topic = Trees.text(webhook, "topic").orElse("");
            switch (Trees.text(webhook, "status").orElse("")) {
                case "active" -> missing.remove(topic);
                case "paused" ->
                    report.warning(
                            CHECK,
                            named(webhook) + " is paused",
                            BY_SWEEP,
                            "Set it to Active under WooCommerce > Settings > Advanced > Webhooks.");
                default ->
                    report.problem(
                            CHECK,
                            named(webhook) + " is disabled: the shop gave it up after seven failures in a row",
                            "The shop sends it no more, and says so to nobody. " + BY_SWEEP,
                            "Delete it and make it anew. Setting it to Active keeps its count of failures, so the next"
                                    + " failure would end it again. Then see why the hub could not be reached.");
            }
        }
        if (missing.isEmpty()) {
            report.ok(CHECK, "Webhooks of all order topics lead to this connection, and are active");
        } else {
            report.warning(
                    CHECK,
                    "No active webhook leads here for " + String.join(", ", missing),
                    BY_SWEEP,
                    "Make them under WooCommerce > Settings > Advanced > Webhooks, with the same secret.");
        }
    }

    private static String named(@Nullable Object webhook) {
        return "Webhook %s (%s)"
                .formatted(
                        Trees.text(webhook, "id").orElse("?"),
                        Trees.text(webhook, "topic").orElse("no topic"));
    }
}
