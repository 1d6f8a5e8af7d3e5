package dev.tradewind.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Pages that stay true while they are open. */
@Timeout(60)
class LiveTest {

    private final RunningConsole console = new RunningConsole(false);

    @AfterEach
    void stop() {
        console.close();
    }

    private BufferedReader watch() throws IOException {
        URLConnection connection =
                URI.create(console.origin() + "/live").toURL().openConnection();
        connection.setReadTimeout((int) Duration.ofSeconds(30).toMillis());
        return new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Reads until a line begins so; empty if the stream ends before. */
    private static String await(BufferedReader events, String beginning) throws IOException {
        for (String line = events.readLine(); line != null; line = events.readLine()) {
            if (line.startsWith(beginning)) {
                return line;
            }
        }
        return "";
    }

    @Test
    void aViewer_isGreeted_andToldOfEachChange() throws IOException {
        try (var events = watch()) {
            assertThat(await(events, "event:")).isEqualTo("event: hello");
            console.hub.order("1042", "Ada");
            assertThat(await(events, "event:")).isEqualTo("event: changed");
            console.hub.order("1043", "Ada");
            assertThat(await(events, "event:")).isEqualTo("event: changed");
        }
    }

    @Test
    void manyChanges_areToldOnce() throws IOException {
        try (var events = watch()) {
            await(events, "event: hello");
            long before = number(await(events, "data:"));
            for (int i = 0; i < 1000; i++) {
                console.hub.order("o" + i, "Ada");
            }
            await(events, "event: changed");
            long first = number(await(events, "data:"));
            assertThat(first - before).isLessThan(20);
        }
    }

    private static long number(String line) {
        return Long.parseLong(line.substring("data:".length()).strip());
    }

    @Test
    void twentyPages_afterOneChange_readTheHubOnce() throws Exception {
        console.visitor.page("/");
        console.hub.order("1042", "Ada");
        console.live().refresh();
        long version = console.live().version();
        int before = console.hub.reads();
        try (var viewers = Executors.newFixedThreadPool(20)) {
            Callable<String> look = () -> console.visitor.page("/");
            for (var page : viewers.invokeAll(java.util.Collections.nCopies(20, look))) {
                assertThat(page.get()).contains("1042");
            }
        }
        long versions = console.live().version() - version + 1;
        // One glance is an overview and a list of deliveries.
        assertThat(console.hub.reads() - before).isLessThanOrEqualTo((int) (2 * versions));
    }

    @Test
    void oneViewerTooMany_isToldSo_andThePageWorksWithout() {
        for (int i = 0; i < LiveUpdates.VIEWERS_MAX; i++) {
            assertThat(console.live().enter()).isTrue();
        }
        var answer = console.visitor.get("/live");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("30");
        assertThat(console.visitor.page("/")).contains("Overview");

        console.live().leave();
        assertThat(console.live().enter()).isTrue();
    }

    @Test
    void stopping_letsViewersGoAtOnce_andLeavesTheHub() throws IOException {
        try (var events = watch()) {
            await(events, "event: hello");
            console.live().stop();
            assertThat(await(events, "no such line")).isEmpty();
            assertThat(console.hub.listeners()).isZero();
        }
    }
}
