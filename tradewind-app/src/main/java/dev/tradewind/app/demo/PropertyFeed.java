package dev.tradewind.app.demo;

import dev.tradewind.sandbox.example.ExampleFeed;
import dev.tradewind.sandbox.site.Kind;
import dev.tradewind.sandbox.site.SandboxSite;
import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A portal's feed, in which offers come, get cheaper and go; the hub writes to a WordPress site. */
final class PropertyFeed extends ExampleWorld {

    /** The type of content that a site registers for its listings. */
    private static final Kind LISTINGS =
            new Kind("listing", "listings", List.of("places"), Set.of("feed_id", "price", "rooms"), true);

    private static final int DEAREST = 400_000;
    private static final int CHEAPEST = 150_000;

    private final ExampleFeed feed;
    private final SandboxSite site;
    private final Turnover offers;

    PropertyFeed(Random random) {
        this(
                random,
                ExampleFeed.start(),
                SandboxSite.start(0, InstantSource.system(), ZoneId.of("Europe/Berlin"), List.of(LISTINGS)));
    }

    private PropertyFeed(Random random, ExampleFeed feed, SandboxSite site) {
        super(
                Map.of("FEED_URL", feed.url(), "SITE_URL", site.url(), "SITE_USER", SandboxSite.DEMO_USER),
                Map.of("website/app-password", SandboxSite.DEMO_PASSWORD),
                site.faults());
        this.feed = feed;
        this.site = site;
        this.offers = new Turnover(random, new Houses(random, feed));
    }

    private record Houses(Random random, ExampleFeed feed) implements Turnover.Things {

        private void offer(int house) {
            feed.offer("H-" + house, "House " + house, random.nextInt(CHEAPEST, DEAREST), "1");
        }

        @Override
        public String add(int house) {
            offer(house);
            return "House %d is on offer.".formatted(house);
        }

        @Override
        public String change(int house) {
            offer(house);
            return "House %d has another price.".formatted(house);
        }

        @Override
        public String remove(int house) {
            feed.withdraw("H-" + house);
            return "House %d is sold, and no longer in the feed.".formatted(house);
        }
    }

    @Override
    public synchronized String happen() {
        return offers.happen();
    }

    @Override
    public synchronized Status status() {
        int shown = (int) site.contents("listings").stream()
                .filter(listing -> "publish".equals(listing.get("status")))
                .count();
        return new Status(
                Example.PROPERTY_FEED.word(),
                new Side("Portal", offers.size(), "offers", Optional.of(URI.create(feed.url() + "/feed.json"))),
                new Side("Website", shown, "listings", Optional.of(URI.create(site.url() + "/wp-json/wp/v2/listings"))),
                isDestinationUp());
    }

    @Override
    void end() {
        site.close();
        feed.close();
    }
}
