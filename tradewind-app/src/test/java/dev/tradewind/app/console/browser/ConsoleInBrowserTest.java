package dev.tradewind.app.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.tradewind.app.console.RunningConsole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The console as a person meets it. Screenshots are left in target/screenshots. */
@Tag("browser")
class ConsoleInBrowserTest {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final int PHONE_WIDTH = 390;
    private static final double PATIENCE_MS = 20_000;
    private static final List<String> PAGES = List.of(
            "/",
            "/orders",
            "/orders?q=1040",
            "/orders?q=1041",
            "/deliveries",
            "/deliveries/2",
            "/dead-letters",
            "/flows",
            "/connections",
            "/activity",
            "/events/1",
            "/nowhere");

    private static @Nullable Chromium chromium;

    private RunningConsole console;
    private BrowserContext context;
    private Page page;

    @BeforeEach
    void open() {
        if (chromium == null) {
            chromium = Chromium.open();
        }
        com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        console = new RunningConsole(true);
        openContext(new Browser.NewContextOptions().setViewportSize(1280, 900));
    }

    private void openContext(Browser.NewContextOptions options) {
        context = chromium.browser().newContext(options.setBaseURL(console.origin()));
        context.setDefaultTimeout(PATIENCE_MS);
        page = context.newPage();
    }

