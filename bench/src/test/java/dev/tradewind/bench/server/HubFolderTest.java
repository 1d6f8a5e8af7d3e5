package dev.tradewind.bench.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.app.server.ProgramConnectors;
import dev.tradewind.engine.document.DocumentFolder;
import dev.tradewind.engine.document.Documents;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HubFolderTest {

    private static final String STORE = "http://127.0.0.1:9";

    @TempDir
    Path home;

    private static void assertRight(HubFolder folder) throws IOException {
        assertThat(new Documents(new ProgramConnectors()).check(DocumentFolder.read(folder.documents())))
                .isInstanceOf(Documents.Checked.Valid.class);
    }

    @Test
    void documentsOfAllMeasurements_areRight() throws IOException {
        assertRight(HubFolder.intakeOnly(home.resolve("intake"), STORE));
        assertRight(HubFolder.reading(home.resolve("reading"), STORE, ""));
        assertRight(HubFolder.delivering(home.resolve("delivering"), STORE, 16));
    }
}
