package dev.tradewind.connector.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tradewind.api.BackfillRange;
import dev.tradewind.api.ConnectionContext;
import dev.tradewind.api.Failure;
import dev.tradewind.api.HttpCall;
import dev.tradewind.api.HttpResult;
import dev.tradewind.api.IncomingEvent;
import dev.tradewind.api.Normalised;
import dev.tradewind.api.ReadResult;
import dev.tradewind.api.json.Json;
import dev.tradewind.api.model.CalendarEvent;
import dev.tradewind.api.model.CalendarEventTimes;
import dev.tradewind.api.model.Content;
import dev.tradewind.api.model.ContentTerms;
import dev.tradewind.api.model.Entity;
import dev.tradewind.api.model.Term;
import dev.tradewind.api.model.User;
import dev.tradewind.testkit.contract.DirectHttp;
import dev.tradewind.testkit.contract.GivenSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is read from a site, beyond the contract that every source keeps. */
class SiteReadTest {

    private final SiteSource at = new SiteSource();

    @AfterEach
    void close() {
        at.close();
    }

    private static <T extends Entity> T valid(T entity) {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(entity.getClass().getResourceAsStream(Entity.nameOf(entity.getClass()) + ".schema.json"));
        assertThat(schema.validate(Json.text(entity), InputFormat.JSON)).isEmpty();
        assertThat(Json.read(Json.write(entity), entity.getClass())).isEqualTo(entity);
        return entity;
    }

    @Test
    void siteWithPlainPermalinks_isReadPageByPage() {
        for (int id = 1_000; id < 1_150; id++) {
            at.site.put("listings", id, Map.of("title", "House " + id, "status", "publish"));
        }
        at.site.plainPermalinks(true);
        at.apiPath = "/?rest_route=";

        assertThat(new HashSet<>(at.all("listing", "content").stream()
                        .map(event -> event.record().key())
                        .toList()))
                .hasSize(150);
    }

    @Test
    void recordOfATypeOfTheSitesOwn_isReadWithMetaAndFields_andNothingIsLost() {
        at.site.put("places", 7, Map.of("name", "Rügen & Hiddensee"));
        at.site.put(
                "listings",
                12,
                Map.of(
                        "title",
                        "House & garden",
                        "content",
                        "<p>Four rooms.</p>",
                        "status",
                        "publish",
                        "places",
                        List.of(7),
                        "meta",
                        Map.of("price", "350000"),
                        "acf",
                        Map.of("rooms", 4)));

        Content listing = valid(at.only("listing", "content", Content.class));

        assertThat(listing.id()).isEqualTo("12");
        assertThat(listing.head().type()).isEqualTo("listing");
        assertThat(listing.status()).isEqualTo("publish");
        assertThat(listing.modifiedAt()).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
        assertThat(listing.label()).isEqualTo("House & garden");
        assertThat(listing.text().content()).isEqualTo("<p>Four rooms.</p>");
        assertThat(listing.terms()).containsExactly(new ContentTerms("places", List.of("7")));
        assertThat(listing.meta()).isEqualTo(Map.of("price", "350000"));
        assertThat(listing.fields()).isEqualTo(Map.of("rooms", 4));
        assertThat(listing.extra())
                .containsEntry("title", Map.of("rendered", "House &#038; garden"))
                .containsEntry("comment_status", "closed")
                .containsKeys("guid", "class_list", "permalink_template")
                .doesNotContainKeys("_links", "date", "modified", "password", "places", "meta", "acf");
    }

    /** The Events Calendar answers 403, which is no word about the credentials. */
    @Test
    void eventInTheTrash_isTakenForGone() {
        Map<String, Object> concert = Map.of(
                "title",
                "Concert",
                "start_date",
                "2026-12-24 18:00:00",
                "end_date",
                "2026-12-24 20:00:00",
                "status",
                "trash");
        at.site.put("events", 5, concert);

        assertThat(at.source("post").read("events", "5", at.http)).isInstanceOf(ReadResult.Missing.class);
        assertThat(at.source("post").read("events", "6", at.http)).isInstanceOf(ReadResult.Missing.class);
    }

    @Test
    void typeThatTheSiteDoesNotShow_isToldWithThoseThatThereAre() {
        Failure failure = SiteSource.failure(
                at.source("posts").existing("content", BackfillRange.ALL, Optional.empty(), at.http));

        assertThat(failure).isInstanceOf(Failure.Rejected.class);
        assertThat(failure.reason()).contains("no posts").contains("\"post\",\"page\",\"listing\"");
    }

    @Test
    void passwordOfAProtectedPost_isNotKept() {
        at.http = call -> edited(new DirectHttp().send(call), "\"password\":\"\"", "\"password\":\"let-me-in\"");

        IncomingEvent event = at.all("post", "content").getFirst();

        assertThat(new String(event.record().body(), StandardCharsets.UTF_8)).doesNotContain("let-me-in");
    }

