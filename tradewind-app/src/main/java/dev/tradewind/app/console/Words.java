package dev.tradewind.app.console;

import dev.tradewind.api.Finding;
import dev.tradewind.api.json.Json;
import dev.tradewind.api.json.MalformedJson;
import dev.tradewind.engine.admin.Alert;
import dev.tradewind.engine.journal.Origin;
import dev.tradewind.engine.lane.DeliveryState;
import dev.tradewind.engine.lane.FailureClass;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How numbers, times and states are put into words. Pure. */
final class Words {

    /** Longer raw texts are cut on a page; the whole is one click away. */
    static final int SHOWN_CHARS_MAX = 20_000;

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY_AND_CLOCK =
            DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss.SSS 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Words() {}

    /** Path and query of the page that shows what an alert is about. */
    static String page(Alert alert) {
        String subject = encoded(alert.subject());
        return switch (alert.kind()) {
            case DEAD_LETTERS -> "/dead-letters?flow=" + subject;
            case LATE -> "/deliveries?state=waiting&flow=" + subject;
            case UNREADABLE_EVENTS -> UnreadableList.of(alert.subject());
            case CONNECTION_UNUSABLE,
                    CONNECTION_PAUSED,
                    NOT_ANSWERING,
                    NOT_READ,
                    WEBHOOKS_SILENT,
                    WEBHOOKS_UNKEPT,
                    WEBHOOKS_LATE,
                    CERTIFICATE_ENDS,
                    BACKFILL_FAILED -> "/connections/" + subject;
        };
    }

    /** Path and query of the page with the story of what people call {@code label}. */
    static String story(String label) {
        return "/orders?q=" + encoded(label);
    }

    /** Path and query of the page with all deliveries of a record. */
    static String deliveriesOf(String key) {
        return "/deliveries?key=" + encoded(key);
    }

    /** As a value in a query. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** {@code 1,204}. */
    static String number(long count) {
        return String.format(Locale.ENGLISH, "%,d", count);
    }

    /** {@code 1 order}, {@code 1,204 orders}. */
    static String count(long count, String one, String many) {
        return number(count) + " " + (count == 1 ? one : many);
    }

    /** {@code 2 min ago}; {@code in 2 min} for what is still to come. */
    static String ago(Instant then, Instant now) {
        Duration since = Duration.between(then, now);
        if (since.abs().toSeconds() < 3) {
            return "just now";
        }
        return since.isNegative() ? "in " + rough(since.negated()) : rough(since) + " ago";
    }

    private static String rough(Duration time) {
        if (time.toSeconds() < 60) {
            return time.toSeconds() + " s";
        }
        if (time.toMinutes() < 60) {
            return time.toMinutes() + " min";
        }
        return time.toHours() < 48 ? time.toHours() + " h" : time.toDays() + " days";
    }

    /** {@code 12 ms}, {@code 1.4 s}, {@code 2 min 3 s}, {@code 3 h 5 min}, {@code 4 days 2 h}. */
    static String took(Duration time) {
        if (time.toMillis() < 1000) {
            return time.toMillis() + " ms";
        }
        if (time.toSeconds() < 60) {
            return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
        }
        if (time.toMinutes() < 60) {
            return time.toMinutes() + " min " + time.toSecondsPart() + " s";
        }
        return time.toHours() < 48
                ? time.toHours() + " h " + time.toMinutesPart() + " min"
                : time.toDays() + " days " + time.toHoursPart() + " h";
    }

    static String clock(Instant time) {
        return CLOCK.format(time);
    }

    static String dayAndClock(Instant time) {
        return DAY_AND_CLOCK.format(time);
    }

    /** To the millisecond, with its zone. */
    static String exact(Instant time) {
        return EXACT.format(time);
    }

    /** The state in lower case, as people read it. */
    static String state(DeliveryState state) {
        return switch (state) {
            case WAITING -> "waiting";
            case APPLIED -> "applied";
            case UNCHANGED -> "unchanged";
            case SUPERSEDED -> "superseded";
            case DEAD -> "dead letter";
            case DISCARDED -> "discarded";
        };
    }

    static String explain(DeliveryState state) {
        return switch (state) {
            case WAITING -> "It is attempted when it is due and the first of its lane.";
            case APPLIED -> "The destination holds it.";
            case UNCHANGED -> "The destination held it already.";
            case SUPERSEDED -> "A newer version of the same record took its place before it was sent.";
            case DEAD -> "It needs a person.";
            case DISCARDED -> "A person decided that it shall not be delivered.";
        };
    }

    static String origin(Origin origin) {
        return switch (origin) {
            case WEBHOOK -> "by webhook";
            case SWEEP -> "found by a sweep";
            case READ -> "read again, because a hint was not enough";
            case BACKFILL -> "by a backfill";
        };
    }

    static String failure(FailureClass failure) {
        return switch (failure) {
            case TRANSIENT -> "destination not reachable";
            case THROTTLED -> "destination asked us to slow down";
            case UNAUTHORISED -> "credentials refused";
            case REJECTED -> "refused by the destination";
            case CONFLICT -> "changed on both sides";
            case UNMAPPABLE -> "the flow's map failed";
            case GAVE_UP -> "given up after too long";
        };
    }

    static String severity(Finding.Severity severity) {
        return switch (severity) {
            case OK -> "good";
            case NOTICE -> "good to know";
            case WARNING -> "warning";
            case PROBLEM -> "problem";
        };
    }

    /** What a person does about a dead letter of this class. */
    static String advice(FailureClass failure, String destination) {
        return switch (failure) {
            case TRANSIENT, THROTTLED -> "Check that " + destination + " is up, then retry.";
            case UNAUTHORISED -> "Renew the credentials of " + destination + ", then retry.";
            case REJECTED ->
                "Correct the record in the shop, or the rule in " + destination
                        + " that refuses it, then retry. Discard it if it does not belong there.";
            case CONFLICT -> "Compare the record on both sides, put the right value in both, then retry.";
            case UNMAPPABLE -> "Correct the flow's map so that it understands this record, apply it, then retry.";
            case GAVE_UP ->
                "Check that " + destination + " takes orders again, then retry: nothing was lost meanwhile.";
        };
    }

    /** JSON laid out for reading; anything else as it is, bytes that are not UTF-8 shown as �. */
    static String readable(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        try {
            return cut(JsonText.lines(Json.read(body)));
        } catch (MalformedJson e) {
            // Not JSON, which is worth seeing as it is.
            return cut(text);
        }
    }

    static String cut(String text) {
        return text.length() <= SHOWN_CHARS_MAX
                ? text
                : text.substring(0, SHOWN_CHARS_MAX) + "\n… " + number(text.length() - SHOWN_CHARS_MAX)
                        + " more characters";
    }
}
