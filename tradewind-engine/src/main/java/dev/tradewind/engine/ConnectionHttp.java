package dev.tradewind.engine;

import dev.tradewind.api.Http;
import dev.tradewind.api.HttpCall;
import dev.tradewind.api.HttpResult;
import dev.tradewind.api.json.Json;
import dev.tradewind.engine.base.Priority;
import dev.tradewind.engine.document.Document.ConnectionDocument;
import dev.tradewind.engine.document.Document.Tls;
import dev.tradewind.engine.http.HttpGateway;
import dev.tradewind.engine.http.HttpLimits;
import dev.tradewind.engine.http.Masking;
import dev.tradewind.engine.http.Pace;
import dev.tradewind.engine.http.PacedHttp;
import dev.tradewind.engine.http.RecordingHttp;
import dev.tradewind.engine.http.Trust;
import dev.tradewind.engine.sync.HttpOpener;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** The HTTP of one connection: limited in time and size, trusting whom it may, at its pace, recorded and masked. */
final class ConnectionHttp implements HttpOpener, AutoCloseable {

    /** Whoever is nudged goes on by itself; longer than this a call whose answer nobody waits for takes no place. */
    private static final Duration BRIEFLY = Duration.ofSeconds(5);

    private final Trust trust;
    private final HttpGateway gateway;
    private final HttpGateway brief;
    private final Pace pace;
    private final Masking masking;
    private final InstantSource clock;

    /**
     * HTTP as the connection's document says.
     *
     * @throws IllegalArgumentException if its certificates cannot be used; the message says why
     */
    ConnectionHttp(ConnectionDocument document, Pace pace, Masking masking, InstantSource clock) {
        Tls tls = document.rules().tls();
        HttpLimits limits = HttpLimits.DEFAULT.withExchange(document.limits().timeout());
        this.trust = Trust.of(tls.ca(), tls.pin());
        this.gateway = new HttpGateway(limits, trust);
        this.brief = new HttpGateway(limits.withExchange(BRIEFLY), trust);
        this.pace = pace;
        this.masking = masking;
        this.clock = clock;
    }

    @Override
    public Recorded open(Priority priority) {
        return recorded(PacedHttp.of(gateway, pace, priority));
    }

    @Override
    public Recorded openBriefly() {
        return recorded(PacedHttp.unmeasured(brief, pace));
    }

    @Override
    public Optional<Instant> certificateValidUntil() {
        return trust.validUntil();
    }

    private Recorded recorded(Http http) {
        var recording = new RecordingHttp(http, masking, clock);
        return new Recorded() {
            @Override
            public HttpResult send(HttpCall call) {
                return recording.send(call);
            }

            @Override
            public HttpResult sendElsewhere(HttpCall call) {
                return recording.sendElsewhere(call);
            }

            @Override
            public String exchanges() {
                return Json.text(recording.exchanges());
            }
        };
    }

    @Override
    public void close() {
        gateway.close();
        brief.close();
    }
}
