package dev.tradewind.connector.rest;

import dev.tradewind.api.Expression;
import dev.tradewind.api.ExpressionFault;
import dev.tradewind.api.Expressions;
import dev.tradewind.connector.rest.ConnectorFile.Parts;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is what in a record of one stream. Pure, and safe for any thread. */
final class RecordParts {

    private static final int KEY_CHARS_MAX = 200;

    /** Numbers below are seconds since 1970, above milliseconds: the border is the year 5138, or the year 1973. */
    private static final BigDecimal SECONDS_MAX = BigDecimal.valueOf(100_000_000_000L);

    /** Beyond, a time is none that a record could have; {@link Instant} would go further. */
    private static final BigDecimal MILLIS_MAX = BigDecimal.valueOf(100_000_000_000_000L);

    private final Expression key;
    private final Optional<Expression> label;
    private final Optional<Expression> status;
    private final Optional<Expression> modified;
    private final Optional<Expression> created;
    private final Optional<Expression> gone;

    RecordParts(Parts parts, Expressions expressions) {
        this.key = expressions.compile(parts.key());
        this.label = parts.label().map(expressions::compile);
        this.status = parts.status().map(expressions::compile);
        this.modified = parts.modified().map(expressions::compile);
        this.created = parts.created().map(expressions::compile);
        this.gone = parts.gone().map(expressions::compile);
    }

    /** The record's id; empty if it has none that could be one. */
    Optional<String> key(@Nullable Object record) {
        return Answers.text(key.evaluate(record, Map.of()))
                .filter(text -> text.length() <= KEY_CHARS_MAX && !text.isBlank())
                .filter(text -> text.chars().noneMatch(Character::isISOControl));
    }

    Optional<String> label(@Nullable Object record) {
        return text(label, record);
    }

    Optional<String> status(@Nullable Object record) {
        return text(status, record);
    }

    boolean isGone(@Nullable Object record) {
        return gone.map(e -> Boolean.TRUE.equals(e.evaluate(record, Map.of()))).orElse(false);
    }

    Optional<Instant> modified(@Nullable Object record) {
        return time("modified", modified, record);
    }

    Optional<Instant> created(@Nullable Object record) {
        return time("created", created, record);
    }

    private static Optional<String> text(Optional<Expression> expression, @Nullable Object record) {
        return expression.flatMap(e -> Answers.text(e.evaluate(record, Map.of())));
    }

    private static Optional<Instant> time(String field, Optional<Expression> expression, @Nullable Object record) {
        return text(expression, record)
                .map(text -> parse(text)
                        .orElseThrow(() -> new ExpressionFault(
                                "%s: finds '%s', which is no time; write ISO 8601, or seconds or milliseconds since 1970"
                                        .formatted(field, text.length() <= 40 ? text : text.substring(0, 40) + "…"),
                                -1)));
    }

    /** Reads a time; without a zone it is taken for UTC. */
    static Optional<Instant> parse(String text) {
        try {
            if (text.matches("\\d{1,16}(\\.\\d{1,9})?")) {
                return ofNumber(new BigDecimal(text));
            }
            String iso = text.strip().replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) (\\d\\d:)", "$1T$2");
            if (iso.length() == "2026-03-01".length()) {
                return Optional.of(
                        LocalDate.parse(iso).atStartOfDay(ZoneOffset.UTC).toInstant());
            }
            return Optional.of(
                    iso.matches(".*(Z|[+-]\\d\\d:?\\d\\d)")
                            ? OffsetDateTime.parse(iso.replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2"))
                                    .toInstant()
                            : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> ofNumber(BigDecimal number) {
        if (number.compareTo(MILLIS_MAX) > 0) {
            return Optional.empty();
        }
        BigDecimal millis = number.compareTo(SECONDS_MAX) < 0 ? number.movePointRight(3) : number;
        return Optional.of(Instant.ofEpochMilli(millis.longValue()));
    }
}
