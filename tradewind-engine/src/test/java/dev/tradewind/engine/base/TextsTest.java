package dev.tradewind.engine.base;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Texts, maps, times and bytes on their way into the store and back. */
final class TextsTest {

    @Test
    void usualTexts_areStoredAsTheyAre() {
        for (String text : new String[] {"", "order 1042", "Größe", "👩‍👩‍👧‍👦", "\r\n\t", "\\u0000"}) {
            assertThat(Texts.stored(text)).isSameAs(text);
            assertThat(Texts.original(text)).isSameAs(text);
        }
    }

    @Test
    void anyText_comesBack_andIsStoredWithoutWhatDatabasesRefuse() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        char[] hostile = {0, '\u001b', '\ud83d', '\ude00', '0', 'a', 'é', '\uffff'};
        for (int i = 0; i < 2_000; i++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                text.append(hostile[random.nextInt(hostile.length)]);
            }
            String stored = Texts.stored(text.toString());

            assertThat(stored).as("seed %d, case %d", seed, i).doesNotContain("\u0000");
            assertThat(new String(stored.getBytes(UTF_8), UTF_8))
                    .as("seed %d, case %d", seed, i)
                    .isEqualTo(stored);
            assertThat(Texts.original(stored)).as("seed %d, case %d", seed, i).isEqualTo(text.toString());
            var map = Map.of("name" + text, text.toString());
            assertThat(TextMap.original(TextMap.stored(map)))
                    .as("seed %d, case %d", seed, i)
                    .isEqualTo(map);
        }
    }

    @Test
    void times_areKeptToTheMicrosecond_andNoTimeOverflows() {
        for (String time : new String[] {"2026-03-01T12:00:00.123456Z", "1969-12-31T23:59:59.999999Z"}) {
            assertThat(Micros.of(Micros.of(Instant.parse(time)))).isEqualTo(Instant.parse(time));
        }
        assertThat(Micros.of(Instant.MAX)).isEqualTo(Long.MAX_VALUE);
        assertThat(Micros.of(Instant.MIN)).isEqualTo(Long.MIN_VALUE);
        assertThat(Micros.of(Micros.of(Long.MAX_VALUE))).isEqualTo(Long.MAX_VALUE);
        assertThat(Micros.of(Micros.of(Long.MIN_VALUE))).isEqualTo(Long.MIN_VALUE);
    }

    @Test
    void bytes_comeBackFromTheirPackage_whateverTheirSize() {
        var random = new Random(5);
        for (int size : new int[] {0, 1, 255, 256, 257, 8_192, 100_000}) {
            byte[] noise = new byte[size];
            random.nextBytes(noise);
            byte[] json = "{\"sku\":\"A\",\"price\":\"12.340\"},"
                    .repeat(size / 25 + 1)
                    .substring(0, size)
                    .getBytes(UTF_8);

            assertThat(Packed.unpack(Packed.pack(noise))).isEqualTo(noise);
            assertThat(Packed.unpack(Packed.pack(json))).isEqualTo(json);
            assertThat(Packed.pack(noise).length).isLessThanOrEqualTo(size + 1);
        }
        assertThat(Packed.pack("{\"sku\":\"A\"},".repeat(500).getBytes(UTF_8)).length)
                .isLessThan(500);
    }

    @Test
    void aDamagedPackage_isABug() {
        byte[] packed = Packed.pack("{\"sku\":\"A\"},".repeat(500).getBytes(UTF_8));
        byte[] cut = Arrays.copyOf(packed, packed.length / 2);

        assertThatThrownBy(() -> Packed.unpack(cut)).isInstanceOf(IllegalStateException.class);
    }
}
