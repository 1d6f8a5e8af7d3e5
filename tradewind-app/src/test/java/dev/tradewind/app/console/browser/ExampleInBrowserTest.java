package dev.tradewind.app.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.tradewind.app.demo.Example;
import dev.tradewind.app.demo.ExampleWorld;
import dev.tradewind.app.server.HubProgram;
import dev.tradewind.app.server.HubProgram.Beginning;
import dev.tradewind.app.server.ServeSettings;
import dev.tradewind.app.server.Setting;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person watches an example, and looks into what could not be understood. */
@Tag("browser")
class ExampleInBrowserTest {

    private static final double PATIENCE_MS = 60_000;
    private static final long SEED = 3;

    @TempDir
    Path home;

    private static HubProgram hub(ExampleWorld world, Path home) {
        HubProgram hub = HubProgram.start(
                ServeSettings.defaults(home).with(Setting.PORT, "0"),
                new Beginning(Example.FORM_TO_CRM.documents(), world::variable, world::secret, Optional.of(world)));
        world.hubAt(URI.create("http://127.0.0.1:" + hub.port()));
        return hub;
    }

    /** What no form plug-in sends. */
    private static int sendGarbage(int port, ExampleWorld world) throws Exception {
        String secret = world.secret("website/form-secret").orElseThrow();
        URI form = URI.create("http://127.0.0.1:" + port + "/hooks/website?token=" + secret);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(form)
                                    .header("Content-Type", "application/json")
                                    .POST(HttpRequest.BodyPublishers.ofString("[1,2"))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    @Test
    void whoWritesWhileTheCrmIsDown_isAContactWhenItIsBack_andWhatIsNotUnderstoodIsFound() throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        try (Chromium chromium = Chromium.open();
                ExampleWorld world = Example.FORM_TO_CRM.open(SEED);
                HubProgram hub = hub(world, home)) {
            Page page = chromium.browser().newPage();
            page.setDefaultTimeout(PATIENCE_MS);
            page.navigate("http://localhost:" + hub.port() + "/");
            assertThat(page.locator("#live-text")).hasText("Live");

            page.locator("#happen").click();
            assertThat(page.locator("#notice")).containsText("filled in the form");
            assertThat(page.locator("#at-destination")).hasText("1");

            page.locator("#destination-switch").click();
            assertThat(page.locator("#destination-switch")).hasText("Bring it back");
            world.happen();
            assertThat(page.locator("#guide")).containsText("safe on disk");
            page.locator("#destination-switch").click();
            assertThat(page.locator("#at-destination"))
                    .hasText(Integer.toString(world.status().source().holds()));

            assertThat(sendGarbage(hub.port(), world)).isEqualTo(200);
            assertThat(page.locator(".remark")).containsText("alert needs a person");
            page.locator(".alerts a").first().click();
            assertThat(page.locator("h1")).hasText("Events that could not be understood");
            assertThat(page.locator(".letter .reason")).containsText("is not JSON");
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "unreadable.png")));
            page.locator(".letter button").click();
            assertThat(page.locator("#notice")).containsText("is routed again now");
        }
    }
}
