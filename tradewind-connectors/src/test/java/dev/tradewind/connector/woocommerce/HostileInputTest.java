package dev.tradewind.connector.woocommerce;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.Intake;
import dev.tradewind.api.Normalised;
import dev.tradewind.api.Source;
import dev.tradewind.api.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Signed by the store's own secret, and still not what anybody expects: kept, and never an exception. */
class HostileInputTest {

    private static final List<String> TOPICS = List.of(
            "order.created", "order.updated", "order.deleted", "order.restored", "action.woocommerce_new_order");

    private static final byte[] FULL = Json.write(RecordedOrders.full().tree());

    private final Source source = TestConnection.to("https://shop.example", "s");

    static Stream<Named<byte[]>> bodies() {
        String full = new String(FULL, UTF_8);
        return Stream.of(noOrders(full), oddJson(full), oddText(full), oddOrders(full))
                .flatMap(bodies -> bodies);
    }

    private static Stream<Named<byte[]>> noOrders(String full) {
        return Stream.of(
                Named.of("nothing", new byte[0]),
                Named.of("one zero", new byte[1]),
                Named.of("only zeros", new byte[1_000]),
                Named.of("spaces", " ".repeat(1_000).getBytes(UTF_8)),
                Named.of("a form", "webhook_id=1".getBytes(UTF_8)),
                Named.of("html", "<html><body>Sorry</body></html>".getBytes(UTF_8)),
                Named.of("null", "null".getBytes(UTF_8)),
                Named.of("a number", "7".getBytes(UTF_8)),
                Named.of("a list", ("[" + full + "]").getBytes(UTF_8)),
                Named.of("two orders", (full + full).getBytes(UTF_8)),
                Named.of("empty object", "{}".getBytes(UTF_8)));
    }

    private static Stream<Named<byte[]>> oddJson(String full) {
        return Stream.of(
                Named.of("deep lists", ("{\"id\":7,\"x\":" + "[".repeat(100_000)).getBytes(UTF_8)),
                Named.of("deep objects", ("{\"id\":7,\"x\":" + "{\"a\":".repeat(100_000)).getBytes(UTF_8)),
                Named.of("as deep as allowed", with(full, "[".repeat(99) + "]".repeat(99))),
                Named.of(
                        "same key twice",
                        full.replace("\"id\":27,", "\"id\":27,\"id\":28,").getBytes(UTF_8)),
                Named.of(
                        "NUL in a text",
                        full.replace("processing", "proc\\u0000essing").getBytes(UTF_8)),
                Named.of(
                        "raw NUL",
                        full.replace("processing", "proc\u0000essing").getBytes(UTF_8)),
                Named.of("1 MB of text", with(full, "\"" + "x".repeat(1_000_000) + "\"")),
                Named.of(
                        "1 MB of name",
                        full.replace("\"number\"", "\"" + "n".repeat(1_000_000) + "\"")
                                .getBytes(UTF_8)),
                Named.of("10,000 digits", with(full, "9".repeat(10_000))),
                Named.of("id of 10,000 digits", ("{\"id\":" + "9".repeat(10_000) + "}").getBytes(UTF_8)),
                Named.of("huge exponent", with(full, "1e999999999")),
                Named.of("tiny exponent", with(full, "1e-999999999")),
                Named.of(
                        "amount with exponent",
                        full.replace("\"81.30\"", "\"1e999999999\"").getBytes(UTF_8)),
                Named.of(
                        "amount of a million digits",
                        full.replace("\"81.30\"", "\"" + "9".repeat(1_000_000) + "\"")
                                .getBytes(UTF_8)));
    }

