package dev.tradewind.app.demo;

import dev.tradewind.sandbox.example.ExampleCrm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** People fill in the form of a website, which sends it to the hub as a form plug-in does; the hub writes to a CRM. */
final class FormToCrm extends ExampleWorld {

    private static final String FORM_SECRET = "example-form-secret";

    /** One in so many has written before. */
    private static final int AGAIN = 4;

    private final ExampleCrm crm;
    private final Random random;
    private final HttpClient website = HttpClient.newHttpClient();
    private URI form = URI.create("http://127.0.0.1:9/");
    private int people;

    FormToCrm(Random random) {
        this(random, ExampleCrm.start());
    }

    private FormToCrm(Random random, ExampleCrm crm) {
        super(
                Map.of("CRM_URL", crm.url()),
                Map.of("website/form-secret", FORM_SECRET, "crm/token", ExampleCrm.TOKEN),
                crm.faults());
        this.random = random;
        this.crm = crm;
    }

    @Override
    public synchronized void hubAt(URI hub) {
        form = hub.resolve("/hooks/website?token=" + FORM_SECRET);
    }

    @Override
    public synchronized String happen() {
        boolean again = people > 0 && random.nextInt(AGAIN) == 0;
        int person = again ? 1 + random.nextInt(people) : people + 1;
        send("your-name=Test+Person+%d&your-email=person-%d%%40example.test&your-message=%s&acceptance-1=I+agree."
                .formatted(person, person, again ? "Me+again." : "Please+call+me."));
        people = Math.max(people, person);
        return "Test Person %d filled in the form%s.".formatted(person, again ? " again" : "");
    }

    private void send(String body) {
        HttpRequest request = HttpRequest.newBuilder(form)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            int status = website.send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status != 200) {
                throw new IllegalStateException("the hub answered the form with HTTP " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the form was sent", e);
        }
    }

    @Override
    public synchronized Status status() {
        URI records = URI.create(crm.url() + "/_sandbox/records");
        return new Status(
                Example.FORM_TO_CRM.word(),
                new Side("Website", people, "people wrote", Optional.empty()),
                new Side("CRM", crm.contacts().size(), "contacts", Optional.of(records)),
                isDestinationUp());
    }

    @Override
    void end() {
        website.shutdownNow();
        crm.close();
    }
}