    @Test
    void whatTheSiteShowsDifferentlyAtEachLook_isNoChange() {
        int[] looks = {0};
        at.http =
                call -> edited(new DirectHttp().send(call), "\"rendered\":\"\"", "\"rendered\":\"" + looks[0]++ + "\"");

        String first = at.all("post", "content").getFirst().dedupeKey();

        assertThat(at.all("post", "content").getFirst().dedupeKey()).isEqualTo(first);
        assertThat(looks[0]).isGreaterThan(1);
    }

    private static HttpResult edited(HttpResult result, String was, String is) {
        HttpResult.Reply reply = (HttpResult.Reply) result;
        String body = new String(reply.body(), StandardCharsets.UTF_8).replace(was, is);
        return new HttpResult.Reply(reply.status(), reply.headers(), body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void contentInTheTrash_isFoundByTheSweep_andPutAway() {
        at.site.put("posts", 2, Map.of("title", "Old news", "status", "publish"));
        Optional<String> cursor = at.look("post", "content", Optional.empty(), new ArrayList<>());
        at.clock.forward(Duration.ofHours(3));
        HttpCall trash = new HttpCall("DELETE", URI.create(at.site.url() + "/wp-json/wp/v2/posts/2"), Map.of(), null)
                .withBasic("admin", "abcd EFGH 1234 ijkl MNOP 5678");
        assertThat(new DirectHttp().send(trash)).isInstanceOf(HttpResult.Reply.class);
        List<IncomingEvent> events = new ArrayList<>();

        at.look("post", "content", cursor, events);

        assertThat(events)
                .filteredOn(event -> event.record().key().equals("2"))
                .singleElement()
                .satisfies(event ->
                        assertThat(at.changed("post", event).isPutAway()).isTrue());
    }

    @Test
    void contentDeletedForGood_isMissingFromTheCensus_andGoneWhenRead() {
        for (int id = 2; id <= 260; id++) {
            at.site.put(id % 3 == 0 ? "pages" : "posts", id, Map.of("title", "No. " + id, "status", "draft"));
        }
        at.site.remove("pages", 144);

        List<Long> keys = at.census("post, page", "content");

        assertThat(keys).hasSize(259).isSorted().doesNotHaveDuplicates().doesNotContain(144L);
        assertThat(at.source("post, page").read("content", "144", at.http))
                .isInstanceOfSatisfying(
                        ReadResult.Missing.class,
                        missing -> assertThat(at.source("post")
                                        .normalise(missing.event().record()))
                                .isInstanceOf(Normalised.Gone.class));
        assertThat(at.source("post, page").read("content", "147", at.http)).isInstanceOf(ReadResult.Found.class);
    }

    @Test
    void contentOfATypeThatIsNoLongerRead_isNotCounted() {
        assertThat(at.source("post").isCounted("content", Map.of("type", "page")))
                .isFalse();
        assertThat(at.source("post").isCounted("content", Map.of("type", "post")))
                .isTrue();
        assertThat(at.source("post").isCounted("media", Map.of("type", "attachment")))
                .isTrue();
    }

    @Test
    void changesInTheHourThatAutumnRepeats_areFound() {
        at.clock.forward(Duration.between(at.clock.instant(), Instant.parse("2026-10-25T00:30:00Z")));
        at.site.put("posts", 2, Map.of("title", "Before", "status", "publish"));
        Optional<String> cursor = at.look("post", "content", Optional.empty(), new ArrayList<>());
        // 2:50 of summer time is the mark; 2:05 of winter time, a quarter of an hour later, is an earlier time there.
        at.clock.forward(Duration.ofMinutes(20));
        at.site.put("posts", 2, Map.of("title", "Before, changed"));
        cursor = at.look("post", "content", cursor, new ArrayList<>());
        at.clock.forward(Duration.ofMinutes(15));
        at.site.put("posts", 3, Map.of("title", "After", "status", "publish"));
        List<IncomingEvent> events = new ArrayList<>();

        at.look("post", "content", cursor, events);

        assertThat(SiteSource.keys(events)).contains("3");
    }

    @Test
    void siteThatPassesOverTheTime_isToldSo_andNotReadWholeAtEveryLook() {
        at.clock.forward(Duration.ofDays(3));
        at.http = call -> new DirectHttp()
                .send(call.to(URI.create(call.url().toString().replace("modified_after", "unknown_to_old_versions"))));

        Failure failure = SiteSource.failure(at.source("post").changes("content", Optional.empty(), at.http));

        assertThat(failure).isInstanceOf(Failure.Rejected.class);
        assertThat(failure.reason()).contains("WordPress 5.7");
    }

    @Test
    void backfillKilledAfterEachPage_goesOn_withoutMissingOrDoubling() {
        for (int id = 2; id <= 350; id++) {
            at.site.put(id % 2 == 0 ? "pages" : "posts", id, Map.of("title", "No. " + id, "status", "publish"));
        }
        int before = at.site.requests();

        List<IncomingEvent> events = at.all("post, page", "content");

        // Only the three records that each page has in common with the one before come twice, under the same key.
        assertThat(new HashSet<>(SiteSource.keys(events))).hasSize(350);
        assertThat(events.stream().map(IncomingEvent::dedupeKey).distinct()).hasSize(350);
        assertThat(events.size()).isLessThanOrEqualTo(350 + 2 * 3);
        assertThat(at.site.requests() - before).as("calls").isEqualTo(4);
    }

    @Test
    void shortPage_isNotTheLast_whereTheUserMayNotSeeAll() {
        for (int id = 2; id <= 250; id++) {
            at.site.put("posts", id, Map.of("title", "No. " + id, "status", "private"));
        }
        at.http = call -> withoutMostOfTheFirstPage(call, new DirectHttp().send(call));

        assertThat(SiteSource.keys(at.all("post", "content")))
                .contains("1", "2", "101", "200", "250")
                .doesNotContain("50", "100");
    }

    /** As WordPress does it: what is hidden leaves a gap, and the total counts it. */
    private static HttpResult withoutMostOfTheFirstPage(HttpCall call, HttpResult result) {
        HttpResult.Reply reply = (HttpResult.Reply) result;
        if (!call.url().toString().contains("offset=0")) {
            return reply;
        }
        List<?> shown = ((List<?>) reply.json().orElseThrow()).subList(0, 5);
        return new HttpResult.Reply(reply.status(), reply.headers(), Json.write(shown));
    }

    @Test
    void terms_areReadOfEveryTaxonomy_withNamesAsPeopleWriteThem() {
        at.site.put("places", 7, Map.of("name", "Rügen & Hiddensee"));

        List<IncomingEvent> events = at.all("post", "terms");

        assertThat(events).hasSize(2);
        Term category = valid((Term) at.changed("post", events.getFirst()).entity());
        assertThat(category.taxonomy()).isEqualTo(Term.CATEGORY);
        assertThat(category.label()).isEqualTo("Uncategorized");
        Term place = valid((Term) at.changed("post", events.getLast()).entity());
        assertThat(place.taxonomy()).isEqualTo("places");
        assertThat(place.name()).isEqualTo("Rügen & Hiddensee");
        assertThat(place.extra()).containsEntry("count", 0);
    }

    @Test
    void users_areReadWithAddressAndRoles() {
        User admin = valid(at.only("post", "users", User.class));

        assertThat(admin.email()).isEqualTo("admin@site.example");
        assertThat(admin.username()).isEqualTo("admin");
        assertThat(admin.roles()).containsExactly("administrator");
        assertThat(admin.createdAt()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
        assertThat(admin.extra()).doesNotContainKeys("avatar_urls", "_links");
    }

    @Test
    void eventsLongPast_areReadToo_withVenueAndOrganizers() {
        at.site.put(
                "events",
                31,
                Map.of(
                        "title", "Summer party",
                        "start_date", "2020-07-01 18:00:00",
                        "end_date", "2020-07-01 23:00:00",
                        "timezone", "Europe/Berlin",
                        "cost", "Free",
                        "venue", Map.of("id", 41, "venue", "The old mill", "zip", "29221", "geo_lat", 52.6),
                        "organizer", List.of(Map.of("id", 42, "organizer", "The fire brigade")),
                        "categories", List.of(Map.of("id", 5, "name", "Music &amp; dance", "slug", "music"))));

        CalendarEvent event = valid(at.only("post", "events", CalendarEvent.class));

        assertThat(event.label()).isEqualTo("Summer party");
        assertThat(event.times())
                .isEqualTo(new CalendarEventTimes(
                        Instant.parse("2020-07-01T16:00:00Z"),
                        Instant.parse("2020-07-01T21:00:00Z"),
                        "Europe/Berlin",
                        false));
        assertThat(event.cost()).isEqualTo("Free");
        assertThat(event.venue().name()).isEqualTo("The old mill");
        assertThat(event.venue().postcode()).isEqualTo("29221");
        assertThat(event.venue().extra()).containsKey("geo_lat");
        assertThat(event.organizers().getFirst().name()).isEqualTo("The fire brigade");
        assertThat(event.categories().getFirst().name()).isEqualTo("Music & dance");
    }

    @Test
    void eventsThatComeToAnEnd_areNotGone() {
        at.site.put(
                "events",
                31,
                Map.of("title", "Party", "start_date", "2026-03-02 18:00:00", "end_date", "2026-03-02 20:00:00"));
        Optional<String> cursor = at.look("post", "events", Optional.empty(), new ArrayList<>());
        at.clock.forward(Duration.ofDays(30));
        List<IncomingEvent> events = new ArrayList<>();

        at.look("post", "events", cursor, events);

        assertThat(events).isEmpty();
    }

    @Test
    void connectionThatOnlyTakesForms_saysWhatItLacksToRead() {
        var connector = new WordPressConnector();
        var settings = new GivenSettings(connector.description(), Map.of());
        var source = connector
                .source(new ConnectionContext("forms", settings, text -> null, at.clock))
                .orElseThrow();

        assertThat(SiteSource.failure(source.changes("content", Optional.empty(), at.http)))
                .isInstanceOf(Failure.Unauthorised.class);
        assertThat(SiteSource.failure(source.changes("leads", Optional.empty(), at.http)))
                .isInstanceOf(Failure.Rejected.class);
    }
}
