package dev.tradewind.connector.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tradewind.api.BackfillRange;
import dev.tradewind.api.Failure;
import dev.tradewind.api.IncomingEvent;
import dev.tradewind.api.Normalised;
import dev.tradewind.api.PageResult;
import dev.tradewind.api.RawRecord;
import dev.tradewind.api.ReadResult;
import dev.tradewind.api.Source;
import dev.tradewind.api.json.Json;
import dev.tradewind.api.model.Entity;
import dev.tradewind.api.model.Figure;
import dev.tradewind.api.model.NamedValue;
import dev.tradewind.api.model.PaymentGateway;
import dev.tradewind.api.model.Report;
import dev.tradewind.api.model.Setting;
import dev.tradewind.api.model.ShippingZone;
import dev.tradewind.api.model.Term;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams without a time of change: what is filed under what, and how the shop is set up. */
class ListStreamsTest {

    /** Left out on purpose, and why: see the readings. */
    private static final Set<String> LEFT_OUT = Set.of("_links", "id", "settings", "postcode", "city");

    private final SetupStore store = SetupStore.recorded();
    private final Source source = TestConnection.to("https://shop.example");
    private Optional<String> cursor = Optional.empty();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "categories",
                "tags",
                "attributes",
                "attribute-terms",
                "tax-classes",
                "tax-rates",
                "shipping-zones",
                "payment-gateways",
                "settings",
                "reports"
            })
    void recordedList_becomesEntitiesWithoutLoss(String stream) {
        List<IncomingEvent> events = existing(stream);

        assertThat(events).isNotEmpty().allSatisfy(event -> {
            Entity entity = entity(event.record());
            assertThat(entity.id()).isEqualTo(event.record().key());
            assertThat(schema(entity).validate(Json.text(entity), InputFormat.JSON))
                    .isEmpty();
            everyValueMakesADifference(event.record());
        });
    }

    private void everyValueMakesADifference(RawRecord record) {
        Map<String, Object> tree = Json.readObject(record.body());
        String before = Json.text(entity(record));
        for (List<Object> path : Leaves.of(tree, (object, name) -> LEFT_OUT.contains(name))) {
            RawRecord changed = new RawRecord(
                    record.stream(),
                    record.topic(),
                    record.key(),
                    Json.write(Leaves.with(tree, path)),
                    record.attributes());
            assertThat(Json.text(entity(changed))).as("%s changed", path).isNotEqualTo(before);
        }
    }

    /** What a look of a shop like the recorded one costs: 3 categories, 1 attribute, 2 zones, 2 groups of settings. */
    @ParameterizedTest
    @CsvSource({
        "categories, 1",
        "attributes, 1",
        "attribute-terms, 2",
        "tax-classes, 1",
        "tax-rates, 1",
        "shipping-zones, 7",
        "payment-gateways, 1",
        "settings, 3",
        "reports, 2",
    })
    void look_costsAsManyCallsAsThePageSays(String stream, int calls) {
        sweep(stream);

        assertThat(store.calls).hasSize(calls);
    }

    @Test
    void firstLook_handsOverNothing_andTheNextOnlyWhatChanged() {
        assertThat(sweep("categories")).isEmpty();
        assertThat(sweep("categories")).isEmpty();

        store.record("products/categories", 1).put("name", "Tea");
        List<IncomingEvent> events = sweep("categories");

        assertThat(events).singleElement().satisfies(event -> {
            Term term = (Term) entity(event.record());
            assertThat(term.name()).isEqualTo("Tea");
            assertThat(term.taxonomy()).isEqualTo(Term.CATEGORY);
            assertThat(event.modifiedAt()).contains(store.now);
        });
        assertThat(sweep("categories")).isEmpty();
    }

    /** The journal passes over what it has seen: a record that becomes again what it was must not look like that. */
    @Test
    void recordThatBecomesWhatItWas_isAnotherEvent() {
        sweep("tags");
        store.record("products/tags", 0).put("name", "new");
        IncomingEvent first = sweep("tags").getFirst();
        store.record("products/tags", 0).put("name", "fair-trade");
        sweep("tags");
        store.record("products/tags", 0).put("name", "new");

        IncomingEvent again = sweep("tags").getFirst();

        assertThat(again.record().body()).isEqualTo(first.record().body());
        assertThat(again.dedupeKey()).isNotEqualTo(first.dedupeKey());
        assertThat(again.modifiedAt().orElseThrow()).isAfter(first.modifiedAt().orElseThrow());
    }

    @Test
    void recordThatIsNotListedAnyMore_isReadBeforeItIsBelievedGone() {
        sweep("categories");
        store.remove("products/categories", 1);

        IncomingEvent event = sweep("categories").getFirst();

        Normalised.Doubtful doubtful = (Normalised.Doubtful) source.normalise(event.record());
        assertThat(doubtful.key()).isEqualTo("16");
        ReadResult.Missing missing = (ReadResult.Missing) source.read("categories", doubtful.key(), store);
        assertThat(source.normalise(missing.event().record()))
                .isInstanceOfSatisfying(
                        Normalised.Gone.class, gone -> assertThat(gone.key()).isEqualTo("16"));
        assertThat(sweep("categories")).isEmpty();
    }

    @Test
    void listThatIsSuddenlyEmpty_isNoDeletionOfAll() {
        store.answers.put("products/tags", terms(1, ListSweep.MISSING_MAX + 1));
        sweep("tags");
        store.answers.put("products/tags", List.of());

        assertThat(sweep("tags")).isEmpty();
    }

    @Test
    void longList_isReadInManyLooks_andNothingIsMissedWhenTermsAreDeletedMeanwhile() {
        store.answers.put("products/tags", terms(1, 1_450));
        sweep("tags");
        assertThat(store.calls).hasSize(10);
        sweep("tags");
        assertThat(store.calls).hasSize(15);

        store.record("products/tags", 1_300).put("name", "changed");
        IntStream.range(0, 200).forEach(i -> store.remove("products/tags", 0));
        List<IncomingEvent> events = new ArrayList<>(sweep("tags"));
        IntStream.range(0, 200).forEach(i -> store.remove("products/tags", 0));
        for (int look = 0; look < 4; look++) {
            events.addAll(sweep("tags"));
        }

        Predicate<IncomingEvent> isNews = event -> event.record().topic().equals("term.swept");
        assertThat(events.stream().filter(isNews).map(event -> event.record().key()))
                .containsExactly("1301");
        assertThat(events.stream()
                        .filter(isNews.negate())
                        .map(event -> event.record().key()))
                .hasSize(400);
    }

    @Test
    void listLongerThanTheMemory_isComparedAtItsNewEnd() {
        store.answers.put("products/tags", terms(1, ListSweep.REMEMBERED_MAX + 200));
        do {
            sweep("tags");
        } while (!cursor.orElseThrow().contains("\"first\":false"));
        store.record("products/tags", 5).put("name", "forgotten");
        store.record("products/tags", 5_000).put("name", "changed");
        List<Object> longer = new ArrayList<>((List<?>) store.answers.get("products/tags"));
        longer.addAll(terms(ListSweep.REMEMBERED_MAX + 201, ListSweep.REMEMBERED_MAX + 201));
        store.answers.put("products/tags", longer);

        List<IncomingEvent> events = new ArrayList<>();
        for (int look = 0; look < 11; look++) {
            events.addAll(sweep("tags"));
        }

        assertThat(events.stream().map(event -> event.record().key()))
                .containsExactly("5001", String.valueOf(ListSweep.REMEMBERED_MAX + 201));
    }

    private static List<Object> terms(int from, int through) {
        return IntStream.rangeClosed(from, through)
                .mapToObj(id -> (Object) Map.of("id", id, "name", "tag " + id))
                .toList();
    }

    @Test
    void attributeTerm_isNamedByItsAttribute_andReadThere() {
        List<IncomingEvent> events = existing("attribute-terms");

        assertThat(events.stream().map(event -> event.record().key())).containsExactly("1/19", "1/20", "1/21");
        Term small = (Term) entity(events.getFirst().record());
        assertThat(small.attributeId()).isEqualTo("1");
        store.calls.clear();
        ReadResult.Found found = (ReadResult.Found) source.read("attribute-terms", "1/20", store);
        assertThat(store.paths()).containsExactly("products/attributes/1/terms/20");
        assertThat(entity(found.event().record()).label()).isEqualTo("M");
    }

    @ParameterizedTest
    @CsvSource({
        "categories, ../../settings",
        "attribute-terms, 1/2/3",
        "settings, general/..",
        "payment-gateways, a b",
        "reports, secrets"
    })
    void keyThatIsNone_isNotAskedFor(String stream, String key) {
        assertThat(source.read(stream, key, store)).isInstanceOf(ReadResult.Failed.class);
        assertThat(store.calls).isEmpty();
    }

    @Test
    void zone_hasItsPlacesAndItsWaysToShip() {
        ShippingZone germany =
                (ShippingZone) entity(existing("shipping-zones").getLast().record());

        assertThat(germany.locations())
                .singleElement()
                .satisfies(place -> assertThat(place.code()).isEqualTo("DE"));
        assertThat(germany.methods().getFirst().type()).isEqualTo("flat_rate");
        assertThat(germany.methods().getFirst().settings()).contains(new NamedValue("cost", "4.90", false));
    }

    @Test
    void secretsOfPluginsThatShip_areNotKept() {
        Map<String, Object> method = Map.of(
                "instance_id",
                7,
                "method_id",
                "carrier",
                "settings",
                Map.of(
                        "api_key", Map.of("id", "api_key", "type", "text", "value", "k-e-y", "default", ""),
                        "pin", Map.of("id", "pin", "type", "password", "value", "1234"),
                        "cost", Map.of("id", "cost", "type", "text", "value", "5")));
        store.answers.put("shipping/zones/1/methods", List.of(method));

        IncomingEvent event = existing("shipping-zones").getLast();

        assertThat(new String(event.record().body(), StandardCharsets.UTF_8)).doesNotContain("k-e-y", "1234");
        ShippingZone zone = (ShippingZone) entity(event.record());
        assertThat(zone.methods().getFirst().settings())
                .containsExactlyInAnyOrder(
                        new NamedValue("api_key", null, true),
                        new NamedValue("pin", null, true),
                        new NamedValue("cost", "5", false));
    }

    @Test
    void gateways_areReadWithoutTheirSettings() {
        List<IncomingEvent> events = existing("payment-gateways");

        assertThat(store.calls)
                .singleElement()
                .satisfies(call -> assertThat(call.url().getRawQuery())
                        .contains("_fields=")
                        .doesNotContain("settings"));
        assertThat(events).hasSize(3).allSatisfy(event -> {
            assertThat(new String(event.record().body(), StandardCharsets.UTF_8))
                    .doesNotContain("instructions");
            assertThat(entity(event.record())).isInstanceOf(PaymentGateway.class);
        });
    }

    @Test
    void settings_areReadGroupByGroup_andSecretsAreWithheld() {
        store.answers.put(
                "settings/tax",
                List.of(
                        Map.of("id", "tax_service_token", "type", "text", "value", "t-0-k", "default", ""),
                        Map.of("id", "generate_password", "type", "checkbox", "value", "yes")));

        List<IncomingEvent> events = existing("settings");

        assertThat(events.stream().map(event -> event.record().key()))
                .contains("general/woocommerce_currency", "tax/tax_service_token");
        assertThat(events)
                .allSatisfy(event -> assertThat(new String(event.record().body(), StandardCharsets.UTF_8))
                        .doesNotContain("t-0-k"));
        Setting token = (Setting) entity(events.get(events.size() - 2).record());
        assertThat(token.withheld()).isTrue();
        assertThat(token.value()).isNull();
        Setting generated = (Setting) entity(events.getLast().record());
        assertThat(generated.withheld()).isFalse();
        assertThat(generated.value()).isEqualTo("yes");
    }

    @Test
    void report_isFigures_andFiguresByDay() {
        List<IncomingEvent> events = existing("reports");

        Report sales = (Report) entity(events.getFirst().record());
        assertThat(sales.figures()).extracting(Figure::name).contains("total_sales", "total_orders");
        assertThat(sales.days()).singleElement().satisfies(day -> {
            assertThat(day.day()).isEqualTo("2026-11-20");
            assertThat(day.figures()).extracting(Figure::name).contains("sales", "orders");
        });
        Report orders = (Report) entity(events.get(2).record());
        assertThat(orders.id()).isEqualTo("orders/totals");
        assertThat(orders.figures().getFirst().label()).isEqualTo("Pending payment");
    }

    @Test
    void pluginThatIsNotThere_isSaid_andOtherStreamsGoOn() {
        PageResult result = source.changes("bookings", Optional.empty(), store);

        assertThat(result)
                .isInstanceOfSatisfying(
                        PageResult.Failed.class,
                        failed -> assertThat(failed.failure())
                                .isInstanceOf(Failure.Rejected.class)
                                .extracting(Failure::reason)
                                .asString()
                                .contains("WooCommerce Bookings", "not active"));
        assertThat(source.changes("categories", Optional.empty(), store)).isInstanceOf(PageResult.Page.class);
    }

    @Test
    void answerThatIsCutOff_isAskedForAgain() {
        sweep("tax-classes");
        store.answers.put("taxes/classes", Map.of("message", "a page of a cache"));

        assertThat(source.changes("tax-classes", cursor, store))
                .isInstanceOfSatisfying(
                        PageResult.Failed.class,
                        failed -> assertThat(failed.failure()).isInstanceOf(Failure.Transient.class));
    }

    /** One look: pages until there is no more for now. */
    private List<IncomingEvent> sweep(String stream) {
        List<IncomingEvent> events = new ArrayList<>();
        boolean more = true;
        while (more) {
            PageResult.Page page = page(source.changes(stream, cursor, store));
            events.addAll(page.events());
            cursor = Optional.of(page.cursor());
            more = page.more();
        }
        return events;
    }

    private List<IncomingEvent> existing(String stream) {
        List<IncomingEvent> events = new ArrayList<>();
        Optional<String> at = Optional.empty();
        boolean more = true;
        while (more) {
            PageResult.Page page = page(source.existing(stream, BackfillRange.ALL, at, store));
            events.addAll(page.events());
            at = Optional.of(page.cursor());
            more = page.more();
        }
        return events;
    }

    private static PageResult.Page page(PageResult result) {
        assertThat(result).isInstanceOf(PageResult.Page.class);
        return (PageResult.Page) result;
    }

    private Entity entity(RawRecord record) {
        Normalised normalised = source.normalise(record);
        assertThat(normalised).isInstanceOf(Normalised.Changed.class);
        return ((Normalised.Changed) normalised).entity();
    }

    private static Schema schema(Entity entity) {
        try (InputStream in =
                entity.getClass().getResourceAsStream(Entity.nameOf(entity.getClass()) + ".schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
