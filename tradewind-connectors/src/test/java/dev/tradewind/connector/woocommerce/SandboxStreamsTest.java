package dev.tradewind.connector.woocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.BackfillRange;
import dev.tradewind.api.ConnectionContext;
import dev.tradewind.api.Failure;
import dev.tradewind.api.HttpCall;
import dev.tradewind.api.HttpResult;
import dev.tradewind.api.IncomingEvent;
import dev.tradewind.api.Normalised;
import dev.tradewind.api.PageResult;
import dev.tradewind.api.RawRecord;
import dev.tradewind.api.ReadResult;
import dev.tradewind.api.Source;
import dev.tradewind.api.json.Json;
import dev.tradewind.api.model.Booking;
import dev.tradewind.api.model.Entity;
import dev.tradewind.api.model.Note;
import dev.tradewind.api.model.Order;
import dev.tradewind.api.model.Review;
import dev.tradewind.api.model.Subscription;
import dev.tradewind.api.model.SubscriptionRef;
import dev.tradewind.api.model.SystemStatus;
import dev.tradewind.sandbox.store.Plugin;
import dev.tradewind.sandbox.store.SandboxStore;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every stream over real HTTP, against the sandbox store. */
class SandboxStreamsTest {

    private final SandboxStore store = SandboxStore.builder()
            .plugins(Plugin.SUBSCRIPTIONS, Plugin.BOOKINGS)
            .start();
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> calls = new ArrayList<>();
    private final Source source = new WooCommerceConnector().source(context()).orElseThrow();

    @AfterEach
    void close() {
        client.close();
        store.close();
    }

    /** What a backfill finds, a read of one finds too, and a sweep reads without an error. */
    @Test
    void everyListOfTheStore_canBeGoneThrough() {
        order();
        for (ListStream stream : new ListStreams(java.net.URI.create(store.url())).all()) {
            List<IncomingEvent> events = existing(stream.name());
            sweep(stream.name(), Optional.empty());
            for (IncomingEvent event : events.subList(0, Math.min(2, events.size()))) {
                Entity entity = entity(event.record());
                ReadResult.Found found = (ReadResult.Found)
                        source.read(stream.name(), event.record().key(), this::send);
                assertThat(entity(found.event().record()).id())
                        .as(stream.name())
                        .isEqualTo(entity.id());
            }
        }
    }

    @Test
    void note_isFoundThoughItsOrderDidNotChange() {
        int order = order();
        Optional<String> cursor = sweep("order-notes", Optional.empty()).cursor();
        cursor = sweep("order-notes", cursor).cursor();
        post("orders/" + order + "/notes", Map.of("note", "rang twice", "customer_note", true));
        calls.clear();

        Swept swept = sweep("order-notes", cursor);

        assertThat(swept.entities())
                .filteredOn(entity -> entity instanceof Note note && note.text().equals("rang twice"))
                .first()
                .isInstanceOfSatisfying(Note.class, note -> {
                    assertThat(note.orderId()).isEqualTo(String.valueOf(order));
                    assertThat(note.forCustomer()).isTrue();
                });
        assertThat(calls)
                .as("changed orders, recent ones, notes of each")
                .hasSizeLessThanOrEqualTo(2 + 1 + NoteReading.RECENT_AT_ONCE);
        assertThat(calls.stream().filter(call -> call.contains("/orders?")))
                .allMatch(call -> call.contains("_fields="));
    }

    @Test
    void subscription_isSwept_andItsRenewalNamesIt() {
        Optional<String> cursor = sweep("subscriptions", Optional.empty()).cursor();
        Optional<String> orders = sweep("orders", Optional.empty()).cursor();
        int id = store.subscriptions()
                .create(Map.of(
                        "status", "active",
                        "billing_period", "month",
                        "payment_method", "bacs",
                        "next_payment_date", "2030-12-20 17:00:00",
                        "fee_lines", List.of(Map.of("name", "Fee", "total", "9.99"))));
        int renewal = store.subscriptions().renew(id);

        Subscription subscription =
                (Subscription) sweep("subscriptions", cursor).entities().getLast();
        Order order = (Order) sweep("orders", orders).entities().getLast();

        assertThat(subscription.id()).isEqualTo(String.valueOf(id));
        assertThat(subscription.status()).isEqualTo("active");
        assertThat(subscription.schedule().period()).isEqualTo("month");
        assertThat(subscription.schedule().nextPaymentAt()).isNotNull();
        assertThat(order.id()).isEqualTo(String.valueOf(renewal));
        assertThat(order.subscriptions()).containsExactly(new SubscriptionRef("renewal", String.valueOf(id)));
    }

