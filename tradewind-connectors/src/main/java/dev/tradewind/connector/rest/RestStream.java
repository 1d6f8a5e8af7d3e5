package dev.tradewind.connector.rest;

import dev.tradewind.api.BackfillRange;
import dev.tradewind.api.ConnectionContext;
import dev.tradewind.api.Http;
import dev.tradewind.api.Normalised;
import dev.tradewind.api.PageResult;
import dev.tradewind.api.RawRecord;
import dev.tradewind.api.ReadResult;
import dev.tradewind.connector.polling.ChangePoll;
import dev.tradewind.connector.polling.ListBackfill;
import dev.tradewind.connector.polling.SnapshotPoll;
import dev.tradewind.connector.rest.ConnectorFile.Look;
import dev.tradewind.connector.rest.ConnectorFile.Stream;
import java.util.Optional;

/** One stream of one connection. */
final class RestStream {

    /** See {@link dev.tradewind.api.Source#changes}. */
    private interface Changes {
        PageResult after(Optional<String> cursor, Http http);
    }

    private final Changes changes;
    private final ListBackfill backfill;
    private final RestRead read;
    private final RestNormaliser normaliser;

    RestStream(Stream stream, RestSystem system) {
        ConnectionContext connection = system.connection();
        var parts = new RecordParts(stream.parts(), connection.expressions());
        var errors = new ReadErrors(stream, connection);
        var list = new RestList(stream, system, parts, errors);
        this.changes = switch (stream.look()) {
            case Look.Changes look -> new ChangePoll(list, look.ordered(), look.overlap(), connection.clock())::changes;
            case Look.Snapshot look -> new SnapshotPoll(list, look.rules(), connection.clock())::changes;
        };
        this.backfill = new ListBackfill(list, connection.clock());
        this.read = new RestRead(stream, system, parts, errors);
        this.normaliser = new RestNormaliser(stream, connection.expressions(), parts);
    }

    PageResult changes(Optional<String> cursor, Http http) {
        return changes.after(cursor, http);
    }

    PageResult existing(BackfillRange range, Optional<String> cursor, Http http) {
        return backfill.existing(range, cursor, http);
    }

    ReadResult read(String key, Http http) {
        return read.read(key, http);
    }

    Normalised normalise(RawRecord record) {
        return normaliser.normalise(record);
    }
}
