package dev.tradewind.app.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.tradewind.app.connect.ConnectWorld;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store is connected in a browser: a whole hub, the simulated store, its page for the approval. */
@Tag("browser")
class ConnectInBrowserTest {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final int PHONE_WIDTH = 390;
    private static final double PATIENCE_MS = 60_000;

    private static @Nullable Chromium chromium;

    @TempDir
    Path home;

    @TempDir
    Path folder;

    private ConnectWorld world;
    private BrowserContext context;
    private Page page;

    @BeforeEach
    void open() {
        if (chromium == null) {
            chromium = Chromium.open();
        }
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        world = new ConnectWorld(home, Optional.of(folder), Map.of());
        openContext(new Browser.NewContextOptions().setViewportSize(1280, 900));
    }

    private void openContext(Browser.NewContextOptions options) {
        context = chromium.browser().newContext(options.setBaseURL(world.url()));
        context.setDefaultTimeout(PATIENCE_MS);
        page = context.newPage();
        page.navigate("/connect");
        page.locator("#token").fill(world.token());
        page.locator("button[type=submit]").click();
        assertThat(page.locator("#address")).isVisible();
    }

    @AfterEach
    void close() {
        if (context != null) {
            context.close();
            world.close();
        }
    }

    @AfterAll
    static void quit() {
        if (chromium != null) {
            chromium.close();
            chromium = null;
        }
    }

    @Test
    void store_isConnected_byTypingItsAddress_andApproving() {
        inspect("connect-1-address");
        beginAt(world.store().url().replace("http://", "") + "/wp-admin/");
        assertThat(page.locator("#approve")).isVisible();
        inspect("connect-2-approval");

        page.locator("#approve").click();
        assertThat(page.locator("body")).containsText("Tradewind would like to connect to your store");
        page.locator(".wc-auth-approve").click();

        page.waitForURL("**/connect/*");
        assertThat(page.locator("#connected")).containsText("is connected.");
        assertThat(page.locator(".findings")).containsText("The shop accepts the hub's credentials");
        inspect("connect-3-connected");

        page.navigate("/connections/shop");
        page.evaluate("window.neverReloaded = true");
        page.locator("#examine").click();
        assertThat(page.locator("#notice")).containsText("shop is being examined.");
        assertThat(page.locator("#checkup")).containsText("0 problems");
        assertThat((Boolean) page.evaluate("window.neverReloaded === true")).isTrue();
        inspect("connection");
        assertThat(folder.resolve("connections/shop.yaml")).exists();
    }

    @Test
    void pageThatStaysOpen_goesOnByItself_whenTheReturnIsLost() {
        beginAt(world.store().url());
        assertThat(page.locator("#live-text")).hasText("Live");
        page.evaluate("window.neverReloaded = true");

        world.approve(page.locator("#approve").getAttribute("href")); // In another browser; nobody comes back.

        assertThat(page.locator("#connected")).containsText("is connected.");
        assertThat((Boolean) page.evaluate("window.neverReloaded === true")).isTrue();
    }

    @Test
    void keysThatAreBeingTyped_stay_whenThePageIsRefreshed_andWrongOnesAreSaid() {
        beginAt(world.store().url());
        page.locator("#by-hand summary").click();
        page.locator("#key").fill("ck_half");
        world.hub().hub().changed();
        page.locator("#secret").fill("cs_half");
        assertThat(page.locator("#key")).hasValue("ck_half");

        page.locator("#keys button[type=submit]").click();

        assertThat(page.locator("[role=alert]")).containsText("begins with ck_");
        assertThat(page.locator("#key")).hasValue("");
        inspect("connect-by-hand");
    }

    @Test
    void noStore_isSaid_withWhatToDo_inTheDark_onAPhone() {
        context.close();
        openContext(new Browser.NewContextOptions()
                .setViewportSize(PHONE_WIDTH, 844)
                .setColorScheme(ColorScheme.DARK));
        beginAt("http://127.0.0.1:1");

        assertThat(page.locator(".finding.is-problem")).containsText("To do:");
        assertThat(page.locator("#address")).hasValue("http://127.0.0.1:1");
        inspect("connect-hindered");
    }

    private void beginAt(String address) {
        page.locator("#address").fill(address);
        page.locator("#connect button[type=submit]").click();
    }

    /** Looks for barriers and overflow in light, dark and on a phone; leaves pictures. */
    private void inspect(String name) {
        // A form's answer is seen while its page is still being put in place; scripts then lose the ground they stand
        // on.
        page.waitForLoadState();
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            assertThat(new AxeBuilder(page).analyze().getViolations())
                    .as(name + " " + scheme)
                    .isEmpty();
            shoot(name + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT));
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(PHONE_WIDTH, 844);
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .as(name + " on a phone")
                .isLessThanOrEqualTo(PHONE_WIDTH);
        shoot(name + "-phone");
        page.setViewportSize(1280, 900);
    }

    private void shoot(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }
}
