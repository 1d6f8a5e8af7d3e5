package dev.tradewind.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.BackfillRange;
import dev.tradewind.api.ConnectionContext;
import dev.tradewind.api.Connector;
import dev.tradewind.api.Expressions;
import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.api.HttpResult;
import dev.tradewind.api.HttpResult.NoReply;
import dev.tradewind.api.HttpResult.Reply;
import dev.tradewind.api.IncomingEvent;
import dev.tradewind.api.Normalised;
import dev.tradewind.api.PageResult;
import dev.tradewind.api.ReadResult;
import dev.tradewind.api.Source;
import dev.tradewind.api.StreamSpec;
import dev.tradewind.api.json.Json;
import dev.tradewind.testkit.HandClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every source that is asked for changes must do, whatever its system.
 *
 * <p>A test of a connector extends it, starts a small server that behaves like the system, and changes records there. A test
 * that a system cannot pass is overridden there, with the reason.
 */
public abstract class SourceContractTest {

    private static final Pattern VERSION = Pattern.compile("version-(\\d+)");
    private static final int LOOKS = 6;
    private static final int CHANGES_WHILE_LOOKING = 40;
    private static final int PAGES_MAX = 2_000;

    /** The time, here and at the server. */
    protected final HandClock clock = new HandClock(Instant.parse("2026-03-01T12:00:00Z"));

    /** The connector. */
    protected abstract Connector connector();

    /** Settings of a connection to the server, by name; durations in ISO 8601. */
    protected abstract Map<String, String> settings();

    /** What compiles JSONata for the connector. */
    protected abstract Expressions expressions();

    /** The stream that is tested. */
    protected abstract String stream();

    /** How many records fill several pages. */
    protected abstract int several();

    /**
     * Makes or changes a record at the server, as of {@link #clock}.
     *
     * @param text goes into some field of it: {@code version-1}
     */
    protected abstract void put(int key, String text);

    /** Takes a record away for good. */
    protected abstract void remove(int key);

    /** Whether the stream finds by itself that a record has gone. */
    protected abstract boolean tellsWhatIsGone();

    /** Whether nothing is missed although records are taken away while pages are read. */
    protected boolean bearsRemovals() {
        return true;
    }

    /** Whether the first look hands over what is there, because its settings say so. */
    protected boolean beginsWithAll() {
        return false;
    }

    /** HTTP to the server. */
    protected Http http() {
        return new DirectHttp();
    }

    private Source source() {
        Connector connector = connector();
        var settings = new GivenSettings(connector.description(), settings());
        return connector
                .source(new ConnectionContext("contract", settings, expressions(), clock))
                .orElseThrow(() -> new AssertionError("the connector makes no source"));
    }

