package dev.tradewind.app.stock;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tradewind.api.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * As much of a shop's product API as setting stock needs, for catalogues of any size: products {@code P-1} and so on, whose
 * number is their id. Counts calls.
 */
final class Catalogue implements AutoCloseable {

    final AtomicInteger lookups = new AtomicInteger();
    final AtomicInteger batches = new AtomicInteger();
    private final Map<Integer, Integer> stock = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final int products;

    Catalogue(int products) throws IOException {
        this.products = products;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/wp-json/wc/v3/products", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    int stockOf(int product) {
        return stock.getOrDefault(product, 0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Object answer = exchange.getRequestMethod().equals("POST")
                    ? batch(Json.readObject(body))
                    : lookup(exchange.getRequestURI().getRawQuery());
            byte[] json = Json.write(answer);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, json.length);
            exchange.getResponseBody().write(json);
        }
    }

    private List<Map<String, Object>> lookup(String query) {
        lookups.incrementAndGet();
        String skus = URLDecoder.decode(query.replaceAll(".*\\bsku=([^&]*).*", "$1"), StandardCharsets.UTF_8);
        List<Map<String, Object>> found = new ArrayList<>();
        for (String sku : skus.split(",", -1)) {
            int product = Integer.parseInt(sku.substring("P-".length()));
            if (product <= products) {
                found.add(Map.of("id", product, "sku", sku, "parent_id", 0));
            }
        }
        return found;
    }

    private Map<String, Object> batch(Map<String, ?> body) {
        batches.incrementAndGet();
        List<Map<String, Object>> items = new ArrayList<>();
        for (Object item : (List<?>) java.util.Objects.requireNonNull(body.get("update"))) {
            Map<?, ?> update = (Map<?, ?>) item;
            int product = ((Number) java.util.Objects.requireNonNull(update.get("id"))).intValue();
            int quantity = ((Number) java.util.Objects.requireNonNull(update.get("stock_quantity"))).intValue();
            stock.put(product, quantity);
            items.add(Map.of("id", product, "stock_quantity", quantity));
        }
        return Map.of("update", items);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
