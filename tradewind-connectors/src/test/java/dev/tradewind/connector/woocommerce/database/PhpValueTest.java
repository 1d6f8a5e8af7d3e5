package dev.tradewind.connector.woocommerce.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.testkit.database.PhpText;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhpValueTest {

    @Test
    void arrays_areListsIfTheirKeysCount_otherwiseMaps() {
        assertThat(PhpValue.read("a:2:{i:0;s:1:\"a\";i:1;b:1;}")).isEqualTo(List.of("a", true));
        assertThat(PhpValue.read("a:1:{i:1;d:3.592;}")).isEqualTo(Map.of("1", new BigDecimal("3.592")));
        assertThat(PhpValue.read("a:0:{}")).isEqualTo(List.of());
        assertThat(PhpValue.read("a:1:{s:6:\"nested\";a:2:{i:0;i:1;i:1;i:2;}}"))
                .isEqualTo(Map.of("nested", List.of(1L, 2L)));
    }

    @Test
    void lengths_countBytes() {
        assertThat(PhpValue.read("s:7:\"Größe\";")).isEqualTo("Größe");
        assertThat(PhpValue.read("a:1:{s:3:\"☕\";s:2:\";\"\";}")).isEqualTo(Map.of("☕", ";\""));
    }

    @Test
    void object_isItsPublicProperties() {
        assertThat(PhpValue.read("O:8:\"Delivery\":2:{s:3:\"day\";s:3:\"Mon\";s:7:\"\0*\0slot\";i:4;}"))
                .isEqualTo(Map.of("day", "Mon"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "DHL 124",
                "a:b:c",
                "N",
                "s:5:\"Grö\";",
                "a:1:{i:0;",
                "a:1000000:{}",
                "s:99999999:\"x\";",
                "b:1",
                "i:1x;",
                "a:-1:{}",
                "O:3:\"Abc\"",
                "s:1:\"ab\";",
                "i:99999999999999999999;"
            })
    void textThatIsNoSerialisedValue_staysAsItIs(String text) {
        assertThat(PhpValue.read(text)).isEqualTo(text);
    }

    @Test
    void nestingWithoutEnd_staysText() {
        String deep = "a:1:{i:0;".repeat(5_000) + "}".repeat(5_000);

        assertThat(PhpValue.read(deep)).isEqualTo(deep);
    }

    @Test
    void whatPhpWrites_isReadAgain() {
        long seed = 20_261_126L;
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            Object value = value(random, 3);
            String text = String.valueOf(PhpText.of(Map.of("k", value)));
            assertThat(PhpValue.read(text)).as("seed %d, %s", seed, text).isEqualTo(Map.of("k", value));
        }
    }

    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 6)) {
            case 0 -> random.nextBoolean();
            case 1 -> random.nextLong();
            case 2 -> new BigDecimal(random.nextInt(100_000)).movePointLeft(3);
            case 3 -> "ä;\"{}☕".repeat(random.nextInt(3)) + random.nextInt(9);
            case 4 -> List.of(value(random, depth - 1), value(random, depth - 1));
            default -> {
                Map<String, Object> map = new LinkedHashMap<>();
                map.put("name", value(random, depth - 1));
                map.put("7", value(random, depth - 1));
                yield map;
            }
        };
    }
}
