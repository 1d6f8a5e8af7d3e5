package dev.tradewind.connector.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tradewind.api.Normalised;
import dev.tradewind.api.RawRecord;
import dev.tradewind.api.Source;
import dev.tradewind.api.json.Json;
import dev.tradewind.api.model.Coupon;
import dev.tradewind.api.model.Customer;
import dev.tradewind.api.model.Entity;
import dev.tradewind.api.model.Product;
import dev.tradewind.api.model.Refund;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the real store answered about products, customers, coupons and refunds becomes canonical without loss. */
class RecordedRecordsTest {

    /**
     * Left out of the canonical model, and why: links only lead back to the API; related products are drawn by lot; price_html
     * is the prices once more; a line's price is computed in binary.
     */
    private static final Set<String> LEFT_OUT = Set.of("_links", "related_ids", "price_html");

    private static final Set<String> LEFT_OUT_OF_LINES = Set.of("price", "image");

    /** The store's own words for nothing, besides null and the empty text. */
    private static final Set<String> ZERO_IS_NOTHING =
            Set.of("parent_id", "shipping_class_id", "id", "variation_id", "product_id", "refunded_by");

    private final Source source = TestConnection.to("https://shop.example");

    static Stream<RecordedRecords.Recorded> records() {
        return RecordedRecords.all();
    }

    @Test
    void recordings_haveRecordsOfEveryStream() {
        Map<String, Long> counts = records().collect(Collectors.groupingBy(r -> r.stream(), Collectors.counting()));

        assertThat(counts.get("products")).isGreaterThan(30);
        assertThat(counts.get("customers")).isGreaterThan(8);
        assertThat(counts.get("coupons")).isGreaterThan(4);
        assertThat(counts.get("refunds")).isGreaterThan(8);
    }

    @ParameterizedTest
    @MethodSource("records")
    void record_becomesAnEntityThatItsSchemaAllows(RecordedRecords.Recorded recorded) {
        Entity entity = entity(recorded.asRead());

        assertThat(entity.id()).isEqualTo(String.valueOf(recorded.tree().get("id")));
        assertThat(schema(entity).validate(Json.text(entity), InputFormat.JSON)).isEmpty();
    }

    /** Changes every value of the record, one after the other: if the entity is the same, the value was lost. */
    @ParameterizedTest
    @MethodSource("records")
    void everyValue_makesADifference(RecordedRecords.Recorded recorded) {
        String before = Json.text(entity(recorded.asRead()));
        List<List<Object>> paths = leaves(recorded.tree());
        assertThat(paths).hasSizeGreaterThan(4);

        for (List<Object> path : paths) {
            Object changed = Leaves.with(recorded.tree(), path);
            String after = Json.text(entity(recorded.as(object(changed))));
            assertThat(after).as("%s changed", path).isNotEqualTo(before);
        }
    }

    /** Everything a record holds is in the entity as it was, in the entity's own place for it or in an extra. */
    @ParameterizedTest
    @MethodSource("records")
    void everyText_isInTheEntity(RecordedRecords.Recorded recorded) {
        String json = Json.text(Json.tree(entity(recorded.asRead())));
        List<List<Object>> paths = leaves(recorded.tree());

        for (List<Object> path : paths) {
            if (Leaves.at(recorded.tree(), path) instanceof String text
                    && !text.contains("://")
                    && !path.getLast().toString().endsWith("_gmt")
                    && !text.equals("parent")) {
                assertThat(json).as("%s", path).contains(inner(text));
            }
        }
    }

    private static String inner(String text) {
        String quoted = Json.text(text);
        return quoted.substring(1, quoted.length() - 1);
    }

    private static List<List<Object>> leaves(Map<String, Object> record) {
        return Leaves.of(record, RecordedRecordsTest::isLeftOut);
    }

    private static boolean isLeftOut(Map<?, ?> object, Object name) {
        boolean isLine = object.containsKey("subtotal_tax");
        return LEFT_OUT.contains(name)
                || (isLine && LEFT_OUT_OF_LINES.contains(name))
                || object.containsKey(name + "_gmt")
                || name.equals("display_key")
                || name.equals("display_value")
                || (ZERO_IS_NOTHING.contains(name) && Integer.valueOf(0).equals(object.get(name)));
    }

    private Entity entity(RawRecord record) {
        Normalised normalised = source.normalise(record);
        assertThat(normalised).isInstanceOf(Normalised.Changed.class);
        return ((Normalised.Changed) normalised).entity();
    }

    private static Schema schema(Entity entity) {
        Class<? extends Entity> type = switch (entity) {
            case Product product -> Product.class;
            case Customer customer -> Customer.class;
            case Coupon coupon -> Coupon.class;
            case Refund refund -> Refund.class;
            default -> throw new AssertionError("an entity of " + entity.getClass());
        };
        String name = type.getSimpleName().toLowerCase(java.util.Locale.ROOT) + ".schema.json";
        try (InputStream in = type.getResourceAsStream(name)) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked") // Made of a JSON object.
    private static Map<String, Object> object(Object tree) {
        return (Map<String, Object>) tree;
    }
}
