package dev.tradewind.connector.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.BackfillRange;
import dev.tradewind.api.ConnectionContext;
import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.api.HttpResult;
import dev.tradewind.api.IncomingEvent;
import dev.tradewind.api.Normalised;
import dev.tradewind.api.PageResult;
import dev.tradewind.api.RawRecord;
import dev.tradewind.api.Source;
import dev.tradewind.api.json.Json;
import dev.tradewind.api.model.PlainRecord;
import dev.tradewind.testkit.HandClock;
import dev.tradewind.testkit.contract.GivenSettings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What streams of connector files do beyond the contract of all sources. */
final class RestStreamTest {

    private final HandClock clock = new HandClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final FakeLists lists = new FakeLists(clock);

    private Source source(String things) {
        RestConnector connector = ConnectorFiles.connector("""
                connector: lists
                auth: { type: bearer }
                streams:
                  things:
                """ + things.indent(4));
        var settings = new GivenSettings(
                connector.description(), Map.of("url", FakeLists.URL, "credentials.token", FakeLists.TOKEN));
        return connector
                .source(new ConnectionContext("lists", settings, ConnectorFiles.EXPRESSIONS, clock))
                .orElseThrow();
    }

    private static PageResult.Page page(PageResult result) {
        return switch (result) {
            case PageResult.Page page -> page;
            case PageResult.Failed failed ->
                throw new AssertionError(failed.failure().toString());
        };
    }

    private static String failure(PageResult result) {
        return switch (result) {
            case PageResult.Failed(Failure failure) -> failure.reason();
            case PageResult.Page page -> throw new AssertionError(page.toString());
        };
    }

    private static final String SNAPSHOT = """
            list: { path: /whole }
            key: id
            snapshot: { begin: all }
            """;

    @Test
    void listThatIsSuddenlyShort_takesNothingDown_untilItIsWholeAgain() {
        for (int id = 1; id <= 20; id++) {
            lists.put(id, "thing");
        }
        Source source = source(SNAPSHOT);
        String cursor = page(source.changes("things", Optional.empty(), lists)).cursor();
        for (int id = 1; id <= 19; id++) {
            lists.remove(id);
        }

        PageResult.Page doubted = page(source.changes("things", Optional.of(cursor), lists));
        assertThat(doubted.events()).isEmpty();
        assertThat(failure(source.changes("things", Optional.of(doubted.cursor()), lists)))
                .contains("19 of 20 records are missing", "more than 50 %");

        for (int id = 2; id <= 19; id++) {
            lists.put(id, "thing");
        }
        PageResult.Page again = page(source.changes("things", Optional.of(doubted.cursor()), lists));
        assertThat(again.events())
                .filteredOn(event -> event.record().key().equals("1"))
                .singleElement()
                .satisfies(event -> assertThat(source.normalise(event.record())).isInstanceOf(Normalised.Gone.class));
    }

    private static final String BY_CURSOR = """
            list: { path: /things, items: things, pages: { by: cursor, parameter: after, next: next } }
            key: id
            snapshot: { begin: all }
            """;

    private static final String BY_LINK = """
            list: { path: /things, items: things, pages: { by: link } }
            key: id
            snapshot: { begin: all }
            """;

    /** Filters after it has cut its pages: three of them, and nothing on the second. */
    private static final Http SPARSE = call -> {
        String query = String.valueOf(call.url().getQuery());
        return switch (query) {
            case "null" -> sparse(List.of(Map.of("id", 1)), "a");
            case "after=a" -> sparse(List.of(), "b");
            default -> sparse(List.of(Map.of("id", 2)), null);
        };
    };

