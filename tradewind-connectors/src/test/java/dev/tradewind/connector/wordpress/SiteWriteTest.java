package dev.tradewind.connector.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.Destination;
import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.api.HttpCall;
import dev.tradewind.api.HttpResult;
import dev.tradewind.api.Outcome;
import dev.tradewind.api.Write;
import dev.tradewind.sandbox.site.Kind;
import dev.tradewind.sandbox.site.SandboxSite;
import dev.tradewind.testkit.contract.DirectHttp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written to a site, beyond the contract that every destination keeps. */
class SiteWriteTest {

    private static final Instant NOW = Instant.parse("2026-11-20T18:00:00Z");
    private static final Kind LISTINGS = new Kind("listing", "listings", List.of("places"), Set.of("feed_id"), true);
    private static final Kind DEAF = new Kind("offer", "offers", List.of(), Set.of("feed_id"), false);

    private final SandboxSite site =
            SandboxSite.start(0, () -> NOW, ZoneId.of("Europe/Berlin"), List.of(LISTINGS, DEAF));
    private final DirectHttp direct = new DirectHttp();
    private final List<HttpCall> fetched = new ArrayList<>();
    private HttpResult image =
            new HttpResult.Reply(200, Map.of("Content-Type", List.of("image/png")), new byte[] {1, 2});

    @AfterEach
    void close() {
        site.close();
    }

    /** The sandbox's site, and somebody else's images. */
    private HttpResult send(HttpCall call) {
        if (!call.url().getHost().equals("images.example")) {
            return direct.send(call);
        }
        fetched.add(call);
        return image;
    }

    private Destination destination(Map<String, String> more) {
        return new WordPressConnector()
                .destination(SandboxConnection.to(site, more, () -> NOW))
                .orElseThrow();
    }

    private Outcome write(Map<String, String> settings, String operation, String bound, Map<String, Object> input) {
        return destination(settings)
                .perform(new Write(operation, input, "key", "42", Optional.ofNullable(bound)), this::send);
    }

    private Outcome content(Object... pairs) {
        Map<String, Object> input = new LinkedHashMap<>(Map.of("title", "House"));
        for (int i = 0; i < pairs.length; i += 2) {
            input.put((String) pairs[i], pairs[i + 1]);
        }
        return write(Map.of("external-id-meta", "feed_id"), "upsert-content", null, input);
    }

    private static String id(Outcome outcome) {
        return ((Outcome.Applied) outcome).id();
    }

    private static Failure.Rejected rejected(Outcome outcome) {
        return (Failure.Rejected) outcome;
    }

    private Map<String, Object> only(String base) {
        assertThat(site.contents(base)).hasSize(1);
        return site.contents(base).getFirst();
    }

    @Test
    void siteWithPlainPermalinks_saysWhatToSet_andIsThenWrittenTo() {
        site.plainPermalinks(true);
        Map<String, Object> post =
                Map.of("type", "posts", "title", "House", "image", Map.of("url", "https://images.example/1.png"));
        assertThat(rejected(write(Map.of(), "upsert-content", null, post)).reason())
                .contains("/?rest_route=");

        Map<String, String> settings = Map.of("api-path", "/?rest_route=");
        String id = id(write(settings, "upsert-content", null, post));
        write(settings, "upsert-content", id, Map.of("type", "posts", "title", "House by the sea"));

        assertThat(site.contents("posts"))
                .filteredOn(content -> id.equals(String.valueOf(content.get("id"))))
                .singleElement()
                .satisfies(content -> assertThat(String.valueOf(content)).contains("House by the sea"));
        assertThat(site.media()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"/wp-json", "/index.php/wp-json", "/?rest_route="})
    void apiAddress_inEachOfItsForms_leadsToTheSite(String form) {
        String id =
                id(write(Map.of("api-path", form), "upsert-content", null, Map.of("type", "posts", "title", "House")));

        assertThat(site.contents("posts"))
                .extracting(content -> String.valueOf(content.get("id")))
                .contains(id);
    }

    @Test
    void content_isPublished_withItsFields() {
        content("type", "listings", "content", "<p>Four rooms</p>", "acf", Map.of("rooms", 4), "meta", Map.of());

        assertThat(only("listings"))
                .containsEntry("status", "publish")
                .containsEntry("slug", "id-42")
                .containsEntry("acf", Map.of("rooms", 4))
                .containsEntry("meta", Map.of("feed_id", "42"));
    }

