package dev.tradewind.app.echo;

import dev.tradewind.api.BackfillRange;
import dev.tradewind.api.ConnectionContext;
import dev.tradewind.api.Connector;
import dev.tradewind.api.ConnectorDescription;
import dev.tradewind.api.Destination;
import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.api.InboundRequest;
import dev.tradewind.api.IncomingEvent;
import dev.tradewind.api.Intake;
import dev.tradewind.api.Normalised;
import dev.tradewind.api.OperationSpec;
import dev.tradewind.api.Outcome;
import dev.tradewind.api.PageResult;
import dev.tradewind.api.RawRecord;
import dev.tradewind.api.ReadResult;
import dev.tradewind.api.Source;
import dev.tradewind.api.StreamSpec;
import dev.tradewind.api.Write;
import dev.tradewind.api.json.Json;
import dev.tradewind.api.model.PlainRecord;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** An ERP that keeps whatever it is given, and tells of every change, of those that it was told to make as well. */
final class Office implements Connector, Source, Destination {

    static final String NAME = "office";
    static final String ITEMS = "items";
    static final String CUSTOMERS = "customers";
    static final String STATES = "order-states";

    /** What the hub wrote here, in words. */
    final ConcurrentLinkedQueue<String> writes = new ConcurrentLinkedQueue<>();

    private final Map<String, PlainRecord> records = new LinkedHashMap<>();
    private final ConcurrentLinkedQueue<InboundRequest> untold = new ConcurrentLinkedQueue<>();
    private final InstantSource clock;

    Office(InstantSource clock) {
        this.clock = clock;
    }

    /** A change by its own people: some fields of a record. Null ends a value. */
    synchronized RawRecord save(String stream, String id, Map<String, @Nullable Object> changed) {
        PlainRecord before = records.get(stream + "/" + id);
        Map<String, @Nullable Object> data = new LinkedHashMap<>(before == null ? Map.of() : before.data());
        data.putAll(changed);
        data.values().removeIf(Objects::isNull);
        PlainRecord record = new PlainRecord(id, id, "", clock.instant(), data);
        records.put(stream + "/" + id, record);
        RawRecord raw = new RawRecord(stream, "saved", id, Json.write(record), Map.of());
        untold.add(new InboundRequest("POST", Map.of("stream", stream), raw.body()));
        return raw;
    }

    /** Its next news, yet to be sent; null if there are none. */
    @Nullable
    InboundRequest news() {
        return untold.poll();
    }

    @Override
    public ConnectorDescription description() {
        List<StreamSpec> streams = new ArrayList<>();
        for (String stream : List.of(ITEMS, CUSTOMERS, STATES)) {
            streams.add(new StreamSpec(stream, "record", Set.of(StreamSpec.Way.WEBHOOK)));
        }
        OperationSpec put = new OperationSpec("put", "record", OperationSpec.Repeat.UPSERT, "Keeps a record.");
        return new ConnectorDescription(NAME, "Office", List.of(), streams, List.of(put));
    }

    @Override
    public Outcome perform(Write write, Http http) {
        Map<String, @Nullable Object> input = new LinkedHashMap<>(write.input());
        String stream = String.valueOf(input.remove("stream"));
        String id = String.valueOf(input.remove("id"));
        writes.add(stream + " " + id + " " + Json.text(input));
        RawRecord left = save(stream, id, input);
        return new Outcome.Applied(id, Map.of(), Optional.of(new Outcome.Left(left, Set.of("data"))));
    }

    @Override
    public Optional<Source> source(ConnectionContext connection) {
        return Optional.of(this);
    }

    @Override
    public Optional<Destination> destination(ConnectionContext connection) {
        return Optional.of(this);
    }

    @Override
    public Intake receive(InboundRequest request) {
        PlainRecord record = Json.read(request.body(), PlainRecord.class);
        String stream = request.header("stream").orElseThrow();
        RawRecord raw = new RawRecord(stream, "saved", record.id(), request.body(), Map.of());
        Instant at = record.modifiedAt();
        return new Intake.Accepted(
                List.of(new IncomingEvent(stream + record.id() + at + raw.hashCode(), Optional.of(at), raw)));
    }

    @Override
    public Normalised normalise(RawRecord record) {
        return new Normalised.Changed(Json.read(record.body(), PlainRecord.class));
    }

    @Override
    public ReadResult read(String stream, String key, Http http) {
        return new ReadResult.Failed(new Failure.Transient("an office only tells", false));
    }

    @Override
    public PageResult changes(String stream, Optional<String> cursor, Http http) {
        return new PageResult.Page(List.of(), "", false, OptionalLong.empty());
    }

    @Override
    public PageResult existing(String stream, BackfillRange range, Optional<String> cursor, Http http) {
        return new PageResult.Page(List.of(), "", false, OptionalLong.empty());
    }
}
