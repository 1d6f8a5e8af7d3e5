package dev.tradewind.connector.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.BackfillRange;
import dev.tradewind.api.CensusResult;
import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.api.IncomingEvent;
import dev.tradewind.api.Normalised;
import dev.tradewind.api.PageResult;
import dev.tradewind.api.RawRecord;
import dev.tradewind.api.Source;
import dev.tradewind.api.json.Json;
import dev.tradewind.testkit.recorded.Recordings;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was recorded of a real store's database becomes, field by field, what was recorded of its API. */
class RecordedDatabaseTest {

    private static final Http NOBODY = call -> {
        throw new AssertionError("asked " + call);
    };

    private static RecordedTables hpos;
    private static RecordedTables legacy;

    @BeforeAll
    static void fill() throws SQLException {
        hpos = RecordedTables.hpos();
        legacy = RecordedTables.legacy();
    }

    @Test
    void orderInItsOwnTables_isTheOrderThatTheApiGives() {
        Map<String, Object> byApi = canonical(lastOf("b-orders/batch-same-id-twice.json"));

        Map<String, Object> byDatabase = canonical(event(hpos, "orders", "27"));

        // The rows were looked at one save later, which changed nothing else; that save's time is in the legacy
        // recording.
        assertThat(byApi.remove("modifiedAt")).isEqualTo("2026-11-20T17:18:56Z");
        assertThat(byDatabase.remove("modifiedAt")).isEqualTo("2026-11-20T17:20:05Z");
        assertThat(byDatabase).isEqualTo(byApi);
    }

    @Test
    void orderAmongPosts_isTheOrderThatTheApiGives() {
        Map<String, Object> byApi = canonical(lastOf("g-database/legacy-get-of-the-full-order.json"));

        Map<String, Object> byDatabase = canonical(event(legacy, "orders", "27"));

        assertThat(byDatabase).isEqualTo(byApi);
    }

    @Test
    void refundsInTheirOwnTables_areTheRefundsThatTheApiGives() {
        for (String id : List.of("40", "43")) {
            Object byApi = RecordedRecords.of("refunds")
                    .filter(refund -> refund.name().equals("b-orders/refunds-all.json"))
                    .filter(refund -> id.equals(String.valueOf(refund.tree().get("id"))))
                    .map(refund -> canonical(refund.asRead()))
                    .findFirst()
                    .orElseThrow();

            assertThat(canonical(event(hpos, "refunds", id))).isEqualTo(byApi);
        }
    }

    @Test
    void refundAmongPosts_isReadWithItsOrder() {
        Map<String, Object> refund = canonical(event(legacy, "refunds", "40"));

        assertThat(refund).containsEntry("orderId", "27").containsEntry("createdAt", "2026-11-20T17:18:52Z");
    }

    /**
     * Rows made of answers, where the first tests have recorded rows: so that every order that was ever recorded, with whatever lines
     * it has, is read once. What the rows are like is then our own reading of the store.
     */
    @Test
    void everyRecordedOrder_writtenAsTheStoreWritesIt_isReadAsTheApiGaveIt() throws SQLException {
        Map<Object, Map<String, Object>> orders = new TreeMap<>();
        RecordedOrders.all()
                .filter(order ->
                        !order.isDraft() && !"trash".equals(order.tree().get("status")))
                // The analytics API has orders of another shape.
                .filter(order -> order.tree().containsKey("payment_url"))
                .forEach(order -> orders.put(order.tree().get("id"), order.tree()));
        List<Map<String, Object>> refunds = new ArrayList<>();
        orders.values().forEach(order -> refunds.addAll(refundsOf(order)));
        RecordedTables store = RecordedTables.of(List.copyOf(orders.values()), refunds);

        PageResult.Page page = (PageResult.Page)
                source(store.settings()).existing("orders", BackfillRange.ALL, Optional.empty(), NOBODY);

        assertThat(orders).hasSizeGreaterThan(20);
        assertThat(page.events()).hasSameSizeAs(orders.values());
        page.events().forEach(event -> {
            Map<String, Object> byApi =
                    orders.get(Integer.valueOf(event.record().key()));
            RawRecord answer =
                    new RawRecord("orders", "order.read", event.record().key(), Json.write(byApi), Map.of());
            assertThat(canonical(event.record())).as(event.record().key()).isEqualTo(canonical(answer));
        });
    }

