package dev.tradewind.sandbox.store;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The site's clock and time zone. WooCommerce keeps whole seconds and shows each time twice: site time and GMT, both without an offset. */
record SiteTime(InstantSource clock, ZoneId zone) {

    private static final DateTimeFormatter NAIVE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
    private static final Pattern ZONED = Pattern.compile(".*(Z|[+-]\\d\\d:?\\d\\d)$", Pattern.CASE_INSENSITIVE);

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    @Nullable
    String local(@Nullable Instant instant) {
        return instant == null ? null : NAIVE.format(instant.atZone(zone));
    }

    @Nullable
    String gmt(@Nullable Instant instant) {
        return instant == null ? null : NAIVE.format(instant.atZone(ZoneOffset.UTC));
    }

    /**
     * Reads a filter value as the recorded store did; empty if it is no date.
     *
     * <p>The trap: with an offset in the value the store converts it to site time, and then, if {@code datesAreGmt} is
     * set, compares that <em>site</em> time with its GMT column. So a Z together with the flag is wrong by the site's
     * offset, silently.
     */
    Optional<Instant> filter(String value, boolean datesAreGmt) {
        try {
            LocalDateTime written;
            if (ZONED.matcher(value).matches()) {
                String text = value.toUpperCase(java.util.Locale.ROOT).replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
                written = OffsetDateTime.parse(text.replace(' ', 'T'))
                        .atZoneSameInstant(zone)
                        .toLocalDateTime();
            } else {
                String text = value.length() == 10 ? value + "T00:00:00" : value.replace(' ', 'T');
                written = LocalDateTime.parse(text);
            }
            ZoneId meant = datesAreGmt ? ZoneOffset.UTC : zone;
            return Optional.of(written.atZone(meant).toInstant().truncatedTo(ChronoUnit.SECONDS));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
