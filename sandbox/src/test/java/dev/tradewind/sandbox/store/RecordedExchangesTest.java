package dev.tradewind.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.json.Json;
import dev.tradewind.sandbox.http.WebClient;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Goal: the sandbox store answers as the real store did, and where it does not, it is written down.
 *
 * <p>Method: replay the recorded exchanges in their order, with the clock of the recording; compare status, headers
 * that mean something, and the body: keys and types everywhere, values where both must agree. A difference that is not
 * in {@code differences.txt} fails, and so does an entry there that no longer differs. The report is in
 * {@code target/recorded-exchanges.txt}.
 */
final class RecordedExchangesTest {

    private static final Path REPORT = Path.of("target", "recorded-exchanges.txt");

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final SandboxStore store = SandboxStore.builder()
            .clock(now::get)
            .delivery(new DeliveryMode.Manual())
            .keys("ck_a1b2c3d4e5a1b2c3d4e5a1b2c3d4e5a1b2c3d4e5", "cs_f6a7b8c9d0f6a7b8c9d0f6a7b8c9d0f6a7b8c9d0")
            .taxRates(List.of(
                    new TaxRate(1, "DE", "", "VAT", new BigDecimal("20"), true),
                    new TaxRate(2, "DE", "reduced-rate", "VAT reduced", new BigDecimal("7"), false)))
            .empty()
            .start();
    private final RecordedSetting setting = new RecordedSetting(store);

    private final Map<String, String> accepted = acceptedDifferences();
    private final Set<String> unused = new HashSet<>(accepted.keySet());
    private final List<String> report = new ArrayList<>();
    private final List<String> unlisted = new ArrayList<>();
    private int agree;
    private int differ;
    private int outOfScope;

    @BeforeEach
    void handOutKeys() {
        store.access(store.access()
                .strict(true)
                .with(new Access.ApiKey(key('1'), secret('2'), Access.Permission.READ))
                .with(new Access.ApiKey(key('3'), secret('4'), Access.Permission.WRITE))
                .with(new Access.ApplicationPassword("admin", "abcd EFGH 1234 ijkl MNOP 5678")));
    }

    private static String key(char digit) {
        return "ck_" + String.valueOf(digit).repeat(40);
    }

    private static String secret(char digit) {
        return "cs_" + String.valueOf(digit).repeat(40);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void store_answersAsRecorded_exceptForListedDifferences() throws IOException {
        for (String line : Recorded.script("order.txt").split("\n", -1)) {
            String step = line.strip();
            if (step.startsWith("+ at ")) {
                now.set(Instant.parse(step.substring(5)));
            } else if (step.startsWith("+")) {
                setting.prepare(step.substring(1).strip());
            } else if (!step.isEmpty() && !step.startsWith("#")) {
                report(step);
            }
        }
        report.addFirst("%d agree, %d differ, %d out of scope".formatted(agree, differ, outOfScope));
        Files.createDirectories(REPORT.getParent());
        Files.write(REPORT, report);

        assertThat(unlisted)
                .as("differences not in differences.txt; see %s", REPORT)
                .isEmpty();
        assertThat(unused)
                .as("entries of differences.txt that differ no more; remove them")
                .isEmpty();
        assertThat(agree).isGreaterThanOrEqualTo(218);
    }

    private void report(String step) {
        Recorded recorded = Recorded.read(step);
        now.set(recorded.writtenAt());
        String outside = step + " | *";
        if (accepted.containsKey(outside)) {
            unused.remove(outside);
            outOfScope++;
            report.add("out of scope  " + step + ": " + accepted.get(outside));
            return;
        }
        List<String> differences = replay(recorded);
        if (differences.isEmpty()) {
            agree++;
            report.add("agrees        " + step);
            return;
        }
        differ++;
        for (String difference : differences) {
            String what = step + " | " + difference;
            String why = explain(step, difference);
            report.add("differs       " + what + ": " + (why.isEmpty() ? "NOT LISTED" : why));
            if (why.isEmpty()) {
                unlisted.add(what);
            }
        }
    }

    private String explain(String step, String difference) {
        String wanted = step + " | " + difference;
        for (Map.Entry<String, String> entry : accepted.entrySet()) {
            if (wanted.matches(Pattern.quote(entry.getKey()).replace("*", "\\E.*\\Q"))) {
                unused.remove(entry.getKey());
                return entry.getValue();
            }
        }
        return "";
    }

    /** Lines of "where | difference | why"; where is an exchange, a folder with a star, or a star. */
    private static Map<String, String> acceptedDifferences() {
        var accepted = new LinkedHashMap<String, String>();
        for (String line : Recorded.script("differences.txt").split("\n", -1)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] parts = line.split(" \\| ", 3);
                assertThat(parts).as("a line of differences.txt: %s", line).hasSize(3);
                accepted.put(parts[0].strip() + " | " + parts[1].strip(), parts[2].strip());
            }
        }
        return accepted;
    }

    private List<String> replay(Recorded recorded) {
        setting.alignIds(recorded);
        var caller = new WebClient(store.url(), Map.of());
        for (String name : List.of("authorization", "x-http-method-override", "user-agent")) {
            if (recorded.requestHeaders().containsKey(name)) {
                caller = caller.with(name, recorded.requestHeaders().get(name));
            }
        }
        caller = caller.with("X-Forwarded-Proto", recorded.scheme())
                .with("X-Forwarded-Host", recorded.requestHeaders().getOrDefault("host", ""));
        var reply = caller.call(recorded.method(), recorded.path(), recorded.body());
        var differences = new ArrayList<String>();
        if (reply.status() != recorded.status()) {
            return List.of("status is " + reply.status() + ", recorded " + recorded.status());
        }
        for (String name :
                List.of("Content-Type", "X-WP-Total", "X-WP-TotalPages", "Link", "Location", "Allow", "Retry-After")) {
            String theirs = here(recorded.header(name));
            if (!theirs.equals(reply.header(name))) {
                differences.add("header " + name
                        + (theirs.isEmpty()
                                ? " is not in the recording"
                                : reply.header(name).isEmpty() ? " is missing" : " differs"));
            }
        }
        boolean json = reply.header("Content-Type").startsWith("application/json");
        Object ours = json && !reply.body().isEmpty() ? Json.read(reply.body()) : "";
        differences.addAll(Shape.differences(recorded.tree(), ours));
        return differences;
    }

    private String here(String text) {
        return text.replace("https://127.0.0.1:8443", store.url()).replace("http://127.0.0.1:8088", store.url());
    }
}
