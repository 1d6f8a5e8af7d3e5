package dev.tradewind.app.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HomeFolderTest {

    @TempDir
    Path folder;

    @Test
    void homeFolder_isMade_forItsOwnerAlone() throws Exception {
        Path home = folder.resolve("a/b");
        try (HomeFolder taken = HomeFolder.take(home)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(taken.path())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void homeFolder_isHadByOneHubAtATime() throws Exception {
        try (HomeFolder first = HomeFolder.take(folder)) {
            assertThat(first.path()).isEqualTo(folder);
            assertThatThrownBy(() -> HomeFolder.take(folder))
                    .isInstanceOf(HomeFolder.Taken.class)
                    .hasMessageContaining("another hub is running")
                    .hasMessageContaining("--home");
        }
        HomeFolder.take(folder).close();
    }
}
