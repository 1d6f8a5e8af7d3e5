package dev.tradewind.app.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OwnFileTest {

    @TempDir
    Path folder;

    private static String rights(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void ownFile_isForItsOwnerAlone_inAFolderThatIsOpen() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path file = folder.resolve("file");

        OwnFile.create(file);

        assertThat(rights(file)).isEqualTo("rw-------");
        assertThat(rights(folder)).isEqualTo("rwxr-xr-x");
        assertThatThrownBy(() -> OwnFile.create(file)).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void fileThatOthersCouldRead_isClosedToThem_andStaysAsItIs() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "kept");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        OwnFile.close(file);
        OwnFile.close(folder.resolve("not there"));

        assertThat(rights(file)).isEqualTo("rw-------");
        assertThat(file).hasContent("kept");
    }
}
