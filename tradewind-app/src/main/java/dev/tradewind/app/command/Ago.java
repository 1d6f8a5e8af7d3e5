package dev.tradewind.app.command;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Says times the way people do. */
final class Ago {

    private Ago() {}

    static String of(Optional<Instant> at, Instant now) {
        return at.map(then -> of(then, now)).orElse("never");
    }

    private static String of(Instant then, Instant now) {
        Duration gone = Duration.between(then, now);
        return gone.isNegative() ? "in " + span(gone.negated()) : span(gone) + " ago";
    }

    private static String span(Duration time) {
        if (time.toDays() > 1) {
            return time.toDays() + " d";
        }
        if (time.toHours() > 0) {
            return time.toHours() + " h";
        }
        return time.toMinutes() > 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
    }
}
