package dev.tradewind.app.chaos;

import dev.tradewind.api.BackfillRange;
import dev.tradewind.api.CensusResult;
import dev.tradewind.api.ConnectionContext;
import dev.tradewind.api.Connector;
import dev.tradewind.api.ConnectorDescription;
import dev.tradewind.api.Destination;
import dev.tradewind.api.Http;
import dev.tradewind.api.HttpResult;
import dev.tradewind.api.InboundRequest;
import dev.tradewind.api.Intake;
import dev.tradewind.api.Normalised;
import dev.tradewind.api.PageResult;
import dev.tradewind.api.RawRecord;
import dev.tradewind.api.ReadResult;
import dev.tradewind.api.Source;
import dev.tradewind.api.WebhookCare;
import dev.tradewind.app.server.ProgramConnectors;
import dev.tradewind.app.server.ProgramWith;
import dev.tradewind.engine.Connectors;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The program's connectors, to whose readings a store's answers are dated by the clock of the test. The sandbox cannot do that
 * itself: its HTTP server dates by the machine's clock, and a sweep goes by such dates.
 */
final class StoreClock {

    private static final String WOOCOMMERCE = "woocommerce";

    private final InstantSource clock;

    private StoreClock(InstantSource clock) {
        this.clock = clock;
    }

    static Connectors of(InstantSource clock) {
        ProgramConnectors program = new ProgramConnectors();
        Connector undated = program.builtIn(WOOCOMMERCE).orElseThrow();
        return new ProgramWith(WOOCOMMERCE, new StoreClock(clock).new Dated(undated), program);
    }

    private Http dated(Http http) {
        return call -> switch (http.send(call)) {
            case HttpResult.Reply reply -> dated(reply);
            case HttpResult.NoReply none -> none;
        };
    }

    private HttpResult dated(HttpResult.Reply reply) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(reply.headers());
        headers.put(
                "Date",
                List.of(DateTimeFormatter.RFC_1123_DATE_TIME.format(
                        clock.instant().atOffset(ZoneOffset.UTC))));
        return new HttpResult.Reply(reply.status(), headers, reply.body());
    }

    private final class Dated implements Connector {

        private final Connector connector;

        Dated(Connector connector) {
            this.connector = connector;
        }

        @Override
        public ConnectorDescription description() {
            return connector.description();
        }

        @Override
        public Optional<Source> source(ConnectionContext connection) {
            return connector.source(connection).map(DatedSource::new);
        }

        @Override
        public Optional<Destination> destination(ConnectionContext connection) {
            return connector.destination(connection);
        }

        @Override
        public Optional<WebhookCare> webhookCare(ConnectionContext connection) {
            return connector.webhookCare(connection);
        }
    }

    private final class DatedSource implements Source {

        private final Source source;

        DatedSource(Source source) {
            this.source = source;
        }

        @Override
        public Intake receive(InboundRequest request) {
            return source.receive(request);
        }

        @Override
        public Normalised normalise(RawRecord record) {
            return source.normalise(record);
        }

        @Override
        public ReadResult read(String stream, String key, Http http) {
            return source.read(stream, key, dated(http));
        }

        @Override
        public PageResult changes(String stream, Optional<String> cursor, Http http) {
            return source.changes(stream, cursor, dated(http));
        }

        @Override
        public PageResult existing(String stream, BackfillRange range, Optional<String> cursor, Http http) {
            return source.existing(stream, range, cursor, dated(http));
        }

        @Override
        public CensusResult census(String stream, Optional<String> cursor, Http http) {
            return source.census(stream, cursor, dated(http));
        }
    }
}
