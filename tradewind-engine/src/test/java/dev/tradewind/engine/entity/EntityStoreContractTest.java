package dev.tradewind.engine.entity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.base.Dialect;
import dev.tradewind.engine.base.EntityKey;
import dev.tradewind.engine.base.Steps;
import dev.tradewind.engine.base.TestDatabase;
import dev.tradewind.engine.base.WriteQueue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What every entity store keeps to, on both databases. */
@ParameterizedClass
@EnumSource(Dialect.class)
final class EntityStoreContractTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Parameter
    Dialect dialect;

    private TestDatabase test;
    private WriteQueue queue;
    private EntityStore entities;

    @BeforeEach
    void open() {
        test = TestDatabase.fresh(dialect);
        queue = test.database().inline(Steps.NONE);
        entities = new JdbcEntityStore(test.database());
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void numberedKeys_areInTheOrderOfNumbers_withinTheirRange() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        TreeSet<Long> keys = new TreeSet<>();
        for (int i = 0; i < 300; i++) {
            keys.add(1 + random.nextLong(1L << random.nextInt(1, 62)));
        }
        keys.forEach(key -> put(order(key.toString(), "n", 1)));
        put(order("", "n", 1), order("007", "n", 1));

        assertThat(entities.numbered("shop", "orders", 0, Long.MAX_VALUE, 1_000))
                .as("seed %d", seed)
                .containsExactlyElementsOf(keys);
        for (int i = 0; i < 50; i++) {
            long after = random.nextLong(1L << random.nextInt(1, 62));
            long through = after + random.nextLong(1L << random.nextInt(1, 60));
            assertThat(entities.numbered("shop", "orders", after, through, 7))
                    .as("seed %d, above %d through %d", seed, after, through)
                    .containsExactlyElementsOf(keys.subSet(after, false, through, true).stream()
                            .limit(7)
                            .toList());
        }
        assertThat(entities.numbered("other", "orders", 0, Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    void anEntity_isFoundAsItWasPut() {
        StoredEntity order = order("7", "1042", 3);
        put(order);

        assertThat(entities.find(order.key()).orElseThrow())
                .usingRecursiveComparison()
                .isEqualTo(order);
        assertThat(entities.find(new EntityKey("shop", "orders", "8"))).isEmpty();
        assertThat(entities.find(new EntityKey("other", "orders", "7"))).isEmpty();
    }

    @Test
    void aLaterState_replacesTheEarlier() {
        put(order("7", "1042", 3));
        var gone = new StoredEntity(key("7"), "order", "1042b", "trash", NOON, "h2", 9, true, new byte[] {1});
        put(gone);

        assertThat(entities.find(key("7")).orElseThrow())
                .usingRecursiveComparison()
                .isEqualTo(gone);
        assertThat(entities.search("1042", 10)).hasSize(1);
    }

    @Test
    void findAll_findsThoseThatAreThere_andWhatTheTransactionItselfWrote() {
        List<EntityKey> wanted = new ArrayList<>();
        for (int i = 0; i < 55; i++) {
            wanted.add(key("k" + i));
        }
        for (int i = 0; i < 50; i++) {
            put(order("k" + i, "n" + i, i));
        }

        Map<EntityKey, StoredEntity> found = queue.write("route", tx -> {
            entities.put(tx, List.of(order("k52", "n52", 99)));
            return entities.findAll(tx, wanted);
        });

        assertThat(found)
                .hasSize(51)
                .containsKey(key("k52"))
                .containsKey(key("k0"))
                .doesNotContainKey(key("k50"));
        assertThat(found.get(key("k52")).seq()).isEqualTo(99);
        assertThat(queue.<Map<EntityKey, StoredEntity>>write("route", tx -> entities.findAll(tx, List.of())))
                .isEmpty();
    }

    @Test
    void putOfTheSameKeyTwice_inOneCall_keepsTheLast() {
        put(order("7", "first", 1), order("7", "second", 2));

        assertThat(entities.find(key("7")).orElseThrow().label()).isEqualTo("second");
    }

    @Test
    void search_findsExactLabelsAndKeysFirst_thenPrefixes_newestFirst() {
        put(order("1", "1042", 5));
        put(order("1042", "9", 6));
        put(order("3", "10420", 7));
        put(order("4", "1042-B", 8));
        put(order("5", "2042", 9));
        put(order("6", "104", 10));

        assertThat(entities.search("1042", 10))
                .extracting(entity -> entity.key().key())
                .containsExactly("1042", "1", "4", "3");
        assertThat(entities.search("1042", 3)).hasSize(3);
        assertThat(entities.search("", 3)).isEmpty();
        assertThat(entities.search("nothing", 3)).isEmpty();
    }

    @Test
    void search_takesWildcardsLiterally() {
        put(order("1", "100%", 1), order("2", "100x", 2), order("3", "a_b", 3), order("4", "axb", 4));

        assertThat(entities.search("100%", 10)).extracting(StoredEntity::label).containsExactly("100%");
        assertThat(entities.search("a_", 10)).extracting(StoredEntity::label).containsExactly("a_b");
    }

    @Test
    void hostileTexts_areFoundAgain() {
        for (String text :
                List.of("nul\u0000", "half \ud83d", "👩‍👩‍👧‍👦", "'; drop table entity; --", "k".repeat(1_000))) {
            var entity =
                    new StoredEntity(key(text), "order", "№" + text, text, NOON, "h", 1, false, text.getBytes(UTF_8));
            put(entity);

            assertThat(entities.find(key(text)).orElseThrow())
                    .usingRecursiveComparison()
                    .isEqualTo(entity);
            assertThat(entities.search("№" + text, 5)).hasSize(1);
            assertThat(entities.search(text, 5)).hasSize(1);
        }
    }

    @Test
    void anEmptyKeyAndALargeState_areKept() {
        byte[] json = new byte[1_048_576];
        new Random(3).nextBytes(json);
        var large = new StoredEntity(key(""), "order", "", "", NOON, "", 1, false, json);
        var repetitive = new StoredEntity(key("zeros"), "order", "", "", NOON, "", 1, false, new byte[1_048_576]);
        var empty = new StoredEntity(key("empty"), "order", "", "", NOON, "", 1, false, new byte[0]);
        put(large, repetitive, empty);

        for (StoredEntity entity : List.of(large, repetitive, empty)) {
            assertThat(entities.find(entity.key()).orElseThrow().json()).isEqualTo(entity.json());
        }
    }

    private void put(StoredEntity... some) {
        queue.write("route", tx -> {
            entities.put(tx, List.of(some));
            return true;
        });
    }

    private static EntityKey key(String key) {
        return new EntityKey("shop", "orders", key);
    }

    private static StoredEntity order(String key, String label, long seq) {
        byte[] json = "{\"number\":\"%s\",\"lines\":[%s]}"
                .formatted(label, "{\"sku\":\"A\",\"quantity\":1},".repeat(30) + "0")
                .getBytes(UTF_8);
        return new StoredEntity(key(key), "order", label, "processing", NOON, "hash" + seq, seq, false, json);
    }
}
