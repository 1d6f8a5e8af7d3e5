package dev.tradewind.engine.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FileVaultTest {

    private static final String VALUE = "test-value-ü-123";

    @TempDir
    private Path folder;

    private FileVault open() {
        return FileVault.open(folder, Optional.empty());
    }

    @Test
    void secret_isThere_afterTheNextStart() {
        open().set("erp/key", VALUE);
        open().set("shop/key", "other");

        assertThat(open().get("erp/key")).contains(VALUE);
        assertThat(open().names()).containsExactly("erp/key", "shop/key");
        assertThat(open().get("nothing")).isEmpty();
    }

    @Test
    void secret_isReplacedAndRemoved_forGood() {
        FileVault vault = open();
        vault.set("erp/key", "old");
        vault.set("erp/key", VALUE);
        assertThat(open().get("erp/key")).contains(VALUE);

        assertThat(vault.remove("erp/key")).isTrue();
        assertThat(vault.remove("erp/key")).isFalse();
        assertThat(open().names()).isEmpty();
    }

    @Test
    void files_areForTheirOwnerOnly_andHoldNoSecretInClear() throws IOException {
        open().set("erp/key", VALUE);

        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as("%s", file)
                        .isEqualTo("rw-------");
                assertThat(Files.readString(file)).doesNotContain(VALUE);
            }
        }
        assertThat(folder).isDirectoryNotContaining(file -> file.toString().endsWith(".tmp"));
    }

    @Test
    void secretPutInAnothersPlace_isNotRead() throws IOException {
        FileVault vault = open();
        vault.set("erp/key", VALUE);
        vault.set("shop/key", "other");
        Path file = folder.resolve("vault.json");
        Files.writeString(file, Files.readString(file).replace("erp/key", "x").replace("shop/key", "erp/key"));

        assertThatThrownBy(this::open).isInstanceOf(UnusableVault.class).hasMessageContaining("'erp/key'");
    }

    @Test
    void lostKey_isToldAtTheStart_andNoNewOneIsMade() throws IOException {
        open().set("erp/key", VALUE);
        Files.delete(folder.resolve("vault.key"));

        assertThatThrownBy(this::open).isInstanceOf(UnusableVault.class).hasMessageContaining("put the key file back");
        assertThat(folder.resolve("vault.key")).doesNotExist();
    }

    @Test
    void wrongOrDamagedKey_isToldWithoutTheKey() throws IOException {
        open().set("erp/key", VALUE);
        Files.writeString(folder.resolve("vault.key"), "{\"secret-part-of-a-key\"");

        assertThatThrownBy(this::open)
                .isInstanceOf(UnusableVault.class)
                .hasMessageNotContaining("secret-part")
                .hasNoCause();
        assertThatThrownBy(() ->
                        FileVault.open(folder, Optional.of(VaultKey.create().text())))
                .isInstanceOf(UnusableVault.class)
                .hasMessageContaining("the key is another one");
    }

    @Test
    void damagedSecretsFile_isToldWithItsPlace() throws IOException {
        open().set("erp/key", VALUE);
        Files.writeString(folder.resolve("vault.json"), "{\"erp/key\": ");

        assertThatThrownBy(this::open).isInstanceOf(UnusableVault.class).hasMessageContaining("is damaged (line 1");
    }

    @Test
    void keyFromTheEnvironment_leavesNoKeyFile() {
        String key = VaultKey.create().text();
        FileVault.open(folder, Optional.of(key)).set("erp/key", VALUE);

        assertThat(FileVault.open(folder, Optional.of(key)).get("erp/key")).contains(VALUE);
        assertThat(folder.resolve("vault.key")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "/x", "a b", "ü", "../x y", "a\nb"})
    void namesOutsideTheRule_areRefused(String name) {
        assertThatThrownBy(() -> open().set(name, VALUE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(VALUE);
    }

    @Test
    void valuesOutsideTheLimits_areRefused_withoutBeingShown() {
        assertThatThrownBy(() -> open().set("a", "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> open().set("a", "v".repeat(Vault.VALUE_CHARS_MAX + 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("vv");
    }

    @Test
    void nothing_showsASecret() {
        FileVault vault = open();
        vault.set("erp/key", VALUE);

        assertThat(vault.toString()).isEqualTo("FileVault[1 secrets]");
        assertThat(VaultKey.create().toString()).isEqualTo("VaultKey[secret]");
    }

    @Test
    void manyThreads_writeAndRead_withoutLosingASecret() {
        FileVault vault = open();

        IntStream.range(0, 40).parallel().forEach(i -> vault.set("n/" + i, "v" + i));

        FileVault again = open();
        IntStream.range(0, 40).forEach(i -> assertThat(again.get("n/" + i)).contains("v" + i));
    }
}