    @Test
    void booking_hasTheHoursOfTheShopsClock() {
        Optional<String> cursor = sweep("bookings", Optional.empty()).cursor();
        int id = store.bookings()
                .book(Map.of("start", 1795168800, "end", 1795172400, "status", "confirmed", "cost", "30"));

        Booking booking = (Booking) sweep("bookings", cursor).entities().getFirst();

        assertThat(booking.id()).isEqualTo(String.valueOf(id));
        assertThat(booking.start()).isEqualTo("2026-11-20T10:00:00");
        assertThat(booking.end()).isEqualTo("2026-11-20T11:00:00");
        assertThat(booking.cost()).isEqualTo("30");
    }

    @Test
    void storeWithoutThePlugins_saysSo_andOtherStreamsGoOn() {
        store.plugins(Set.of(Plugin.WOOCOMMERCE));

        for (String stream : List.of("subscriptions", "bookings")) {
            PageResult.Failed failed = (PageResult.Failed) source.changes(stream, Optional.empty(), this::send);
            assertThat(failed.failure()).isInstanceOf(Failure.Rejected.class);
            assertThat(failed.failure().reason()).contains("is not active there");
        }
        assertThat(source.changes("orders", Optional.empty(), this::send)).isInstanceOf(PageResult.Page.class);
    }

    @Test
    void systemStatus_isVersionsThemeAndPlugins() {
        SystemStatus status =
                (SystemStatus) entity(existing("system-status").getFirst().record());

        assertThat(status.shopVersion()).isNotBlank();
        assertThat(status.plugins()).isNotEmpty();
        assertThat(status.orderStorage()).isEqualTo("hpos");
    }

    @Test
    void review_isReadWithItsProduct() {
        Map<String, Object> raw = Map.of(
                "id", 5,
                "date_created", "2026-11-20T18:00:00",
                "date_created_gmt", "2026-11-20T17:00:00",
                "product_id", 10,
                "product_name", "Espresso",
                "status", "hold",
                "reviewer", "Anna",
                "reviewer_email", "anna@example.test",
                "rating", 4,
                "verified", true);
        RawRecord record = new RawRecord(
                "reviews", "review.swept", "5", Json.write(raw), Map.of(Events.READ_AT, "2026-11-20T17:01:00Z"));

        Review review = (Review) entity(record);

        assertThat(review.productId()).isEqualTo("10");
        assertThat(review.status()).isEqualTo("hold");
        assertThat(review.rating()).isEqualTo("4");
        assertThat(review.extra()).isEmpty();
    }

    private record Swept(List<Entity> entities, Optional<String> cursor) {}

    private Swept sweep(String stream, Optional<String> from) {
        List<Entity> entities = new ArrayList<>();
        Optional<String> cursor = from;
        boolean more = true;
        while (more) {
            PageResult.Page page = page(source.changes(stream, cursor, this::send));
            page.events().forEach(event -> entities.add(entity(event.record())));
            cursor = Optional.of(page.cursor());
            more = page.more();
        }
        return new Swept(entities, cursor);
    }

    private List<IncomingEvent> existing(String stream) {
        List<IncomingEvent> events = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        boolean more = true;
        while (more) {
            PageResult.Page page = page(source.existing(stream, BackfillRange.ALL, cursor, this::send));
            events.addAll(page.events());
            cursor = Optional.of(page.cursor());
            more = page.more();
        }
        return events;
    }

    private static PageResult.Page page(PageResult result) {
        assertThat(result).isInstanceOf(PageResult.Page.class);
        return (PageResult.Page) result;
    }

    private Entity entity(RawRecord record) {
        Normalised normalised = source.normalise(record);
        assertThat(normalised).isInstanceOf(Normalised.Changed.class);
        return ((Normalised.Changed) normalised).entity();
    }

    private int order() {
        return store.createOrder(
                Map.of("status", "processing", "fee_lines", List.of(Map.of("name", "Fee", "total", "9.99"))));
    }

    private void post(String path, Map<String, Object> body) {
        var access = dev.tradewind.connector.woocommerce.access.AccessSettings.of(
                context().settings());
        var api = new dev.tradewind.connector.woocommerce.access.StoreApi(
                access, context().clock());
        assertThat(api.send("POST", path, body, this::send)).isNotNull();
    }

    private ConnectionContext context() {
        return TestConnection.context(Map.of(
                "url", store.url(),
                "credentials.key", store.consumerKey(),
                "credentials.secret", store.consumerSecret(),
                "sweep-overlap", "5m"));
    }

    private HttpResult send(HttpCall call) {
        calls.add(call.url().toString());
        byte[] bytes = call.body();
        HttpRequest.BodyPublisher body =
                bytes == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(bytes);
        HttpRequest.Builder request = HttpRequest.newBuilder(call.url()).method(call.method(), body);
        call.headers().forEach(request::header);
        try {
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new HttpResult.Reply(
                    response.statusCode(), response.headers().map(), response.body());
        } catch (IOException e) {
            return new HttpResult.NoReply(true, "no answer");
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