    @Test
    void recordWhoseSlugAnEditorChanged_isFoundByItsMeta_whereTheSiteCanBeAskedForIt() {
        String first = id(content("type", "listings"));
        write(Map.of(), "upsert-content", first, Map.of("type", "listings", "slug", "nice-house"));

        assertThat(id(content("type", "listings", "title", "House, now cheaper")))
                .isEqualTo(first);
        assertThat(only("listings")).containsEntry("slug", "nice-house");
    }

    @Test
    void siteThatPassesOverTheFilter_isNotBelieved() {
        content("type", "offers", "external_id", "a");
        content("type", "offers", "external_id", "b");
        content("type", "offers", "external_id", "b");

        assertThat(site.contents("offers"))
                .extracting(offer -> offer.get("slug"))
                .containsExactly("a", "b");
    }

    @Test
    void slugOfAnotherRecord_isNotTaken() {
        content("type", "offers", "external_id", "a", "slug", "same");

        assertThat(rejected(content("type", "offers", "external_id", "b", "slug", "same"))
                        .field())
                .contains("slug");
        assertThat(only("offers")).containsEntry("meta", Map.of("feed_id", "a"));
    }

    /** WordPress keeps {@code nice-house-no-5} of it: looked for as it was sent, it would not be found. */
    @Test
    void slugThatIsWrittenOtherwise_isFoundAgain_whenTheAnswerWasLost() {
        Map<String, Object> input = Map.of("type", "pages", "title", "Nice", "slug", "Nice House, No. 5");

        String first = id(write(Map.of(), "upsert-content", null, input));

        assertThat(id(write(Map.of(), "upsert-content", null, input))).isEqualTo(first);
        assertThat(only("pages")).containsEntry("slug", "nice-house-no-5");
        assertThat(rejected(content("slug", "…")).field()).contains("slug");
        Map<String, Object> russian = Map.of("type", "listings", "title", "Дом", "slug", "Дом у моря");
        assertThat(id(write(Map.of(), "upsert-content", null, russian)))
                .isEqualTo(id(write(Map.of(), "upsert-content", null, russian)));
        assertThat(only("listings")).containsEntry("slug", "%d0%b4%d0%be%d0%bc-%d1%83-%d0%bc%d0%be%d1%80%d1%8f");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "feed_id"})
    void pageThatSomebodyMadeByHand_isNotTaken_forItsSlug(String meta) {
        site.put("pages", 77, new LinkedHashMap<>(Map.of("title", "About us", "slug", "about", "status", "publish")));
        Map<String, String> settings = meta.isEmpty() ? Map.of() : Map.of("external-id-meta", meta);

        for (boolean removed : new boolean[] {false, true}) {
            Map<String, Object> input = Map.of("type", "pages", "title", "House", "slug", "about", "removed", removed);
            assertThat(rejected(write(settings, "upsert-content", null, input)).field())
                    .contains("slug");
        }
        assertThat(String.valueOf(only("pages"))).contains("About us").contains("status=publish");
    }

    @Test
    void idsThatLookAlike_areDifferentRecords() {
        content("external_id", "A/1");
        content("external_id", "A-1");
        content("external_id", "a 1");

        assertThat(site.contents("posts")).hasSize(4);
    }

    @Test
    void removedRecord_isUnpublished_andComesBack() {
        String id = id(content("type", "pages"));

        assertThat(content("type", "pages", "removed", true)).isInstanceOf(Outcome.Applied.class);
        assertThat(only("pages"))
                .containsEntry("status", "draft")
                .containsEntry("title", Map.of("raw", "House", "rendered", "House"));
        assertThat(id(content("type", "pages"))).isEqualTo(id);
        assertThat(only("pages")).containsEntry("status", "publish");
    }

    @Test
    void removedRecord_thatWasNeverThere_isLeftAlone() {
        assertThat(content("removed", true)).isInstanceOf(Outcome.Unchanged.class);
        assertThat(write(Map.of(), "upsert-content", "999", Map.of("removed", true)))
                .isInstanceOf(Outcome.Unchanged.class);
    }

    @Test
    void boundRecord_thatSomebodyDeleted_isCreatedAnew() {
        Outcome outcome = write(Map.of(), "upsert-content", "999", Map.of("title", "House"));

        assertThat(id(outcome)).isNotEqualTo("999");
    }

    @Test
    void terms_areFoundByName_andCreatedWhereMissing() {
        content("taxonomies", Map.of("categories", List.of("News & More", "uncategorized"), "tags", "garden"));
        content("external_id", "b", "taxonomies", Map.of("categories", List.of("news & more", 1)));

        assertThat(site.terms("categories")).containsExactly("Uncategorized", "News & More");
        assertThat(site.terms("tags")).containsExactly("garden");
        assertThat((List<?>) site.contents("posts").getLast().get("categories")).hasSize(2);
    }

    @Test
    void image_isUploadedOnce_untilItsAddressOrHashChanges() {
        Map<String, Object> same = Map.of("url", "https://images.example/a.png", "alt", "A house");
        content("image", same);
        content("image", same);
        content("external_id", "b", "image", same);
        assertThat(site.media())
                .singleElement()
                .satisfies(item -> assertThat(item).containsEntry("alt_text", "A house"));
        assertThat(fetched).hasSize(1);

        content("image", Map.of("url", "https://images.example/a.png", "hash", "2"));
        content("image", Map.of("url", "https://images.example/b.png"));

        assertThat(site.media()).hasSize(3);
        assertThat(site.contents("posts").get(1))
                .containsEntry("featured_media", site.media().getLast().get("id"));
    }

    @Test
    void imageThatIsNoMore_isTakenOff() {
        content("image", Map.of("url", "https://images.example/a.png"));
        content("image", Map.of());

        assertThat(site.contents("posts").get(1)).containsEntry("featured_media", 0);
    }

    @Test
    void image_isFetchedWithoutTheSitesCredentials() {
        content("image", Map.of("url", "https://images.example/a.png"));

        assertThat(fetched).allSatisfy(call -> assertThat(call.headers()).doesNotContainKey("Authorization"));
    }

    @ParameterizedTest
    @CsvSource({
        "404, text/html, Rejected",
        "503, text/html, Throttled",
        "200, text/html, Rejected",
        "401, text/html, Rejected"
    })
    void imageThatCannotBeHad_failsTheWrite_andPublishesNothing(int status, String type, String failure) {
        image = new HttpResult.Reply(status, Map.of("Content-Type", List.of(type)), new byte[] {1});

        Outcome outcome = content("image", Map.of("url", "https://images.example/a.png"));

        assertThat(outcome.getClass().getSimpleName()).isEqualTo(failure);
        assertThat(site.contents("posts")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1/x.png",
        "http://10.0.0.7/x.png",
        "http://[fd00::7]/x.png",
        "http://[::1]/x.png",
        "http://localhost/x.png",
        "http://printer/x.png",
        "file:///x.png"
    })
    void imageOnAnInternalNetwork_isNotRead(String url) {
        Outcome outcome = destination(Map.of("url", "https://site.example"))
                .perform(
                        new Write("upsert-content", Map.of("image", Map.of("url", url)), "key", "42", Optional.empty()),
                        call -> new HttpResult.Reply(
                                200, Map.of(), "[]".getBytes(java.nio.charset.StandardCharsets.UTF_8)));

        assertThat(rejected(outcome).field()).contains("image.url");
    }

    @Test
    void imageThatLeadsOnToNoAddress_isRejected() {
        image = new HttpResult.Reply(302, Map.of("Location", List.of("/my photo|1.png")), new byte[0]);

        assertThat(rejected(content("image", Map.of("url", "https://images.example/a.png")))
                        .field())
                .contains("image.url");
    }

    @Test
    void userWhoIsThere_isLeftAlone_andNobodyBecomesAdministrator() {
        Map<String, Object> user = Map.of("email", "Anna@example.test", "username", "anna");
        String id = id(write(Map.of(), "create-user", null, user));

        assertThat(write(Map.of(), "create-user", null, Map.of("email", "anna@EXAMPLE.test", "first_name", "Ann")))
                .isEqualTo(new Outcome.Unchanged(id, "is there already, and is not changed by this operation"));
        assertThat(rejected(write(Map.of(), "create-user", null, Map.of("email", "b@b.test", "username", "anna")))
                        .field())
                .contains("username");
        assertThat(rejected(write(
                                Map.of(),
                                "create-user",
                                null,
                                Map.of("email", "c@b.test", "roles", List.of("administrator"))))
                        .field())
                .contains("roles");
        assertThat(site.users()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"administrator ", "subscriber,administrator", "editor administrator", "Administrator"})
    void rolesInOneText_areReadAsWordPressReadsThem(String roles) {
        Outcome outcome = write(Map.of(), "create-user", null, Map.of("email", "c@b.test", "roles", roles));

        assertThat(rejected(outcome).field()).contains("roles");
        assertThat(site.users()).hasSize(1);
    }

    @Test
    void idInTheInput_isRefused_forWordPressWouldWriteThatRecord() {
        for (String operation : List.of("upsert-content", "upsert-event", "create-user")) {
            assertThat(rejected(write(
                                    Map.of(),
                                    operation,
                                    null,
                                    Map.of(
                                            "id",
                                            1,
                                            "title",
                                            "x",
                                            "email",
                                            "a@b.test",
                                            "start_date",
                                            "2026-12-24 18:00:00")))
                            .field())
                    .as(operation)
                    .contains("id");
        }
    }

    @Test
    void eventThatSomebodyDeleted_isMadeAnew() {
        Map<String, Object> concert =
                Map.of("title", "Concert", "start_date", "2026-12-24 18:00:00", "end_date", "2026-12-24 20:00:00");

        assertThat(id(write(Map.of(), "upsert-event", "999", concert))).isNotEqualTo("999");
        assertThat(write(Map.of(), "upsert-event", "998", Map.of("removed", true, "external_id", "other")))
                .isInstanceOf(Outcome.Unchanged.class);
    }

    @Test
    void eventWithTheChosenSlugOfAnother_isNotTakenForIt() {
        Map<String, Object> concert = new LinkedHashMap<>(Map.of(
                "title",
                "Concert",
                "slug",
                "Gala",
                "start_date",
                "2026-12-24 18:00:00",
                "end_date",
                "2026-12-24 20:00:00"));
        String first = id(write(Map.of(), "upsert-event", null, concert));
        assertThat(id(write(Map.of(), "upsert-event", null, concert)))
                .as("its answer was lost")
                .isEqualTo(first);

        concert.put("title", "Ball");
        assertThat(rejected(write(Map.of(), "upsert-event", null, concert)).field())
                .contains("slug");
    }

    @Test
    void eventThatIsNoMore_isUnpublished() {
        Map<String, Object> concert = new LinkedHashMap<>(
                Map.of("title", "Concert", "start_date", "2026-12-24 18:00:00", "end_date", "2026-12-24 20:00:00"));
        concert.put("image", Map.of("url", "https://images.example/a.png"));
        String id = id(write(Map.of(), "upsert-event", null, concert));

        assertThat(id(write(Map.of(), "upsert-event", null, Map.of("removed", true))))
                .isEqualTo(id);
        assertThat(site.events())
                .singleElement()
                .satisfies(event -> assertThat(event).containsEntry("status", "draft"));
        assertThat(rejected(write(Map.of(), "upsert-event", null, Map.of("title", "x")))
                        .field())
                .contains("start_date");
    }

    @Test
    void inputThatCannotBeMeant_isRejected_withTheField() {
        assertThat(rejected(content("type", "../users")).field()).contains("type");
        assertThat(rejected(content("taxonomies", Map.of("x/y", "a"))).field()).contains("taxonomies");
        assertThat(rejected(content("removed", "yes")).field()).contains("removed");
        assertThat(rejected(content("type", "unknown-type")).reason()).contains("rest_no_route");
    }

    @Test
    void applicationPassword_isNotSentInTheClear() {
        Http nobody = call -> {
            throw new AssertionError("nothing may be sent");
        };
        Write write = new Write("upsert-content", Map.of("title", "x"), "key", "42", Optional.empty());

        assertThat(destination(Map.of("url", "http://site.example")).perform(write, nobody))
                .isInstanceOfSatisfying(
                        Failure.Unauthorised.class, f -> assertThat(f.reason()).contains("https"));
        assertThat(destination(Map.of("credentials.password", "")).perform(write, nobody))
                .isInstanceOf(Failure.Unauthorised.class);
    }
}
