package dev.tradewind.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.app.demo.DemoControls.ErpFault;
import dev.tradewind.engine.admin.Trace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
final class DemoTest {

    @TempDir
    Path home;

    private RunningDemo demo;

    @BeforeEach
    void start() {
        demo = new RunningDemo(home);
    }

    @AfterEach
    void stop() {
        demo.close();
    }

    @Test
    void orderPlacedAtTheStore_arrivesAtTheErp_andItsStoryIsKnown() throws Exception {
        demo.place(1);
        demo.awaitAllDelivered();

        var delivered = demo.hub().hub().insight().deliveries(dev.tradewind.engine.lane.DeliveryFilter.ANY, 10);
        List<Trace> traces =
                demo.hub().hub().insight().trace(delivered.getFirst().label());
        assertThat(traces).hasSize(1);
        assertThat(traces.getFirst().verdict()).startsWith("Acknowledged in erp as SO-");
        assertThat(demo.world().status())
                .satisfies(s -> assertThat(s.placed()).isOne())
                .satisfies(s -> assertThat(s.atErp()).isOne())
                .satisfies(s -> assertThat(s.duplicates()).isZero());
    }

    @Test
    void database_isForItsOwnerAlone_whoeverMadeTheFolder() throws Exception {
        demo.place(1);
        demo.awaitAllDelivered();

        for (String file : List.of("tradewind.db", "tradewind.db-wal", "tradewind.db-shm")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(file))))
                    .as(file)
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void erpThatWasDown_getsEverythingOnce_whenItIsBack() throws Exception {
        demo.world().erpDown();
        demo.place(8);
        demo.await(() -> demo.hub().hub().insight().overview().waiting() >= 8);
        assertThat(demo.world().status().underway()).isEqualTo(8);

        demo.world().erpUp();
        demo.awaitAllDelivered();

        assertThat(demo.world().status().atErp()).isEqualTo(8);
        assertThat(demo.world().status().duplicates()).isZero();
    }

    @Test
    void answersThatAreLost_makeNoSecondOrder() throws Exception {
        demo.world().erp(ErpFault.LOST_ANSWER);
        demo.place(3);
        demo.await(() -> demo.world().status().atErp() >= 1);

        demo.world().erpUp();
        demo.awaitAllDelivered();

        assertThat(demo.world().status().duplicates()).isZero();
        assertThat(demo.world().status().atErp()).isEqualTo(3);
    }
}
