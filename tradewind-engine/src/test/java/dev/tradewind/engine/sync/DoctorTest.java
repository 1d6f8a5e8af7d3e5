package dev.tradewind.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.api.Checkup;
import dev.tradewind.api.ConnectorDescription;
import dev.tradewind.api.Finding;
import dev.tradewind.api.Finding.Severity;
import dev.tradewind.api.HttpCall;
import dev.tradewind.api.HttpResult;
import dev.tradewind.api.RawRecord;
import dev.tradewind.engine.admin.Controls;
import dev.tradewind.engine.admin.Doctor;
import dev.tradewind.engine.base.DatabaseSettings;
import dev.tradewind.engine.base.Priority;
import dev.tradewind.engine.base.Steps;
import dev.tradewind.engine.http.Pace;
import dev.tradewind.engine.journal.JournalEvent;
import dev.tradewind.engine.journal.Origin;
import dev.tradewind.testkit.HandClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DoctorTest {

    private static final Finding FINE = new Finding(Severity.OK, "reachability", "It answers", "", "");

    @TempDir
    Path folder;

    private Rig rig;
    private Doctor doctor;

    @BeforeEach
    void open() {
        rig = Rig.on(new DatabaseSettings.Sqlite(folder.resolve("hub.db")), Steps.NONE, new HandClock(Rig.START));
        doctor = new Doctor(rig.machinery);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void connection_isExaminedOverItsOwnHttp() {
        var http = new NoHttp();
        use(connected(Optional.of(given -> given == http ? List.of(FINE) : List.of()), http));

        assertThat(doctor.examine("shop")).containsExactly(FINE);
    }

    @Test
    void howPunctualWebhooksAre_isToldWhereAnyCome() {
        use(connected(Optional.of(given -> List.of(FINE)), new NoHttp()));
        rig.machinery.pulse().webhooksSeen("shop");
        for (int i = 0; i < 10; i++) {
            rig.machinery.pulse().learned(late(i));
        }

        assertThat(doctor.examine("shop")).last().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.what())
                    .isEqualTo("Of 10 changes in parcels in the last 24 hours, webhooks told 0 within 2m and 10 later;"
                            + " 0 were only found by a sweep");
        });
    }

    private static JournalEvent late(int id) {
        RawRecord record = new RawRecord("parcels", "parcel.updated", "" + id, new byte[0], Map.of());
        return new JournalEvent(
                id,
                "shop",
                record,
                Origin.WEBHOOK,
                Priority.LIVE,
                "",
                Optional.of(Rig.START),
                Rig.START.plus(Duration.ofHours(1)),
                "");
    }

    @Test
    void unusableConnection_isAProblemWithItsReason() {
        rig.machinery.use(new Setup(Map.of(), Map.of(), Map.of("shop", "the vault holds nothing under 'shop/key'")));

        assertThat(doctor.examine("shop")).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.PROBLEM);
            assertThat(finding.what()).contains("shop/key");
        });
    }

    @Test
    void checkupThatFails_doesNotPassForHealth() {
        use(connected(
                Optional.of(http -> {
                    throw new IllegalStateException("a bug");
                }),
                new NoHttp()));

        assertThat(doctor.examine("shop"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.PROBLEM));
    }

    @Test
    void whatCannotBeExamined_isSaid() {
        use(connected(Optional.empty(), new NoHttp()));

        assertThatThrownBy(() -> doctor.examine("shop"))
                .isInstanceOf(Controls.Impossible.class)
                .hasMessageContaining("has no checkup");
        assertThatThrownBy(() -> doctor.examine("other")).isInstanceOf(Doctor.Unknown.class);
    }

    private void use(Connected connection) {
        rig.machinery.use(new Setup(Map.of("shop", connection), Map.of(), Map.of()));
    }

    private static Connected connected(Optional<Checkup> checkup, NoHttp http) {
        return new Connected(
                "shop",
                new ConnectorDescription("fake", "Fake", List.of(), List.of(), List.of()),
                Optional.empty(),
                Optional.empty(),
                new Pace(1, new HandClock(Rig.START)),
                Duration.ofMinutes(5),
                Optional.empty(),
                priority -> http,
                checkup,
                Optional.empty(),
                Optional.empty());
    }

    private static final class NoHttp implements HttpOpener.Recorded {
        @Override
        public HttpResult send(HttpCall call) {
            throw new AssertionError("nothing is asked in this test");
        }

        @Override
        public String exchanges() {
            return "[]";
        }
    }
}
