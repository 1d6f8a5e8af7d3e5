package dev.tradewind.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.app.server.HubProgram;
import dev.tradewind.app.server.HubProgram.Beginning;
import dev.tradewind.app.server.ServeSettings;
import dev.tradewind.app.server.Setting;
import dev.tradewind.sandbox.site.Kind;
import dev.tradewind.sandbox.site.SandboxSite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
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

    /** Far more than it takes, for a machine that is busy with other things. */
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    Path home;

    private final ExampleFeed feed = new ExampleFeed();
    private final SandboxSite site =
            SandboxSite.start(0, InstantSource.system(), ZoneId.of("Europe/Berlin"), List.of(LISTINGS));
    private HubProgram hub;

    @BeforeEach
    void start() throws IOException {
        feed.offer("H-1", "House by the sea", 350_000, "1");
        feed.offer("H-2", "Flat in town", 210_000, "1");
        Map<String, String> places = Map.of(
                "FEED_URL", feed.url(), "SITE_URL", site.url(), "SITE_USER", SandboxSite.DEMO_USER);
        hub = HubProgram.start(
                ServeSettings.defaults(home).with(Setting.PORT, "0"),
                new Beginning(
                        documents(),
                        name -> Optional.ofNullable(places.get(name)),
                        name -> Optional.of(SandboxSite.DEMO_PASSWORD),
                        Optional.empty()));
    }

    @AfterEach
    void stop() {
        hub.close();
        site.close();
        feed.close();
    }

    /** As they stand, but for the time between two looks. */
    private static Map<String, byte[]> documents() throws IOException {
        Map<String, byte[]> documents = new TreeMap<>();
        try (Stream<Path> files = Files.list(Path.of("property-feed"))) {
            for (Path file : files.toList()) {
                String text = Files.readString(file).replace("sweep-every: 1m", "sweep-every: 10s");
                documents.put(file.getFileName().toString(), text.getBytes(StandardCharsets.UTF_8));
            }
        }
        return documents;
    }

    private void await(BooleanSupplier condition) throws Exception {
        var changed = new Semaphore(1);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        AutoCloseable listening = hub.hub().onChange(changed::release);
        try {
            while (!condition.getAsBoolean()) {
                assertThat(deadline - System.nanoTime())
                        .as(
                                "time left; %s, %s",
                                site.contents("listings"), hub.hub().insight().overview())
                        .isPositive();
                if (changed.tryAcquire(250, TimeUnit.MILLISECONDS)) {
                    changed.drainPermits();
                }
            }
        } finally {
            listening.close();
        }
    }

    private boolean isShown(String price, String status) {
        return site.contents("listings").stream()
                .anyMatch(listing -> status.equals(listing.get("status"))
                        && listing.get("meta") instanceof Map<?, ?> meta
                        && price.equals(meta.get("price")));
    }

    @Test
    void offersOfTheFeed_areListings_changeWithIt_andAreUnpublishedWhenTheyAreSold() throws Exception {
        await(() -> isShown("350000", "publish") && isShown("210000", "publish"));
        assertThat(site.terms("places")).containsExactly("Rügen");
        assertThat(site.media()).hasSize(2);

        feed.offer("H-1", "House by the sea", 340_000, "1");
        feed.withdraw("H-2");

        await(() -> isShown("340000", "publish") && isShown("210000", "draft"));
        assertThat(site.contents("listings")).as("none twice, none deleted").hasSize(2);
        assertThat(site.media()).as("no image uploaded again").hasSize(2);
    }
}
