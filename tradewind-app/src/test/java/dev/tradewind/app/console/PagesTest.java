package dev.tradewind.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.admin.Alert;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the pages say, over HTTP and without a browser. */
class PagesTest {

    private static final String HOSTILE = "<script>alert('1')</script>\" onload=\"x";
    private static final List<String> PAGES = List.of(
            "/",
            "/orders",
            "/orders?q=1042",
            "/deliveries",
            "/deliveries/1",
            "/dead-letters",
            "/unreadable",
            "/flows",
            "/connections",
            "/activity",
            "/events/1",
            "/nowhere");

    private static RunningConsole console;
    private static FakeHub hub;
    private static Visitor visitor;

    @BeforeAll
    static void start() {
        console = new RunningConsole(true);
        hub = console.hub;
        visitor = console.visitor;
    }

    @AfterAll
    static void stop() {
        console.close();
    }

    @BeforeEach
    void oneOrderArrived() {
        console.reset();
        hub.order("1042", "Ada Lovelace");
        hub.work();
        console.live().refresh();
    }

    @Test
    void overview_showsSystemsFlowFiguresAndDeliveries() {
        assertThat(visitor.page("/"))
                .contains("All is well: everything that arrived has been delivered.")
                .contains("berlin-shop", "WooCommerce store", "orders-to-erp", "Sandbox ERP")
                .contains("1 applied in the last 30 minutes")
                .contains("SO-1001")
                .contains(
                        "<time class=\"ago\" datetime=\"2026-03-01T09:00:00Z\" title=\"2026-03-01 09:00:00.000 UTC\">just now");
    }

    @Test
    void overview_showsAlerts_withTheirBeginningAndWhatToDo() {
        hub.alerts.add(new Alert(
                Alert.Kind.LATE,
                FakeHub.FLOW,
                "One record is waiting for longer than 5m.",
                Instant.parse("2026-03-01T08:00:00Z"),
                "See what it waits for."));
        console.live().refresh();

        assertThat(visitor.page("/"))
                .contains("One record is waiting for longer than 5m.", "datetime=\"2026-03-01T08:00:00Z\"")
                .contains("1 alert needs a look.")
                .doesNotContain("All is well")
                .contains("See what it waits for.", "href=\"/deliveries?state=waiting&amp;flow=" + FakeHub.FLOW + "\"");
        hub.alerts.clear();
    }

    @Test
    void overview_ofAHubThatHasHeardNothing_tellsWhatToDo() {
        try (var fresh = new RunningConsole(false)) {
            assertThat(fresh.visitor.page("/"))
                    .contains("Ready. Nothing has arrived yet.")
                    .contains("Nothing has been delivered yet.")
                    .contains("href=\"/connections\"");
        }
    }

    @Test
    void overview_withoutTheDemo_hasNoPanel_andItsButtonsSayWhy() {
        try (var fresh = new RunningConsole(false)) {
            assertThat(fresh.visitor.page("/")).doesNotContain("Take the ERP down");
            assertThat(fresh.visitor.postByScript("/demo/orders", Map.of()).body())
                    .contains("The demo is not running here.");
        }
    }

    @Test
    void overview_whileTheErpIsDown_saysSo_andCountsWhatWaits() {
        visitor.post("/demo/erp", Map.of("up", "false"));
        hub.order("1043", "Grace Hopper");
        hub.work();
        console.live().refresh();

        assertThat(visitor.page("/"))
                .contains("erp is not answering. 1 delivery waits here and will be delivered when it is back.")
                .contains("1 order waits in the hub, safe on disk.")
                .contains("Bring it back");
    }

    @Test
    void trace_saysWhereTheOrderIs_andTellsItsStory() {
        assertThat(visitor.page("/orders?q=Where+is+order+1042%3F"))
                .contains("Acknowledged in erp as SO-1001.")
                .contains(
                        "order.updated received from berlin-shop",
                        "To be sent to erp",
                        "Acknowledged in erp as SO-1001")
                .contains("c0ffee00-0000-4000-8000-000000000001")
                .contains("1 attempt, with what was sent and answered")
                .contains("POST http://127.0.0.1:9000/api/sales-orders → 201, 21 ms")
                .contains("Authorization: •••")
                .contains("href=\"/events/1\"", "href=\"/deliveries/1\"");
    }

    @Test
    void trace_ofAnUnknownOrder_tellsWhatToDo() {
        assertThat(visitor.page("/orders?q=9999"))
                .contains("No record called “9999” has arrived here.", "Check the number");
    }

    @Test
    void trace_ofTheSameNumberInTwoShops_showsBoth() {
        hub.order("1042", "Somebody else");
        console.live().refresh();

        assertThat(visitor.page("/orders?q=1042"))
                .contains("Acknowledged in erp as SO-1001.", "Waiting to be sent to erp.");
    }

