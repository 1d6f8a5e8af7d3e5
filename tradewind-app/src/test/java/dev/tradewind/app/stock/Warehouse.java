package dev.tradewind.app.stock;

import dev.tradewind.api.BackfillRange;
import dev.tradewind.api.ConnectionContext;
import dev.tradewind.api.Connector;
import dev.tradewind.api.ConnectorDescription;
import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.api.InboundRequest;
import dev.tradewind.api.IncomingEvent;
import dev.tradewind.api.Intake;
import dev.tradewind.api.Normalised;
import dev.tradewind.api.PageResult;
import dev.tradewind.api.RawRecord;
import dev.tradewind.api.ReadResult;
import dev.tradewind.api.Source;
import dev.tradewind.api.StreamSpec;
import dev.tradewind.api.json.Json;
import dev.tradewind.api.model.Entity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A warehouse that tells its levels, many in one request: {@code [{"id":"P-1","quantity":3,"modifiedAt":"…"}]}. */
final class Warehouse implements Connector, Source {

    static final String NAME = "warehouse";
    private static final String LEVELS = "levels";

    record Level(String id, int quantity, Instant modifiedAt) implements Entity {
        @Override
        public String label() {
            return id;
        }

        @Override
        public String status() {
            return "counted";
        }
    }

    static InboundRequest report(List<Level> levels) {
        return new InboundRequest("POST", Map.of(), Json.write(levels));
    }

    @Override
    public ConnectorDescription description() {
        StreamSpec levels = new StreamSpec(LEVELS, "level", Set.of(StreamSpec.Way.WEBHOOK));
        return new ConnectorDescription(NAME, "Warehouse", List.of(), List.of(levels), List.of());
    }

    @Override
    public Optional<Source> source(ConnectionContext connection) {
        return Optional.of(this);
    }

    @Override
    public Intake receive(InboundRequest request) {
        List<IncomingEvent> events = new ArrayList<>();
        for (Level level : Json.read(request.body(), Level[].class)) {
            RawRecord record = new RawRecord(LEVELS, "level", level.id(), Json.write(level), Map.of());
            events.add(new IncomingEvent(level.id() + level.modifiedAt(), Optional.of(level.modifiedAt()), record));
        }
        return new Intake.Accepted(events);
    }

    @Override
    public Normalised normalise(RawRecord record) {
        return new Normalised.Changed(Json.read(record.body(), Level.class));
    }

    @Override
    public ReadResult read(String stream, String key, Http http) {
        return new ReadResult.Failed(new Failure.Transient("a warehouse only tells", false));
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
