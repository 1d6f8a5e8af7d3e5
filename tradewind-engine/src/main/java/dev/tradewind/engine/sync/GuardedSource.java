package dev.tradewind.engine.sync;

import dev.tradewind.api.BackfillRange;
import dev.tradewind.api.CensusResult;
import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.api.PageResult;
import dev.tradewind.api.ReadResult;
import dev.tradewind.api.Source;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A connection's source as it is asked for records: a bug in it is a failure of that one question, and stops neither the
 * connection's other streams nor the records that are to be read after that one. Safe for any thread.
 */
record GuardedSource(String connection, Source source) {

    ReadResult read(String stream, String key, Http http) {
        return guarded(stream, () -> source.read(stream, key, http), ReadResult.Failed::new);
    }

    PageResult changes(String stream, Optional<String> cursor, Http http) {
        return guarded(stream, () -> source.changes(stream, cursor, http), PageResult.Failed::new);
    }

    PageResult existing(String stream, BackfillRange range, Optional<String> cursor, Http http) {
        return guarded(stream, () -> source.existing(stream, range, cursor, http), PageResult.Failed::new);
    }

    CensusResult census(String stream, Optional<String> cursor, Http http) {
        return guarded(stream, () -> source.census(stream, cursor, http), CensusResult.Failed::new);
    }

    /** None, if that cannot be found out. */
    Map<String, String> shownBy(String stream, Map<String, ?> gone) {
        return guarded(stream, () -> source.shownBy(stream, gone), failure -> Map.of());
    }

    /** Yes, if that cannot be found out: it is read again, and only what that read says is believed. */
    boolean isCounted(String stream, Map<String, ?> entity) {
        return guarded(stream, () -> source.isCounted(stream, entity), failure -> true);
    }

    private <T> T guarded(String stream, Supplier<? extends T> question, Function<Failure, ? extends T> otherwise) {
        return ConnectorFault.contained(connection, "reading stream " + stream, question, otherwise);
    }
}
