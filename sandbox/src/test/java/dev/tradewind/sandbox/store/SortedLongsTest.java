package dev.tradewind.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class SortedLongsTest {

    @Test
    void numbers_behaveAsATreeSet_whateverIsAddedAndRemoved() {
        for (long seed = 1; seed <= 20; seed++) {
            var random = new Random(seed);
            var numbers = new SortedLongs();
            var model = new TreeSet<Long>();
            for (int i = 0; i < 500; i++) {
                long value = random.nextInt(200);
                if (random.nextInt(3) == 0) {
                    numbers.remove(value);
                    model.remove(value);
                } else {
                    numbers.add(value);
                    model.add(value);
                }
                long asked = random.nextInt(220) - 10L;
                assertThat(numbers.below(asked))
                        .as("seed %d", seed)
                        .isEqualTo(model.headSet(asked).size());
            }
            var all = new ArrayList<Long>();
            for (int i = 0; i < numbers.size(); i++) {
                all.add(numbers.get(i));
            }
            assertThat(all).as("seed %d", seed).containsExactlyElementsOf(model);
        }
    }
}
