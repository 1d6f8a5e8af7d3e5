package dev.tradewind.fuzz;

import dev.tradewind.testkit.recorded.Recordings;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Inputs to start from: what real systems sent, what people write, and what is known to hurt. */
public final class Seeds {

    private static final String OPEN_ARRAYS = "[".repeat(100_000);
    private static final String DIGITS = "9".repeat(50_000);

    /** Each a body of a webhook, or part of a document. */
    private static final List<String> HOSTILE_JSON = List.of(
            "",
            "null",
            "[]",
            "\"\"",
            "{",
            "{\"id\":",
            "{\"id\":1,\"id\":2,\"status\":\"processing\",\"status\":\"trash\"}",
            "{\"id\":" + DIGITS + "}",
            "{\"id\":1e999999999,\"total\":\"1e999999999\"}",
            "{\"id\":-0.0}",
            "{\"id\":1e99199999999}",
            "{\"id\":\"1\\u0000\",\"number\":\"\\ud800\"}",
            "{\"id\":7,\"number\":\"a\u0000b\"}",
            "{\"id\":7,\"date_modified_gmt\":\"+999999999-01-01T00:00:00\"}",
            "{\"id\":7,\"date_modified_gmt\":\"0000-00-00T00:00:00\"}",
            "{\"id\":7,\"line_items\":" + OPEN_ARRAYS,
            "{\"id\":7,\"meta_data\":" + "[".repeat(90) + "]".repeat(90) + "}",
            "{\"a\":".repeat(50_000),
            "{\"id\":7,\"total\":\"NaN\",\"currency\":\"\\uD83D\\uDE00\"}",
            "\uFEFF{\"id\":7}",
            "webhook_id=1",
            "{\"code\":\"woocommerce_rest_shop_order_invalid_id\",\"message\":\"Invalid ID.\",\"data\":{\"status\":404}}");

    private static final List<String> DOCUMENTS = List.of("""
            connection: shop
            connector: woocommerce
            url: https://shop.example
            credentials: { key: "${vault:shop/key}", secret: "${env:SECRET}" }
            ---
            flow: orders
            from: { connection: shop, stream: orders, when: "status in ['processing']" }
            to: { connection: office, operation: take }
            map: |
              { "id": id, "lines": lines.{ "sku": sku } }
            kind: event
            limits: { slo: 5m, give-up-after: 3d, retry: { first: 10s, longest: 1h } }
            ---
            table: shipping
            rows: { flat_rate: "7" }
            """, """
            connector: office
            title: Office
            url: https://office.example
            auth: { type: api-key, header: X-Api-Key, prefix: "Token " }
            settings:
              warehouse: { kind: number, default: 1, meaning: "Where from" }
            healthcheck: { path: /ping }
            operations:
              upsert:
                object: order
                repeat: lookup
                lookup: { path: "/orders?ref={id}", id: "data[0].id", absent: 404 }
                create: { path: /orders, body: "{ 'ref': id, 'n': $count(lines) }", id: id, details: { number: no } }
                update: { method: PUT, path: "/orders/{$id}", headers: { X-Ref: "{name}" } }
                errors:
                  - { status: 409, when: "error = 'exists'", as: rejected }
            """);

    private static final List<String> HOSTILE_DOCUMENTS = List.of(
            "a: &a [x]\nb: *a\nc: [*a, *a]",
            "a: &a [*a]",
            "a: &a [" + "lol,".repeat(9) + "]\nb: &b [" + "*a,".repeat(9) + "]\nc: &c [" + "*b,".repeat(9) + "]",
            "!!javax.script.ScriptEngineManager [!!java.net.URL ['http://127.0.0.1:9']]",
            "flow: x\nflow: y",
            "? [complex]\n: value",
            "connection: \u0000",
            "connection: 0x1F\nconnector: 12:30:45",
            "<<: {a: 1}\nflow: x",
            "%YAML 1.3\n---\nflow: x",
            "flow: \"\\x00\\uD800\"",
            "{\"\\u",
            "- ".repeat(20_000),
            "{".repeat(20_000),
            "---\n".repeat(5_000),
            "\t- a");

