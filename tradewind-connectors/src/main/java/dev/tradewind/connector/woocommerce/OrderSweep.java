package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.Http;
import dev.tradewind.api.IncomingEvent;
import dev.tradewind.api.PageResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds the orders that changed since the last look, those in the trash included.
 *
 * <p>Each sweep reads the list twice, because the store hides the trash from every other list: first all statuses, then the
 * trash. Each has its own mark: the latest time of change seen, by the store's clock. A pass begins {@code overlap}
 * before its mark, since an order that is saved slowly appears with a time that has passed already. Once a pass that long
 * after the last change has found nothing more, the next ones begin right at the mark, so that a quiet shop is not asked for
 * the same orders again and again.
 *
 * <p>Times of change are compared with each other only. The store's Date header says where to begin, and keeps an
 * order with a time in the future from moving the mark there; our own clock measures durations.
 */
final class OrderSweep {

    private static final String LIVE = "any";
    private static final String TRASH = "trash";

    private final StoreApi api;
    private final OrderPages pages;
    private final Duration overlap;
    private final InstantSource clock;

    OrderSweep(StoreApi api, Duration overlap, InstantSource clock) {
        this.api = api;
        this.pages = new OrderPages(api, OrderPages.By.MODIFIED);
        this.overlap = overlap;
        this.clock = clock;
    }

    PageResult changes(Optional<String> cursor, Http http) {
        return cursor.isEmpty() ? begin(http) : next(SweepCursor.parse(cursor.get()), http);
    }

    /** Asks for the time there. */
    private PageResult begin(Http http) {
        Map<String, String> query = Map.of("per_page", "1", "_fields", "id");
        return switch (api.get("orders", query, http)) {
            case StoreApi.Answer.Failed failed -> new PageResult.Failed(failed.failure());
            case StoreApi.Answer.Missing missing -> begun(missing.reply().header("Date"));
            case StoreApi.Answer.Json json -> begun(json.reply().header("Date"));
        };
    }

    private PageResult begun(Optional<String> date) {
        Instant now = date.flatMap(StoreTime::parseHeader).orElseGet(clock::instant);
        SweepPass pass = SweepPass.from(StoreTime.second(now), clock.instant());
        return page(List.of(), new SweepCursor(pass, pass, false), true, OptionalLong.empty());
    }

    private PageResult next(SweepCursor cursor, Http http) {
        SweepPass pass = cursor.current().started(overlap, clock.instant());
        OrderPages.Position position = pass.position();
        return switch (pages.read(position, cursor.inTrash() ? TRASH : LIVE, null, http)) {
            case OrderPages.Step.Failed failed -> new PageResult.Failed(failed.failure());
            case OrderPages.Step.Read read -> read(cursor, pass, read);
        };
    }

    private PageResult read(SweepCursor cursor, SweepPass pass, OrderPages.Step.Read read) {
        Instant storeTime = read.storeTime().orElseGet(clock::instant);
        SweepPass seen = pass.seen(read.orders(), storeTime);
        OrderPages.Position next = read.next();
        boolean trashFollows = next == null && !cursor.inTrash();
        SweepCursor after = next == null
                ? cursor.withCurrent(seen.ended(overlap, clock.instant())).turned()
                : cursor.withCurrent(seen.at(next));
        return page(events(read.orders()), after, next != null || trashFollows, read.remaining());
    }

    private static PageResult page(List<IncomingEvent> events, SweepCursor cursor, boolean more, OptionalLong total) {
        return new PageResult.Page(events, cursor.text(), more, total);
    }

    private static List<IncomingEvent> events(List<OrderPages.Found> orders) {
        return orders.stream()
                .map(found ->
                        Events.of(WooCommerceConnector.ORDERS, Events.SWEPT, found.head(), found.body(), Map.of()))
                .toList();
    }
}