    /** The later the earlier it is named. */
    private static List<Map<String, Object>> refundsOf(Map<String, Object> order) {
        List<Map<String, Object>> refunds = new ArrayList<>();
        for (Object each : (List<?>) order.get("refunds")) {
            Map<?, ?> named = (Map<?, ?>) each;
            refunds.add(Map.of(
                    "id", named.get("id"),
                    "parent_id", order.get("id"),
                    "date_created_gmt", "2026-11-20T17:59:%02d".formatted(59 - refunds.size()),
                    "amount", String.valueOf(named.get("total")).substring(1),
                    "reason", named.get("reason")));
        }
        return refunds;
    }

    @Test
    void refundWithLines_writtenAsTheStoreWritesIt_isReadAsTheApiGaveIt() throws SQLException {
        Map<String, Object> refund = RecordedRecords.of("refunds")
                .filter(one -> one.name().equals("b-orders/refunds-all.json"))
                .filter(one -> Integer.valueOf(41).equals(one.tree().get("id")))
                .findFirst()
                .orElseThrow()
                .tree();
        RecordedTables store = RecordedTables.of(List.of(), List.of(refund));

        RawRecord answer = new RawRecord("refunds", "refund.read", "41", Json.write(refund), Map.of());
        assertThat(canonical(event(store, "refunds", "41"))).isEqualTo(canonical(answer));
    }

    @Test
    void range_isKeptToTheSecond() {
        Instant created = Instant.parse("2026-11-20T17:18:43Z");

        assertThat(ids(hpos, new BackfillRange(Optional.of(created), Optional.of(created.plusMillis(1)))))
                .containsExactly("27");
        assertThat(ids(
                        hpos,
                        new BackfillRange(Optional.of(created.plusMillis(1)), Optional.of(created.plusSeconds(1)))))
                .isEmpty();
        assertThat(ids(legacy, new BackfillRange(Optional.empty(), Optional.of(created))))
                .isEmpty();
    }

    @Test
    void trash_isLeftOut() throws SQLException {
        RecordedTables store = RecordedTables.hpos();
        store.execute("update {wc_orders} set status = 'trash' where id = 27");

        assertThat(ids(store, BackfillRange.ALL)).containsExactly("29");
    }

    @Test
    void productThatIsGone_leavesItsLineWithoutProduct() throws SQLException {
        RecordedTables store = RecordedTables.hpos();
        store.execute("delete from {posts} where ID = 10");

        Map<String, Object> order = canonical(event(store, "orders", "27"));

        Map<?, ?> line = (Map<?, ?>) ((List<?>) order.get("lines")).getFirst();
        assertThat(line.get("name")).isEqualTo("Espresso 250g");
        assertThat(line.containsKey("productId") || line.containsKey("sku")).isFalse();
    }

    @Test
    void image_isFoundAsTheApiFindsIt() throws SQLException {
        RecordedTables store = RecordedTables.hpos();
        store.execute("insert into {postmeta} (post_id, meta_key, meta_value) values (10, '_thumbnail_id', '70'),"
                + " (12, '_thumbnail_id', '71'), (70, '_wp_attached_file', '2026/11/espresso.jpg'),"
                + " (71, '_wp_attached_file', '2026/11/shirt.jpg')");

        List<?> lines =
                (List<?>) Json.readObject(event(store, "orders", "27").body()).get("line_items");

        String uploads = RecordedTables.URL + "/wp-content/uploads/2026/11/";
        List<Object> images = new ArrayList<>();
        lines.forEach(line -> images.add(((Map<?, ?>) line).get("image")));
        assertThat(images)
                .isEqualTo(List.of(
                        Map.of("id", "70", "src", uploads + "espresso.jpg"),
                        Map.of("id", 71, "src", uploads + "shirt.jpg"),
                        Map.of("id", "", "src", "")));
    }

