package dev.tradewind.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.app.connect.ConnectWorld;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of connecting, and of one connection, on a whole hub with a simulated store; without scripts. */
final class ConnectPagesTest {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern APPROVE = Pattern.compile("id=\"approve\" href=\"([^\"]+)\"");

    @TempDir
    static Path home;

    private static ConnectWorld world;
    private static Visitor visitor;
    private static Visitor stranger;

    @BeforeAll
    static void open() {
        world = new ConnectWorld(home, Optional.empty(), Map.of());
        visitor = new Visitor(world.url());
        stranger = new Visitor(world.url());
        visitor.postWithToken("/login", Map.of("token", world.token(), "next", "/"), csrf(visitor.page("/login")));
    }

    @AfterAll
    static void close() {
        visitor.close();
        stranger.close();
        world.close();
    }

    private static String csrf(String page) {
        Matcher found = CSRF.matcher(page);
        if (!found.find()) {
            throw new AssertionError("no hidden field in " + page);
        }
        return found.group(1);
    }

    private static String begin(String name) {
        return post("/connect", Map.of("address", world.store().url(), "name", name))
                .body();
    }

    private static HttpResponse<String> post(String path, Map<String, String> fields) {
        return visitor.postWithToken(path, fields, csrf(visitor.page("/connect")));
    }

    private static String approval(String page) {
        Matcher found = APPROVE.matcher(page);
        if (!found.find()) {
            throw new AssertionError("no way to the shop in " + page);
        }
        return found.group(1).replace("&amp;", "&");
    }

    @Test
    void store_isConnected_onThePages() throws Exception {
        assertThat(visitor.page("/connections")).contains("href=\"/connect\"");
        String waiting = begin("by-page");
        assertThat(waiting).contains("will be the connection <strong>by-page</strong>", "Waiting for the shop");

        String back = world.approve(approval(waiting));
        String onward = stranger.page(back.substring(world.url().length()));
        assertThat(onward)
                .contains("http-equiv=\"refresh\" content=\"0;url=/connect/")
                .doesNotContain("ck_");
        world.await(() -> visitor.page("/connections/by-page").contains("found in "));

        String id = back.replaceFirst(".*/connected/([0-9a-f]{16}).*", "$1");
        assertThat(visitor.page("/connect/" + id))
                .contains("is connected.", "The shop accepts the hub's credentials", "Nothing is read yet")
                .doesNotContain(
                        "ck_",
                        "cs_",
                        world.hub().hub().vault().get("by-page/webhook-secret").orElseThrow());
        assertThat(visitor.page("/connections/by-page"))
                .contains("no flow reads it", " at the same time", "the shop handed over a key")
                .doesNotContain("Asked for changes", "${vault");
    }

    @Test
    void checkup_isRunAgain_byTheButton() throws Exception {
        String page = begin("again");
        post(
                keys(page),
                Map.of(
                        "key",
                        world.store().consumerKey(),
                        "secret",
                        world.store().consumerSecret()));
        world.await(() -> visitor.page("/connections/again").contains("Examine again"));

        String examined = post("/connections/again/checkup", Map.of("back", "/connections/again"))
                .body();

        assertThat(examined).contains("again is being examined.");
        world.await(() -> !visitor.page("/connections/again").contains("Being examined"));
        assertThat(visitor.page("/connections/again")).contains("0 problems");
    }

    @Test
    void wrongAddress_andWrongKeys_areSaid_whereTheyWereTyped() {
        assertThat(post("/connect", Map.of("address", "my shop")).body())
                .contains("is no address of a shop", "value=\"my shop\"");
        assertThat(post("/connect", Map.of("address", "http://127.0.0.1:1")).body())
                .contains("There is no getting into a store at http://127.0.0.1:1", "finding is-problem", "To do:");
        assertThat(post(keys(begin("wrong-keys")), Map.of("key", "ck_short", "secret", "cs_alsoshort"))
                        .body())
                .contains("begins with ck_")
                .doesNotContain("alsoshort");
    }

    @Test
    void answerToAForm_staysWhenSomethingChanges_becauseItIsNotAskedForAgain() {
        String waiting = begin("stays");
        assertThat(waiting).contains("<div id=\"page\" hx-get=\"/connect/");

        assertThat(post(keys(waiting), Map.of("key", "ck_short", "secret", "cs_short"))
                        .body())
                .contains("<div id=\"page\" hx-trigger=", "name=\"back\" value=\"/connections\"")
                .doesNotContain("hx-get=\"/connect/");
    }

    @Test
    void denial_isShown_andChangesNothing() {
        String page = begin("denied");
        String id = keys(page).replaceFirst("/connect/([0-9a-f]{16})/keys", "$1");

        assertThat(stranger.page("/connected/" + id + "?success=0&user_id=x"))
                .contains("/connect/" + id + "?success=0");
        assertThat(visitor.page("/connect/" + id + "?success=0")).contains("the request was denied", "id=\"approve\"");
    }

    @Test
    void everythingButTheWayBack_needsASession_andEveryFormItsHiddenField() {
        for (String path : new String[] {"/connect", "/connect/0123456789abcdef", "/connections/by-page"}) {
            assertThat(stranger.page(path)).as(path).contains("Admin token").doesNotContain("The shop's address");
        }
        for (String path :
                new String[] {"/connect", "/connect/0123456789abcdef/keys", "/connections/by-page/checkup"}) {
            assertThat(visitor.postWithToken(
                                    path, Map.of("address", world.store().url()), "forged")
                            .statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
    }

    @Test
    void whatIsNotThere_isSaidSo() {
        assertThat(visitor.get("/connect/0123456789abcdef").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/connections/nobody").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/connected/../login").statusCode()).isNotEqualTo(500);
    }

    private static String keys(String page) {
        Matcher found =
                Pattern.compile("action=\"(/connect/[0-9a-f]{16}/keys)\"").matcher(page);
        if (!found.find()) {
            throw new AssertionError("no form for keys in " + page);
        }
        return found.group(1);
    }
}
