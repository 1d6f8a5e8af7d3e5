package dev.tradewind.connector.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.CensusResult;
import dev.tradewind.api.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A census tells every id once, whether live or in the trash, and says up to where it is complete. */
class CensusTest {

    private static final int SEEDS = 100;

    @Test
    void whatNoListShows_isNotCounted() {
        Source source = TestConnection.to("https://shop.example");

        assertThat(source.isCounted("coupons", Map.of("status", "publish"))).isTrue();
        assertThat(source.isCounted("coupons", Map.of("status", "trash"))).isFalse();
        assertThat(source.isCounted("coupons", Map.of("status", "draft"))).isFalse();
        assertThat(source.isCounted("products", Map.of("status", "trash"))).isTrue();
        assertThat(source.isCounted("products", Map.of("status", "trash", "parentId", "12")))
                .isFalse();
        assertThat(source.isCounted("products", Map.of("status", "private", "parentId", "12")))
                .isTrue();
        assertThat(source.isCounted("orders", Map.of("status", "trash"))).isTrue();
    }

    @Test
    void census_tellsLiveAndTrash_andNothingTwice() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Random random = new Random(seed);
            FakeStore store = new FakeStore(random, TestConnection.NOW, Duration.ofHours(1), random.nextBoolean());
            int orders = random.nextInt(700);
            int trashPercent = List.of(0, 3, 60, 100).get(random.nextInt(4));
            for (int i = 0; i < orders; i++) {
                store.create().status = random.nextInt(100) < trashPercent ? "trash" : "processing";
            }
            store.orders.values().removeIf(order -> random.nextInt(5) == 0);
            Source source = TestConnection.to("https://shop.example");

            List<Long> told = new ArrayList<>();
            Optional<String> cursor = Optional.empty();
            long through = 0;
            while (through < Long.MAX_VALUE) {
                CensusResult.Page page = (CensusResult.Page) source.census("orders", cursor, store);
                assertThat(page.through()).as("seed %d", seed).isGreaterThanOrEqualTo(through);
                long above = through;
                assertThat(page.keys()).allMatch(key -> key > above && key <= page.through());
                told.addAll(page.keys());
                through = page.through();
                cursor = Optional.of(page.cursor());
            }

            assertThat(told)
                    .as("seed %d", seed)
                    .isSorted()
                    .containsExactlyElementsOf(new TreeSet<>(store.orders.keySet())
                            .stream().map(Integer::longValue).toList());
            assertThat(store.calls).as("seed %d", seed).isLessThanOrEqualTo(orders / 99 + 4);
        }
    }
}