    @AfterEach
    void close() {
        if (context != null) {
            context.close();
            console.close();
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
    void demo_showsWithoutReload_thatNothingIsLost() {
        page.navigate("/");
        assertThat(page.locator("#live-text")).hasText("Live");
        page.evaluate("window.neverReloaded = true");

        page.locator("#place-order").click();
        assertThat(page.locator("#notice")).containsText("Order 1040 was placed.");
        assertThat(page.locator("#missing")).hasText("1");
        console.work();
        assertThat(page.locator("#missing")).hasText("0");
        assertThat(page.locator("#at-erp")).hasText("1");
        assertThat(page.locator(".deliveries")).containsText("SO-1001");

        page.locator("#erp-switch").click();
        assertThat(page.locator("#erp-switch")).hasText("Bring it back");
        for (int i = 0; i < 5; i++) {
            console.placeOrder();
        }
        console.work();
        assertThat(page.locator("#missing")).hasText("5");
        assertThat(page.locator("#guide")).containsText("5 orders wait in the hub");
        assertThat(page.locator(".remarks")).containsText("erp is not answering. 5 deliveries wait here");
        photograph("overview-erp-down");

        page.locator("#erp-switch").click();
        assertThat(page.locator("#guide")).containsText("the 5 waiting orders arrive now");
        console.work();
        assertThat(page.locator("#missing")).hasText("0");
        assertThat(page.locator("#at-erp")).hasText("6");
        assertThat(page.locator("#duplicates")).hasText("0");
        assertThat(page.locator("#guide")).containsText("Nothing was lost");
        assertThat((Boolean) page.evaluate("window.neverReloaded")).isTrue();
    }

    @Test
    void trace_isFoundAndOpenedByKeyboardAlone_andStaysOpenWhileThePageChanges() {
        seed();
        page.navigate("/");
        page.keyboard().press("Tab");
        assertThat(page.locator(".skip")).isFocused();
        tabTo("#q");
        page.keyboard().type("1041");
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText("Order 1041");
        assertThat(page.locator(".verdict")).containsText("Acknowledged in erp as");

        tabTo("#attempts-2 > summary");
        page.keyboard().press("Enter");
        tabTo("#exchange-2-1-1 > summary");
        page.keyboard().press("Enter");
        assertThat(page.locator("#exchange-2-1-1 pre").first()).isVisible();
        photograph("trace");

        // Another record of the same number arrives: the page grows, and what was opened stays so.
        console.order("1041", "Somebody else");
        assertThat(page.locator(".story")).hasCount(2);
        assertThat(page.locator("#exchange-2-1-1 pre").first()).isVisible();
        assertThat(page.locator("#exchange-2-1-1 > summary")).isFocused();
    }

    private void tabTo(String selector) {
        for (int tabs = 0; tabs < 40; tabs++) {
            page.keyboard().press("Tab");
            if ((Boolean) page.evaluate("s => document.activeElement.matches(s)", selector)) {
                return;
            }
        }
        throw new AssertionError(selector + " cannot be reached by the Tab key");
    }

    @Test
    void deadLetters_areTickedAndRetried_andTypedTextSurvivesUpdates() {
        seed();
        page.navigate("/dead-letters");
        assertThat(page.locator(".letter")).hasCount(2);
        photograph("dead-letters");
        page.locator(".letter").first().locator(".ask summary").click();
        page.locator(".letter").first().locator("input[name=reason]").fill("half a sen");
        page.locator(".letter").last().locator("input[type=checkbox]").check();

        console.order("1099", "third refused");
        console.work();
        assertThat(page.locator(".letter")).hasCount(3);
        assertThat(page.locator(".letter").nth(1).locator("input[name=reason]")).hasValue("half a sen");
        assertThat(page.locator(".letter").last().locator("input[type=checkbox]"))
                .isChecked();

        page.locator("#retry-selected").click();
        assertThat(page.locator("#notice")).containsText("1 dead letter is tried again now.");
        assertThat(page.locator(".letter")).hasCount(2);
    }

    @Test
    void aLostConnection_isSaid_andMadeGood() {
        page.navigate("/");
        assertThat(page.locator("#live-text")).hasText("Live");
        console.stopServer();
        assertThat(page.locator("#live-text")).hasText("Connection lost");

        console.placeOrder();
        console.startServerAgain();
        assertThat(page.locator("#live-text")).hasText("Live");
        assertThat(page.locator("#missing")).hasText("1");
    }

    @Test
    void pages_canBeReadAndButtonsPressed_withoutScripts() {
        seed();
        context.close();
        openContext(new Browser.NewContextOptions().setJavaScriptEnabled(false));
        page.navigate("/");
        assertThat(page.locator(".deliveries")).containsText("SO-1001");
        page.locator("#place-order").click();
        assertThat(page.locator("#notice")).containsText("was placed.");
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void pages_haveNoSeriousBarriers(ColorScheme scheme) {
        seed();
        context.close();
        openContext(new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(1280, 900));
        List<String> barriers = new ArrayList<>();
        for (String path : PAGES) {
            page.navigate(path);
            seriousBarriers().forEach(barrier -> barriers.add(path + ": " + barrier));
        }
        page.navigate("/");
        photograph("overview-" + scheme.name().toLowerCase(java.util.Locale.ROOT));
        assertThat(barriers).isEmpty();
    }

    private List<String> seriousBarriers() {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> Set.of("serious", "critical").contains(String.valueOf(rule.getImpact())))
                        .map(rule -> rule.getId() + " " + rule.getNodes())
                        .toList();
    }

    @Test
    void theSearchForBarriers_findsAPlantedOne() {
        page.navigate("/");
        page.evaluate("document.querySelector('.brand img').removeAttribute('alt')");
        assertThat(seriousBarriers()).anyMatch(barrier -> barrier.startsWith("image-alt"));
    }

    @Test
    void aNotice_movesNothing() {
        page.navigate("/");
        double before = page.locator("#demo-title").boundingBox().y;
        page.locator("#place-order").click();
        assertThat(page.locator("#notice .notice")).isVisible();
        assertThat(page.locator("#demo-title").boundingBox().y).isEqualTo(before);
    }

    @Test
    void pages_fitAPhone() {
        seed();
        context.close();
        openContext(new Browser.NewContextOptions().setViewportSize(PHONE_WIDTH, 844));
        for (String path : PAGES) {
            page.navigate(path);
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .as("width of " + path)
                    .isLessThanOrEqualTo(PHONE_WIDTH);
        }
        page.navigate("/");
        photograph("overview-phone");
        page.navigate("/orders?q=1041");
        photograph("trace-phone");
        page.navigate("/dead-letters");
        photograph("dead-letters-phone");
    }

    @Test
    void pages_breakNoRuleOfTheirContentPolicy_andLogNoError() {
        seed();
        List<String> errors = new ArrayList<>();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                errors.add(message.text() + " at " + message.location());
            }
        });
        page.onPageError(errors::add);
        for (String path : PAGES.subList(0, PAGES.size() - 1)) {
            page.navigate(path);
            assertThat(page.locator("#live-text")).hasText("Live");
        }
        assertThat(errors).isEmpty();
    }

    private void seed() {
        console.placeOrder();
        console.placeOrder();
        console.order("1050", "refused GmbH");
        console.order("1051", "also refused, with a name that goes on and on and on: " + "Donaudampfschiff".repeat(6));
        console.work();
        console.placeOrder();
        console.refresh();
    }

    private void photograph(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }
}
