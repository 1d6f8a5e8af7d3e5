package dev.tradewind.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code leads preview}, in this process; it needs no hub. */
final class LeadsCommandTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("website.yaml"), """
                connection: website
                connector: wordpress
                form-secret: ${vault:website/form-secret}
                honeypot: website2
                fields:
                  message: [notes, 4]
                """);
        Files.writeString(folder.resolve("body.json"), "{\"email\": \"anna@example.test\", \"notes\": \"Hallo\"}");
    }

    private int run(String... words) {
        var console = new Console(new PrintWriter(out), new PrintWriter(err), false, InstantSource.system());
        return CommandLines.of(console).execute(words);
    }

    private int preview(String connection, String... more) {
        String[] words = {
            "leads", "preview", connection, folder.resolve("body.json").toString(), "--folder", folder.toString()
        };
        String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return run(all);
    }

    @Test
    void preview_showsTheLead_andWhichFieldIsWhat() {
        assertThat(preview("website")).as(err.toString()).isEqualTo(ExitCode.OK);

        assertThat(out.toString())
                .contains("Would become a lead.")
                .containsPattern("message +from notes")
                .contains("anna@example.test");
    }

    @Test
    void preview_asJson_isATree() {
        preview("website", "--json");

        Map<String, Object> tree = Json.readObject(out.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(tree).containsKeys("verdict", "lead", "uses", "unused");
        assertThat((Map<?, ?>) tree.get("lead")).extracting("message").isEqualTo("Hallo");
    }

    @Test
    void unreadableBody_isTold_andFails() throws IOException {
        Files.writeString(folder.resolve("body.json"), "{");

        assertThat(preview("website")).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString()).contains("unreadable");
    }

    @Test
    void unknownConnection_isTold() {
        assertThat(preview("shop")).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(err.toString()).contains("there is no connection shop");
    }

    @Test
    void mistakeInTheMapping_isToldWithItsLine() throws IOException {
        Files.writeString(folder.resolve("website.yaml"), """
                connection: website
                connector: wordpress
                fields:
                  emial: your-email
                """);

        assertThat(preview("website")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("website.yaml:4", "fields.emial", "fields.email");
    }
}