    private static final List<String> EXPRESSIONS = List.of(
            "$total(lines.total)",
            "lines[quantity > 0].{ 'sku': sku, 'net': $rounded(total, 2) }",
            "$map(lines, function($l, $i) { $l.quantity * $i })",
            "$replace(billing.email, /@.*$/, '')",
            "( $f := function($n) { $n = 0 ? 1 : $n * $f($n - 1) }; $f(5) )",
            "lines^(>total).sku",
            "$toInstant(createdAt) & ' ' & $trim(billing.lastName)",
            "$minus(totals.total, 0.1)");

    private static final List<String> HOSTILE_EXPRESSIONS = List.of(
            "( $f := function() { $f() }; $f() )",
            "[1..10000000]",
            "$match('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!', /(a+)+$/)",
            "$pad('x', 100000000)",
            "( $d := function($s) { $d($s & $s) }; $d('x') )",
            "$eval('$eval(\"1\")')",
            "(".repeat(5_000),
            "1" + "+1".repeat(20_000),
            "$sort([3,1,2], function($a, $b) { true })",
            "$lookup($, $)",
            "$string(function($x) { $x })",
            "**.**.**.**",
            "$formatNumber(1e308, '#'.'#')",
            "\u0000",
            "/(/",
            "/+/",
            "$plus('1e999999999', 1)");

    private Seeds() {}

    /** For {@link WebhookTarget}. */
    public static Stream<byte[]> webhooks() {
        Stream<byte[]> recorded = Recordings.ofWooCommerce()
                .deliveries()
                .filter(delivery -> !delivery.topic().isEmpty())
                .map(delivery -> first(topic(delivery.topic()), delivery.body()));
        Stream<byte[]> hostile = HOSTILE_JSON.stream()
                .map(Seeds::bytes)
                .flatMap(body -> Stream.of(0, 2, 5, 0xF1).map(choice -> first(choice, body)));
        return Stream.concat(recorded, Stream.concat(hostile, wrongEncodings().map(body -> first(0, body))));
    }

    /** For {@link DocumentTarget}. */
    public static Stream<byte[]> documents() {
        return Stream.concat(
                Stream.of(DOCUMENTS, HOSTILE_DOCUMENTS, HOSTILE_JSON)
                        .flatMap(List::stream)
                        .map(Seeds::bytes),
                wrongEncodings());
    }

    /** For {@link ExpressionTarget}. */
    public static Stream<byte[]> expressions() {
        return Stream.concat(
                Stream.of(EXPRESSIONS, HOSTILE_EXPRESSIONS)
                        .flatMap(List::stream)
                        .map(Seeds::bytes),
                wrongEncodings());
    }

    private static Stream<byte[]> wrongEncodings() {
        return Stream.of(
                "{\"id\":7,\"name\":\"Käufer\"}".getBytes(StandardCharsets.ISO_8859_1),
                "{\"id\":7}".getBytes(StandardCharsets.UTF_16),
                "{\"id\":7}".getBytes(StandardCharsets.UTF_16LE),
                new byte[] {'{', (byte) 0xC0, (byte) 0x80, '}'},
                new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
                new byte[] {0x1F, (byte) 0x8B, 8, 0, 0},
                new byte[4_096]);
    }

    private static int topic(String name) {
        return switch (name) {
            case "order.created" -> 0;
            case "order.updated" -> 1;
            case "order.deleted" -> 2;
            case "order.restored" -> 3;
            default -> name.startsWith("action.") ? 5 : name.startsWith("coupon.") ? 6 : 4;
        };
    }

    private static byte[] first(int choice, byte[] body) {
        var out = new ByteArrayOutputStream();
        out.write(choice);
        out.writeBytes(body);
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
