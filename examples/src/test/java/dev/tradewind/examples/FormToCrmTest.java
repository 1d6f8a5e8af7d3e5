package dev.tradewind.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.app.demo.Example;
import dev.tradewind.sandbox.example.ExampleCrm;
import dev.tradewind.sandbox.http.Fault;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code examples/form-to-crm} from end to end: a form is sent to a real hub, and a contact is in the CRM. */
@Timeout(180)
final class FormToCrmTest {

    private static final String SECRET = "test-form-secret";

    @TempDir
    Path home;

    private final ExampleCrm crm = ExampleCrm.start();
    private final HttpClient client = HttpClient.newHttpClient();
    private ExampleHub hub;

    @BeforeEach
    void start() {
        Map<String, String> secrets = Map.of("website/form-secret", SECRET, "crm/token", ExampleCrm.TOKEN);
        hub = ExampleHub.start(Example.FORM_TO_CRM, home, Map.of("CRM_URL", crm.url()), secrets);
    }

    @AfterEach
    void stop() {
        hub.close();
        crm.close();
        client.close();
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

    @Test
    void formThatWasSent_isAContact_withItsConsent() throws Exception {
        int status = submit(
                "?token=" + SECRET,
                "your-name=Anna+M%C3%BCller&your-email=anna%40example.test&your-message=Hallo&acceptance-1=I+agree.&website2=");

        assertThat(status).isEqualTo(200);
        hub.await(crm::contacts, () -> !crm.contacts().isEmpty());
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
        hub.await(crm::contacts, () -> crm.contacts().size() == 1);
        submit("?token=" + SECRET, "email=anna%40example.test&your-message=second");
        submit("?token=" + SECRET, "email=ben%40example.test&your-message=third");

        hub.await(
                crm::contacts,
                () -> crm.contacts().size() == 2
                        && "second".equals(crm.contacts().getFirst().get("note")));
    }

    @Test
    void spamStrangersAndFormsWithoutAddress_reachNoCrm() throws Exception {
        assertThat(submit("?token=guessed", "email=eve%40example.test")).isEqualTo(401);
        assertThat(submit("?token=" + SECRET, "email=bot%40example.test&website2=x"))
                .isEqualTo(200);
        assertThat(submit("?token=" + SECRET, "message=no+address")).isEqualTo(200);
        submit("?token=" + SECRET, "email=last%40example.test");

        hub.await(crm::contacts, () -> !crm.contacts().isEmpty());
        assertThat(crm.contacts()).extracting(contact -> contact.get("email")).containsExactly("last@example.test");
    }
}
