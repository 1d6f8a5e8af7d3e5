package dev.tradewind.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.lane.DeliveryState;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people order by buttons. */
class OrdersTest {

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
    void twoDeadLetters() {
        console.reset();
        hub.order("1042", "refused GmbH");
        hub.order("1043", "also refused Ltd");
        hub.work();
        console.live().refresh();
    }

    @Test
    void deadLetters_sayWhyAndWhatToDo() {
        assertThat(visitor.page("/dead-letters"))
                .contains("“refused GmbH” is not a VAT number.")
                .contains("Correct the record in the shop, or the rule in erp that refuses it, then retry.")
                .contains("Retry all 2");
    }

    @Test
    void deadLetters_whenThereAreNone_saySo() {
        visitor.post("/dead-letters/retry-all", Map.of());

        assertThat(visitor.page("/dead-letters")).contains("None. Nobody is needed.");
    }

    @Test
    void retry_makesItWaitAgain_andComesBackWithANotice() {
        var page = visitor.post("/deliveries/1/retry", Map.of("back", "/dead-letters"));

        assertThat(page.uri().getPath()).isEqualTo("/dead-letters");
        assertThat(page.body()).contains("Delivery 1 is tried again now.").doesNotContain("refused GmbH");
        assertThat(hub.orders().getFirst().state).isEqualTo(DeliveryState.WAITING);
    }

    @Test
    void retry_byScript_isAnsweredWithTheNoticeAlone() {
        var answer = visitor.postByScript("/deliveries/1/retry", Map.of());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith("<p class=\"notice good\">").contains("Delivery 1 is tried again now.");
    }

    @Test
    void retry_ofWhatIsNoDeadLetter_saysWhyNot() {
        visitor.post("/deliveries/1/retry", Map.of());
        var answer = visitor.postByScript("/deliveries/1/retry", Map.of());

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("Delivery 1 is waiting, and only a dead letter can be retried.");
    }

    @Test
    void retrySelected_retriesThoseAlone() {
        visitor.post("/dead-letters/retry", Map.of("id", "2"));

        assertThat(hub.orders()).extracting(o -> o.state).containsExactly(DeliveryState.DEAD, DeliveryState.WAITING);
    }

    @Test
    void retrySelected_withNothingSelected_saysSo() {
        assertThat(visitor.postByScript("/dead-letters/retry", Map.of()).body()).contains("Nothing is selected.");
    }

    @Test
    void retryAll_keepsToTheFilter() {
        visitor.post("/dead-letters/retry-all", Map.of("failure", "GAVE_UP"));
        assertThat(hub.orders()).extracting(o -> o.state).containsOnly(DeliveryState.DEAD);

        visitor.post("/dead-letters/retry-all", Map.of("failure", "REJECTED"));
        assertThat(hub.orders()).extracting(o -> o.state).containsOnly(DeliveryState.WAITING);
    }

    @Test
    void unreadableEvents_sayWhy_andAreRoutedAgain_oneOrAll() {
        assertThat(visitor.page("/dead-letters")).doesNotContain("could not be understood");
        assertThat(visitor.page("/unreadable")).contains("Everything that came was understood");
        hub.unreadable(71, "not JSON");
        hub.unreadable(72, "no <script>id");
        hub.unreadable(73, "no number");
        console.live().refresh();
        assertThat(visitor.page("/dead-letters")).contains("3 events were kept", "href=\"/unreadable\"");
        assertThat(visitor.page("/unreadable"))
                .contains("Event 71", "not JSON", "Event 72", "no &lt;script&gt;id", "Event 73");

        var page = visitor.post("/events/71/reroute", Map.of("back", "/unreadable"));
        assertThat(page.body())
                .contains("Event 71 is routed again now.", "Event 72")
                .doesNotContain("not JSON");
        assertThat(visitor.postByScript("/events/71/reroute", Map.of()).statusCode())
                .isEqualTo(409);

        page = visitor.post("/events/reroute-all", Map.of("back", "/unreadable"));
        assertThat(page.body()).contains("2 events are routed again now.").doesNotContain("no number");
        assertThat(visitor.page("/activity")).contains("reroute", "event 71");
    }

