package dev.tradewind.connector.woocommerce.checkup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.Finding;
import dev.tradewind.api.Finding.Severity;
import dev.tradewind.api.HttpResult;
import dev.tradewind.connector.woocommerce.access.AccessSettings;
import dev.tradewind.connector.woocommerce.access.Authentication;
import dev.tradewind.connector.woocommerce.access.Credentials;
import dev.tradewind.connector.woocommerce.access.StoreDoor;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreCheckupTest {

    private final FakeShop shop = new FakeShop();
    private List<Finding> findings = List.of();

    @AfterEach
    void everyFinding_saysWhatToDo_andNoSecret() {
        for (Finding finding : findings) {
            assertThat(finding.what()).isNotBlank();
            if (finding.severity() != Severity.OK) {
                assertThat(finding.meaning()).as(finding.what()).endsWith(".");
                assertThat(finding.mend()).as(finding.what()).isNotBlank();
            }
            assertThat(finding.toString()).doesNotContain(FakeShop.SECRET, FakeShop.KEY, FakeShop.PASSWORD);
        }
    }

    @Test
    void healthyShop_hasNothingButGoodFindings() {
        examine();

        assertThat(findings).extracting(Finding::severity).containsOnly(Severity.OK);
        assertThat(findings)
                .extracting(Finding::check)
                .containsExactly(
                        "tls",
                        "permalinks",
                        "clock",
                        "authentication",
                        "key-permissions",
                        "cache",
                        "versions",
                        "storage",
                        "currency",
                        "time-zone",
                        "cron",
                        "plugins",
                        "webhooks",
                        "latency");
        assertThat(what("versions")).isEqualTo("WooCommerce 10.0.2 on WordPress 6.8.3, PHP 8.2.35");
        assertThat(what("currency")).isEqualTo("The shop's currency is EUR, with 2 decimals");
        assertThat(what("time-zone")).contains("Europe/Berlin");
        assertThat(what("latency")).isEqualTo("A small question takes 50 ms, a page of 2 orders 900 ms");
    }

    @Test
    void examination_changesNothingInTheShop() {
        examine();

        assertThat(shop.calls.stream().filter(call -> !call.method().equals("GET")))
                .singleElement()
                .satisfies(call -> {
                    assertThat(call.url().getPath()).endsWith("/orders/batch");
                    assertThat(call.body()).asString().isEqualTo("{}");
                });
    }

    @Test
    void strippedAuthorizationHeader_isToldFromAnUnknownKey() {
        shop.stripsAuthorization = true;
        examine();

        assertThat(problem("authorization-header").mend()).contains("authentication: query");

        findings = checkup(Authentication.BASIC, new Credentials("ck_other", "cs_other"))
                .examine(shop);

        assertThat(problem("authentication").what()).contains("does not know the key");
    }

    @Test
    void queryKeys_getThroughAStrippedHeader_andAreDiscouragedWhereBasicWorks() {
        shop.stripsAuthorization = true;
        findings = checkup(Authentication.QUERY, keys()).examine(shop);
        assertThat(findings).extracting(Finding::severity).containsOnly(Severity.OK);

        shop.stripsAuthorization = false;
        findings = checkup(Authentication.QUERY, keys()).examine(shop);
        assertThat(of(Severity.NOTICE).mend()).contains("authentication: automatic");
    }

    @Test
    void wrongSecret_isNamed() {
        shop.front = result -> isRefusal(result) ? FakeShop.recorded("e-auth/basic-wrong-secret.json") : result;
        findings = checkup(Authentication.BASIC, new Credentials(FakeShop.KEY, "cs_wrong"))
                .examine(shop);

        assertThat(problem("authentication").what()).contains("Consumer secret is invalid");
    }

    @Test
    void writeOnlyKey_cannotRead() {
        shop.front = result -> isRefusal(result) ? FakeShop.recorded("e-auth/write-key-reading.json") : result;
        findings = checkup(Authentication.BASIC, new Credentials(FakeShop.KEY, "cs_wrong"))
                .examine(shop);

        assertThat(problem("authentication").what()).contains("may only write");
    }

    @Test
    void readKey_isEnoughToRead() {
        shop.mayWrite = false;
        examine();

        assertThat(of(Severity.NOTICE)).satisfies(finding -> {
            assertThat(finding.check()).isEqualTo("key-permissions");
            assertThat(finding.what()).contains("only read");
        });
    }

    @Test
    void plainPermalinks_barKeysButNotApplicationPasswords() {
        shop.plainPermalinks = true;
        examine();
        assertThat(problem("permalinks").mend()).contains("Settings > Permalinks");
        assertThat(shop.calls).noneMatch(call -> call.headers().containsKey("Authorization"));

        findings = checkup(Authentication.APPLICATION_PASSWORD, new Credentials(FakeShop.USER, FakeShop.PASSWORD))
                .examine(shop);
        assertThat(findings).noneMatch(finding -> finding.severity() == Severity.PROBLEM);
        assertThat(of(Severity.NOTICE).check()).isEqualTo("permalinks");
    }

    @Test
    void redirectToAnotherAddress_namesTheAddressToWrite() {
        shop.front = result -> FakeShop.redirect("https://www.shop.example/wp-json/?x=1");
        examine();

        assertThat(problem("address").mend()).isEqualTo("Set the connection's url to https://www.shop.example.");
    }

    @Test
    void shopThatCallsItselfSomethingElse_isNoticed() {
        findings = new StoreCheckup(
                        "berlin-shop", door("https://127.0.0.1:9443", Authentication.BASIC, keys()), shop.clock)
                .examine(shop);

        assertThat(of(Severity.WARNING).what())
                .isEqualTo("The shop calls itself https://127.0.0.1:8443, and the connection's url is"
                        + " https://127.0.0.1:9443");
    }

    @ParameterizedTest
    @CsvSource({
        "403, <html>Just a moment...</html>, firewall, Cloudflare",
        "403, <html>Your access was blocked by Wordfence</html>, firewall, Wordfence",
        "406, <html>Not Acceptable. mod_security</html>, firewall, ModSecurity",
        "403, <html>Forbidden</html>, firewall, HTTP 403",
        "401, <html>Authorization Required</html>, firewall, asks for a password",
        "503, <html>Back soon</html>, maintenance, HTTP 503",
        "200, <html>Coming soon</html>, firewall, something else than JSON",
        "500, <html>critical error</html>, reachability, HTTP 500",
        "404, <html>Not found</html>, address, no WordPress"
    })
    void whateverStandsBeforeTheApi_isNamed(int status, String html, String check, String named) {
        shop.front = result -> FakeShop.page(status, html, Map.of("Content-Type", "text/html"));
        examine();

        assertThat(findings).hasSize(1);
        assertThat(problem(check).what()).contains(named);
    }

    @Test
    void maintenanceAndMissingPlugin_areNamedFromTheRecordedAnswers() {
        shop.front = result -> FakeShop.recorded("i-behaviour/maintenance-mode-503.json");
        examine();
        assertThat(problem("maintenance").what()).contains("Briefly unavailable");

        shop.front = result -> isIndex(result) ? result : FakeShop.recorded("i-behaviour/plugin-gone-no-route.json");
        examine();
        assertThat(problem("woocommerce").mend()).contains("Activate WooCommerce");

        shop.front = result -> FakeShop.recorded("i-behaviour/database-down-500.json");
        examine();
        assertThat(problem("reachability").what()).contains("database connection");
    }

    @Test
    void noAnswer_isExplainedByItsCause() {
        Map<HttpResult.NoReply.Cause, String> checks = Map.of(
                HttpResult.NoReply.Cause.CERTIFICATE, "tls",
                HttpResult.NoReply.Cause.TLS, "tls",
                HttpResult.NoReply.Cause.HOST, "reachability",
                HttpResult.NoReply.Cause.CONNECTION, "reachability",
                HttpResult.NoReply.Cause.TIME, "reachability");
        checks.forEach((cause, check) -> {
            shop.front = result -> new HttpResult.NoReply(false, "the reason", cause);
            shop.calls.clear();
            examine();

            assertThat(problem(check).what()).contains("the reason");
            assertThat(shop.calls)
                    .as("asked once, not at every form of address")
                    .hasSize(1);
        });
    }

    @Test
    void cacheThatKeepsAnswers_isFoundByTheirAge() {
        shop.caches = true;
        shop.pageTakes = Duration.ofSeconds(2);
        examine();
        assertThat(problem0("cache")).as("half a second proves nothing").isEmpty();

        shop.clock.forward(Duration.ofMinutes(5));
        examine();
        assertThat(problem("cache").what()).contains("older than one asked for right after");
    }

    @ParameterizedTest
    @CsvSource({"CF-Cache-Status, HIT", "X-Cache, HIT from edge", "X-LiteSpeed-Cache, hit", "Age, 312"})
    void cacheThatSaysSo_isNamed(String header, String value) {
        shop.front = result -> isIndex(result) ? result : with((HttpResult.Reply) result, header, value);
        examine();

        assertThat(problem("cache").what()).contains(header + ": " + value);
    }

    @ParameterizedTest
    @CsvSource({"X-Cache, MISS", "CF-Cache-Status, DYNAMIC", "Age, 0"})
    void cacheThatLetsThrough_isNoProblem(String header, String value) {
        shop.front = result -> isIndex(result) ? result : with((HttpResult.Reply) result, header, value);
        examine();

        assertThat(problem0("cache")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PT5S, OK", "PT-90S, NOTICE", "PT3H, WARNING"})
    void clockThatIsOff_mattersByHowMuch(Duration ahead, Severity severity) {
        shop.clockAhead = ahead;
        examine();

        assertThat(finding("clock").severity()).isEqualTo(severity);
    }

    @Test
    void clockThatIsOff_barsSignedRequests() {
        var asked = new Visit.Timed(
                FakeShop.page(200, "", Map.of("Date", "Fri, 20 Nov 2026 18:20:00 GMT")), FakeShop.NOW, Duration.ZERO);
        Report report = new Report();

        Clocks.examine(asked, Authentication.OAUTH1, report);

        findings = report.findings();
        assertThat(problem("clock").what()).contains("1200 s ahead of");
    }

    @Test
    void legacyStorageAndOldVersions_areNamed() {
        FakeShop.asMap(shop.status.get("settings")).put("HPOS_enabled", false);
        FakeShop.asMap(shop.status.get("environment")).put("version", "7.9.1");
        FakeShop.asMap(shop.status.get("environment")).put("wp_cron", false);
        FakeShop.asMap(shop.status.get("environment")).put("default_timezone", "Europe/Berlin");
        examine();

        assertThat(finding("storage").what()).contains("legacy");
        assertThat(finding("versions").severity()).isEqualTo(Severity.WARNING);
        assertThat(finding("cron").meaning()).contains("wp-cron.php");
        assertThat(finding("time-zone").severity()).isEqualTo(Severity.WARNING);

        FakeShop.asMap(shop.status.get("environment")).put("version", "5.7.2");
        examine();
        assertThat(problem("versions").mend()).isEqualTo("Update WooCommerce.");
    }

    @ParameterizedTest
    @CsvSource({
        "woocommerce-subscriptions/woocommerce-subscriptions.php, subscription",
        "woocommerce-bookings/woocommerce-bookings.php, bookings",
        "woocommerce-product-bundles/woocommerce-product-bundles.php, bundle",
        "sitepress-multilingual-cms/sitepress.php, WPML",
        "polylang-pro/polylang.php, language",
        "advanced-custom-fields-pro/acf.php, meta data"
    })
    void pluginThatChangesTheData_isNamed(String file, String meaning) {
        shop.plugins().add(Map.of("plugin", file, "name", "The Plug-in", "version", "1.2"));
        examine();

        assertThat(finding("plugins").what()).isEqualTo("The Plug-in 1.2 is active");
        assertThat(finding("plugins").meaning()).contains(meaning);
    }

    @Test
    void disabledWebhook_isAProblem_andIsToBeMadeAnew() {
        shop.webhooks.getFirst().put("status", "disabled");
        shop.webhooks.get(1).put("status", "paused");
        examine();

        assertThat(problem("webhooks").what()).contains("Webhook 7 (order.created)", "seven failures");
        assertThat(problem("webhooks").mend()).contains("make it anew");
        assertThat(findings.stream()
                        .filter(f -> f.severity() == Severity.WARNING)
                        .map(Finding::what))
                .containsExactly(
                        "Webhook 8 (order.updated) is paused",
                        "No active webhook leads here for order.created, order.updated");
    }

    @Test
    void webhooksOfOthers_doNotCount() {
        shop.webhooks.forEach(webhook -> webhook.put("delivery_url", "https://hub.example/hooks/other"));
        examine();

        assertThat(of(Severity.NOTICE).what()).contains("No webhook of the shop leads to this connection");
    }

    @Test
    void slowShop_isMeasured() {
        shop.pageTakes = Duration.ofSeconds(12);
        examine();

        assertThat(finding("latency").severity()).isEqualTo(Severity.WARNING);
        assertThat(finding("latency").meaning()).contains("10,000 orders takes 20 minutes");
    }

    @Test
    void httpToAnotherMachine_isExaminedWithoutTheSecret() {
        var door = door("http://shop.example", Authentication.BASIC, keys());

        findings = new StoreCheckup("berlin-shop", door, shop.clock).examine(shop);

        assertThat(problem("tls").mend()).contains("oauth1");
        assertThat(shop.calls).noneMatch(call -> call.headers().containsKey("Authorization"));
    }

    private void examine() {
        findings = checkup(Authentication.BASIC, keys()).examine(shop);
    }

    private StoreCheckup checkup(Authentication authentication, Credentials credentials) {
        return new StoreCheckup("berlin-shop", door(FakeShop.URL, authentication, credentials), shop.clock);
    }

    private StoreDoor door(String url, Authentication authentication, Credentials credentials) {
        var settings = new AccessSettings(URI.create(url), Optional.empty(), authentication, credentials);
        return new StoreDoor(settings, shop.clock, new Random(11));
    }

    private static Credentials keys() {
        return new Credentials(FakeShop.KEY, FakeShop.SECRET);
    }

    private static boolean isIndex(HttpResult result) {
        return result instanceof HttpResult.Reply reply
                && reply.json()
                        .filter(tree -> tree instanceof Map<?, ?> map && map.containsKey("namespaces"))
                        .isPresent();
    }

    private static boolean isRefusal(HttpResult result) {
        return result instanceof HttpResult.Reply reply && reply.status() == 401;
    }

    private static HttpResult with(HttpResult.Reply reply, String header, String value) {
        Map<String, List<String>> headers = new HashMap<>(reply.headers());
        headers.put(header, List.of(value));
        return new HttpResult.Reply(reply.status(), headers, reply.body());
    }

    private String what(String check) {
        return finding(check).what();
    }

    private Finding finding(String check) {
        return findings.stream()
                .filter(f -> f.check().equals(check))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no finding on " + check + " in " + findings));
    }

    /** The only finding of that severity. */
    private Finding of(Severity severity) {
        List<Finding> all =
                findings.stream().filter(f -> f.severity() == severity).toList();
        assertThat(all).as("%s in %s", severity, findings).hasSize(1);
        return all.getFirst();
    }

    private Finding problem(String check) {
        return problem0(check).orElseThrow(() -> new AssertionError("no problem with " + check + " in " + findings));
    }

    private Optional<Finding> problem0(String check) {
        return findings.stream()
                .filter(f -> f.severity() == Severity.PROBLEM && f.check().equals(check))
                .findFirst();
    }
}
