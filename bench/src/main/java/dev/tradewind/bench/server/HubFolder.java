package dev.tradewind.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A hub's home and documents: one WooCommerce connection and, unless it only takes in, one flow to a REST system that a
 * connector file describes. The map is the size of an ordinary one: about twenty fields and a list of lines.
 */
public final class HubFolder {

    public static final String CONNECTION = "shop";

    /** A test value. */
    public static final String SECRET = "bench-webhook-secret";

    /** Key and secret of the store and of the destination; a test value. */
    public static final String KEY = "bench-key";

    private static final String STORE = """
            connection: shop
            connector: woocommerce
            url: %s
            sweep-every: 7d
            credentials:
              key: ${env:BENCH_KEY}
              secret: ${env:BENCH_KEY}
            webhook-secret: ${env:BENCH_WEBHOOK_SECRET}
            """;

    private static final String CONNECTOR = """
            connector: back-office
            title: Back office
            auth: { type: api-key, header: X-Api-Key }
            operations:
              take-order:
                object: sales-order
                repeat: native-key
                key-header: Idempotency-Key
                create:
                  path: /orders
                  id: id
            """;

    private static final String FLOW = """
            flow: orders-to-office
            from: { connection: shop, stream: orders }
            to: { connection: office, operation: take-order }
            map: orders-to-office.jsonata
            limits:
              retry: { first: 1s, longest: 5s }
            """;

    private static final String MAP = """
            (
              $lines := $list(lines[quantity > 0].{
                "sku": sku ? sku : "product-" & productId,
                "description": name,
                "quantity": quantity,
                "unit_price": unitPrice,
                "line_total": $rounded(total, 2),
                "tax": $rounded(totalTax, 2)
              });
              {
                "external_reference": id,
                "number": number,
                "status": status,
                "currency": currency,
                "ordered_at": $toInstant(createdAt),
                "customer": {
                  "name": $trim(billing.firstName & " " & billing.lastName),
                  "email": billing.email,
                  "phone": billing.phone
                },
                "ship_to": {
                  "name": $trim(shipping.firstName & " " & shipping.lastName),
                  "street": shipping.address1,
                  "postcode": shipping.postcode,
                  "city": shipping.city,
                  "country": shipping.country
                },
                "payment": payment.method,
                "lines": $lines,
                "shipping": $rounded($total(shippingLines.total), 2),
                "total": totals.total,
                "tax": totals.tax
              }
            )
            """;

    private final Path home;

    private HubFolder(Path home) {
        this.home = home;
    }

    /** Takes in and routes; there is no flow. */
    public static HubFolder intakeOnly(Path home, String storeUrl) {
        return written(home, Map.of("shop.yaml", STORE.formatted(storeUrl)));
    }

    /** Reads a store; its flow wants none of what it reads. {@code more} goes into the connection's document. */
    public static HubFolder reading(Path home, String storeUrl, String more) {
        String store = STORE.formatted(storeUrl) + "authentication: basic\n" + more;
        return written(
                home,
                new TreeMap<>(Map.of(
                        "shop.yaml", store,
                        "back-office.yaml", CONNECTOR,
                        "office.yaml", destination(storeUrl, 1),
                        "orders-to-office.yaml", FLOW.replace("stream: orders", "stream: orders, when: \"false\""),
                        "orders-to-office.jsonata", MAP)));
    }

    /** Takes in and delivers to {@code url}, which also plays the store. */
    public static HubFolder delivering(Path home, String url, int concurrency) {
        return written(
                home,
                new TreeMap<>(Map.of(
                        "shop.yaml", STORE.formatted(url),
                        "back-office.yaml", CONNECTOR,
                        "office.yaml", destination(url, concurrency),
                        "orders-to-office.yaml", FLOW,
                        "orders-to-office.jsonata", MAP)));
    }

    private static String destination(String url, int concurrency) {
        return """
            connection: office
            connector: back-office
            url: %s
            credentials:
              key: ${env:BENCH_KEY}
            limits:
              concurrency: %d
            """.formatted(url, concurrency);
    }

    private static HubFolder written(Path home, Map<String, String> documents) {
        try {
            Path folder = Files.createDirectories(home.resolve("documents"));
            for (Map.Entry<String, String> document : documents.entrySet()) {
                Files.writeString(folder.resolve(document.getKey()), document.getValue(), StandardCharsets.UTF_8);
            }
            return new HubFolder(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path documents() {
        return home.resolve("documents");
    }

    public Path data() {
        return home.resolve("data");
    }

    public Path database() {
        return data().resolve("tradewind.db");
    }

    Path log() {
        return home.resolve("hub.log");
    }

    /** Secrets that the documents refer to; test values. */
    static Map<String, String> environment() {
        return Map.of("BENCH_KEY", KEY, "BENCH_WEBHOOK_SECRET", SECRET);
    }

    /** Arguments of the program. */
    List<String> arguments(int port) {
        return List.of("serve", documents().toString(), "--home", data().toString(), "--port", Integer.toString(port));
    }

    /** Bytes of the database, its log and its index. */
    public long bytesOnDisk() {
        try (var files = Files.list(data())) {
            long bytes = 0;
            for (Path file : files.toList()) {
                if (String.valueOf(file.getFileName()).startsWith("tradewind.db")) {
                    bytes += Files.size(file);
                }
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
