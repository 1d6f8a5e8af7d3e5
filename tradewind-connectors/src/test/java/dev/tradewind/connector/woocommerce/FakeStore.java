package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.Http;
import dev.tradewind.api.HttpCall;
import dev.tradewind.api.HttpResult;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A store's list of orders, as far as a sweep and a backfill meet it: limits that are not included, to the second; the trap of
 * {@code dates_are_gmt}; the hidden trash; totals. Orders of the same second come in any order.
 *
 * <p>Ids are chosen first and orders loaded one by one afterwards; {@link #meanwhile} runs in between.
 */
final class FakeStore implements Http {

    static final class Order {
        final int id;
        final Instant created;
        Instant modified;
        String status = "processing";
        int version = 1;
        /** Saved, but not committed before then. */
        Instant visibleFrom = Instant.MIN;

        Order(int id, Instant created) {
            this.id = id;
            this.created = created;
            this.modified = created;
        }

        String head() {
            return "{\"id\":" + id + ",\"date_created_gmt\":\"" + StoreTime.toQuery(created)
                    + "\",\"date_modified_gmt\":\"" + StoreTime.toQuery(modified) + "\"}";
        }

        String json(String filler) {
            return "{\"id\":" + id + ",\"status\":\"" + status + "\",\"note\":\"" + filler + "\",\"version\":" + version
                    + ",\"date_created_gmt\":\""
                    + StoreTime.toQuery(created) + "\",\"line_items\":[],\"date_modified_gmt\":\""
                    + StoreTime.toQuery(modified) + "\"}";
        }
    }

    final Map<Integer, Order> orders = new TreeMap<>();
    final Random random;
    final Duration siteOffset;
    final boolean legacy;
    Instant now;
    Runnable meanwhile = () -> {};
    int calls;
    long bytes;

    /** More whole orders than that it does not answer in time. */
    int manages = 100;

    /** A host's plug-in lets no page have more, however many are asked for. */
    int gives = 100;

    /** Makes every whole order as long. */
    String filler = "";

    FakeStore(Random random, Instant now, Duration siteOffset, boolean legacy) {
        this.random = random;
        this.now = now;
        this.siteOffset = siteOffset;
        this.legacy = legacy;
    }

    Order create() {
        Order order = new Order(orders.size() + 1, now.truncatedTo(ChronoUnit.SECONDS));
        orders.put(order.id, order);
        return order;
    }

    void touch(Order order) {
        order.modified = now.truncatedTo(ChronoUnit.SECONDS);
        order.version++;
    }

    @Override
    public HttpResult send(HttpCall call) {
        calls++;
        Map<String, String> query = query(call.url().getRawQuery());
        int perPage = Integer.parseInt(query.getOrDefault("per_page", "10"));
        if (perPage < 1 || perPage > 100) {
            return reply(400, Map.of(), "{\"code\":\"rest_invalid_param\"}");
        }
        perPage = Math.min(perPage, gives);
        List<Order> all = select(query);
        int page = Integer.parseInt(query.getOrDefault("page", "1"));
        int offset = Integer.parseInt(query.getOrDefault("offset", String.valueOf((page - 1) * perPage)));
        int from = Math.min(all.size(), offset);
        List<Order> shown = all.subList(from, Math.min(all.size(), from + perPage));
        if (shown.size() > manages && !query.containsKey("_fields")) {
            return new HttpResult.NoReply(true, "no answer within 30s");
        }
        List<String> bodies = new ArrayList<>();
        for (Order order : shown) {
            meanwhile.run();
            bodies.add(query.containsKey("_fields") ? order.head() : order.json(filler));
        }
        bytes += bodies.stream().mapToLong(String::length).sum();
        boolean beyond = shown.isEmpty() && page > 1;
        int total = beyond && !legacy ? 0 : all.size();
        return reply(200, Map.of("X-WP-Total", List.of(String.valueOf(total))), "[" + String.join(",", bodies) + "]");
    }

    private List<Order> select(Map<String, String> query) {
        String status = query.getOrDefault("status", "any");
        Predicate<Instant> modified = within(query, "modified_after", "modified_before");
        Predicate<Instant> created = within(query, "after", "before");
        List<Order> found = new ArrayList<>(orders.values());
        if (query.containsKey("include")) {
            List<String> ids = List.of(query.get("include").split(","));
            found.removeIf(order -> !ids.contains(String.valueOf(order.id)));
        }
        found.removeIf(order -> order.visibleFrom.isAfter(now)
                || (status.equals("trash") != order.status.equals("trash"))
                || !modified.test(order.modified)
                || !created.test(order.created));
        // A database promises nothing about rows that compare as equal.
        Collections.shuffle(found, random);
        Function<Order, Instant> time = switch (query.getOrDefault("orderby", "date")) {
            case "modified" -> order -> order.modified;
            case "date" -> order -> order.created;
            case "id" -> order -> Instant.ofEpochSecond(order.id);
            default -> throw new AssertionError("orderby " + query.get("orderby"));
        };
        Comparator<Order> by = Comparator.comparing(time);
        found.sort(query.getOrDefault("order", "desc").equals("asc") ? by : by.reversed());
        return found;
    }

    private Predicate<Instant> within(Map<String, String> query, String after, String before) {
        boolean gmt = "true".equals(query.get("dates_are_gmt"));
        Instant from = query.containsKey(after) ? limit(query.get(after), gmt) : Instant.MIN;
        Instant until = query.containsKey(before) ? limit(query.get(before), gmt) : Instant.MAX;
        return time -> time.isAfter(from) && time.isBefore(until);
    }

    // Fact 25: without the flag a naive value is site time, and a Z is understood; with both, the store adds its
    // offset.
    private Instant limit(String text, boolean gmt) {
        boolean zoned = text.endsWith("Z") || text.matches(".*[+-]\\d\\d:\\d\\d");
        if (zoned) {
            Instant time = OffsetDateTime.parse(text).toInstant();
            return (gmt ? time.plus(siteOffset) : time).truncatedTo(ChronoUnit.SECONDS);
        }
        Instant time = LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        return (gmt ? time : time.minus(siteOffset)).truncatedTo(ChronoUnit.SECONDS);
    }

    private HttpResult reply(int status, Map<String, List<String>> headers, String body) {
        Map<String, List<String>> all = new HashMap<>(headers);
        all.put("Date", List.of(DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC))));
        return new HttpResult.Reply(status, all, body.getBytes(StandardCharsets.UTF_8));
    }

    static Map<String, String> query(String raw) {
        Map<String, String> query = new HashMap<>();
        for (String pair : raw.split("&", -1)) {
            String[] nameAndValue = pair.split("=", 2);
            query.put(nameAndValue[0], URLDecoder.decode(nameAndValue[1], StandardCharsets.UTF_8));
        }
        return query;
    }
}