    @Test
    void backfill_thatBeganByTheApi_endsByIt() {
        FakeStore store = new FakeStore(new Random(3), Instant.parse("2026-01-01T00:00:00Z"), Duration.ZERO, false);
        store.create();
        PageResult.Page byApi = (PageResult.Page)
                TestConnection.to(RecordedTables.URL).existing("orders", BackfillRange.ALL, Optional.empty(), store);

        PageResult page =
                source(hpos.settings()).existing("orders", BackfillRange.ALL, Optional.of(byApi.cursor()), store);

        assertThat(((PageResult.Page) page).events())
                .extracting(event -> event.record().key())
                .containsExactly("1");
    }

    @Test
    void census_tellsAllOrdersAndRefunds_thoseInTheTrashToo_fromEitherStorage() throws SQLException {
        for (RecordedTables store : List.of(RecordedTables.hpos(), RecordedTables.legacy())) {
            List<Long> orders = census(store, "orders");
            store.execute("update {wc_orders} set status = 'trash' where id = 27");
            store.execute("update {posts} set post_status = 'trash' where ID = 27");

            assertThat(orders).contains(27L).isEqualTo(census(store, "orders"));
            assertThat(census(store, "refunds")).contains(40L).doesNotContain(27L);

            store.execute("update {wc_orders} set status = 'auto-draft' where id = 27");
            store.execute("update {posts} set post_status = 'auto-draft' where ID = 27");
            assertThat(census(store, "orders")).as("what the API has not").doesNotContain(27L);
        }
    }

    private static List<Long> census(RecordedTables store, String stream) {
        CensusResult.Page page = (CensusResult.Page) source(store.settings()).census(stream, Optional.empty(), NOBODY);
        assertThat(page.isLast()).isTrue();
        return page.keys();
    }

    @Test
    void census_ofManyOrders_goesOnAboveWhatItHasTold() throws SQLException {
        RecordedTables store = RecordedTables.hpos();
        store.execute("insert into {wc_orders} (id, type, status) select 100000 + seq, 'shop_order', 'wc-completed'"
                + " from seq_1_to_10500");
        Source source = source(store.settings());

        CensusResult.Page first = (CensusResult.Page) source.census("orders", Optional.empty(), NOBODY);
        CensusResult.Page second = (CensusResult.Page) source.census("orders", Optional.of(first.cursor()), NOBODY);

        assertThat(first.keys()).hasSize(10_000).isSorted().endsWith(first.through());
        assertThat(second.isLast()).isTrue();
        assertThat(second.keys())
                .isSorted()
                .allMatch(key -> key > first.through())
                .endsWith(110_500L);
        assertThat(first.keys().size() + second.keys().size()).isEqualTo(10_502);
    }

