package dev.tradewind.app.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.json.Json;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connects the simulated store to a whole hub. */
final class ConnectTest {

    private static final String KEY = "ck_" + "a".repeat(40);
    private static final String SECRET = "cs_" + "b".repeat(40);

    @TempDir
    static Path home;

    @TempDir
    static Path folder;

    private static ConnectWorld world;
    private static int connections;

    /** Of the connection of this test: all tests connect the same store to the same hub. */
    private final String name = "shop-" + ++connections;

    @BeforeAll
    static void open() {
        world = new ConnectWorld(home, Optional.of(folder), Map.of());
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void store_isConnected_byItsAddressAndApproval() throws Exception {
        Map<?, ?> begun = begin();
        assertThat(begun.get("state")).isEqualTo("waiting");
        assertThat(begun.get("connection")).isEqualTo(name);
        assertThat(vault("key")).isEmpty();

        String back = world.approve(String.valueOf(begun.get("approval")));

        assertThat(back).startsWith(world.url() + "/connected/" + begun.get("id") + "?success=1");
        awaitState(begun, "examined");
        Map<?, ?> end = state(begun);
        assertThat(end.get("notes")).asString().contains("connections/" + name + ".yaml");
        assertThat(String.valueOf(end.get("findings")))
                .contains("The shop accepts the hub's credentials (authentication oauth1)")
                .doesNotContain("severity=problem");
        assertThat(world.hub().hub().vault().names())
                .contains(secret("key"), secret("secret"), secret("webhook-secret"), secret("webhook-secret-previous"));
    }

    @Test
    void connection_isInForce_inTheFolder_andKeptAsAVersion() throws Exception {
        connect();

        String yaml = Files.readString(folder.resolve("connections/" + name + ".yaml"));
        assertThat(yaml)
                .contains("url: " + world.store().url(), "key: ${vault:" + secret("key") + "}")
                .doesNotContain("ck_", "cs_");
        assertThat(world.hub().hub().documents().current().connection(name)).isPresent();
        assertThat(world.hub().hub().documents().versions(1)).singleElement().satisfies(version -> {
            assertThat(version.by()).isEqualTo("connect");
            assertThat(version.note()).contains(world.store().url());
        });
        assertThat(world.hub().hub().insight().activity("connection " + name, 10))
                .anySatisfy(action -> assertThat(action.verb()).isEqualTo("connect"));
    }

    @Test
    void connectingTheStoreAgain_renewsItsKeys_andMakesNoSecondConnection() throws Exception {
        connect();
        String before = vault("key").orElseThrow();

        Map<?, ?> again = begin();
        assertThat(again.get("renews")).isEqualTo(true);
        world.approve(String.valueOf(again.get("approval")));
        awaitState(again, "examined");

        assertThat(vault("key")).get().isNotEqualTo(before);
        assertThat(world.hub().hub().documents().current().connections())
                .filteredOn(connection -> connection.name().startsWith(name))
                .hasSize(1);
    }

    @Test
    void whatThePersonMayTypeWrong_isToldWithWhatToType() {
        HttpResponse<byte[]> answer = world.send(HttpRequest.newBuilder(URI.create(world.url() + "/api/connect"))
                .header("Authorization", "Bearer " + world.token())
                .POST(BodyPublishers.ofByteArray(Json.write(Map.of("address", "my shop")))));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("is no address of a shop");
    }

    @Test
    void whereNoStoreIs_nothingIsConnected_andWhyIsSaid() {
        Map<?, ?> answer = world.api("POST", "/api/connect", Map.of("address", "http://127.0.0.1:1"));

        assertThat(answer.get("state")).isEqualTo("hindered");
        assertThat(String.valueOf(answer.get("findings")))
                .contains("No answer from http://127.0.0.1:1", "reachability");
    }

    @Test
    void pastedKeys_doAsWell_andWrongOnesAreRefused() throws Exception {
        Map<?, ?> begun = begin();
        String keys = "/api/connect/" + begun.get("id") + "/keys";

        HttpResponse<byte[]> wrong = world.send(HttpRequest.newBuilder(URI.create(world.url() + keys))
                .header("Authorization", "Bearer " + world.token())
                .POST(BodyPublishers.ofByteArray(Json.write(Map.of("name", "ck_short", "secret", SECRET)))));
        assertThat(wrong.statusCode()).isEqualTo(409);
        assertThat(text(wrong)).contains("begins with ck_").doesNotContain(SECRET);

        world.api(
                "POST",
                keys,
                Map.of(
                        "name",
                        world.store().consumerKey(),
                        "secret",
                        world.store().consumerSecret()));
        awaitState(begun, "examined");
        assertThat(String.valueOf(state(begun).get("findings"))).contains("accepts the hub's credentials");
    }

    @Test
    void letters_areTakenOnlyWithTheTicket_once_andBoundToIt() throws Exception {
        Map<?, ?> begun = begin();
        String ticket = ticket(begun);

        assertThat(letter("0".repeat(64), letter("0".repeat(64))).statusCode()).isEqualTo(404);
        assertThat(letter(ticket, letter("0".repeat(64))).statusCode())
                .as("another's letter")
                .isEqualTo(400);
        assertThat(letter(ticket, "{").statusCode()).isEqualTo(400);
        assertThat(letter(ticket, "[]").statusCode()).isEqualTo(400);
        assertThat(letter(ticket, letter(ticket).replace("ck_", "xx_")).statusCode())
                .isEqualTo(400);
        assertThat(vault("key")).isEmpty();

        HttpResponse<byte[]> taken = letter(ticket, letter(ticket));
        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(text(taken)).isEqualTo("Taken.");
        assertThat(letter(ticket, letter(ticket)).statusCode()).as("used").isEqualTo(404);
        assertThat(vault("key")).contains(KEY);
        awaitState(begun, "examined");
    }

    @Test
    void letters_ofWhichManyComeAtOnce_areTakenOnce() throws Exception {
        Map<?, ?> begun = begin();
        String ticket = ticket(begun);
        var start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> send = () -> {
                start.await();
                return letter(ticket, letter(ticket)).statusCode();
            };
            List<Future<Integer>> answers =
                    Stream.generate(() -> threads.submit(send)).limit(8).toList();
            start.countDown();
            Map<Integer, Integer> counted = new HashMap<>();
            for (Future<Integer> answer : answers) {
                counted.merge(answer.get(), 1, Integer::sum);
            }
            assertThat(counted).isEqualTo(Map.of(200, 1, 404, 7));
        }
        awaitState(begun, "examined");
    }

