package dev.tradewind.connector.rest;

import dev.tradewind.api.BackfillRange;
import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.api.InboundRequest;
import dev.tradewind.api.Intake;
import dev.tradewind.api.Normalised;
import dev.tradewind.api.PageResult;
import dev.tradewind.api.RawRecord;
import dev.tradewind.api.ReadResult;
import dev.tradewind.api.Source;
import dev.tradewind.connector.rest.ConnectorFile.Stream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The reading side of one connection that a connector file describes. */
final class RestSource implements Source {

    private static final int NOT_FOUND = 404;

    private final Map<String, RestStream> streams = new LinkedHashMap<>();

    RestSource(List<Stream> streams, RestSystem system) {
        streams.forEach(stream -> this.streams.put(stream.name(), new RestStream(stream, system)));
    }

    @Override
    public Intake receive(InboundRequest request) {
        return new Intake.Refused(NOT_FOUND, "connector files take no webhooks yet");
    }

    @Override
    public Normalised normalise(RawRecord record) {
        RestStream stream = streams.get(record.stream());
        return stream == null
                ? new Normalised.Ignored("stream " + record.stream() + " is not in the connector file any more")
                : stream.normalise(record);
    }

    @Override
    public ReadResult read(String stream, String key, Http http) {
        RestStream known = streams.get(stream);
        return known == null ? new ReadResult.Failed(unknown(stream)) : known.read(key, http);
    }

    @Override
    public PageResult changes(String stream, Optional<String> cursor, Http http) {
        RestStream known = streams.get(stream);
        return known == null ? new PageResult.Failed(unknown(stream)) : known.changes(cursor, http);
    }

    @Override
    public PageResult existing(String stream, BackfillRange range, Optional<String> cursor, Http http) {
        RestStream known = streams.get(stream);
        return known == null ? new PageResult.Failed(unknown(stream)) : known.existing(range, cursor, http);
    }

    private Failure unknown(String stream) {
        return new Failure.Rejected(
                "there is no stream %s in the connector file; there are: %s"
                        .formatted(stream, String.join(", ", streams.keySet())),
                Optional.empty());
    }
}
