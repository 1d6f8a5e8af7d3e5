package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.Http;
import dev.tradewind.api.HttpCall;
import dev.tradewind.api.HttpResult;
import dev.tradewind.api.json.Json;
import dev.tradewind.testkit.recorded.Recordings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A store that answers each address with what a test, or a recording, says; its clock moves a second with each answer. */
final class SetupStore implements Http {

    private static final Recordings RECORDINGS = Recordings.ofWooCommerce();
    private static final String API = "/wp-json/wc/v3/";

    final List<HttpCall> calls = new ArrayList<>();
    final Map<String, Object> answers = new LinkedHashMap<>();
    Instant now = TestConnection.NOW;

    /** What the recorded store had. */
    static SetupStore recorded() {
        SetupStore store = new SetupStore();
        store.answer("products/categories", "c-products/categories-list.json");
        store.answer("products/tags", "c-products/tags-list.json");
        store.answer("products/shipping_classes", "c-products/shipping-classes.json");
        store.answer("products/attributes", "c-products/attributes-list.json");
        store.answer("products/attributes/1/terms", "c-products/attribute-terms-list.json");
        store.answer("taxes", "d-store/taxes-list.json");
        store.answer("taxes/classes", "d-store/tax-classes.json");
        store.answer("shipping/zones", "d-store/shipping-zones.json");
        List<?> zones = (List<?>) store.answers.get("shipping/zones");
        store.answers.put("shipping/zones/0", zones.getFirst());
        store.answers.put("shipping/zones/0/locations", List.of());
        store.answers.put("shipping/zones/0/methods", List.of());
        store.answers.put("shipping/zones/1", zones.getLast());
        store.answer("shipping/zones/1/locations", "d-store/shipping-zone-locations.json");
        store.answer("shipping/zones/1/methods", "d-store/shipping-zone-methods.json");
        store.answer("payment_gateways", "d-store/payment-gateways.json");
        store.answers.put("settings", List.of(Map.of("id", "general"), Map.of("id", "tax")));
        store.answer("settings/general", "d-store/settings-general.json");
        store.answer("settings/tax", "d-store/settings-tax.json");
        store.answer("reports/sales", "d-store/report-sales.json");
        store.answer("reports/top_sellers", "d-store/report-top-sellers.json");
        store.answer("reports/orders/totals", "d-store/report-orders-totals.json");
        store.answer("reports/products/totals", "d-store/report-products-totals.json");
        store.answer("reports/customers/totals", "d-store/report-customers-totals.json");
        store.answers.put("reports/coupons/totals", List.of());
        store.answers.put("reports/reviews/totals", List.of());
        return store;
    }

    private void answer(String path, String recording) {
        answers.put(path, Json.read(RECORDINGS.exchange(recording).reply().body()));
    }

    /** One of a list's records, to be changed. */
    @SuppressWarnings("unchecked") // Made of a JSON list of objects.
    Map<String, Object> record(String path, int index) {
        List<Object> list = new ArrayList<>((List<Object>) answers.get(path));
        Map<String, Object> record = new LinkedHashMap<>((Map<String, Object>) list.get(index));
        list.set(index, record);
        answers.put(path, list);
        return record;
    }

    void remove(String path, int index) {
        List<Object> list = new ArrayList<>((List<?>) answers.get(path));
        list.remove(index);
        answers.put(path, list);
    }

    List<String> paths() {
        return calls.stream()
                .map(call -> call.url().getPath())
                .map(path -> path.startsWith(API) ? path.substring(API.length()) : path)
                .toList();
    }

    @Override
    public HttpResult send(HttpCall call) {
        calls.add(call);
        now = now.plusSeconds(1);
        String path = call.url().getPath().substring("/wp-json/".length());
        Object answer =
                path.startsWith("wc/v3/") ? answers.get(path.substring("wc/v3/".length())) : answers.get("/" + path);
        if (answer == null) {
            return one(path);
        }
        Map<String, String> query = call.url().getRawQuery() == null
                ? Map.of()
                : FakeStore.query(call.url().getRawQuery());
        if (answer instanceof List<?> list && query.containsKey("offset")) {
            int from = Math.min(list.size(), Integer.parseInt(query.get("offset")));
            int until = Math.min(list.size(), from + Integer.parseInt(query.get("per_page")));
            List<?> byId = list.stream()
                    .sorted(Comparator.comparingInt(SetupStore::id))
                    .toList();
            return reply(200, Json.write(byId.subList(from, until)), list.size());
        }
        return reply(200, Json.write(answer), -1);
    }

    private static int id(Object record) {
        return (Integer) ((Map<?, ?>) record).get("id");
    }

    // A record of a list is at an address of its own too.
    private HttpResult one(String path) {
        int slash = path.lastIndexOf('/');
        Object list = answers.get(path.substring(0, slash).replaceFirst("wc/v3/", ""));
        if (!(list instanceof List<?> records)) {
            return reply(404, "{\"code\":\"rest_no_route\",\"message\":\"No route\",\"data\":{\"status\":404}}");
        }
        String id = path.substring(slash + 1);
        return records.stream()
                .filter(record -> id.equals(String.valueOf(((Map<?, ?>) record).get("id"))))
                .findFirst()
                .map(record -> reply(200, Json.write(record), -1))
                .orElseGet(() -> reply(
                        404,
                        "{\"code\":\"woocommerce_rest_term_invalid\",\"message\":\"No\",\"data\":{\"status\":404}}"));
    }

    private HttpResult reply(int status, String body) {
        return reply(status, body.getBytes(StandardCharsets.UTF_8), -1);
    }

    private HttpResult reply(int status, byte[] body, int total) {
        Map<String, List<String>> headers = new HashMap<>();
        headers.put("Date", List.of(DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC))));
        if (total >= 0) {
            headers.put("X-WP-Total", List.of(String.valueOf(total)));
        }
        return new HttpResult.Reply(status, headers, body);
    }
}
