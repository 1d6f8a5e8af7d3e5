package dev.tradewind.connector.woocommerce;

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
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** The reading side of one store. */
final class WooCommerceSource implements Source {

    private final WebhookIntake intake;
    private final OrderNormaliser normaliser;
    private final StoreApi api;
    private final OrderSweep sweep;
    private final OrderBackfill backfill;

    WooCommerceSource(StoreSettings settings, InstantSource clock) {
        this.intake = new WebhookIntake(settings.webhookSecrets());
        this.normaliser = new OrderNormaliser(settings.url());
        this.api = new StoreApi(settings, clock);
        this.sweep = new OrderSweep(api, settings.overlap(), clock);
        this.backfill = new OrderBackfill(api);
    }

    @Override
    public Intake receive(InboundRequest request) {
        return intake.receive(request);
    }

    @Override
    public Normalised normalise(RawRecord record) {
        return normaliser.normalise(record);
    }

    @Override
    public ReadResult read(String stream, String key, Http http) {
        if (!isOrders(stream)) {
            return new ReadResult.Failed(notRead(stream));
        }
        // A blank id would ask for the list of all orders, and take its first for the answer.
        if (!RecordHead.isId(key)) {
            return new ReadResult.Failed(
                    new Failure.Rejected("an order's id is a whole number above 0", Optional.empty()));
        }
        return switch (api.get("orders/" + key, Map.of(), http)) {
            case StoreApi.Answer.Failed failed -> new ReadResult.Failed(failed.failure());
            case StoreApi.Answer.Missing missing ->
                new ReadResult.Missing(Events.of(
                        stream,
                        Events.MISSING,
                        new RecordHead(key, Optional.empty()),
                        missing.reply().body(),
                        Map.of()));
            case StoreApi.Answer.Json json -> found(stream, key, json.reply().body());
        };
    }

    @Override
    public PageResult changes(String stream, Optional<String> cursor, Http http) {
        return isOrders(stream) ? sweep.changes(cursor, http) : new PageResult.Failed(notRead(stream));
    }

    @Override
    public PageResult existing(String stream, BackfillRange range, Optional<String> cursor, Http http) {
        return isOrders(stream) ? backfill.existing(range, cursor, http) : new PageResult.Failed(notRead(stream));
    }

    // A cache that answers with another order, or half of one, must not pass for it.
    private static ReadResult found(String stream, String key, byte[] body) {
        RecordHead head = RecordHead.of(body, false);
        return head.id().equals(key)
                ? new ReadResult.Found(Events.of(stream, Events.READ, head, body, Map.of()))
                : new ReadResult.Failed(
                        new Failure.Transient("the answer is not order " + key + ", or was cut off", true));
    }

    private static boolean isOrders(String stream) {
        return stream.equals(WooCommerceConnector.ORDERS);
    }

    private static Failure notRead(String stream) {
        return new Failure.Rejected("stream " + stream + " is not read yet; there is: orders", Optional.empty());
    }
}
