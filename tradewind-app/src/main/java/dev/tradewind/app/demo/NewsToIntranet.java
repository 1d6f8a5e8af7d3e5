package dev.tradewind.app.demo;

import dev.tradewind.sandbox.example.ExampleIntranet;
import dev.tradewind.sandbox.site.SandboxSite;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A WordPress site on which posts are published, changed and hidden; the hub writes to an intranet. */
final class NewsToIntranet extends ExampleWorld {

    /** Far from the ids that the site begins with. */
    private static final int FIRST = 1_001;

    private final SandboxSite site;
    private final ExampleIntranet intranet;
    private final Random random;
    private int next = FIRST;

    NewsToIntranet(Random random) {
        this(random, SandboxSite.start(0), ExampleIntranet.start());
    }

    private NewsToIntranet(Random random, SandboxSite site, ExampleIntranet intranet) {
        super(
                Map.of("INTRANET_URL", intranet.url(), "SITE_URL", site.url(), "SITE_USER", SandboxSite.DEMO_USER),
                Map.of("website/app-password", SandboxSite.DEMO_PASSWORD, "intranet/token", ExampleIntranet.TOKEN),
                intranet.faults());
        this.random = random;
        this.site = site;
        this.intranet = intranet;
        publish();
    }

    private String publish() {
        int id = next++;
        site.put("posts", id, Map.of("title", "News " + id, "content", "<p>As of today.</p>", "status", "publish"));
        return "News %d is published.".formatted(id);
    }

    @Override
    public synchronized String happen() {
        int one = random.nextInt(FIRST, next);
        return switch (random.nextInt(4)) {
            case 0 -> {
                site.put("posts", one, Map.of("title", "News " + one + ", corrected"));
                yield "News %d has another title.".formatted(one);
            }
            case 1 -> {
                site.put("posts", one, Map.of("status", "draft"));
                yield "News %d is a draft now.".formatted(one);
            }
            default -> publish();
        };
    }

    @Override
    public synchronized Status status() {
        int published = (int) site.contents("posts").stream()
                .filter(post -> "publish".equals(post.get("status")))
                .count();
        int shown = (int) intranet.articles().values().stream()
                .filter(article -> Boolean.TRUE.equals(article.get("shown")))
                .count();
        return new Status(
                Example.NEWS_TO_INTRANET.word(),
                new Side(
                        "Website",
                        published,
                        "published",
                        Optional.of(URI.create(site.url() + "/wp-json/wp/v2/posts"))),
                new Side("Intranet", shown, "shown", Optional.of(URI.create(intranet.url() + "/_sandbox/records"))),
                isDestinationUp());
    }

    @Override
    void end() {
        site.close();
        intranet.close();
    }
}