    @Test
    void event_isShownAsItArrived_andItsBytesAreServedAsAFile() {
        assertThat(visitor.page("/events/1"))
                .contains("by webhook", "&#34;city&#34;: &#34;Köln&#34;".replace("&#34;", "\""));
        var raw = visitor.get("/events/1/raw");
        assertThat(raw.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"event-1.bin\"");
        assertThat(raw.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
    }

    @Test
    void linksToRecords_leadToThem_whateverTheyAreCalled() {
        hub.order("a+b&c #d%41", "Ada refused");
        hub.work();
        console.live().refresh();

        for (String path : List.of("/deliveries", "/dead-letters")) {
            assertThat(visitor.page(path)).as(path).contains("href=\"/orders?q=a%2Bb%26c+%23d%2541\"");
        }
        assertThat(visitor.page("/orders?q=a%2Bb%26c+%23d%2541"))
                .contains("a+b&amp;c #d%41")
                .contains("refused");
    }

    @Test
    void hostileNames_areText_onEveryPage() {
        hub.order(HOSTILE, HOSTILE + " refused");
        hub.work();
        visitor.post("/flows/pause", Map.of("name", FakeHub.FLOW, "reason", HOSTILE));
        console.live().refresh();

        for (String path : List.of(
                "/",
                "/orders?q=%3Cscript%3Ealert(%271%27)%3C%2Fscript%3E%22+onload%3D%22x",
                "/deliveries",
                "/deliveries/2",
                "/dead-letters",
                "/flows",
                "/activity",
                "/events/2")) {
            assertThat(visitor.page(path))
                    .as(path)
                    .contains("&lt;script")
                    .doesNotContain("<script>alert")
                    .doesNotContainPattern("<[a-z][^<>]*\\sonload=");
        }
    }

    @Test
    void pages_haveNothingInline_andLoadNothingFromElsewhere() {
        var inline = Pattern.compile("<script(?![^>]*src=)|<style|\\sstyle=|\\son[a-z]+=|javascript:");
        var elsewhere = Pattern.compile("(?:src|href|action)=\"(?:https?:)?//");
        for (String path : PAGES) {
            String page = visitor.get(path).body();
            assertThat(inline.matcher(page).results()).as(path).isEmpty();
            assertThat(elsewhere.matcher(page).results()).as(path).isEmpty();
        }
    }

    @Test
    void pages_haveALanguageATitleOneHeadingAndASkipLink() {
        for (String path : PAGES) {
            String page = visitor.get(path).body();
            assertThat(page).as(path).contains("<html lang=\"en\">", " · Tradewind</title>");
            assertThat(page.split("<h1", -1)).as(path).hasSize(2);
            if (!path.equals("/nowhere")) {
                assertThat(page).as(path).contains("href=\"#main\"", "<main id=\"main\"");
            }
        }
    }

    @Test
    void deliveries_areFilteredAndPaged() {
        for (int i = 0; i < Views.PAGE_SIZE + 1; i++) {
            hub.order(Integer.toString(2000 + i), "Alan Turing");
        }
        console.live().refresh();

        String waiting = visitor.page("/deliveries?state=waiting");
        assertThat(waiting).contains(">2050<", ">2001<").doesNotContain(">2000<", ">1042<");
        assertThat(waiting).contains("href=\"/deliveries?state=waiting&amp;before=3\"");
        assertThat(visitor.page("/deliveries?state=waiting&before=3"))
                .contains(">2000<")
                .doesNotContain(">2001<");
        assertThat(visitor.page("/deliveries?key=1042")).contains("SO-1001").doesNotContain(">2050<");
        assertThat(visitor.page("/deliveries?flow=other")).contains("No delivery fits.");
    }

    @Test
    void deliveries_withAFilterThatMakesNoSense_showAll() {
        assertThat(visitor.page("/deliveries?state=nonsense&before=abc")).contains("SO-1001");
    }

    @Test
    void whatIsNotThere_isAnswered404_withTheReason() {
        var missing = visitor.get("/deliveries/99");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).contains("There is no delivery 99 any more").contains("To the overview");
        assertThat(visitor.get("/events/99").body()).contains("There is no event 99 any more.");
        assertThat(visitor.get("/nowhere").body()).contains("Check the address");
        assertThat(visitor.get("/deliveries/abc").statusCode()).isEqualTo(400);
    }

    @Test
    void numbersAndTimes_areHumane() {
        for (int i = 0; i < 1204; i++) {
            hub.order("w" + i, "Mary Shaw");
        }
        console.clock(RunningConsole.START.plusSeconds(125));
        console.live().refresh();

        assertThat(visitor.page("/")).contains("1,204", "2 min ago");
    }
}
