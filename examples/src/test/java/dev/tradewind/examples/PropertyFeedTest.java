package dev.tradewind.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.app.demo.Example;
import dev.tradewind.sandbox.example.ExampleFeed;
import dev.tradewind.sandbox.site.Kind;
import dev.tradewind.sandbox.site.SandboxSite;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code examples/property-feed} from end to end: a real hub reads a feed, and listings are on a WordPress site. */
@Timeout(300)
final class PropertyFeedTest {

    private static final Kind LISTINGS =
            new Kind("listing", "listings", List.of("places"), Set.of("feed_id", "price", "rooms"), true);

    @TempDir
    Path home;

    private final ExampleFeed feed = ExampleFeed.start();
    private final SandboxSite site =
            SandboxSite.start(0, InstantSource.system(), ZoneId.of("Europe/Berlin"), List.of(LISTINGS));
    private ExampleHub hub;

    @BeforeEach
    void start() {
        feed.offer("H-1", "House by the sea", 350_000, "1");
        feed.offer("H-2", "Flat in town", 210_000, "1");
        Map<String, String> places =
                Map.of("FEED_URL", feed.url(), "SITE_URL", site.url(), "SITE_USER", SandboxSite.DEMO_USER);
        hub = ExampleHub.start(
                Example.PROPERTY_FEED, home, places, Map.of("website/app-password", SandboxSite.DEMO_PASSWORD));
    }

    @AfterEach
    void stop() {
        hub.close();
        site.close();
        feed.close();
    }

    private boolean isShown(String price, String status) {
        return site.contents("listings").stream()
                .anyMatch(listing -> status.equals(listing.get("status"))
                        && listing.get("meta") instanceof Map<?, ?> meta
                        && price.equals(meta.get("price")));
    }

    @Test
    void offersOfTheFeed_areListings_changeWithIt_andAreUnpublishedWhenTheyAreSold() throws Exception {
        hub.await(() -> site.contents("listings"), () -> isShown("350000", "publish") && isShown("210000", "publish"));
        assertThat(site.terms("places")).containsExactly("Rügen");
        assertThat(site.media()).hasSize(2);

        feed.offer("H-1", "House by the sea", 340_000, "1");
        feed.withdraw("H-2");

        hub.await(() -> site.contents("listings"), () -> isShown("340000", "publish") && isShown("210000", "draft"));
        assertThat(site.contents("listings")).as("none twice, none deleted").hasSize(2);
        assertThat(site.media()).as("no image uploaded again").hasSize(2);
    }
}