    @Test
    void whatIsNoLetter_isRefusedUnread() {
        String ticket = ticket(begin());
        String address = world.url() + "/hand-over/" + ticket;

        assertThat(world.send(HttpRequest.newBuilder(URI.create(address))).statusCode())
                .isEqualTo(405);
        assertThat(world.send(HttpRequest.newBuilder(URI.create(address))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("user_id=" + ticket)))
                        .statusCode())
                .isEqualTo(415);
        assertThat(letter(ticket, letter(ticket) + " ".repeat(9_000)).statusCode())
                .isEqualTo(413);
        assertThat(letter(ticket.substring(1), letter(ticket)).statusCode()).isEqualTo(404);
        assertThat(letter(ticket + "/x", letter(ticket)).statusCode()).isEqualTo(404);
        assertThat(vault("key")).isEmpty();
    }

    @Test
    void tickets_areLong_andNeverTheSame() {
        assertThat(ticket(begin())).matches("[0-9a-f]{64}").isNotEqualTo(ticket(begin()));
    }

    @Test
    void beginningAgain_makesTheFirstTicketWorthless() {
        String first = ticket(begin());
        begin();

        assertThat(letter(first, letter(first)).statusCode()).isEqualTo(404);
    }

    @Test
    void keys_areInNoAnswerOfTheApi() throws Exception {
        Map<?, ?> begun = connect();

        String answers = Stream.of(
                        "/api/connect/" + begun.get("id"), "/api/documents", "/api/vault", "/api/connections")
                .map(path -> text(world.send(HttpRequest.newBuilder(URI.create(world.url() + path))
                        .header("Authorization", "Bearer " + world.token()))))
                .reduce("", String::concat);
        assertThat(answers)
                .contains(secret("key"))
                .doesNotContain(vault("key").orElseThrow())
                .doesNotContain(vault("secret").orElseThrow())
                .doesNotContain(vault("webhook-secret").orElseThrow());
    }

    @Test
    void nothingButTheLetter_isTakenWithoutTheAdminToken() {
        for (String path :
                List.of("/api/connect", "/api/connect/0123456789abcdef", "/api/connect/0123456789abcdef/keys")) {
            assertThat(world.send(HttpRequest.newBuilder(URI.create(world.url() + path))
                                    .POST(BodyPublishers.ofString("{}")))
                            .statusCode())
                    .as(path)
                    .isEqualTo(401);
        }
    }

    @Test
    void folderThatHoldsSuchAFile_keepsIt_andThePersonIsTold() throws Exception {
        Files.createDirectories(folder.resolve("connections"));
        Path file = folder.resolve("connections/" + name + ".yaml");
        Files.writeString(file, "# mine\n");

        Map<?, ?> begun = connect();

        assertThat(Files.readString(file)).isEqualTo("# mine\n");
        assertThat(String.valueOf(state(begun).get("notes"))).contains("could not be written to " + file);
    }

    private Map<?, ?> begin() {
        return world.api("POST", "/api/connect", Map.of("address", world.store().url(), "name", name));
    }

    private String secret(String secret) {
        return name + "/" + secret;
    }

    private Optional<String> vault(String secret) {
        return world.hub().hub().vault().get(secret(secret));
    }

    private Map<?, ?> connect() throws Exception {
        Map<?, ?> begun = begin();
        world.approve(String.valueOf(begun.get("approval")));
        awaitState(begun, "examined");
        return begun;
    }

    private void awaitState(Map<?, ?> begun, String wanted) throws Exception {
        world.await(() -> wanted.equals(state(begun).get("state")));
    }

    private Map<?, ?> state(Map<?, ?> begun) {
        return world.api("GET", "/api/connect/" + begun.get("id"), Map.of());
    }

    /** As it stands in the address that the person opens. */
    private static String ticket(Map<?, ?> begun) {
        String query = URI.create(String.valueOf(begun.get("approval"))).getRawQuery();
        return Stream.of(query.split("&"))
                .filter(pair -> pair.startsWith("user_id="))
                .map(pair -> URLDecoder.decode(pair.substring("user_id=".length()), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
    }

    private static String letter(String ticket) {
        return Json.text(Map.of(
                "key_id", 1,
                "user_id", ticket,
                "consumer_key", KEY,
                "consumer_secret", SECRET,
                "key_permissions", "read_write"));
    }

    private HttpResponse<byte[]> letter(String ticket, String body) {
        return world.send(HttpRequest.newBuilder(URI.create(world.url() + "/hand-over/" + ticket))
                .header("Content-Type", "application/json;charset=utf-8")
                .POST(BodyPublishers.ofString(body)));
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
