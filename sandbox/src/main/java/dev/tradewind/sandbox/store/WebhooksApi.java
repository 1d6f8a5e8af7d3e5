package dev.tradewind.sandbox.store;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The routes of /webhooks. */
final class WebhooksApi {

    private static final int WEBHOOKS_MAX = 200;
    private static final List<String> STATUSES = List.of("active", "paused", "disabled");
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("'Webhook created on' MMM dd, uuuu '@' hh:mm a", Locale.ENGLISH);

    private final Shop shop;

    WebhooksApi(Shop shop) {
        this.shop = shop;
    }

    Reply list(Call call) {
        String status = call.param("status", "all");
        boolean ascending = call.param("order", "desc").equals("asc");
        List<Webhook> found = shop.webhooks.values().stream()
                .filter(w -> status.equals("all") || w.status.equals(status))
                .toList();
        return new Page(call, url()).of(ascending ? found : found.reversed(), List.of(), false, this::tree);
    }

    Reply get(Call call) {
        return Reply.ok(tree(find(call.id(1), 404)));
    }

    Reply create(Call call) {
        Webhook webhook = create(call.body());
        return Reply.created(tree(webhook), url() + "/" + webhook.id);
    }

    Webhook create(Tree body) {
        String topic = body.text("topic", "");
        if (!Webhook.knows(topic, shop.plugins)) {
            throw new RestError(
                    400, "woocommerce_rest_shop_webhook_invalid_topic", "Webhook topic is required and must be valid.");
        }
        checkUrl(body.text("delivery_url", ""));
        if (shop.webhooks.size() >= WEBHOOKS_MAX) {
            throw new RestError(507, "sandbox_full", "The sandbox store holds at most " + WEBHOOKS_MAX + " webhooks.");
        }
        var webhook = new Webhook(shop.ids.nextWebhook(), shop.time.now());
        webhook.topic = topic;
        webhook.deliveryUrl = body.text("delivery_url", "");
        webhook.name = body.text("name", NAME.format(webhook.created.atZone(ZoneOffset.UTC)));
        webhook.status = status(body, "active");
        webhook.secret = body.text("secret", "");
        if (webhook.secret.isEmpty()) {
            webhook.secret = shop.randomKey(50);
        }
        shop.webhooks.put(webhook.id, webhook);
        shop.ping(webhook);
        return webhook;
    }

    Reply update(Call call) {
        return Reply.ok(update(find(call.id(1), 400), call.body()));
    }

    Reply batch(Call call) {
        return Reply.ok(new Batch(call.body())
                .run(item -> tree(create(item)), item -> update(find(item.integer("id", 0), 400), item), id -> {
                    Webhook webhook = find(id, 404);
                    shop.webhooks.remove(id);
                    return tree(webhook);
                }));
    }

    private Map<String, @Nullable Object> update(Webhook webhook, Tree body) {
        if (body.has("topic") && !Webhook.knows(body.text("topic", ""), shop.plugins)) {
            throw new RestError(400, "woocommerce_rest_shop_webhook_invalid_topic", "Webhook topic must be valid.");
        }
        if (body.has("delivery_url")) {
            checkUrl(body.text("delivery_url", ""));
            webhook.pendingPing |= !body.text("delivery_url", "").equals(webhook.deliveryUrl);
        }
        webhook.topic = body.text("topic", webhook.topic);
        webhook.deliveryUrl = body.text("delivery_url", webhook.deliveryUrl);
        webhook.name = body.text("name", webhook.name);
        webhook.secret = body.text("secret", webhook.secret);
        webhook.status = status(body, webhook.status); // The failure count stays (recorded).
        webhook.modified = shop.time.now();
        if (webhook.pendingPing) {
            shop.ping(webhook); // A ping that failed is repeated on every later save (recorded).
        }
        return tree(webhook);
    }

    Reply delete(Call call) {
        Webhook webhook = find(call.id(1), 404);
        if (!call.flag("force")) {
            throw new RestError(501, "woocommerce_rest_trash_not_supported", "Webhooks do not support trashing.");
        }
        shop.webhooks.remove(webhook.id);
        return Reply.ok(tree(webhook));
    }

    private static String status(Tree body, String otherwise) {
        String status = body.text("status", otherwise);
        if (!STATUSES.contains(status)) {
            throw Call.notOneOf("status", "status", STATUSES);
        }
        return status;
    }

    private static void checkUrl(String url) {
        if (!url.matches("https?://\\S+") || !hasHost(url)) {
            throw new RestError(
                    400,
                    "woocommerce_rest_shop_webhook_invalid_delivery_url",
                    "Webhook delivery URL must be a valid URL starting with http:// or https://.");
        }
    }

    private static boolean hasHost(String url) {
        try {
            return new URI(url).getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private Webhook find(int id, int statusIfUnknown) {
        Webhook webhook = shop.webhooks.get(id);
        if (webhook == null) {
            throw new RestError(statusIfUnknown, "woocommerce_rest_shop_webhook_invalid_id", "Invalid ID.");
        }
        return webhook;
    }

    private String url() {
        return shop.url() + "/wp-json/wc/v3/webhooks";
    }

    private Map<String, @Nullable Object> tree(Webhook webhook) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("id", webhook.id);
        tree.put("name", webhook.name);
        tree.put("status", webhook.status);
        tree.put("topic", webhook.topic);
        tree.put("resource", webhook.resource());
        tree.put("event", webhook.event());
        tree.put("hooks", Webhook.HOOKS.getOrDefault(webhook.topic, List.of(webhook.event())));
        tree.put("delivery_url", webhook.deliveryUrl);
        tree.put("date_created", shop.time.local(webhook.created));
        tree.put("date_created_gmt", shop.time.gmt(webhook.created));
        tree.put("date_modified", shop.time.local(webhook.modified));
        tree.put("date_modified_gmt", shop.time.gmt(webhook.modified));
        tree.put(
                "_links",
                Links.item(url() + "/" + webhook.id, url(), List.of("GET", "POST", "PUT", "PATCH", "DELETE")));
        return tree;
    }
}
