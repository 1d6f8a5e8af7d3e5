package dev.tradewind.connector.woocommerce.checkup;

import dev.tradewind.api.HttpResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** How long the store takes for a small question and for a full page of orders. */
final class Latency implements Check {

    private static final String CHECK = "latency";
    private static final Map<String, String> FULL_PAGE = Map.of("per_page", "100");

    /** A shop on a small host was measured at 1.7 s for 100 orders. */
    private static final Duration SLOW = Duration.ofSeconds(8);

    @Override
    public void examine(Visit visit, Report report) {
        Visit.Timed small = visit.getFresh("orders", Visit.SMALL_PAGE);
        Visit.Timed full = visit.getFresh("orders", FULL_PAGE);
        if (full.result() instanceof HttpResult.NoReply none) {
            report.problem(
                    CHECK,
                    "A full page of orders does not arrive: " + none.reason(),
                    "Sweeps and backfills cannot read it either.",
                    "Raise limits.timeout of the connection, and look at the load of the shop's host.");
            return;
        }
        int orders = full.tree()
                .filter(tree -> tree instanceof List<?>)
                .map(tree -> ((List<?>) tree).size())
                .orElse(0);
        String what = "A small question takes %d ms, a page of %d %s %d ms"
                .formatted(
                        small.took().toMillis(),
                        orders,
                        orders == 1 ? "order" : "orders",
                        full.took().toMillis());
        if (full.took().compareTo(SLOW) > 0) {
            report.warning(
                    CHECK,
                    what,
                    "A backfill of 10,000 orders takes %d minutes, and loads the shop meanwhile."
                            .formatted(full.took().multipliedBy(100).toMinutes()),
                    "Run backfills at night; set limits.requests-per-minute of the connection.");
        } else {
            report.ok(CHECK, what);
        }
    }
}