    @Test
    void census_whoseDatabaseIsTakenAway_goesOnByTheApi_aboveWhatItHasTold() {
        FakeStore store = new FakeStore(new Random(4), Instant.parse("2026-01-01T00:00:00Z"), Duration.ZERO, false);
        for (int i = 0; i < 250; i++) {
            store.create();
        }
        Source source = TestConnection.to(RecordedTables.URL);
        List<Long> told = new ArrayList<>();
        Optional<String> cursor = Optional.of("database:120");
        long through = 120;
        while (through < Long.MAX_VALUE) {
            CensusResult.Page page = (CensusResult.Page) source.census("orders", cursor, store);
            assertThat(page.through()).isGreaterThanOrEqualTo(through);
            told.addAll(page.keys());
            through = page.through();
            cursor = Optional.of(page.cursor());
        }

        assertThat(told)
                .isSorted()
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(121, 250).boxed().toList());
    }

    @Test
    void census_thatBeganByTheApi_endsByIt() {
        FakeStore store = new FakeStore(new Random(5), Instant.parse("2026-01-01T00:00:00Z"), Duration.ZERO, false);
        store.create();
        CensusResult.Page byApi =
                (CensusResult.Page) TestConnection.to(RecordedTables.URL).census("orders", Optional.empty(), store);

        CensusResult.Page page =
                (CensusResult.Page) source(hpos.settings()).census("orders", Optional.of(byApi.cursor()), store);

        assertThat(page.keys()).isSubsetOf(1L);
    }

    @Test
    void census_thatIsRefused_saysWhatToDo() {
        Map<String, String> settings = hpos.settings();
        settings.put("database.password", "another");

        assertThat(source(settings).census("orders", Optional.empty(), NOBODY))
                .isInstanceOfSatisfying(
                        CensusResult.Failed.class,
                        failed ->
                                assertThat(failed.failure().reason()).contains("database.user and database.password"));
    }

    @Test
    void wrongPassword_endsTheBackfillAndSaysWhatToDo() {
        assertThat(failure("database.password", "another")).contains("database.user and database.password");
    }

    @Test
    void wrongPrefix_endsTheBackfillAndSaysWhatToDo() {
        assertThat(failure("database.table-prefix", "shop_")).contains("shop_options", "database.table-prefix");
    }

    @Test
    void noServer_isTriedAgain() {
        Map<String, String> settings = hpos.settings();
        settings.put("database.url", "jdbc:mariadb://127.0.0.1:1/shop");

        PageResult page = source(settings).existing("orders", BackfillRange.ALL, Optional.empty(), NOBODY);

        assertThat(((PageResult.Failed) page).failure())
                .isInstanceOfSatisfying(
                        Failure.Transient.class,
                        failure -> assertThat(failure.reason()).contains("cannot be reached"));
    }

    private static String failure(String setting, String value) {
        Map<String, String> settings = hpos.settings();
        settings.put(setting, value);
        PageResult page = source(settings).existing("orders", BackfillRange.ALL, Optional.empty(), NOBODY);
        Failure failure = ((PageResult.Failed) page).failure();
        assertThat(failure).isInstanceOf(Failure.Rejected.class);
        return failure.reason();
    }

    private static Source source(Map<String, String> settings) {
        return new WooCommerceConnector()
                .source(TestConnection.context(settings))
                .orElseThrow();
    }

    private static List<String> ids(RecordedTables store, BackfillRange range) {
        PageResult.Page page =
                (PageResult.Page) source(store.settings()).existing("orders", range, Optional.empty(), NOBODY);
        assertThat(page.more()).isFalse();
        return page.events().stream().map(event -> event.record().key()).toList();
    }

    private static RawRecord event(RecordedTables store, String stream, String id) {
        PageResult page = source(store.settings()).existing(stream, BackfillRange.ALL, Optional.empty(), NOBODY);
        assertThat(page).isInstanceOf(PageResult.Page.class);
        return ((PageResult.Page) page)
                .events().stream()
                        .map(IncomingEvent::record)
                        .filter(record -> record.key().equals(id))
                        .findFirst()
                        .orElseThrow();
    }

    private static RawRecord lastOf(String recording) {
        assertThat(Recordings.ofWooCommerce().names()).contains(recording);
        return RecordedOrders.all()
                .filter(order -> order.name().equals(recording))
                .reduce((first, last) -> last)
                .orElseThrow()
                .asRead();
    }

    private static Map<String, Object> canonical(RawRecord record) {
        Normalised normalised = TestConnection.to(RecordedTables.URL).normalise(record);
        assertThat(normalised).isInstanceOf(Normalised.Changed.class);
        return Json.tree(((Normalised.Changed) normalised).entity());
    }
}
