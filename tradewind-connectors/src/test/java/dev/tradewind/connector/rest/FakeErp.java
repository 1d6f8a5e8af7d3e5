package dev.tradewind.connector.rest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tradewind.api.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/** A small ERP that takes orders as the sandbox's does: API key, idempotency keys, unique references. */
final class FakeErp implements AutoCloseable {

    static final String API_KEY = "test-erp-key-123";

    private final HttpServer server;
    private final Map<String, Map<String, Object>> orders = new LinkedHashMap<>();
    private final Map<String, String> keys = new LinkedHashMap<>();
    private final List<String> log = new ArrayList<>();

    FakeErp() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    synchronized List<String> records() {
        return orders.values().stream().map(Json::text).toList();
    }

    /** Method, path with query, and idempotency key of each request, in order. */
    synchronized List<String> log() {
        return List.copyOf(log);
    }

    synchronized Map<String, Object> order(String id) {
        return orders.get(id);
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        URI url = exchange.getRequestURI();
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        log.add(exchange.getRequestMethod() + " " + url + (key == null ? "" : " " + key));
        if (!API_KEY.equals(exchange.getRequestHeaders().getFirst("X-Api-Key"))) {
            answer(exchange, 401, error("unauthorized", "wrong key", Map.of()));
            return;
        }
        String route = exchange.getRequestMethod() + " " + url.getPath().replaceFirst("SO-\\d+", "{id}");
        String id = url.getPath().replaceFirst(".*(SO-\\d+).*", "$1");
        switch (route) {
            case "GET /api/sales-orders" -> answer(exchange, 200, Map.of("sales_orders", found(url)));
            case "POST /api/sales-orders" -> create(exchange, key, Json.readObject(body));
            case "PUT /api/sales-orders/{id}" -> update(exchange, id, Json.readObject(body));
            case "POST /api/sales-orders/{id}/cancel" -> cancel(exchange, id);
            default -> answer(exchange, 404, error("not_found", "there is nothing here", Map.of()));
        }
    }

    private List<Object> found(URI url) {
        String reference = URLDecoder.decode(url.getRawQuery().split("=", 2)[1], StandardCharsets.UTF_8);
        return orders.values().stream()
                .filter(order -> reference.equals(order.get("external_reference")))
                .map(order -> (Object) order)
                .toList();
    }

    private void create(HttpExchange exchange, String key, Map<String, Object> input) throws IOException {
        Object reference = input.get("external_reference");
        if (key != null && keys.containsKey(key)) {
            Map<String, Object> before = orders.get(keys.get(key));
            boolean same = input.entrySet().stream().allMatch(e -> e.getValue().equals(before.get(e.getKey())));
            answer(
                    exchange,
                    same ? 201 : 409,
                    same ? before : error("idempotency_key_reused", "another body", Map.of()));
            return;
        }
        if (reference == null) {
            answer(
                    exchange,
                    422,
                    error("invalid", "external_reference is required", Map.of("field", "external_reference")));
            return;
        }
        for (Map<String, Object> order : orders.values()) {
            if (reference.equals(order.get("external_reference"))) {
                answer(exchange, 409, error("duplicate_reference", "is there", Map.of("id", order.get("id"))));
                return;
            }
        }
        String id = "SO-" + (orders.size() + 1);
        Map<String, Object> order = new LinkedHashMap<>(Map.of("id", id, "number", "N" + id, "status", "open"));
        order.putAll(input);
        orders.put(id, order);
        if (key != null) {
            keys.put(key, id);
        }
        answer(exchange, 201, order);
    }

    private void update(HttpExchange exchange, String id, Map<String, Object> input) throws IOException {
        Map<String, Object> order = orders.get(id);
        if (order == null) {
            answer(exchange, 404, error("not_found", "no such order", Map.of()));
        } else if ("cancelled".equals(order.get("status"))) {
            answer(exchange, 409, error("cancelled", "is cancelled", Map.of()));
        } else {
            order.putAll(input);
            answer(exchange, 200, order);
        }
    }

    private void cancel(HttpExchange exchange, String id) throws IOException {
        Map<String, Object> order = orders.get(id);
        if (order == null) {
            answer(exchange, 404, error("not_found", "no such order", Map.of()));
        } else if ("cancelled".equals(order.put("status", "cancelled"))) {
            answer(exchange, 409, error("cancelled", "is cancelled", Map.of()));
        } else {
            answer(exchange, 200, order);
        }
    }

    private static Map<String, Object> error(String code, String message, Map<String, Object> more) {
        Map<String, Object> error = new LinkedHashMap<>(Map.of("code", code, "message", message));
        error.putAll(more);
        return Map.of("error", error);
    }

    private static void answer(HttpExchange exchange, int status, Object tree) throws IOException {
        byte[] bytes = Json.write(tree);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
