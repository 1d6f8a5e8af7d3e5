package dev.tradewind.engine.document;

import dev.tradewind.api.ConnectorDescription;
import dev.tradewind.api.OperationSpec;
import dev.tradewind.api.SettingSpec;
import dev.tradewind.api.SettingSpec.Kind;
import dev.tradewind.api.StreamSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Documents and connectors for tests. */
final class Examples {

    static final String SHOP = """
            connection: shop
            connector: woocommerce
            url: https://shop.example
            credentials:
              key: ${vault:shop/key}
              secret: ${env:SHOP_SECRET}
            """;

    static final String ERP = """
            connection: erp
            connector: small-erp
            url: http://localhost:9000/erp
            credentials: { key: "${vault:erp/key}" }
            limits: { concurrency: 2, requests-per-minute: 600, timeout: 20s }
            """;

    static final String FLOW = """
            flow: orders-to-erp
            from:
              connection: shop
              stream: orders
              when: status in ['processing', 'completed']
            to:
              connection: erp
              operation: upsert-order
            map: |
              {
                "reference": id,
                "tax": $table('tax-codes', lines[0].taxClass, 'VAT19')
              }
            limits: { slo: 5m, give-up-after: 3d, retry: { first: 5s, longest: 30m } }
            """;

    static final String TABLE = """
            table: tax-codes
            rows:
              standard: VAT19
              reduced: VAT7
              "19": { code: VAT19, rate: 19.00 }
            """;

    private static final ConnectorDescription WOOCOMMERCE = new ConnectorDescription(
            "woocommerce",
            "WooCommerce",
            List.of(
                    SettingSpec.required("url", Kind.URL, "Address of the shop"),
                    SettingSpec.required("credentials.key", Kind.SECRET, "Consumer key"),
                    SettingSpec.required("credentials.secret", Kind.SECRET, "Consumer secret"),
                    SettingSpec.optional("page-size", Kind.NUMBER, "100", "Records per page"),
                    SettingSpec.optional("verify", Kind.SWITCH, "true", "Whether to verify"),
                    SettingSpec.optional("overlap", Kind.DURATION, "5m", "Overlap of sweeps")),
            List.of(new StreamSpec("orders", "order", Set.of(StreamSpec.Way.WEBHOOK))),
            List.of());

    private static final Map<String, Object> TEXT = Map.of("type", "string");

    private static final ConnectorDescription SMALL_ERP = new ConnectorDescription(
            "small-erp",
            "Small ERP",
            List.of(
                    SettingSpec.required("url", Kind.URL, "Address of the ERP"),
                    SettingSpec.required("credentials.key", Kind.SECRET, "API key")),
            List.of(),
            List.of(
                    new OperationSpec("upsert-order", "order", OperationSpec.Repeat.UPSERT, "Writes an order.")
                            .taking(Map.of("properties", Map.of("reference", TEXT, "tax", TEXT))),
                    new OperationSpec("cancel-order", "order", OperationSpec.Repeat.HARMLESS, "Cancels an order.")
                            .taking(Map.of("properties", Map.of("id", TEXT, "why", TEXT))),
                    new OperationSpec("bill", "invoice", OperationSpec.Repeat.HARMLESS, "Bills an order.")));

    private Examples() {}

    /** Knows two connectors, and takes every connector file for one without operations, unless it has a field {@code bad}. */
    static final ConnectorCatalogue CATALOGUE = new ConnectorCatalogue() {
        private final Map<String, ConnectorDescription> known =
                Map.of(WOOCOMMERCE.name(), WOOCOMMERCE, SMALL_ERP.name(), SMALL_ERP);

        @Override
        public Optional<ConnectorDescription> find(String name) {
            return Optional.ofNullable(known.get(name));
        }

        @Override
        public Set<String> names() {
            return known.keySet();
        }

        @Override
        public ConnectorFile read(Map<String, Object> tree) {
            return String.valueOf(tree).contains("$bad(")
                    ? new ConnectorFile.Faulty(
                            List.of(new Fault("operations.make.create.id", "there is no such thing", 3)))
                    : new ConnectorFile.Understood(new ConnectorDescription(
                            String.valueOf(tree.get("connector")),
                            "File",
                            List.of(SettingSpec.required("url", Kind.URL, "Address")),
                            List.of(),
                            List.of(new OperationSpec("make", "thing", OperationSpec.Repeat.HARMLESS, "Makes it."))));
        }
    };

    static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("connections.yaml", SHOP + "---\n" + ERP);
        files.put("flows/orders.yaml", FLOW);
        files.put("tables.yaml", TABLE);
        return files;
    }

    static DocumentSet valid(Map<String, String> files) {
        return switch (new Documents(CATALOGUE).checkTexts(files)) {
            case Documents.Checked.Valid valid -> valid.documents();
            case Documents.Checked.Invalid invalid ->
                throw new AssertionError(invalid.problems().toString());
        };
    }

    /** The problems, one line each; none if the files are valid. */
    static List<String> problems(Map<String, String> files) {
        return switch (new Documents(CATALOGUE).checkTexts(files)) {
            case Documents.Checked.Valid valid -> List.of();
            case Documents.Checked.Invalid invalid ->
                invalid.problems().stream().map(Problem::toString).toList();
        };
    }
}
