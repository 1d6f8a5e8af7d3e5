package dev.tradewind.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.json.Json;
import dev.tradewind.app.connect.ConnectWorld;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tradewind connect}, as it is typed. */
final class ConnectCommandTest {

    @TempDir
    static Path home;

    private static ConnectWorld world;

    private record Result(int code, String out, String err) {}

    @BeforeAll
    static void open() {
        world = new ConnectWorld(home, Optional.empty(), Map.of());
    }

    @AfterAll
    static void close() {
        world.close();
    }

    /** What is typed before a person presses Approve as soon as the command prints the shop's address. */
    private static final class Approver extends StringWriter {
        @Override
        public void write(String text, int from, int length) {
            super.write(text, from, length);
            String line = text.substring(from, from + length);
            if (line.contains("/wc-auth/v1/authorize?")) {
                world.approve(line.strip());
            }
        }
    }

    private static Result run(StringWriter out, String in, String... words) {
        var err = new StringWriter();
        var console = new Console(new PrintWriter(out), new PrintWriter(err), false, InstantSource.system());
        String[] all = java.util.Arrays.copyOf(words, words.length + 4);
        System.arraycopy(
                new String[] {
                    "--url", world.url(), "--token-file", world.tokenFile().toString()
                },
                0,
                all,
                words.length,
                4);
        var line = CommandLines.of(console);
        line.getSubcommands().remove("connect");
        int code = new picocli.CommandLine(
                        new ConnectCommand(console, new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8))))
                .setExecutionExceptionHandler(line.getExecutionExceptionHandler())
                .execute(all);
        return new Result(code, out.toString(), err.toString());
    }

    @Test
    void connect_waitsForTheApproval_andShowsTheCheckup() {
        Result result = run(new Approver(), "", world.store().url(), "--name", "approved");

        assertThat(result.code()).as(result.out() + result.err()).isZero();
        assertThat(result.err()).contains("will be the connection approved", "press Approve", "is kept by the hub");
        assertThat(result.out())
                .contains("authentication: The shop accepts the hub's credentials")
                .endsWith("Connected as approved. Next: a flow that reads it, see docs/getting-started.md.\n");
    }

    @Test
    void manual_readsKeysFromStandardInput_andNeverShowsThem() {
        String keys = world.store().consumerKey() + "\n" + world.store().consumerSecret() + "\n";

        Result result = run(new StringWriter(), keys, world.store().url(), "--name", "pasted", "--manual");

        assertThat(result.code()).as(result.out() + result.err()).isZero();
        assertThat(result.out() + result.err())
                .contains("Connected as pasted.")
                .doesNotContain(world.store().consumerKey(), world.store().consumerSecret());
        assertThat(world.hub().hub().vault().get("pasted/secret"))
                .contains(world.store().consumerSecret());
    }

    @Test
    void manual_withKeysThatTheShopDoesNotKnow_endsWith1_andTheFinding() {
        String keys = "ck_" + "0".repeat(40) + "\ncs_" + "0".repeat(40) + "\n";

        Result result = run(new StringWriter(), keys, world.store().url(), "--name", "unknown-key", "--manual");

        assertThat(result.code()).isEqualTo(ExitCode.FAILED);
        assertThat(result.out()).contains("problem  authentication: ").contains("tradewind doctor unknown-key");
    }

    @Test
    void manual_withoutTheTwoLines_isWrongUsage() {
        Result result = run(new StringWriter(), "ck_only\n", world.store().url(), "--manual");

        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("two lines").doesNotContain("ck_only");
    }

    @Test
    void noWait_asJson_isJsonAlone_withTheAddress() {
        Result result = run(new StringWriter(), "", world.store().url(), "--no-wait", "--json");

        assertThat(result.code()).isZero();
        Fields begun = Fields.of(Json.read(result.out()));
        assertThat(begun.text("state")).isEqualTo("waiting");
        assertThat(result.err()).contains(begun.text("approval"));
    }

    @Test
    void addressWithoutAStore_endsWith1_andWhatToDo() {
        Result result = run(new StringWriter(), "", "http://127.0.0.1:1");

        assertThat(result.code()).isEqualTo(ExitCode.FAILED);
        assertThat(result.out()).contains("reachability: No answer from http://127.0.0.1:1", "mend:");
        assertThat(run(new StringWriter(), "", "no shop").err()).contains("is no address of a shop");
    }

    @Test
    void scopeThatIsNone_isWrongUsage() {
        Result result = run(new StringWriter(), "", world.store().url(), "--scope", "everything");

        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("scope must be read or read_write");
    }
}
