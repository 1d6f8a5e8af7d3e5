package dev.tradewind.sandbox.store;

import dev.tradewind.sandbox.store.Order.Note;
import java.util.Comparator;
import java.util.List;

/** The routes of /orders/ID/notes. A note fires no webhook and leaves date_modified alone (recorded). */
final class NotesApi {

    private final Shop shop;
    private final OrdersApi orders;
    private final OrderJson json;

    NotesApi(Shop shop, OrdersApi orders, OrderJson json) {
        this.shop = shop;
        this.orders = orders;
        this.json = json;
    }

    Reply list(Call call) {
        Order order = orders.find(call.id(1), 404);
        String type = call.param("type", "any");
        List<Note> notes = order.notes.stream()
                .filter(n -> type.equals("any") || type.equals("customer") == n.forCustomer())
                .sorted(Comparator.comparing(Note::created).reversed().thenComparingInt(Note::id))
                .toList();
        return Reply.ok(OrderJson.each(notes, note -> json.note(order, note)));
    }

    Reply get(Call call) {
        Order order = orders.find(call.id(1), 404);
        return Reply.ok(json.note(order, find(order, call.id(2))));
    }

    Reply create(Call call) {
        if (!call.body().has("note")) {
            throw RestError.missingParam("note");
        }
        Order order = orders.find(call.id(1), 404);
        var note = new Note(
                shop.ids.nextComment(),
                shop.time.now(),
                call.body().flag("added_by_user", false) ? "admin" : "WooCommerce",
                call.body().text("note", ""),
                call.body().flag("customer_note", false));
        shop.orders.changing(order);
        order.notes.add(note);
        return Reply.created(
                json.note(order, note), shop.url() + "/wp-json/wc/v3/orders/" + order.id + "/notes/" + note.id());
    }

    Reply delete(Call call) {
        if (!call.flag("force")) {
            // WooCommerce says "Webhooks" here (recorded).
            throw new RestError(501, "woocommerce_rest_trash_not_supported", "Webhooks do not support trashing.");
        }
        Order order = orders.find(call.id(1), 404);
        Note note = find(order, call.id(2));
        shop.orders.changing(order);
        order.notes.remove(note);
        return Reply.ok(json.note(order, note));
    }

    private static Note find(Order order, int id) {
        return order.notes.stream()
                .filter(n -> n.id() == id)
                .findFirst()
                .orElseThrow(() -> new RestError(404, "woocommerce_rest_invalid_id", "Invalid resource ID."));
    }
}
