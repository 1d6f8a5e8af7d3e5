package dev.tradewind.sandbox.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The routes of /system_status/tools: two of the tools, which find nothing to do here and say that they did it. */
final class ToolsApi {

    /** One tool. */
    private record Tool(String id, String name, String description) {}

    private static final List<Tool> TOOLS = List.of(
            new Tool(
                    "clear_transients",
                    "WooCommerce transients",
                    "This tool will clear the product/shop transients cache."),
            new Tool(
                    "clear_expired_transients",
                    "Expired transients",
                    "This tool will clear ALL expired transients from WordPress."));

    private final Shop shop;

    ToolsApi(Shop shop) {
        this.shop = shop;
    }

    Reply list(Call call) {
        return Reply.ok(TOOLS.stream()
                .map(tool -> {
                    Map<String, @Nullable Object> tree = tree(tool);
                    var item = new LinkedHashMap<String, @Nullable Object>();
                    item.put("embeddable", true);
                    item.put("href", shop.url() + "/wp-json/wc/v3/system_status/tools/" + tool.id());
                    tree.put("_links", Map.of("item", List.of(item)));
                    return tree;
                })
                .toList());
    }

    Reply get(Call call) {
        return Reply.ok(tree(find(call)));
    }

    Reply run(Call call) {
        Map<String, @Nullable Object> tree = tree(find(call));
        tree.put("success", true);
        tree.put("message", "Product transients cleared");
        return Reply.ok(tree);
    }

    private static Tool find(Call call) {
        return TOOLS.stream()
                .filter(t -> t.id().equals(call.word(1)))
                .findFirst()
                .orElseThrow(
                        () -> new RestError(404, "woocommerce_rest_system_status_tool_invalid_id", "Invalid tool ID."));
    }

    private static Map<String, @Nullable Object> tree(Tool tool) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("id", tool.id());
        tree.put("name", tool.name());
        tree.put("action", "Clear transients");
        tree.put("description", tool.description());
        return tree;
    }
}
