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
import dev.tradewind.connector.woocommerce.database.StoreDatabase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;

/** The reading side of one store. */
final class WooCommerceSource implements Source {

    /** How one stream is read and understood. */
    private record Stream(
            Function<RawRecord, Normalised> normaliser,
            Predicate<Map<String, ?>> listed,
            BiFunction<String, Http, ReadResult> one,
            StreamReading many,
            Optional<DatabaseCensus> census) {}

    private final WebhookIntake intake;
    private final Map<String, Stream> streams = new LinkedHashMap<>();

    WooCommerceSource(StoreSettings settings, StoreStreams table, ListStreams lists, InstantSource clock) {
        this.intake = new WebhookIntake(settings.webhookSecrets());
        StoreApi store = new StoreApi(settings.access(), clock);
        StoreDatabase database = settings.database().map(StoreDatabase::new).orElse(null);
        for (StoreStream stream : table.all()) {
            StoreApi api = stream.plugin().map(store::of).orElse(store);
            StreamReading byApi = many(api, stream, settings.overlap(), clock);
            StreamReading many = new DatabaseBackfill(stream, byApi, database);
            streams.put(
                    stream.name(),
                    new Stream(
                            new RecordNormaliser(stream)::normalise,
                            stream::isListed,
                            new RecordReading(api, stream)::read,
                            many,
                            Optional.of(new DatabaseCensus(stream, new Census(api, stream), database))));
        }
        lists.all().forEach(stream -> streams.put(stream.name(), list(store, stream, settings.overlap(), clock)));
    }

    private static Stream list(StoreApi store, ListStream stream, Duration overlap, InstantSource clock) {
        StoreApi api = stream.plugin().map(store::of).orElse(store);
        return new Stream(
                new ListNormaliser(stream)::normalise,
                entity -> true,
                new ListRecordReading(api, stream, clock)::read,
                stream.shape() instanceof ListShape.ByOrder
                        ? new NoteReading(api, stream, overlap, clock)
                        : new ListSweep(api, stream, clock),
                Optional.empty());
    }

    private static StreamReading many(StoreApi api, StoreStream stream, Duration overlap, InstantSource clock) {
        return switch (stream.listing()) {
            case CHANGED, CREATED -> TimedReading.of(api, stream, overlap, clock);
            case WITH_VARIATIONS ->
                new VariationReading(api, stream, TimedReading.ofUndated(api, stream, overlap, clock), overlap);
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
                : stream.normaliser().apply(record);
    }

    @Override
    public ReadResult read(String stream, String key, Http http) {
        Stream known = streams.get(stream);
        return known == null
                ? new ReadResult.Failed(notRead(stream))
                : known.one().apply(key, http);
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

    /** What no list shows is missing from every census, and not gone for that. */
    @Override
    public boolean isCounted(String stream, Map<String, ?> entity) {
        Stream known = streams.get(stream);
        return known == null || known.listed().test(entity);
    }

    @Override
    public CensusResult census(String stream, Optional<String> cursor, Http http) {
        Stream known = streams.get(stream);
        return known == null || known.census().isEmpty()
                ? new CensusResult.Failed(notRead(stream))
                : known.census().get().census(cursor, http);
    }

    /** A refund that is deleted moves neither its order's time of change nor a webhook (recorded). */
    @Override
    public Map<String, String> shownBy(String stream, Map<String, ?> gone) {
        return stream.equals(StoreStreams.REFUNDS) && gone.get("orderId") instanceof String order
                ? Map.of(StoreStreams.ORDERS, order)
                : Map.of();
    }

    private Failure notRead(String stream) {
        return new Failure.Rejected(
                "stream %s is not read yet; there are: %s".formatted(stream, String.join(", ", streams.keySet())),
                Optional.empty());
    }
}
