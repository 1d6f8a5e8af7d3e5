package dev.tradewind.connector.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.Checkup;
import dev.tradewind.api.Finding;
import dev.tradewind.api.Finding.Severity;
import dev.tradewind.sandbox.store.SandboxStore;
import dev.tradewind.testkit.contract.DirectHttp;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The doctor over real HTTP, at the sandbox store. */
class SandboxCheckupTest {

    private final SandboxStore store = SandboxStore.builder().start();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void sandboxStore_letsTheHubIn() {
        List<Finding> findings = examine(store.consumerSecret());

        assertThat(findings).as("%s", findings).noneMatch(f -> f.severity() == Severity.PROBLEM);
        assertThat(findings)
                .extracting(Finding::check)
                .contains("authentication", "key-permissions", "cache", "clock", "storage", "webhooks", "latency");
    }

    @Test
    void wrongSecret_isToldAsTheStoreTellsIt() {
        assertThat(examine("cs_wrong"))
                .filteredOn(f -> f.severity() == Severity.PROBLEM)
                .singleElement()
                .satisfies(finding -> assertThat(finding.mend()).contains("credentials.secret"));
    }

    @Test
    void storeThatLooksAtKeysOnHttpsOnly_isReachedBySignedRequests() {
        try (SandboxStore strict =
                SandboxStore.builder().requireHttpsForBasic(true).start()) {
            Map<String, String> settings = Map.of(
                    "url", strict.url(),
                    "credentials.key", strict.consumerKey(),
                    "credentials.secret", strict.consumerSecret());
            Map<String, String> basic = new HashMap<>(settings);
            basic.put("authentication", "basic");

            assertThat(examine(settings)).noneMatch(f -> f.severity() == Severity.PROBLEM);
            assertThat(examine(basic))
                    .filteredOn(f -> f.severity() == Severity.PROBLEM)
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.mend()).contains("authentication: oauth1"));
        }
    }

    @Test
    void database_isExaminedWithTheShop() throws SQLException {
        assertThat(databaseFindings(RecordedTables.hpos().settings()))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.severity()).isEqualTo(Severity.OK);
                    assertThat(finding.what()).contains("2 orders in tables of their own", "WooCommerce 10.0.2");
                });
        assertThat(databaseFindings(RecordedTables.legacy().settings()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.what()).contains("1 orders among the posts"));
    }

    @Test
    void databaseAccountThatMayWrite_isWarnedOf() throws SQLException {
        RecordedTables tables = RecordedTables.hpos();
        Map<String, String> settings = tables.settings();
        tables.allowWriting();

        assertThat(databaseFindings(settings))
                .extracting(Finding::severity)
                .containsExactly(Severity.OK, Severity.WARNING);
    }

    @Test
    void databaseThatCannotBeRead_isAProblemAndSaysWhy() throws SQLException {
        Map<String, String> settings = RecordedTables.hpos().settings();
        settings.put("database.table-prefix", "other_");

        assertThat(databaseFindings(settings)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.PROBLEM);
            assertThat(finding.what()).contains("database.table-prefix, now other_");
        });
    }

    private List<Finding> databaseFindings(Map<String, String> settings) {
        settings.put("url", store.url());
        settings.put("credentials.key", store.consumerKey());
        settings.put("credentials.secret", store.consumerSecret());
        settings.put("authentication", "basic");
        return examine(settings).stream()
                .filter(finding -> finding.check().equals("database"))
                .toList();
    }

    private List<Finding> examine(String secret) {
        return examine(
                Map.of("url", store.url(), "credentials.key", store.consumerKey(), "credentials.secret", secret));
    }

    private static List<Finding> examine(Map<String, String> settings) {
        Checkup checkup = new WooCommerceConnector()
                .checkup(TestConnection.context(settings))
                .orElseThrow();
        return checkup.examine(new DirectHttp());
    }
}
