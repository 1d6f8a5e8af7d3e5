package dev.tradewind.engine.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What people get wrong, each with the one line they are told. The documents are those of {@link Examples}. */
final class MistakesTest {

    private static Arguments in(String file, String right, String wrong, String... problems) {
        return Arguments.of(file, right, wrong, List.of(problems));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(MistakesInFlows.ALL, MistakesInConnections.ALL, MistakesInYaml.ALL)
                .flatMap(List::stream);
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("mistakes")
    void mistake_isToldWithPlaceAndHint(String file, String right, String wrong, List<String> problems) {
        Map<String, String> files = Examples.files();
        String text = files.get(file);
        assertThat(text).contains(right);
        files.put(file, text.replace(right, wrong));

        assertThat(Examples.problems(files)).isEqualTo(problems);
    }

    @Test
    void allMistakes_areToldAtOnce_byFileAndLine() {
        Map<String, String> files = Examples.files();
        files.replaceAll((name, text) ->
                text.replace("url:", "ulr:").replace("stream:", "steam:").replace("rows:", "row:"));

        assertThat(Examples.problems(files))
                .extracting(problem -> problem.substring(0, problem.indexOf(' ')))
                .containsExactly(
                        "connections.yaml:1:1",
                        "connections.yaml:3:1",
                        "connections.yaml:8:1",
                        "connections.yaml:10:1",
                        "flows/orders.yaml:3:3",
                        "flows/orders.yaml:4:3",
                        "tables.yaml:1:1",
                        "tables.yaml:2:1");
    }

    private static final class MistakesInFlows {

        private static final String FILE = "flows/orders.yaml";

        static final List<Arguments> ALL = List.of(
                in(
                        FILE,
                        "stream: orders",
                        "stream: ordres",
                        "flows/orders.yaml:4:11 from.stream: 'ordres' is no stream of connector woocommerce — did you mean 'orders'?"),
                in(
                        FILE,
                        "connection: shop",
                        "connection: shpo",
                        "flows/orders.yaml:3:15 from.connection: there is no connection 'shpo' — did you mean 'shop'?"),
                in(
                        FILE,
                        "connection: erp",
                        "connection: crm",
                        "flows/orders.yaml:7:15 to.connection: there is no connection 'crm' — valid: erp, shop"),
                in(
                        FILE,
                        "operation: upsert-order",
                        "operation: upsert-orders",
                        "flows/orders.yaml:8:14 to.operation: 'upsert-orders' is no operation of connector small-erp — did you mean 'upsert-order'?"),
                in(
                        FILE,
                        "connection: erp",
                        "connection: shop",
                        "flows/orders.yaml:8:14 to.operation: connector woocommerce has no operations: it can only be read"),
                in(
                        FILE,
                        "connection: shop",
                        "connection: erp",
                        "flows/orders.yaml:4:11 from.stream: connector small-erp has no streams: it can only be written to"),
                in(
                        FILE,
                        "operation: upsert-order\n",
                        "operation: upsert-order\n  when-gone: cancel-oder\n",
                        "flows/orders.yaml:9:14 to.when-gone: 'cancel-oder' is no operation of connector small-erp — did you mean 'cancel-order'?"),
                in(
                        FILE,
                        "operation: upsert-order\n",
                        "operation: upsert-order\n  when-gone: bill\n",
                        "flows/orders.yaml:9:14 to.when-gone: bill is about invoice and upsert-order about order: both must be about the same"),
                in(
                        FILE,
                        "map: |\n",
                        "map-gone: '{}'\nmap: |\n",
                        "flows/orders.yaml:9:11 map-gone: is never used: to.when-gone, the operation it would make the input of, is missing"),
                in(
                        FILE,
                        "map: |\n",
                        "map-gone: gone.jsonata\nmap: |\n",
                        "flows/orders.yaml:9:11 map-gone: is never used: to.when-gone, the operation it would make the input of, is missing",
                        "flows/orders.yaml:9:11 map-gone: there is no file 'flows/gone.jsonata'"),
                in(
                        FILE,
                        "  when: ",
                        "  wen: ",
                        "flows/orders.yaml:5:3 from.wen: there is no such field — did you mean 'when'?"),
                in(
                        FILE,
                        "limits:",
                        "limit:",
                        "flows/orders.yaml:14:1 limit: there is no such field — did you mean 'limits'?"),
                in(
                        FILE,
                        "slo: 5m",
                        "slo: 5 min",
                        "flows/orders.yaml:14:16 limits.slo: must be a duration such as 30s, 5m or 3d, was '5 min'"),
                in(FILE, "slo: 5m", "slo: 5", "flows/orders.yaml:14:16 limits.slo: must be a text, was the number 5"),
                in(
                        FILE,
                        "give-up-after: 3d",
                        "give-up-after: 90d",
                        "flows/orders.yaml:14:35 limits.give-up-after: must be from 1s to 30d, was 90d"),
                in(
                        FILE,
                        "longest: 30m",
                        "longest: 1s",
                        "flows/orders.yaml:14:68 limits.retry.longest: must be at least first (5s), was 1s"),
                in(
                        FILE,
                        "flow: orders-to-erp",
                        "flow: Orders to ERP",
                        "flows/orders.yaml:1:7 flow: must be of small letters, digits and hyphens, at most 63, was 'Orders to ERP'"),
                in(FILE, "  operation: upsert-order\n", "", "flows/orders.yaml:7:3 to.operation: is missing"),
                in(
                        FILE,
                        "map: |\n",
                        "kind: stat\nmap: |\n",
                        "flows/orders.yaml:9:7 kind: must be state or event, was 'stat' — did you mean 'state'?"),
                in(
                        FILE,
                        "map: |\n",
                        "on-dead-letter: ignore\nmap: |\n",
                        "flows/orders.yaml:9:17 on-dead-letter: must be block or continue, was 'ignore'"),
                in(
                        FILE,
                        "'completed']",
                        "'completed'",
                        "flows/orders.yaml:5:45 from.when: Expected \"]\" before end of expression"),
                in(
                        FILE,
                        "status in",
                        "statuss in",
                        "flows/orders.yaml:5:9 from.when: order has no field 'statuss' — did you mean 'status'?"),
                in(
                        FILE,
                        "\"reference\": id",
                        "\"reference\": totals.total.amount",
                        "flows/orders.yaml:11:31 map: totals.total is a number and has no field 'amount'"),
                in(
                        FILE,
                        "\"reference\": id",
                        "\"referense\": id",
                        "flows/orders.yaml:11:6 map: upsert-order has no field 'referense' — did you mean 'reference'?"),
                in(
                        FILE,
                        "operation: upsert-order\nmap: |",
                        "operation: upsert-order\n  when-gone: cancel-order\nmap-gone: '{ \"tax\": id }'\nmap: |",
                        "flows/orders.yaml:10:15 map-gone: cancel-order has no field 'tax' — valid: id, why"),
                in(
                        FILE,
                        "lines[0].taxClass",
                        "lines[0].tax_class",
                        "flows/orders.yaml:12:41 map: lines has no field 'tax_class' — did you mean 'taxClass'?"),
                in(
                        FILE,
                        "status in",
                        "$statuz in",
                        "flows/orders.yaml:5:9 from.when: $statuz is not known — valid: $flow, $from, $key, $receivedAt, $to, $topic"),
                in(
                        FILE,
                        "status in",
                        "$exists($bound) and status in",
                        "flows/orders.yaml:5:17 from.when: $bound is not known — valid: $flow, $from, $key, $receivedAt, $to, $topic"),
                in(
                        FILE,
                        "\"reference\": id,",
                        "\"reference\": id,,",
                        "flows/orders.yaml:11:21 map: The symbol \",\" cannot be used as a unary operator"),
                in(
                        FILE,
                        "$table(",
                        "$tabel(",
                        "flows/orders.yaml:12:12 map: $tabel is not known — did you mean '$table'?"),
                in(
                        FILE,
                        "'tax-codes'",
                        "'tax-code'",
                        "flows/orders.yaml:12:12 map: there is no table 'tax-code' — did you mean 'tax-codes'?"),
                in(
                        FILE,
                        "\"reference\": id",
                        "\"reference\": $boundId('epr', 'x', id)",
                        "flows/orders.yaml:11:18 map: there is no connection 'epr' — did you mean 'erp'?"),
                in(
                        FILE,
                        "map: |\n",
                        "map: order.jsonata\nnote: |\n",
                        "flows/orders.yaml:9:6 map: there is no file 'flows/order.jsonata'"),
                in(
                        FILE,
                        "map: |\n",
                        "map: ../../order.jsonata\nnote: |\n",
                        "flows/orders.yaml:9:6 map: '../../order.jsonata' is outside of the folder that is read"),
                in(
                        FILE,
                        "from:\n",
                        "from: shop\nfrm:\n",
                        "flows/orders.yaml:2:7 from: must be a group of fields, was a text",
                        "flows/orders.yaml:3:1 frm: there is no such field — did you mean 'from'?"));
    }

    private static final class MistakesInConnections {

        private static final String FILE = "connections.yaml";

        static final List<Arguments> ALL = List.of(
                in(
                        FILE,
                        "connector: woocommerce",
                        "connector: woocomerce",
                        "connections.yaml:2:12 connector: there is no connector 'woocomerce' — did you mean 'woocommerce'?"),
                in(
                        FILE,
                        "url: https://shop.example\n",
                        "",
                        "connections.yaml:1:1 url: is missing: connector woocommerce needs it (Address of the shop)"),
                in(
                        FILE,
                        "url: https://shop.example",
                        "url: shop.example",
                        "connections.yaml:3:6 url: must be an address such as https://shop.example, without user and password, was 'shop.example'"),
                in(
                        FILE,
                        "url: https://shop.example",
                        "url: ${vault:shop/url}",
                        "connections.yaml:3:6 url: the vault holds secrets, and this is none: it is shown and recorded — write the value, or ${env:NAME}"),
                in(
                        FILE,
                        "url: https://shop.example",
                        "url: https://${env:HOST}/",
                        "connections.yaml:3:6 url: 'https://${env:HOST}/' is no reference — a setting is a value or one whole reference: ${vault:name} or ${env:NAME}"),
                in(
                        FILE,
                        "  key: ${vault:shop/key}",
                        "  key: ck_test_1",
                        "connections.yaml:5:8 credentials.key: a secret is not written into a document — keep it in the vault and write ${vault:shop/key}, or ${env:NAME}"),
                in(
                        FILE,
                        "  secret: ${env:SHOP_SECRET}",
                        "  secrets: ${env:SHOP_SECRET}",
                        "connections.yaml:1:1 credentials.secret: is missing: connector woocommerce needs it (Consumer secret)",
                        "connections.yaml:6:3 credentials.secrets: connector woocommerce has no such setting — did you mean 'credentials.secret'?"),
                in(
                        FILE,
                        "connector: woocommerce",
                        "connector: woocommerce\npage-size: many\nverify: maybe\noverlap: long",
                        "connections.yaml:3:12 page-size: must be a whole number, was 'many'",
                        "connections.yaml:4:9 verify: must be true or false, was 'maybe'",
                        "connections.yaml:5:10 overlap: must be a duration such as 30s, 5m or 3d, was 'long'"),
                in(
                        FILE,
                        "concurrency: 2",
                        "concurrency: 200",
                        "connections.yaml:12:24 limits.concurrency: must be at most 64, was '200'"),
                in(
                        FILE,
                        "connector: woocommerce",
                        "connector: woocommerce\ntls: { ca: certs/shop.pem, pin: none }",
                        "connections.yaml:3:12 tls.ca: must be certificates in PEM (-----BEGIN CERTIFICATE-----), or the"
                                + " absolute path of a file of the hub's machine with them, was 'certs/shop.pem'",
                        "connections.yaml:3:33 tls.pin: must be sha256// and the SHA-256 of the server's public key in"
                                + " Base64, was 'none'"),
                in(
                        FILE,
                        "timeout: 20s",
                        "backfill-window: [22:00-06:00 UTC, at night]",
                        "connections.yaml:12:88 limits.backfill-window.1: must be a time of day and a time zone such as"
                                + " 22:00-06:00 Europe/Berlin, was 'at night'"),
                in(
                        FILE,
                        "concurrency: 2",
                        "concurrency: two",
                        "connections.yaml:12:24 limits.concurrency: must be a whole number, was a text"),
                in(
                        FILE,
                        "timeout: 20s",
                        "timeout: 20m",
                        "connections.yaml:12:62 limits.timeout: must be from 1s to 5m, was 20m"),
                in(
                        FILE,
                        "connection: erp",
                        "connection: shop",
                        "connections.yaml:8:13 connection: there is another connection 'shop' in connections.yaml:1",
                        "flows/orders.yaml:7:15 to.connection: there is no connection 'erp' — valid: shop"));
    }

    private static final class MistakesInYaml {

        static final List<Arguments> ALL = List.of(
                in(
                        "tables.yaml",
                        "  standard:",
                        "\tstandard:",
                        "tables.yaml:3:1: not YAML: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation) — indent with blanks, not with tabs"),
                in("tables.yaml", "  reduced: VAT7", "  standard: VAT7", "tables.yaml:4:3: 'standard' is there twice"),
                in(
                        "tables.yaml",
                        "standard: VAT19",
                        "standard: VAT: 19",
                        "tables.yaml:3:16: not YAML: mapping values are not allowed here — put a text with a colon in quotes"),
                in(
                        "tables.yaml",
                        "standard: VAT19",
                        "standard: &x VAT19",
                        "tables.yaml:3:13: '&x' is not allowed: write the value out where it is needed"),
                in(
                        "tables.yaml",
                        "standard: VAT19",
                        "standard: *x",
                        "tables.yaml:3:13: '*x' refers to another place: write the value out"),
                in(
                        "tables.yaml",
                        "standard: VAT19",
                        "standard: !!java.net.URL VAT19",
                        "tables.yaml:3:13: the tag 'tag:yaml.org,2002:java.net.URL' is not allowed"),
                in(
                        "tables.yaml",
                        "standard: VAT19",
                        "standard: [VAT19]",
                        "tables.yaml:3:13 rows.standard: must be a text or a number or true or false or a group of fields or nothing, was a list"),
                in(
                        "tables.yaml",
                        "table: tax-codes",
                        "tabel: tax-codes",
                        "flows/orders.yaml:12:12 map: there is no table 'tax-codes'",
                        "tables.yaml:1:1: a document must say what it is: connection:, flow:, table: or connector:, each with a name — did you mean 'table'?"));
    }
}
