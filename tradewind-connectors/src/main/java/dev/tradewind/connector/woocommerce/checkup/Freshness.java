package dev.tradewind.connector.woocommerce.checkup;

import dev.tradewind.api.HttpResult;
import dev.tradewind.connector.woocommerce.access.Authentication;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether a cache answers instead of the store. Asks the same question twice at the same address, then once more at an address
 * that no cache has seen, and compares headers, dates and totals.
 */
final class Freshness implements Check {

    private static final String CHECK = "cache";

    private static final List<String> CACHE_HEADERS = List.of(
            "X-Cache",
            "X-Cache-Status",
            "CF-Cache-Status",
            "X-LiteSpeed-Cache",
            "X-Proxy-Cache",
            "X-Nginx-Cache",
            "X-FastCGI-Cache",
            "X-Varnish-Cache",
            "X-Kinsta-Cache",
            "X-SG-Cache",
            "X-WP-Super-Cache");

    private static final Pattern HIT = Pattern.compile("\\bhit\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern MAX_AGE = Pattern.compile("(?:s-maxage|max-age)=0*[1-9]\\d*");
    private static final Pattern SECONDS = Pattern.compile("0*([1-9]\\d{0,8})");

    /** An answer made after another cannot be older, but for two servers whose clocks differ a little. */
    private static final Duration DATE_LAG = Duration.ofSeconds(5);

    @Override
    public void examine(Visit visit, Report report) {
        visit.get("orders", Visit.SMALL_PAGE);
        HttpResult again = visit.get("orders", Visit.SMALL_PAGE).result();
        HttpResult fresh = visit.getFresh("orders", Visit.SMALL_PAGE).result();
        if (again instanceof HttpResult.Reply stored && fresh instanceof HttpResult.Reply made) {
            Optional<String> evidence = storedSince(stored).or(() -> older(stored, made));
            if (evidence.isPresent()) {
                report.problem(
                        CHECK,
                        "A cache answers instead of the shop: " + evidence.get(),
                        "Changes are seen late or never, and a sweep can take an old list for the newest.",
                        "Except /wp-json/ from caching, in the caching plug-in, at the host and at the CDN.");
            } else {
                unstored(visit, stored, made, report);
            }
        }
    }

    private static void unstored(Visit visit, HttpResult.Reply stored, HttpResult.Reply made, Report report) {
        Optional<String> allowed = allowsStoring(stored);
        if (allowed.isPresent()) {
            report.warning(
                    CHECK,
                    "Answers may be kept by caches (Cache-Control: " + allowed.get() + ")",
                    "No cache did so now; one that does would show old orders.",
                    "Have the host or the caching plug-in send Cache-Control: no-store for /wp-json/.");
        } else if (!total(stored).equals(total(made))) {
            report.notice(
                    CHECK,
                    "Two answers in a row differ in their number of orders (" + total(stored) + " and " + total(made)
                            + ")",
                    "An order may have come in just then; if it stays so, a cache is at work.",
                    "Run tradewind doctor again.");
        } else if (visit.door().settings().authentication() == Authentication.OAUTH1) {
            report.ok(CHECK, "No cache answers: every signed request has an address of its own");
        } else {
            report.ok(CHECK, "The shop itself answers, no cache");
        }
    }

    /** What the headers say of an answer that was kept. */
    private static Optional<String> storedSince(HttpResult.Reply reply) {
        Optional<String> age = reply.header("Age")
                .map(SECONDS::matcher)
                .filter(java.util.regex.Matcher::matches)
                .map(m -> "Age: " + m.group(1));
        return age.or(() -> CACHE_HEADERS.stream()
                .flatMap(name -> reply
                        .header(name)
                        .filter(value -> HIT.matcher(value).find())
                        .map(value -> name + ": " + shortened(value))
                        .stream())
                .findFirst());
    }

    private static Optional<String> older(HttpResult.Reply stored, HttpResult.Reply made) {
        return Clocks.date(stored)
                .flatMap(before -> Clocks.date(made).map(after -> Duration.between(before, after)))
                .filter(lag -> lag.compareTo(DATE_LAG) > 0)
                .map(lag -> "an answer was %d s older than one asked for right after".formatted(lag.toSeconds()));
    }

    private static Optional<String> allowsStoring(HttpResult.Reply reply) {
        return reply.header("Cache-Control")
                .filter(value -> {
                    String directives = value.toLowerCase(Locale.ROOT);
                    return MAX_AGE.matcher(directives).find()
                            && !directives.contains("no-store")
                            && !directives.contains("no-cache")
                            && !directives.contains("private");
                })
                .map(Freshness::shortened);
    }

    private static String total(HttpResult.Reply reply) {
        return reply.header("X-WP-Total").orElse("unknown");
    }

    private static String shortened(String header) {
        return header.codePoints().limit(80).mapToObj(Character::toString).collect(Collectors.joining());
    }
}
