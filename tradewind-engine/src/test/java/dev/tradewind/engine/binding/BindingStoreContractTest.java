package dev.tradewind.engine.binding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.base.Dialect;
import dev.tradewind.engine.base.EntityKey;
import dev.tradewind.engine.base.Steps;
import dev.tradewind.engine.base.TestDatabase;
import dev.tradewind.engine.base.WriteQueue;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What every binding store keeps to, on both databases. */
@ParameterizedClass
@EnumSource(Dialect.class)
final class BindingStoreContractTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final EntityKey ORDER = new EntityKey("shop", "orders", "7");

    @Parameter
    Dialect dialect;

    private TestDatabase test;
    private WriteQueue queue;
    private BindingStore bindings;

    @BeforeEach
    void open() {
        test = TestDatabase.fresh(dialect);
        queue = test.database().inline(Steps.NONE);
        bindings = new JdbcBindingStore(test.database());
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void aBinding_isFoundFromBothSides() {
        var binding = new Binding(ORDER, "erp", "sales-order", "SO-1", Map.of("number", "2026/1"), "h1", NOON);
        put(binding);

        assertThat(bindings.find(ORDER, "erp", "sales-order")).contains(binding);
        assertThat(bindings.byExternalId("erp", "sales-order", "SO-1")).contains(binding);
        assertThat(bindings.find(ORDER, "erp", "invoice")).isEmpty();
        assertThat(bindings.find(ORDER, "crm", "sales-order")).isEmpty();
        assertThat(bindings.byExternalId("crm", "sales-order", "SO-1")).isEmpty();
    }

    @Test
    void transaction_seesWhatWasBoundInIt() {
        var binding = new Binding(ORDER, "erp", "sales-order", "SO-1", Map.of(), "h1", NOON);

        Boolean seen = queue.write("write", tx -> {
            boolean before = bindings.find(tx, ORDER, "erp", "sales-order").isPresent();
            bindings.put(tx, binding);
            return !before && bindings.find(tx, ORDER, "erp", "sales-order").isPresent();
        });

        assertThat(seen).isTrue();
    }

    @Test
    void doubt_forgetsTheHash_ofThatDestinationAlone_andKeepsTheIds() {
        put(new Binding(ORDER, "erp", "sales-order", "SO-1", Map.of(), "h1", NOON));
        put(new Binding(ORDER, "crm", "deal", "D-1", Map.of(), "h2", NOON));

        queue.write("write", tx -> {
            bindings.doubt(tx, ORDER, "erp");
            return true;
        });

        assertThat(bindings.find(ORDER, "erp", "sales-order"))
                .hasValueSatisfying(b -> assertThat(b.hash()).isEmpty())
                .hasValueSatisfying(b -> assertThat(b.externalId()).isEqualTo("SO-1"));
        assertThat(bindings.find(ORDER, "crm", "deal"))
                .hasValueSatisfying(b -> assertThat(b.hash()).isEqualTo("h2"));
    }

    @Test
    void whatWasWritten_isKept_forEachOrigin_untilNothingIsLeftOfIt() {
        WrittenStore written = new JdbcWrittenStore();
        Map<String, Object> said = new java.util.LinkedHashMap<>();
        said.put("stock", new java.math.BigDecimal("12.340"));
        said.put("name", null);
        var fromErp = new Written(ORDER, "erp", said, NOON);
        var fromCrm = new Written(ORDER, "crm", Map.of("note", "\u0000 x"), NOON);
        queue.write("write", tx -> {
            written.put(tx, new Written(ORDER, "erp", Map.of("stock", 1), NOON.minusSeconds(9)));
            written.put(tx, fromErp);
            written.put(tx, fromCrm);
            return true;
        });

        assertThat(written(written)).containsExactlyInAnyOrder(fromErp, fromCrm);
        queue.write("write", tx -> {
            written.put(tx, new Written(ORDER, "crm", Map.of(), NOON));
            return true;
        });
        assertThat(written(written)).containsExactly(fromErp);
    }

    private List<Written> written(WrittenStore store) {
        return queue.write("read", tx -> store.of(tx, ORDER));
    }

    @Test
    void aSecondPut_updates_andKeepsTheFirstTime() {
        put(new Binding(ORDER, "erp", "sales-order", "SO-1", Map.of("number", "1"), "h1", NOON));
        put(new Binding(ORDER, "erp", "sales-order", "SO-2", Map.of(), "h2", NOON.plusSeconds(60)));

        assertThat(bindings.find(ORDER, "erp", "sales-order"))
                .contains(new Binding(ORDER, "erp", "sales-order", "SO-2", Map.of(), "h2", NOON));
        assertThat(bindings.byExternalId("erp", "sales-order", "SO-1")).isEmpty();
        assertThat(bindings.byExternalId("erp", "sales-order", "SO-2")).isPresent();
    }

    @Test
    void of_listsAllDestinationsOfOneRecord() {
        put(new Binding(ORDER, "erp", "sales-order", "SO-1", Map.of(), "h", NOON));
        put(new Binding(ORDER, "erp", "invoice", "I-1", Map.of(), "h", NOON));
        put(new Binding(ORDER, "crm", "deal", "D-1", Map.of(), "h", NOON));
        put(new Binding(new EntityKey("shop", "orders", "8"), "crm", "deal", "D-2", Map.of(), "h", NOON));

        assertThat(bindings.of(ORDER)).extracting(Binding::externalId).containsExactly("D-1", "I-1", "SO-1");
    }

    @Test
    void anIdBoundTwice_givesTheLatest() {
        var other = new EntityKey("shop", "orders", "8");
        put(new Binding(other, "erp", "customer", "C-1", Map.of(), "h", NOON.plusSeconds(1)));
        put(new Binding(ORDER, "erp", "customer", "C-1", Map.of(), "h", NOON));

        assertThat(bindings.byExternalId("erp", "customer", "C-1").orElseThrow().entity())
                .isEqualTo(other);
    }

    @Test
    void hostileTexts_areFoundAgain() {
        for (String text : List.of("", "nul\u0000", "half \ud83d", "👩‍👩‍👧‍👦", "' or 1 = 1", "k".repeat(1_000))) {
            var entity = new EntityKey("shop" + text, "orders", text);
            var binding =
                    new Binding(entity, "erp", "order" + text, "X" + text, Map.of("a", text, text, "b"), "h", NOON);
            put(binding);

            assertThat(bindings.find(entity, "erp", "order" + text)).contains(binding);
            assertThat(bindings.byExternalId("erp", "order" + text, "X" + text)).contains(binding);
            assertThat(bindings.of(entity)).containsExactly(binding);
        }
    }

    private void put(Binding binding) {
        queue.write("outcome", tx -> {
            bindings.put(tx, binding);
            return true;
        });
    }
}
