package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.BackfillRange;
import dev.tradewind.api.CensusResult;
import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.api.InboundRequest;
import dev.tradewind.api.Intake;
import dev.tradewind.api.Normalised;
import dev.tradewind.api.PageResult;
import dev.tradewind.api.RawRecord;
import dev.tradewind.api.ReadResult;
import dev.tradewind.api.Source;
import dev.tradewind.connector.woocommerce.access.StoreApi;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The reading side of one store. */
final class WooCommerceSource implements Source {

    /** How one stream is read and understood. */
    private record Stream(RecordNormaliser normaliser, RecordReading one, StreamReading many, Census census) {}

    private final WebhookIntake intake;
    private final StoreStreams names;
    private final Map<String, Stream> streams = new HashMap<>();

    WooCommerceSource(StoreSettings settings, StoreStreams table, InstantSource clock) {
        this.intake = new WebhookIntake(settings.webhookSecrets());
        this.names = table;
        StoreApi api = new StoreApi(settings.access(), clock);
        for (StoreStream stream : table.all()) {
            StreamReading many = many(api, stream, settings.overlap(), clock);
            streams.put(
                    stream.name(),
                    new Stream(
                            new RecordNormaliser(stream),
                            new RecordReading(api, stream),
                            many,
                            new Census(api, stream)));
        }
    }

    private static StreamReading many(StoreApi api, StoreStream stream, Duration overlap, InstantSource clock) {
        return switch (stream.listing()) {
            case CHANGED, CREATED -> new TimedReading(api, stream, overlap, clock);
            case WITH_VARIATIONS ->
                new VariationReading(api, stream, new TimedReading(api, stream, overlap, clock), overlap);
            case BY_ID -> new IdReading(api, stream, overlap, clock);
        };
    }

    @Override
    public Intake receive(InboundRequest request) {
        return intake.receive(request);
    }

    @Override
    public Normalised normalise(RawRecord record) {
        Stream stream = streams.get(record.stream());
        return stream == null
                ? new Normalised.Ignored("stream " + record.stream() + " is not read yet")
                : stream.normaliser().normalise(record);
    }

    @Override
    public ReadResult read(String stream, String key, Http http) {
        Stream known = streams.get(stream);
        return known == null
                ? new ReadResult.Failed(notRead(stream))
                : known.one().read(key, http);
    }

    @Override
    public PageResult changes(String stream, Optional<String> cursor, Http http) {
        Stream known = streams.get(stream);
        return known == null
                ? new PageResult.Failed(notRead(stream))
                : known.many().changes(cursor, http);
    }

    @Override
    public PageResult existing(String stream, BackfillRange range, Optional<String> cursor, Http http) {
        Stream known = streams.get(stream);
        return known == null
                ? new PageResult.Failed(notRead(stream))
                : known.many().existing(range, cursor, http);
    }

    @Override
    public CensusResult census(String stream, Optional<String> cursor, Http http) {
        Stream known = streams.get(stream);
        return known == null
                ? new CensusResult.Failed(notRead(stream))
                : known.census().census(cursor, http);
    }

    /** Variations are in no list of products. */
    @Override
    public boolean isCounted(String stream, Map<String, ?> entity) {
        return !(stream.equals(StoreStreams.PRODUCTS) && entity.containsKey("parentId"));
    }

    private Failure notRead(String stream) {
        return new Failure.Rejected(
                "stream %s is not read yet; there are: %s".formatted(stream, names.names()), Optional.empty());
    }
}
