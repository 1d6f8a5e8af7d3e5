package dev.tradewind.connector.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.BackfillRange;
import dev.tradewind.api.CensusResult;
import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.api.IncomingEvent;
import dev.tradewind.api.Normalised;
import dev.tradewind.api.PageResult;
import dev.tradewind.api.Source;
import dev.tradewind.api.model.Entity;
import dev.tradewind.sandbox.site.Kind;
import dev.tradewind.sandbox.site.SandboxSite;
import dev.tradewind.testkit.HandClock;
import dev.tradewind.testkit.contract.DirectHttp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A site in Berlin with listings of its own, and a connection that reads it. */
final class SiteSource implements AutoCloseable {

    private static final Kind LISTINGS = new Kind("listing", "listings", List.of("places"), Set.of("price"), false);
    private static final int PAGES_MAX = 50;

    final HandClock clock = new HandClock(Instant.parse("2026-03-01T12:00:00Z"));
    final SandboxSite site = SandboxSite.start(0, clock, ZoneId.of("Europe/Berlin"), List.of(LISTINGS));
    Http http = new DirectHttp();

    String apiPath = "/wp-json";

    /** A source that knows nothing yet, as after a restart. */
    Source source(String types) {
        Map<String, String> read =
                Map.of("read.types", types, "read.taxonomies", "category, places", "api-path", apiPath);
        return new WordPressConnector()
                .source(SandboxConnection.to(site, read, clock))
                .orElseThrow();
    }

    /** Everything that a stream has, read by a source that is begun anew for each page. */
    List<IncomingEvent> all(String types, String stream) {
        List<IncomingEvent> events = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        for (int i = 0; i < PAGES_MAX; i++) {
            PageResult.Page page = page(source(types).existing(stream, BackfillRange.ALL, cursor, http));
            events.addAll(page.events());
            cursor = Optional.of(page.cursor());
            if (!page.more()) {
                return events;
            }
        }
        throw new AssertionError("there is no end to the pages");
    }

    /** One look from a cursor on; what it found is added to {@code events}. */
    Optional<String> look(String types, String stream, Optional<String> from, List<IncomingEvent> events) {
        Optional<String> cursor = from;
        for (int i = 0; i < PAGES_MAX; i++) {
            PageResult.Page page = page(source(types).changes(stream, cursor, http));
            events.addAll(page.events());
            cursor = Optional.of(page.cursor());
            if (!page.more()) {
                return cursor;
            }
        }
        throw new AssertionError("there is no end to the pages");
    }

    /** The keys that a whole census tells. */
    List<Long> census(String types, String stream) {
        List<Long> keys = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        long through = 0;
        for (int i = 0; i < PAGES_MAX; i++) {
            CensusResult result = source(types).census(stream, cursor, http);
            assertThat(result).isInstanceOf(CensusResult.Page.class);
            CensusResult.Page page = (CensusResult.Page) result;
            long before = through;
            assertThat(page.through()).isGreaterThanOrEqualTo(before);
            assertThat(page.keys()).isSorted().allMatch(key -> key > before && key <= page.through());
            keys.addAll(page.keys());
            through = page.through();
            cursor = Optional.of(page.cursor());
            if (page.isLast()) {
                return keys;
            }
        }
        throw new AssertionError("there is no end to the census");
    }

    /** What an event turns out to be. */
    Normalised.Changed changed(String types, IncomingEvent event) {
        Normalised normalised = source(types).normalise(event.record());
        assertThat(normalised).isInstanceOf(Normalised.Changed.class);
        return (Normalised.Changed) normalised;
    }

    <T extends Entity> T only(String types, String stream, Class<T> kind) {
        List<IncomingEvent> events = all(types, stream);
        assertThat(events).hasSize(1);
        return kind.cast(changed(types, events.getFirst()).entity());
    }

    static PageResult.Page page(PageResult result) {
        assertThat(result).isInstanceOf(PageResult.Page.class);
        return (PageResult.Page) result;
    }

    static Failure failure(PageResult result) {
        assertThat(result).isInstanceOf(PageResult.Failed.class);
        return ((PageResult.Failed) result).failure();
    }

    static List<String> keys(List<IncomingEvent> events) {
        return events.stream().map(event -> event.record().key()).toList();
    }

    @Override
    public void close() {
        site.close();
    }
}
