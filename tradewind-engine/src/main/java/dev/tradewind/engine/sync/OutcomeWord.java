package dev.tradewind.engine.sync;

import dev.tradewind.api.Failure;
import dev.tradewind.api.Outcome;

/** The word by which an outcome is stored, counted and shown. Stable. */
final class OutcomeWord {

    private OutcomeWord() {}

    static String of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Applied applied -> "applied";
            case Outcome.Unchanged same -> "unchanged";
            case Failure.Transient away -> "transient";
            case Failure.Throttled busy -> "throttled";
            case Failure.Unauthorised barred -> "unauthorised";
            case Failure.Rejected refused -> "rejected";
            case Failure.Conflict changed -> "conflict";
        };
    }
}
