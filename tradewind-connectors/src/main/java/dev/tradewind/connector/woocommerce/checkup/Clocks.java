package dev.tradewind.connector.woocommerce.checkup;

import dev.tradewind.api.HttpResult;
import dev.tradewind.connector.woocommerce.access.Authentication;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** How far the store's clock, as its Date header shows it, is from the hub's. */
final class Clocks {

    /** A Date header counts in seconds, and an answer takes some. */
    private static final Duration NEGLIGIBLE = Duration.ofSeconds(10);

    /** Beyond this, times in orders and in the hub are plainly at odds. */
    private static final Duration TOLERABLE = Duration.ofMinutes(2);

    /** WooCommerce refuses signed requests that are further off. */
    private static final Duration SIGNED_MAX = Duration.ofMinutes(15);

    private Clocks() {}

    static void examine(Visit.Timed asked, Authentication authentication, Report report) {
        date(asked.result()).ifPresent(date -> examine(Duration.between(asked.midway(), date), authentication, report));
    }

    private static void examine(Duration ahead, Authentication authentication, Report report) {
        Duration off = ahead.abs();
        String what = "The shop's clock is %d s %s the hub's"
                .formatted(off.toSeconds(), ahead.isNegative() ? "behind" : "ahead of");
        String mend = "Let both machines take their time from the network (NTP); look first at the hub's own clock.";
        if (off.compareTo(NEGLIGIBLE) <= 0) {
            report.ok("clock", "The clocks of the shop and of the hub agree within " + NEGLIGIBLE.toSeconds() + " s");
        } else if (authentication == Authentication.OAUTH1 && off.compareTo(SIGNED_MAX) > 0) {
            report.problem("clock", what, "The shop refuses signed requests that are 15 minutes off.", mend);
        } else if (off.compareTo(TOLERABLE) > 0) {
            report.warning(
                    "clock",
                    what,
                    "Sweeps go by the shop's own clock and miss nothing, but times of orders and of deliveries do not fit"
                            + " together.",
                    mend);
        } else {
            report.notice("clock", what, "Nothing is missed: sweeps go by the shop's own clock.", mend);
        }
    }

    static Optional<Instant> date(HttpResult result) {
        return result instanceof HttpResult.Reply reply
                ? reply.header("Date").flatMap(Clocks::parse)
                : Optional.empty();
    }

    private static Optional<Instant> parse(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty(); // A date that nobody can read tells nothing about the clock.
        }
    }
}
