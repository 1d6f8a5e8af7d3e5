package dev.tradewind.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.app.server.ServeSettings;
import dev.tradewind.app.server.Setting;
import dev.tradewind.engine.lane.DeliveryFilter;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program as an operator sets it up with a PostgreSQL of his own, by its settings alone. */
@Timeout(180)
final class PostgresqlTest {

    @TempDir
    Path home;

    @Test
    void hubOnPostgresql_deliversOnce_andGoesOnAfterARestart() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().start();
                var demo = new RunningDemo(ServeSettings.defaults(home)
                        .with(Setting.DATABASE, server.getJdbcUrl("postgres", "postgres"))
                        .with(Setting.DATABASE_USER, "postgres")
                        .with(Setting.DATABASE_PASSWORD, "postgres"))) {
            demo.place(3);
            demo.awaitAllDelivered();
            demo.world().erpDown();
            demo.place(2);
            demo.await(() -> demo.hub().hub().insight().overview().waiting() >= 2);

            demo.restartHub();
            assertThat(demo.hub().hub().insight().deliveries(DeliveryFilter.ANY, 10))
                    .hasSize(5);
            demo.world().erpUp();
            demo.awaitAllDelivered();

            assertThat(demo.world().status().atErp()).isEqualTo(5);
            assertThat(demo.world().status().duplicates()).isZero();
            assertThat(Files.exists(home.resolve("tradewind.db"))).isFalse();
        }
    }
}