    private StreamSpec spec() {
        return connector().description().streams().stream()
                .filter(s -> s.name().equals(stream()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the description names no stream " + stream()));
    }

    private void make(int from, int until) {
        for (int key = from; key <= until; key++) {
            clock.forward(Duration.ofSeconds(key % 3)); // Some in the same second.
            put(key, "version-1");
        }
    }

    private static PageResult.Page page(PageResult result) {
        return switch (result) {
            case PageResult.Page page -> page;
            case PageResult.Failed failed -> throw new AssertionError("failed: " + failed.failure());
        };
    }

    /** One look: page after page, until there are no more. What happens between two pages is {@code meanwhile}. */
    private String look(Source source, Optional<String> cursor, List<IncomingEvent> events, Runnable meanwhile) {
        Optional<String> at = cursor;
        for (int i = 0; i < PAGES_MAX; i++) {
            PageResult.Page page = page(source.changes(stream(), at, http()));
            // Asked for again, as after a crash: it finds at least as much.
            assertThat(keys(page(source.changes(stream(), at, http())).events()))
                    .containsAll(keys(page.events()));
            events.addAll(page.events());
            at = Optional.of(page.cursor());
            if (!page.more()) {
                return page.cursor();
            }
            meanwhile.run();
        }
        throw new AssertionError("there is no end to the pages");
    }

    private String begun(Source source) {
        List<IncomingEvent> before = new ArrayList<>();
        String cursor = look(source, Optional.empty(), before, () -> {});
        cursor = look(source, Optional.of(cursor), new ArrayList<>(), () -> {});
        clock.forward(Duration.ofMinutes(10));
        return cursor;
    }

    private static List<String> keys(List<IncomingEvent> events) {
        return events.stream().map(event -> event.record().key()).toList();
    }

    /** The highest version that was seen of each record. */
    private static Map<Integer, Integer> versions(List<IncomingEvent> events) {
        Map<Integer, Integer> versions = new HashMap<>();
        for (IncomingEvent event : events) {
            Matcher version = VERSION.matcher(new String(event.record().body(), StandardCharsets.UTF_8));
            if (version.find()) {
                versions.merge(Integer.valueOf(event.record().key()), Integer.valueOf(version.group(1)), Math::max);
            }
        }
        return versions;
    }

    @Test
    protected void firstLook_handsOverNothing_thatWasThereLongBefore() {
        make(1, several());
        clock.forward(Duration.ofDays(1));
        List<IncomingEvent> events = new ArrayList<>();

        look(source(), Optional.empty(), events, () -> {});

        if (beginsWithAll()) {
            assertThat(versions(events)).hasSize(several());
        } else {
            assertThat(keys(events)).isEmpty();
        }
    }

    @Test
    protected void whatIsMadeOrChanged_isFoundByTheNextLooks_andIsAWholeEntity() {
        make(1, several());
        Source source = source();
        String cursor = begun(source);
        put(2, "version-2");
        put(several() + 1, "version-1");
        List<IncomingEvent> events = new ArrayList<>();

        for (int i = 0; i < LOOKS; i++) {
            cursor = look(source, Optional.of(cursor), events, () -> {});
        }

        assertThat(versions(events)).containsEntry(2, 2).containsEntry(several() + 1, 1);
        assertThat(events).allSatisfy(event -> {
            assertThat(event.dedupeKey()).hasSizeLessThanOrEqualTo(200);
            assertThat(source.normalise(event.record()))
                    .isInstanceOfSatisfying(
                            Normalised.Changed.class,
                            changed -> assertThat(changed.entity().id())
                                    .isEqualTo(event.record().key()));
        });
    }

    @Test
    protected void equalContent_foundTwice_isTheSameEvent() {
        make(1, 3);
        Source source = source();
        String cursor = begun(source);
        put(2, "version-2");
        List<IncomingEvent> first = new ArrayList<>();
        List<IncomingEvent> second = new ArrayList<>();

        for (int i = 0; i < LOOKS; i++) {
            String before = cursor;
            cursor = look(source, Optional.of(before), first, () -> {});
            look(source, Optional.of(before), second, () -> {});
        }

        assertThat(first).isNotEmpty();
        assertThat(second.stream().map(IncomingEvent::dedupeKey))
                .containsExactlyElementsOf(
                        first.stream().map(IncomingEvent::dedupeKey).toList());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    protected void nothingIsMissed_whileTheListShifts(long seed) {
        Random random = new Random(seed);
        int highest = several();
        make(1, highest);
        Source source = source();
        String cursor = begun(source);
        Map<Integer, Integer> now = new HashMap<>();
        Set<Integer> removed = new HashSet<>();
        Runnable change = () -> {
            clock.forward(Duration.ofMillis(random.nextInt(1_500)));
            int key = 1 + random.nextInt(highest);
            if (bearsRemovals() && random.nextInt(8) == 0 && removed.size() < highest / 4) {
                remove(key);
                removed.add(key);
                now.remove(key);
            } else if (!removed.contains(key)) {
                put(key, "version-" + now.merge(key, 2, (was, two) -> was + 1));
            }
        };
        List<IncomingEvent> events = new ArrayList<>();
        for (int round = 0; round < 4; round++) {
            for (int i = 0; i < highest / 2; i++) {
                change.run();
            }
            int[] left = {CHANGES_WHILE_LOOKING};
            cursor = look(source, Optional.of(cursor), events, () -> {
                if (left[0]-- > 0) {
                    change.run();
                }
            });
        }
        for (int i = 0; i < LOOKS; i++) {
            clock.forward(Duration.ofMinutes(2));
            cursor = look(source, Optional.of(cursor), events, () -> {});
        }

        assertThat(versions(events)).as("seed %d", seed).containsAllEntriesOf(now);
    }

    @Test
    protected void whatIsGone_isTold_ifTheStreamTells() {
        Assumptions.assumeTrue(tellsWhatIsGone(), "the stream finds nothing that is gone: a census or nobody does");
        make(1, several());
        Source source = source();
        String cursor = begun(source);
        remove(2);
        List<IncomingEvent> events = new ArrayList<>();

        for (int i = 0; i < LOOKS; i++) {
            cursor = look(source, Optional.of(cursor), events, () -> {});
        }

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.record().key()).isEqualTo("2");
            assertThat(source.normalise(event.record()))
                    .isInstanceOfAny(Normalised.Gone.class, Normalised.Doubtful.class);
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    protected void backfill_readsAllThatStays_andResumesWhereItWas(long seed) {
        make(1, several());
        Random random = new Random(seed);
        Set<Integer> removed = new HashSet<>();
        List<IncomingEvent> events = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        boolean more = true;
        for (int i = 0; more && i < PAGES_MAX; i++) {
            // Another source each time, as after a restart: the cursor is all that is left.
            PageResult.Page page = page(source().existing(stream(), BackfillRange.ALL, cursor, http()));
            events.addAll(page.events());
            cursor = Optional.of(page.cursor());
            more = page.more();
            for (int gone = 0; bearsRemovals() && gone < 5 && removed.size() < several() / 2; gone++) {
                int key = 1 + random.nextInt(several());
                remove(key);
                removed.add(key);
            }
        }

        Set<Integer> seen = versions(events).keySet();
        for (int key = 1; key <= several(); key++) {
            if (!removed.contains(key)) {
                assertThat(seen).as("seed %d", seed).contains(key);
            }
        }
    }

    @Test
    protected void oneRecord_isReadAsItIsNow_orMissing() {
        Assumptions.assumeTrue(spec().ways().contains(StreamSpec.Way.READ), "the stream reads no single records");
        make(1, 3);
        put(2, "version-7");

        assertThat(source().read(stream(), "2", http()))
                .isInstanceOfSatisfying(
                        ReadResult.Found.class,
                        found -> assertThat(versions(List.of(found.event()))).containsEntry(2, 7));
        assertThat(source().read(stream(), "99999", http()))
                .isInstanceOfSatisfying(
                        ReadResult.Missing.class,
                        missing -> assertThat(source().normalise(missing.event().record()))
                                .isInstanceOf(Normalised.Gone.class));
    }

    /** What each way of reading makes of an answer. */
    private List<Failure> failures(HttpResult answer) {
        Http faulty = FaultyHttp.always(answer);
        List<Failure> failures = new ArrayList<>();
        failures.add(failure(source().changes(stream(), Optional.empty(), faulty)));
        failures.add(failure(source().existing(stream(), BackfillRange.ALL, Optional.empty(), faulty)));
        if (spec().ways().contains(StreamSpec.Way.READ)
                && source().read(stream(), "1", faulty) instanceof ReadResult.Failed failed) {
            failures.add(failed.failure());
        }
        return failures;
    }

    private static Failure failure(PageResult result) {
        return switch (result) {
            case PageResult.Failed failed -> failed.failure();
            case PageResult.Page page -> throw new AssertionError("taken for a page: " + page);
        };
    }

    /** An answer that says all secrets aloud, as careless systems do. */
    private Reply reply(int status, Map<String, String> headers) {
        String secrets = String.join(" ", new GivenSettings(connector().description(), settings()).secrets());
        Map<String, List<String>> all = new LinkedHashMap<>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        return new Reply(
                status, all, Json.write(Map.of("code", "contract", "message", "refused " + secrets, "error", secrets)));
    }

    @Test
    protected void answersThatAreNoSuccess_areClassified_andTellNoSecret() {
        String[] secrets = new GivenSettings(connector().description(), settings())
                .secrets()
                .toArray(String[]::new);
        assertThat(secrets).as("the test must give a secret").isNotEmpty();

        assertThat(failures(reply(401, Map.of()))).allMatch(Failure.Unauthorised.class::isInstance);
        assertThat(failures(reply(400, Map.of()))).allMatch(Failure.Rejected.class::isInstance);
        assertThat(failures(reply(429, Map.of("Retry-After", "7"))))
                .allSatisfy(failure -> assertThat(failure)
                        .isInstanceOfSatisfying(
                                Failure.Throttled.class,
                                t -> assertThat(t.after()).contains(Duration.ofSeconds(7))));
        assertThat(failures(reply(503, Map.of("Retry-After", "60")))).allMatch(Failure.Throttled.class::isInstance);
        for (int status : new int[] {500, 502, 503, 504}) {
            assertThat(failures(reply(status, Map.of()))).allMatch(Failure.Transient.class::isInstance);
        }
        assertThat(failures(new NoReply(true, "the connection broke"))).allMatch(Failure.Transient.class::isInstance);
        for (int status : new int[] {301, 400, 401, 403, 409, 422, 429, 500}) {
            assertThat(failures(reply(status, Map.of())).toString()).doesNotContain(secrets);
        }
    }

    @Test
    protected void garbageWithStatus200_isTransient() {
        byte[] page = "<html><body>Welcome to the hotel network</body></html>".getBytes(StandardCharsets.UTF_8);

        assertThat(failures(new Reply(200, Map.of(), page))).allMatch(Failure.Transient.class::isInstance);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[]", "{}", "\"text\"", "17", "[17]", "[{}]", "{\"id\":{}}", "[{\"id\":", "[[[["})
    protected void oddAnswers_areResults_andNeverExceptions(String body) {
        for (int status : new int[] {200, 204, 302, 400, 404, 500, 599}) {
            Http odd = FaultyHttp.always(new Reply(status, Map.of(), body.getBytes(StandardCharsets.UTF_8)));

            assertThat(source().changes(stream(), Optional.empty(), odd)).isNotNull();
            assertThat(source().existing(stream(), BackfillRange.ALL, Optional.empty(), odd))
                    .isNotNull();
            assertThat(source().read(stream(), "1", odd)).isNotNull();
        }
    }

    @Test
    protected void makingASource_doesNoInputOrOutput() {
        Map<String, String> nowhere = new LinkedHashMap<>(settings());
        nowhere.replaceAll((name, value) -> value.startsWith("http") ? "http://127.0.0.1:9/nowhere" : value);
        Connector connector = connector();

        assertThat(connector.source(new ConnectionContext(
                        "nowhere", new GivenSettings(connector.description(), nowhere), expressions(), clock)))
                .isPresent();
    }
}