    private static Stream<Named<byte[]>> oddText(String full) {
        return Stream.of(
                Named.of("UTF-16 LE", full.getBytes(UTF_16LE)),
                Named.of("UTF-16 BE", full.getBytes(UTF_16BE)),
                Named.of("UTF-16 with mark", ("\ufeff" + full).getBytes(UTF_16LE)),
                Named.of("UTF-8 with mark", ("\ufeff" + full).getBytes(UTF_8)),
                Named.of("half a character, escaped", with(full, "\"\\ud83d\"")),
                Named.of("half a character as name", with(full, "{\"\\ude00\":1}")),
                Named.of("half a character, raw", bytes(full, new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80})),
                Named.of("overlong slash", bytes(full, new byte[] {(byte) 0xc0, (byte) 0xaf})),
                Named.of("lone continuation", bytes(full, new byte[] {(byte) 0x80})));
    }

    private static Stream<Named<byte[]>> oddOrders(String full) {
        return Stream.of(
                Named.of(
                        "negative id", full.replace("\"id\":27,", "\"id\":-27,").getBytes(UTF_8)),
                Named.of(
                        "id as a path",
                        full.replace("\"id\":27,", "\"id\":\"../27\",").getBytes(UTF_8)),
                Named.of(
                        "fraction as id",
                        full.replace("\"id\":27,", "\"id\":27.5,").getBytes(UTF_8)),
                Named.of(
                        "year 999999999",
                        full.replace("2026-11-20T17:18:43", "+999999999-12-31T23:59:59")
                                .getBytes(UTF_8)),
                Named.of(
                        "no time",
                        full.replace("2026-11-20T17:18:43", "yesterday").getBytes(UTF_8)),
                Named.of(
                        "lines as text",
                        full.replaceFirst("\"line_items\":\\[", "\"line_items\":\"x\",\"y\":[")
                                .getBytes(UTF_8)),
                Named.of(
                        "address as a number",
                        full.replaceFirst("\"billing\":\\{", "\"billing\":1,\"y\":{")
                                .getBytes(UTF_8)),
                Named.of(
                        "image of nulls",
                        full.replace("\"image\":{\"id\":\"\"", "\"image\":{\"id\":null")
                                .getBytes(UTF_8)),
                Named.of(
                        "nulls everywhere",
                        full.replaceAll("\"[^\"]*\"([,}\\]])", "null$1").getBytes(UTF_8)),
                Named.of(
                        "status as an object",
                        full.replace("\"status\":\"processing\"", "\"status\":{}")
                                .getBytes(UTF_8)));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void hostileBody_isKeptAndNormalisedToSomethingThatCanBeWritten(byte[] body) {
        for (String topic : TOPICS) {
            Intake intake = source.receive(WebhookIntakeTest.signed("s", topic, body));

            assertThat(intake).isInstanceOf(Intake.Accepted.class);
            assertUsable(source.normalise(
                    ((Intake.Accepted) intake).events().getFirst().record()));
        }
    }

    @Test
    void whatIsNoOrder_isUnreadable() {
        for (String body : List.of("", "null", "{\"id\":7", "<html>", "{\"id\":7,\"id\":7}", "{}")) {
            assertThat(normalised(body.getBytes(UTF_8))).as(body).isInstanceOf(Normalised.Unreadable.class);
        }
        assertThat(normalised(new String(FULL, UTF_8).getBytes(UTF_16LE))).isInstanceOf(Normalised.Unreadable.class);
    }

    @Test
    void orderInPart_isReadAgain() {
        assertThat(normalised("{\"id\":7,\"status\":\"processing\"}".getBytes(UTF_8)))
                .isInstanceOfSatisfying(
                        Normalised.Doubtful.class,
                        doubtful -> assertThat(doubtful.key()).isEqualTo("7"));
    }

    @Test
    void errorBodyOfAnotherKind_isShownToAPerson() {
        byte[] error = "{\"code\":\"woocommerce_rest_cannot_view\",\"message\":\"Sorry\",\"data\":{\"status\":401}}"
                .getBytes(UTF_8);

        assertThat(normalised(error))
                .isInstanceOfSatisfying(
                        Normalised.Unreadable.class,
                        unreadable -> assertThat(unreadable.reason())
                                .contains("woocommerce_rest_cannot_view", "make the webhook anew"));
    }

    @Test
    void orderCutOffAnywhere_isNeverTakenForAWholeOne() {
        IntStream.range(0, FULL.length).filter(length -> length % 7 == 0).forEach(length -> {
            Normalised normalised = normalised(Arrays.copyOf(FULL, length));

            assertThat(normalised).as("length %d", length).isInstanceOf(Normalised.Unreadable.class);
        });
    }

    @Test
    void bytesChangedAtRandom_neverThrow() {
        long seed = System.nanoTime();
        RandomGenerator random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            byte[] body = FULL.clone();
            for (int n = random.nextInt(1, 6); n > 0; n--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            try {
                assertUsable(normalised(body));
            } catch (RuntimeException e) {
                throw new AssertionError("seed %d, body %d".formatted(seed, i), e);
            }
        }
    }

    private Normalised normalised(byte[] body) {
        Intake intake = source.receive(WebhookIntakeTest.signed("s", "order.updated", body));
        return source.normalise(((Intake.Accepted) intake).events().getFirst().record());
    }

    // What is taken for an order must be fit for the journal's neighbours: written, read, written again.
    private static void assertUsable(Normalised normalised) {
        if (normalised instanceof Normalised.Changed changed) {
            assertThat(Json.tree(changed.entity())).isNotEmpty();
            assertThat(changed.entity().status() + changed.entity().label()).doesNotContain("\u0000");
        } else if (normalised instanceof Normalised.Unreadable unreadable) {
            assertThat(unreadable.reason()).hasSizeLessThan(600);
        }
    }

    private static byte[] with(String order, String value) {
        return order.replaceFirst("\\{", "{\"surprise\":" + java.util.regex.Matcher.quoteReplacement(value) + ",")
                .getBytes(UTF_8);
    }

    private static byte[] bytes(String order, byte[] text) {
        byte[] body = with(order, "\"......\"");
        System.arraycopy(text, 0, body, "{\"surprise\":\"".length(), text.length);
        return body;
    }
}
