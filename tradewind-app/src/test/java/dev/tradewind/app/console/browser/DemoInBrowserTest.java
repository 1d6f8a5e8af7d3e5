package dev.tradewind.app.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.tradewind.app.demo.RunningDemo;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer does in his first two minutes, with the real hub between the two simulated systems. */
@Tag("browser")
class DemoInBrowserTest {

    private static final double PATIENCE_MS = 60_000;

    @Test
    void theErp_takenDownAndBroughtBackOnThePage_hasEveryOrderOnce(@TempDir Path home) throws Exception {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        try (Chromium chromium = Chromium.open();
                RunningDemo demo = new RunningDemo(home)) {
            Page page = chromium.browser().newPage();
            page.setDefaultTimeout(PATIENCE_MS);
            page.navigate(demo.url() + "/");
            assertThat(page.locator("#live-text")).hasText("Live");

            page.locator("#place-order").click();
            assertThat(page.locator("#notice")).containsText("was placed.");
            demo.place(2);
            demo.awaitAllDelivered();
            assertThat(page.locator("#at-erp")).hasText(arrived(demo));

            page.locator("#erp-switch").click();
            assertThat(page.locator("#erp-switch")).hasText("Bring it back");
            demo.place(4);
            assertThat(page.locator("#missing"))
                    .hasText(Integer.toString(demo.world().status().underway()));
            assertThat(page.locator("#guide")).containsText("wait in the hub, safe on disk");

            page.locator("#erp-switch").click();
            demo.awaitAllDelivered();
            assertThat(page.locator("#missing")).hasText("0");
            assertThat(page.locator("#at-erp")).hasText(arrived(demo));
            assertThat(page.locator("#duplicates")).hasText("0");
            assertThat(page.locator("#guide")).containsText("Nothing was lost");
            assertThat(demo.world().status().underway()).isZero();
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", "demo.png")));

            page.locator(".deliveries tbody th a").first().click();
            assertThat(page.locator(".verdict")).containsText("Acknowledged in erp as SO-");
            assertThat(page.locator(".timeline .applied").last()).containsText("Acknowledged in erp");
        }
    }

    private static String arrived(RunningDemo demo) {
        return Integer.toString(demo.world().status().atErp());
    }
}
