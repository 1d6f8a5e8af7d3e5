package dev.tradewind.connector.woocommerce.checkup;

import dev.tradewind.api.Checkup;
import dev.tradewind.api.Finding;
import dev.tradewind.api.Http;
import dev.tradewind.connector.woocommerce.access.StoreDoor;
import dev.tradewind.connector.woocommerce.database.StoreDatabase;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Examines one WooCommerce store.
 *
 * <p>From the outside in: whether anybody answers, whether WordPress does, whether it knows the hub, and then, in any order,
 * how well the two will get on. What lies behind a closed door is not guessed at.
 */
public final class StoreCheckup implements Checkup {

    private static final List<Check> INSIDE =
            List.of(new KeyRights(), new Freshness(), new Inventory(), new Webhooks(), new Latency());

    private final String connection;
    private final StoreDoor door;
    private final InstantSource clock;
    private final List<Check> inside;

    /**
     * A checkup of the store behind {@code door}, of which no database is known.
     *
     * @param connection name of the connection; its webhooks' addresses end with it
     */
    public StoreCheckup(String connection, StoreDoor door, InstantSource clock) {
        this(connection, door, clock, Optional.empty());
    }

    /**
     * A checkup of the store behind {@code door}.
     *
     * @param connection name of the connection; its webhooks' addresses end with it
     * @param database where backfills go by, if not by the API
     */
    public StoreCheckup(String connection, StoreDoor door, InstantSource clock, Optional<StoreDatabase> database) {
        this.connection = connection;
        this.door = door;
        this.clock = clock;
        this.inside = Stream.concat(INSIDE.stream(), database.stream().map(Database::new))
                .toList();
    }

    @Override
    public List<Finding> examine(Http http) {
        Report report = new Report();
        Optional<Site> site = new Approach(door.settings(), http).examine(report);
        if (site.isPresent() && mayKnock(site.get(), report)) {
            Visit visit = new Visit(connection, door.with(site.get().form()), http, clock, site.get());
            if (new Admission(visit).examine(report)) {
                inside(visit, report);
            }
        }
        return report.findings();
    }

    /** As {@link #examine}, but only to the door: sends no credentials, and so needs none. */
    public List<Finding> fromOutside(Http http) {
        Report report = new Report();
        var _ = new Approach(door.settings(), http).examine(report);
        return report.findings();
    }

    private void inside(Visit visit, Report report) {
        for (Check check : inside) {
            if (visit.isOverdue()) {
                report.warning(
                        "latency",
                        "The shop answers so slowly that not everything could be looked at",
                        "Sweeps and backfills will be as slow.",
                        "Look at the load of the shop's host, and run tradewind doctor again.");
                return;
            }
            check.examine(visit, report);
        }
    }

    private boolean mayKnock(Site site, Report report) {
        if (door.settings().wouldLeakTheSecret()) {
            report.problem(
                    "tls",
                    "The url is http, and authentication "
                            + door.settings().authentication().setting() + " would send the secret in clear",
                    "Nothing is sent: whoever listens on the way would own the shop's key.",
                    "Give the connection an https:// url, or write authentication: oauth1, which signs and sends no secret.");
            return false;
        }
        return site.form().takesKeys() || !door.settings().authentication().usesKeys();
    }
}
