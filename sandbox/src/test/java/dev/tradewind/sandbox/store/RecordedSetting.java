package dev.tradewind.sandbox.store;

import dev.tradewind.sandbox.http.Fault;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Brings the sandbox store into the state in which an exchange was recorded. */
final class RecordedSetting {

    private final SandboxStore store;
    private final Shop shop;

    RecordedSetting(SandboxStore store) {
        this.store = store;
        this.shop = store.shop();
        store.change(() -> {
            var admin = new Customer(1, java.time.Instant.parse("2026-11-20T17:09:27Z"));
            admin.email = "admin@example.test";
            admin.username = "admin";
            admin.role = "administrator";
            shop.customers.put(1, admin);
            return true;
        });
    }

    /** Makes the next ids those of the recorded answer, so that later paths find what they name. */
    void alignIds(Recorded recorded) {
        boolean creates = recorded.method().equals("POST") && !recorded.path().contains("batch");
        if (recorded.tree() instanceof Map<?, ?> answer) {
            store.change(() -> {
                if (recorded.path().contains("/batch") && answer.get("create") instanceof List<?> created) {
                    shop.ids.nextPostIs(id(created.getFirst()));
                } else if (creates
                        && (recorded.status() == 201 || recorded.path().endsWith("/duplicate"))) {
                    align(recorded.path(), id(answer));
                } else if (creates
                        && answer.get("data") instanceof Map<?, ?> data
                        && data.get("new_draft_order_id") instanceof Integer draft) {
                    shop.ids.nextPostIs(draft);
                }
                return true;
            });
        }
    }

    private static int id(Object answer) {
        return answer instanceof Map<?, ?> map && map.get("id") instanceof Integer id && id != 0 ? id : 900_000;
    }

    private void align(String path, int id) {
        if (path.contains("/categories") || path.contains("/tags") || path.contains("/attributes")) {
            return; // Their ids count for themselves, and all of them were recorded.
        }
        if (path.contains("/notes")) {
            shop.ids.nextCommentIs(id);
        } else if (path.contains("/webhooks")) {
            shop.ids.nextWebhookIs(id);
        } else if (path.contains("/customers")) {
            shop.ids.nextCustomerIs(id);
        } else {
            shop.ids.nextPostIs(id);
        }
    }

    void prepare(String step) {
        String[] words = step.split(" ", 3);
        String rest = words.length > 2 ? words[2] : "{}";
        switch (words[0]) {
            case "plugins" -> store.plugins(words[1].equals("none") ? Set.of() : Set.of(Plugin.WOOCOMMERCE));
            case "permalinks" -> store.access(store.access().plainPermalinks(words[1].equals("plain")));
            case "variation" -> create("products/12/variations", Integer.parseInt(words[1]), rest);
            case "product" -> create("products", Integer.parseInt(words[1]), rest);
            case "coupon" -> create("coupons", Integer.parseInt(words[1]), rest);
            case "order" -> create("orders", Integer.parseInt(words[1]), rest);
            case "webhook" ->
                create(
                        "webhooks",
                        Integer.parseInt(words[1]),
                        "{\"name\":\"lab " + rest + "\",\"topic\":\"" + rest
                                + "\",\"delivery_url\":\"http://127.0.0.1:9/x\"}");
            case "put" -> call("PUT", words[1], rest);
            case "post" -> call("POST", words[1], rest);
            case "trash", "delete" -> call("DELETE", words[1], "");
            case "orders-34-to-39" -> orders();
            case "fault" -> store.faults().next(1, Fault.Kind.valueOf(words[1].toUpperCase(Locale.ROOT)));
            default -> throw new IllegalArgumentException("order.txt: unknown step " + step);
        }
    }

    private void orders() {
        int id = 34;
        for (String status : List.of("pending", "on-hold", "processing", "completed", "cancelled", "failed")) {
            int quantity = id - 33;
            create(
                    "orders",
                    id++,
                    "{\"status\":\"" + status
                            + "\",\"billing\":{\"first_name\":\"Anna\",\"email\":\"anna@example.test\"},"
                            + "\"line_items\":[{\"product_id\":10,\"quantity\":" + quantity + "}]}");
        }
    }

    private void create(String path, int id, String json) {
        store.change(() -> {
            align("/" + path, id);
            return true;
        });
        call("POST", path, json);
    }

    private void call(String method, String path, String json) {
        var client = new dev.tradewind.sandbox.http.WebClient(
                store.url() + "/wp-json/wc/v3/",
                Map.of("Authorization", TestShop.basic(store), "X-Forwarded-Proto", "https"));
        var reply = client.call(method, path, json);
        if (reply.status() >= 300) {
            throw new IllegalStateException("order.txt: " + method + " " + path + " gave " + reply.body());
        }
    }
}