    @Test
    void unreadableEvents_arePaged_andOfOneConnectionIfAskedFor() {
        for (int seq = 1; seq <= Views.PAGE_SIZE + 1; seq++) {
            hub.unreadable(seq, "not JSON");
        }
        console.live().refresh();

        assertThat(visitor.page("/dead-letters")).contains("More than 50 events");
        assertThat(visitor.page("/unreadable"))
                .contains("Event 51<", "Event 2<", "href=\"/unreadable?before=2\"")
                .doesNotContain("Event 1<");
        assertThat(visitor.page("/unreadable?before=2"))
                .contains("Event 1<", "href=\"/unreadable\"")
                .doesNotContain("Event 2<", "Older");
        assertThat(visitor.page("/unreadable?before=x&connection="))
                .as("unusable values mean any")
                .contains("Event 51<");
        assertThat(visitor.page("/unreadable?connection=other")).contains("None of this connection.");
        assertThat(visitor.post("/events/reroute-all", Map.of("connection", "other", "back", "/unreadable"))
                        .body())
                .contains("0 events are routed again now.");
    }

    @Test
    void discard_needsAReason_whichIsKept() {
        assertThat(visitor.postByScript("/deliveries/1/discard", Map.of("reason", "  "))
                        .body())
                .contains("Say why it is discarded");
        assertThat(hub.orders().getFirst().state).isEqualTo(DeliveryState.DEAD);

        visitor.post("/deliveries/1/discard", Map.of("reason", "A test order of ours"));
        assertThat(hub.orders().getFirst().state).isEqualTo(DeliveryState.DISCARDED);
        assertThat(visitor.page("/activity")).contains("discard", "delivery 1", "A test order of ours");
        assertThat(visitor.page("/deliveries/1")).contains("What people did", "A test order of ours");
    }

    @Test
    void pauseAndResume_areShownWithTheirReason() {
        visitor.post("/flows/pause", Map.of("name", FakeHub.FLOW, "reason", "The ERP is migrated tonight"));
        assertThat(visitor.page("/flows")).contains("Paused by console", "The ERP is migrated tonight", "Resume");
        assertThat(visitor.page("/")).contains("Flow orders-to-erp is paused by console: The ERP is migrated tonight.");

        visitor.post("/flows/resume", Map.of("name", FakeHub.FLOW));
        assertThat(visitor.page("/flows")).doesNotContain("Paused by");

        visitor.post("/connections/pause", Map.of("name", FakeHub.ERP, "reason", "No licence"));
        assertThat(visitor.page("/connections")).contains("No licence");
        visitor.post("/connections/resume", Map.of("name", FakeHub.ERP));
        assertThat(visitor.page("/activity")).contains("pause", "resume", "connection erp");
    }

    @Test
    void replay_makesANewDelivery() {
        visitor.post("/deliveries/1/discard", Map.of("reason", "wrong"));

        assertThat(visitor.postByScript("/deliveries/1/replay", Map.of()).body())
                .contains("Delivered once more, as delivery 3.");
    }

    @Test
    void aForm_withoutItsHiddenField_isRefused() {
        var answer = visitor.postWithToken("/deliveries/1/retry", Map.of(), "made-up");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("That was not allowed", "reload the page");
        assertThat(hub.orders().getFirst().state).isEqualTo(DeliveryState.DEAD);
    }

    @Test
    void theWayBack_neverLeadsToAnotherSite() {
        for (String elsewhere : new String[] {"https://evil.example", "//evil.example", "/\\evil.example", "evil"}) {
            var page = visitor.post("/deliveries/1/retry", Map.of("back", elsewhere));
            assertThat(page.uri().getPath()).as(elsewhere).isEqualTo("/");
            assertThat(page.uri().getHost()).as(elsewhere).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void demo_ordersAreObeyed() {
        visitor.post("/demo/shoppers", Map.of("on", "false"));
        assertThat(console.demo.status().shoppersOn()).isFalse();

        assertThat(visitor.postByScript("/demo/orders", Map.of()).body()).contains("Order 1040 was placed.");
        assertThat(visitor.page("/orders?q=1040")).contains("Waiting to be sent to erp.");
    }
}
