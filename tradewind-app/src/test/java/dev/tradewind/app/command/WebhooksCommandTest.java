package dev.tradewind.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.app.connect.ConnectWorld;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tradewind webhooks rotate} on a hub that does not know its address, so that people make the webhooks. */
final class WebhooksCommandTest {

    private static final String NEW = "a-new-secret-of-twenty-chars";

    @TempDir
    static Path home;

    private static ConnectWorld world;

    private record Result(int code, String text) {}

    @BeforeAll
    static void open() {
        world = new ConnectWorld(home, Optional.empty(), Map.of());
        world.hub().hub().vault().set("shop/key", "ck_test");
        world.hub().hub().vault().set("shop/webhook-secret", "the-old-secret-of-the-shop");
        world.hub().hub().vault().set("shop/webhook-secret-previous", "the-old-secret-of-the-shop");
        byte[] document = """
                connection: shop
                connector: woocommerce
                url: http://127.0.0.1:1
                credentials: { key: "${vault:shop/key}", secret: "${vault:shop/key}" }
                webhook-secret: ${vault:shop/webhook-secret}
                webhook-secret-previous: ${vault:shop/webhook-secret-previous}
                """.getBytes(StandardCharsets.UTF_8);
        world.hub().hub().documents().apply(Map.of("shop.yaml", document), "test", "");
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static Result rotate(String in, String... words) {
        var text = new StringWriter();
        var console = new Console(new PrintWriter(text), new PrintWriter(text), false, InstantSource.system());
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(
                List.of("--url", world.url(), "--token-file", world.tokenFile().toString()));
        int code = new picocli.CommandLine(new WebhooksCommand.Rotate(
                        console, new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8))))
                .setExecutionExceptionHandler(CommandLines.of(console).getExecutionExceptionHandler())
                .execute(all.toArray(String[]::new));
        return new Result(code, text.toString());
    }

    @Test
    void rotate_takesTheSecretThatPeopleChose_saysWhatToDo_andFinishes() {
        assertThat(rotate("short\n", "shop").code()).isEqualTo(ExitCode.FAILED);

        Result begun = rotate(NEW + "\n", "shop");
        assertThat(begun.code()).as(begun.text()).isZero();
        assertThat(begun.text()).contains("field Secret", "--finish").doesNotContain(NEW);
        assertThat(world.hub().hub().vault().get("shop/webhook-secret")).contains(NEW);
        assertThat(rotate(NEW, "shop").text()).contains("is being renewed since");

        assertThat(rotate("", "shop", "--finish").text()).isEqualTo("The old secret is not accepted any more.\n");
        assertThat(world.hub().hub().vault().get("shop/webhook-secret-previous"))
                .contains(NEW);
        assertThat(rotate("", "shop", "--finish").code()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void connectionWithoutWebhooks_isNotFound() {
        assertThat(rotate("", "nobody").code()).isEqualTo(ExitCode.NOT_FOUND);
    }
}
