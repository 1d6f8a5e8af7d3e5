package dev.tradewind.sandbox.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A batch call: create, update and delete, each item on its own, the whole always answered with 200. */
final class Batch {

    private static final int ITEMS_MAX = 100;

    private final Tree body;

    Batch(Tree body) {
        this.body = body;
        int items = 0;
        for (String part : List.of("create", "update", "delete")) {
            items += body.get(part) instanceof List<?> list ? list.size() : 0;
        }
        if (items > ITEMS_MAX) {
            throw new RestError(
                    413,
                    "woocommerce_rest_request_entity_too_large",
                    "Unable to accept more than " + ITEMS_MAX + " items for this request.");
        }
    }

    /** The answer; an empty list if nothing was asked, since PHP has no empty object. */
    Object run(
            Function<Tree, Map<String, @Nullable Object>> create,
            Function<Tree, Map<String, @Nullable Object>> update,
            IntFunction<Map<String, @Nullable Object>> delete) {
        var answer = new LinkedHashMap<String, @Nullable Object>();
        if (body.get("create") instanceof List<?>) {
            answer.put(
                    "create",
                    body.children("create").stream()
                            .map(item -> guarded(0, () -> create.apply(item)))
                            .toList());
        }
        if (body.get("update") instanceof List<?>) {
            answer.put(
                    "update",
                    body.children("update").stream()
                            .map(item -> guarded(item.get("id"), () -> update.apply(item)))
                            .toList());
        }
        if (body.get("delete") instanceof List<?> ids) {
            answer.put(
                    "delete",
                    ids.stream()
                            .map(id -> guarded(id, () -> delete.apply(id instanceof Number n ? n.intValue() : 0)))
                            .toList());
        }
        return answer.isEmpty() ? List.of() : answer;
    }

    private static Map<String, @Nullable Object> guarded(
            @Nullable Object id, Supplier<Map<String, @Nullable Object>> work) {
        try {
            return work.get();
        } catch (RestError refused) {
            var failed = new LinkedHashMap<String, @Nullable Object>();
            failed.put("id", id);
            failed.put("error", refused.tree());
            return failed;
        }
    }
}
