package dev.tradewind.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.bench.server.HubFolder;
import dev.tradewind.bench.server.Subject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The instrument itself, tried on the baseline: what it counts must be what is on disk. */
class SenderTest {

    private static final OrderTemplate TEMPLATE = OrderTemplate.ofBytes(OrderTemplate.USUAL_BYTES);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyOrder_isAcknowledgedOnce_andOnDisk(boolean keepAlive) throws Exception {
        try (Subject baseline = Subject.baseline(folder)) {
            Load load = new Load(baseline.address(), "/hooks/shop", keepAlive, 16);

            Load.Result result = Sender.all(load, orders(HubFolder.SECRET, 500));

            assertThat(result.firstRefusal()).isEmpty();
            assertThat(result.acknowledged()).isEqualTo(500);
            assertThat(result.latencies().count()).isEqualTo(500);
            assertThat(result.latencies().millis(0.99))
                    .isGreaterThan(result.latencies().millis(0.5));
        }
        assertThat(distinctRows()).isEqualTo(500);
    }

    @Test
    void openLoop_sendsAtTheAskedRate_andLosesNone() throws Exception {
        try (Subject baseline = Subject.baseline(folder)) {
            Load load = new Load(baseline.address(), "/hooks/shop", true, 64);

            Load.Result result = Sender.openLoop(
                    load, orders(HubFolder.SECRET, 900), 500, Duration.ZERO, Duration.ofSeconds(1), new Random(1));

            assertThat(result.refused()).isZero();
            assertThat(result.acknowledged()).isBetween(350L, 650L);
        }
    }

    @Test
    void wrongSignature_isCountedAsRefused_withTheAnswer() throws Exception {
        try (Subject baseline = Subject.baseline(folder)) {
            Load load = new Load(baseline.address(), "/hooks/shop", true, 2);

            Load.Result result = Sender.all(load, orders("another secret", 10));

            assertThat(result.acknowledged()).isZero();
            assertThat(result.refused()).isEqualTo(10);
            assertThat(result.firstRefusal()).contains("401");
        }
    }

    private static SignedOrders orders(String secret, int count) {
        return SignedOrders.sign(TEMPLATE, secret.getBytes(StandardCharsets.UTF_8), 0, count);
    }

    private int distinctRows() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("baseline.db"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(distinct body) from event")) {
            return rows.getInt(1);
        }
    }
}
