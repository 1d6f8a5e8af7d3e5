package dev.tradewind.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.app.server.HubProgram;
import dev.tradewind.app.server.HubProgram.Beginning;
import dev.tradewind.app.server.ServeSettings;
import dev.tradewind.app.server.Setting;
import dev.tradewind.sandbox.http.Fault;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code examples/form-to-crm} from end to end: a form is sent to a real hub, and a contact is in the CRM. */
@Timeout(180)
final class FormToCrmTest {

    private static final Path FOLDER = Path.of("form-to-crm");
    private static final String SECRET = "test-form-secret";

    /** Far more than it takes, for a machine that is busy with other things. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path home;

    private final ExampleCrm crm = new ExampleCrm();
    private final HttpClient client = HttpClient.newHttpClient();
    private HubProgram hub;

    @BeforeEach
    void start() throws IOException {
        Map<String, String> secrets = Map.of("website/form-secret", SECRET, "crm/token", ExampleCrm.TOKEN);
        hub = HubProgram.start(
                ServeSettings.defaults(home).with(Setting.PORT, "0"),
                new Beginning(
                        documents(),
                        name -> Optional.of(crm.url()).filter(url -> name.equals("CRM_URL")),
                        name -> Optional.ofNullable(secrets.get(name)),
                        Optional.empty()));
    }

    @AfterEach
    void stop() {
        hub.close();
        crm.close();
        client.close();
    }

    private static Map<String, byte[]> documents() throws IOException {
        Map<String, byte[]> documents = new TreeMap<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                documents.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return documents;
    }

    private int submit(String query, String body) throws Exception {
        URI address = URI.create("http://127.0.0.1:" + hub.port() + "/hooks/website" + query);
        return client.send(
                        HttpRequest.newBuilder(address)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** Waits until something holds; looks whenever the hub says that something has changed. */
    private void await(BooleanSupplier condition) throws Exception {
        var changed = new Semaphore(1);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        AutoCloseable listening = hub.hub().onChange(changed::release);
        try {
            while (!condition.getAsBoolean()) {
                assertThat(deadline - System.nanoTime())
                        .as(
                                "time left; %s, %s",
                                crm.contacts(), hub.hub().insight().overview())
                        .isPositive();
                if (changed.tryAcquire(250, TimeUnit.MILLISECONDS)) {
                    changed.drainPermits();
                }
            }
        } finally {
            listening.close();
        }
    }

    @Test
    void formThatWasSent_isAContact_withItsConsent() throws Exception {
        int status = submit(
                "?token=" + SECRET,
                "your-name=Anna+M%C3%BCller&your-email=anna%40example.test&your-message=Hallo&acceptance-1=I+agree.&website2=");

        assertThat(status).isEqualTo(200);
        await(() -> !crm.contacts().isEmpty());
        assertThat(crm.contacts()).singleElement().satisfies(contact -> {
            assertThat(contact)
                    .containsEntry("email", "anna@example.test")
                    .containsEntry("name", "Anna Müller")
                    .containsEntry("note", "Hallo")
                    .doesNotContainKeys("phone", "company");
            assertThat((List<?>) contact.get("consents"))
                    .singleElement()
                    .satisfies(consent ->
                            assertThat(((Map<?, ?>) consent).get("what")).isEqualTo("I agree."));
        });
    }

    @Test
    void whoWritesAgain_staysOneContact_andAnAwayCrmLosesNobody() throws Exception {
        crm.faults().set(Fault.next(1, Fault.Kind.LOST_ANSWER));
        submit("?token=" + SECRET, "email=anna%40example.test&your-message=first");
        await(() -> crm.contacts().size() == 1);
        submit("?token=" + SECRET, "email=anna%40example.test&your-message=second");
        submit("?token=" + SECRET, "email=ben%40example.test&your-message=third");

        await(() -> crm.contacts().size() == 2
                && "second".equals(crm.contacts().getFirst().get("note")));
    }

    @Test
    void spamStrangersAndFormsWithoutAddress_reachNoCrm() throws Exception {
        assertThat(submit("?token=guessed", "email=eve%40example.test")).isEqualTo(401);
        assertThat(submit("?token=" + SECRET, "email=bot%40example.test&website2=x"))
                .isEqualTo(200);
        assertThat(submit("?token=" + SECRET, "message=no+address")).isEqualTo(200);
        submit("?token=" + SECRET, "email=last%40example.test");

        await(() -> !crm.contacts().isEmpty());
        assertThat(crm.contacts()).extracting(contact -> contact.get("email")).containsExactly("last@example.test");
    }
}
