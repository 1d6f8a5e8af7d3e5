package dev.tradewind.bench.load;

import dev.tradewind.api.json.Json;
import dev.tradewind.testkit.recorded.Delivery;
import dev.tradewind.testkit.recorded.Recordings;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A recorded order, brought to a wanted size, of which any number of distinct orders can be made by writing another id
 * and another time into it. A thousand orders share a second: a store's clock goes on while it sends.
 *
 * <p>Immutable, safe for any thread.
 */
public final class OrderTemplate {

    /** What a usual order with five lines and a few plugins weighs. */
    public static final int USUAL_BYTES = 6_000;

    /** As long as every id that is written into it, so that no byte moves. */
    private static final String ID = "7000000000";

    private static final long FIRST_ID = 1_000_000_000L;

    private static final String RECORDING = "f-webhooks/91-checkout-placed.json";

    /** As long as every time that is written into it. */
    private static final String TIME = "2026-01-00T00:00:00";

    private static final List<String> TIMES =
            List.of("date_created", "date_created_gmt", "date_modified", "date_modified_gmt");

    private static final int ORDERS_A_SECOND = 1_000;

    private static final int LINES = 5;

    private final byte[] body;
    private final int[] idPlaces;
    private final int[] timePlaces;

    private OrderTemplate(byte[] body) {
        this.body = body;
        this.idPlaces = places(body, ID);
        this.timePlaces = places(body, TIME);
    }

    /** An order of five lines with plugin data up to {@code bytes}; with one line if that is less than five need. */
    public static OrderTemplate ofBytes(int bytes) {
        Map<String, @Nullable Object> order = recorded();
        if (bytes >= USUAL_BYTES) {
            giveLines(order);
        }
        int missing = bytes - Json.write(order).length;
        if (missing > 0) {
            List<@Nullable Object> meta = list(order.get("meta_data"));
            Map<String, @Nullable Object> plugin = new LinkedHashMap<>();
            plugin.put("id", 900);
            plugin.put("key", "_gift_wrapping_note");
            plugin.put("value", "");
            meta.add(plugin);
            plugin.put("value", "wrapped ".repeat(bytes).substring(0, Math.max(0, bytes - Json.write(order).length)));
        }
        return new OrderTemplate(Json.write(order));
    }

    public int bytes() {
        return body.length;
    }

    /** A body that is the caller's own, for {@link #write}. */
    public byte[] body() {
        return body.clone();
    }

    /** Makes the body that begins at {@code from} order number {@code number}, counted from 0. */
    public void write(ByteBuffer target, int from, long number) {
        for (int place : idPlaces) {
            digits(target, from + place, ID.length(), FIRST_ID + number);
        }
        long second = number / ORDERS_A_SECOND;
        for (int place : timePlaces) {
            int at = from + place;
            digits(target, at + 8, 2, 1 + second / 86_400);
            digits(target, at + 11, 2, second / 3_600 % 24);
            digits(target, at + 14, 2, second / 60 % 60);
            digits(target, at + 17, 2, second % 60);
        }
    }

    private static void digits(ByteBuffer target, int at, int count, long value) {
        long left = value;
        for (int i = count - 1; i >= 0; i--) {
            target.put(at + i, (byte) ('0' + left % 10));
            left /= 10;
        }
    }

    private static Map<String, @Nullable Object> recorded() {
        Delivery delivery = Recordings.ofWooCommerce().deliveries(RECORDING).stream()
                .filter(d -> d.topic().startsWith("order."))
                .findFirst()
                .orElseThrow();
        Map<String, @Nullable Object> order = Json.readObject(delivery.body());
        String was = String.valueOf(order.get("id"));
        String text = new String(delivery.body(), StandardCharsets.UTF_8)
                .replace("\"id\":" + was + ",\"parent_id\"", "\"id\":" + ID + ",\"parent_id\"")
                .replace("\"number\":\"" + was + "\"", "\"number\":\"" + ID + "\"")
                .replace("\\/" + was + "\\/", "\\/" + ID + "\\/")
                .replace("orders\\/" + was, "orders\\/" + ID);
        Map<String, @Nullable Object> renamed = Json.readObject(text.getBytes(StandardCharsets.UTF_8));
        TIMES.forEach(time -> renamed.replace(time, TIME));
        return renamed;
    }

    /** The one recorded line five times, and the sums that follow from it. */
    private static void giveLines(Map<String, @Nullable Object> order) {
        List<@Nullable Object> lines = list(order.get("line_items"));
        Map<?, ?> first = (Map<?, ?>) lines.getFirst();
        for (int i = 1; i < LINES; i++) {
            Map<String, @Nullable Object> line = new LinkedHashMap<>();
            first.forEach((name, value) -> line.put(String.valueOf(name), value));
            line.put("id", 900 + i);
            line.put("sku", "MUG-" + (i + 1));
            lines.add(line);
        }
        order.put("cart_tax", "8.40");
        order.put("total_tax", "8.40");
        order.put("total", "133.30");
        map(list(order.get("tax_lines")).getFirst()).put("tax_total", "8.40");
    }

    @SuppressWarnings("unchecked") // Json reads objects to mutable maps with text keys.
    private static Map<String, @Nullable Object> map(@Nullable Object tree) {
        return (Map<String, @Nullable Object>) java.util.Objects.requireNonNull(tree);
    }

    @SuppressWarnings("unchecked") // Json reads arrays to mutable lists.
    private static List<@Nullable Object> list(@Nullable Object tree) {
        return (List<@Nullable Object>) java.util.Objects.requireNonNull(tree);
    }

    private static int[] places(byte[] body, String wanted) {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        List<Integer> found = new ArrayList<>();
        for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
            found.add(at);
        }
        if (found.size() < 2) {
            throw new IllegalStateException(RECORDING + " should hold " + wanted + " twice or more, found " + found);
        }
        return found.stream().mapToInt(Integer::intValue).toArray();
    }
}