    private static HttpResult sparse(List<?> things, @Nullable String next) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("things", things));
        Map<String, List<String>> headers = new LinkedHashMap<>();
        if (next != null) {
            body.put("next", next);
            headers.put("link", List.of("</things?after=" + next + ">; rel=\"next\""));
        }
        return new HttpResult.Reply(200, headers, Json.write(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {BY_CURSOR, BY_LINK})
    void pageWithoutRecords_isNotTheEnd_ifItNamesANextOne(String list) {
        Source source = source(list);

        assertThat(keys(
                        source.existing("things", BackfillRange.ALL, Optional.empty(), SPARSE),
                        cursor -> source.existing("things", BackfillRange.ALL, cursor, SPARSE)))
                .containsExactly("1", "2");
        assertThat(keys(
                        source.changes("things", Optional.empty(), SPARSE),
                        cursor -> source.changes("things", cursor, SPARSE)))
                .containsExactly("1", "2");
    }

    private static List<String> keys(PageResult first, Function<Optional<String>, PageResult> next) {
        List<String> keys = new ArrayList<>();
        PageResult.Page page = page(first);
        for (int pages = 0; pages < 3; pages++) {
            page.events().forEach(event -> keys.add(event.record().key()));
            page = page(next.apply(Optional.of(page.cursor())));
        }
        return keys;
    }

    @Test
    void nextPageThatIsThisOne_isTheEndIfThisHasNoRecords_elseAFault_andSoArePagesWithoutRecordsAndEnd() {
        Source source = source(BY_CURSOR);
        Http ending = call -> sparse(call.url().getQuery() == null ? List.of(Map.of("id", 1)) : List.of(), "a");
        AtomicInteger ids = new AtomicInteger();
        Http stuck = call -> sparse(List.of(Map.of("id", ids.incrementAndGet())), "a");
        AtomicInteger asked = new AtomicInteger();
        Http endless = call -> sparse(List.of(), "a" + asked.incrementAndGet());

        PageResult.Page first = page(source.existing("things", BackfillRange.ALL, Optional.empty(), ending));
        PageResult.Page last = page(source.existing("things", BackfillRange.ALL, Optional.of(first.cursor()), ending));
        assertThat(List.of(first.more(), last.more())).containsExactly(true, false);
        assertThat(untilFailure(source, stuck)).contains("names the page that was just read as the next one");
        assertThat(untilFailure(source, endless)).contains("1000 pages in a row have no record");
        assertThat(asked).hasValue(1_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7, 50})
    void pagesThatGoRoundInACircle_areFoundOut_alsoWhereEachHasARecord(int length) {
        AtomicInteger asked = new AtomicInteger();
        Http round = call -> {
            int page = asked.getAndIncrement() % length;
            return sparse(List.of(Map.of("id", page)), "a" + page);
        };
        AtomicInteger numbered = new AtomicInteger();
        Http againFromTheFirst = call -> {
            int page = numbered.getAndIncrement() % length;
            return new HttpResult.Reply(
                    200, Map.of(), Json.write(List.of(Map.of("id", 2 * page), Map.of("id", 2 * page + 1))));
        };

        assertThat(untilFailure(source(BY_CURSOR), round)).contains("round in a circle");
        assertThat(asked.get()).isLessThanOrEqualTo(4 * length);
        assertThat(untilFailure(source("""
                        list: { path: /page, pages: { by: page, parameter: page } }
                        key: id
                        snapshot: {}
                        """), againFromTheFirst)).contains("round in a circle");
        assertThat(numbered.get()).isLessThanOrEqualTo(4 * length);
    }

    private static String untilFailure(Source source, Http http) {
        PageResult result = source.existing("things", BackfillRange.ALL, Optional.empty(), http);
        while (result instanceof PageResult.Page page) {
            result = source.existing("things", BackfillRange.ALL, Optional.of(page.cursor()), http);
        }
        return failure(result);
    }

    @Test
    void streamThatIsReadInTheOtherWayFromNowOn_beginsAnew() {
        lists.put(1, "red");
        lists.put(2, "blue");
        Source changes = source("""
                list: { path: /whole }
                key: id
                modified: at
                changes: { path: "/whole?since={$since}" }
                """);
        Source snapshot = source(SNAPSHOT);
        String ofChanges =
                page(changes.changes("things", Optional.empty(), lists)).cursor();
        String ofSnapshot =
                page(snapshot.changes("things", Optional.empty(), lists)).cursor();

        assertThat(page(snapshot.changes("things", Optional.of(ofChanges), lists))
                        .cursor())
                .isEqualTo(ofSnapshot);
        assertThat(page(changes.changes("things", Optional.of(ofSnapshot), lists))
                        .cursor())
                .isEqualTo(ofChanges);
    }

    @Test
    void newsOfAListOfWhichTooMuchIsMissing_goOn_andTheFaultIsToldAllTheSame() {
        for (int id = 1; id <= 20; id++) {
            lists.put(id, "thing");
        }
        Source source = source(SNAPSHOT);
        String cursor = page(source.changes("things", Optional.empty(), lists)).cursor();
        for (int id = 1; id <= 15; id++) {
            lists.remove(id);
        }
        lists.put(20, "changed");
        lists.put(21, "new");
        List<String> news = new ArrayList<>();
        PageResult result = source.changes("things", Optional.of(cursor), lists);
        for (int look = 0; look < 5 && result instanceof PageResult.Page page; look++) {
            page.events().forEach(event -> news.add(event.record().key()));
            cursor = page.cursor();
            result = source.changes("things", Optional.of(cursor), lists);
        }

        assertThat(news).containsExactly("20", "21");
        assertThat(failure(result)).contains("15 of 21 records are missing");

        lists.put(22, "newer");
        assertThat(page(source.changes("things", Optional.of(cursor), lists)).events())
                .extracting(event -> event.record().key())
                .containsExactly("22");
    }

    @Test
    void recordThatChangesBack_isNewsEachTime() {
        lists.put(1, "red");
        Source source = source(SNAPSHOT);
        PageResult.Page red = page(source.changes("things", Optional.empty(), lists));
        lists.put(1, "blue");
        PageResult.Page blue = page(source.changes("things", Optional.of(red.cursor()), lists));
        lists.put(1, "red");
        PageResult.Page redAgain = page(source.changes("things", Optional.of(blue.cursor()), lists));

        assertThat(List.of(red, blue, redAgain))
                .flatExtracting(PageResult.Page::events)
                .extracting(IncomingEvent::dedupeKey)
                .hasSize(3)
                .doesNotHaveDuplicates();
    }

    @Test
    void recordWithoutKey_isUnreadable_andHoldsUpNoOther() {
        Http odd = call -> new HttpResult.Reply(
                200, Map.of(), Json.write(List.of(Map.of("name", "nameless"), Map.of("id", 7, "name", "seven"))));
        Source source = source(SNAPSHOT);
        PageResult.Page page = page(source.changes("things", Optional.empty(), odd));

        assertThat(page.events().stream().map(e -> source.normalise(e.record())))
                .hasExactlyElementsOfTypes(Normalised.Unreadable.class, Normalised.Changed.class);
        assertThat(page(source.changes("things", Optional.of(page.cursor()), odd))
                        .events())
                .isEmpty();
    }

    @Test
    void nextPageAtAnotherHost_isNotAsked_forItWouldGetTheCredentials() {
        lists.put(1, "thing");
        Source source = source("""
                list: { path: /elsewhere, pages: { by: link } }
                key: id
                snapshot: {}
                """);

        assertThat(failure(source.existing("things", BackfillRange.ALL, Optional.empty(), lists)))
                .contains("at another host");
    }

    @Test
    void systemThatKnowsNoPages_isFoundOut() {
        for (int id = 1; id <= 10; id++) {
            lists.put(id, "thing");
        }
        Source source = source("""
                list: { path: /page, pages: { by: page, parameter: unknown } }
                key: id
                snapshot: {}
                """);
        String cursor = page(source.existing("things", BackfillRange.ALL, Optional.empty(), lists))
                .cursor();

        assertThat(failure(source.existing("things", BackfillRange.ALL, Optional.of(cursor), lists)))
                .contains("two pages begin with the same record, 1");
    }

    @Test
    void plainRecord_keepsAllThatCame_exactly() {
        Source source = source(SNAPSHOT + "label: name\nstatus: state\n");
        byte[] body = "{\"id\":\"A-7\",\"name\":\"Chair\",\"state\":\"on\",\"price\":19.990,\"none\":null}"
                .getBytes(StandardCharsets.UTF_8);

        assertThat(source.normalise(
                        new RawRecord("things", "swept", "A-7", body, Map.of("seen-at", "2026-03-01T12:00:00Z"))))
                .isInstanceOfSatisfying(Normalised.Changed.class, changed -> {
                    PlainRecord record = (PlainRecord) changed.entity();
                    assertThat(record.label()).isEqualTo("Chair");
                    assertThat(record.status()).isEqualTo("on");
                    assertThat(record.modifiedAt()).isEqualTo(clock.instant());
                    assertThat(Json.text(record.data())).isEqualTo(new String(body, StandardCharsets.UTF_8));
                });
    }

    @Test
    void map_makesACanonicalEntity_orSaysWhatIsMissing() {
        String map = """
                list: { path: /whole }
                entity: refund
                key: id
                snapshot: {}
                map: |
                  { "id": $string(id), "orderId": order, "createdAt": at, "amount": sum, "paidBack": false,
                    "lines": [], "shippingLines": [], "feeLines": [], "taxLines": [], "meta": [] }
                """;
        Source source = source(map);
        byte[] whole = "{\"id\":1,\"order\":\"27\",\"at\":\"2026-03-01T12:00:00Z\",\"sum\":9.50}"
                .getBytes(StandardCharsets.UTF_8);
        byte[] half = "{\"id\":1,\"at\":\"2026-03-01T12:00:00Z\",\"sum\":9.50}".getBytes(StandardCharsets.UTF_8);

        assertThat(source.normalise(new RawRecord("things", "swept", "1", whole, Map.of())))
                .isInstanceOfSatisfying(
                        Normalised.Changed.class,
                        changed -> assertThat(Json.tree(changed.entity()).get("amount"))
                                .hasToString("9.50"));
        assertThat(source.normalise(new RawRecord("things", "swept", "1", half, Map.of())))
                .isInstanceOfSatisfying(
                        Normalised.Unreadable.class,
                        broken -> assertThat(broken.reason()).contains("orderId missing"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T12:00:00Z,2026-03-01T12:00:00Z",
        "2026-03-01T13:00:00+01:00,2026-03-01T12:00:00Z",
        "2026-03-01T13:00:00+0100,2026-03-01T12:00:00Z",
        "2026-03-01 12:00:00,2026-03-01T12:00:00Z",
        "2026-03-01,2026-03-01T00:00:00Z",
        "1772366400,2026-03-01T12:00:00Z",
        "1772366400000,2026-03-01T12:00:00Z"
    })
    void time_isReadAsSystemsWriteIt(String text, Instant time) {
        assertThat(RecordParts.parse(text)).contains(time);
    }

    @ParameterizedTest
    @CsvSource({"yesterday", "2026-13-01", "99999999999999999", "''"})
    void whatIsNoTime_isNone(String text) {
        assertThat(RecordParts.parse(text)).isEmpty();
    }
}
