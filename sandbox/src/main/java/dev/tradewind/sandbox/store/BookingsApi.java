package dev.tradewind.sandbox.store;

import dev.tradewind.sandbox.store.RecordIndex.Place;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The routes below /wc-bookings/v1, which the plug-in of that name adds: read from its documentation, not recorded.
 *
 * <p>Two traps of it are kept. Times are seconds of the site's wall clock as if that were GMT, so that they are wrong by
 * the site's offset for who takes them for instants. And a PUT takes resource_id only.
 */
final class BookingsApi {

    /** Statuses a list shows without being asked. in-cart and was-in-cart are only found by name. */
    private static final List<String> SHOWN =
            List.of("unpaid", "pending-confirmation", "confirmed", "paid", "cancelled", "complete");

    /** What a product that can be booked has beyond others, with what it is without being said. */
    private static final Map<String, Object> BOOKABLE = bookable();

    private static final Listing<Booking> LISTING =
            new Listing<>(b -> new Place(b.id, b.created.getEpochSecond(), b.modified.getEpochSecond()), true);

    private final Shop shop;
    private final ProductDesk products;
    private final ProductJson json;

    BookingsApi(Shop shop, ProductDesk products, ProductJson json) {
        this.shop = shop;
        this.products = products;
        this.json = json;
    }

    private static Map<String, Object> bookable() {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("duration_type", "fixed");
        fields.put("duration", 1);
        fields.put("duration_unit", "day");
        fields.put("cost", "");
        fields.put("block_cost", "");
        fields.put("qty", 1);
        fields.put("has_persons", false);
        fields.put("has_resources", false);
        fields.put("resource_ids", List.of());
        fields.put("requires_confirmation", false);
        return fields;
    }

    Reply list(Call call) {
        List<String> asked = call.request().params("status");
        List<String> statuses = asked.isEmpty() ? SHOWN : asked;
        Stream<Booking> wanted = shop.bookings.values().stream().filter(b -> statuses.contains(b.status));
        return new Page(call, url("bookings")).of(LISTING.select(shop, call, wanted), List.of(), false, this::tree);
    }

    Reply get(Call call) {
        return Reply.ok(tree(find(call.id(1), 404)));
    }

    /** Takes resource_id; whatever else is asked is passed over in silence. */
    Reply update(Call call) {
        Booking booking = find(call.id(1), 400);
        booking.resourceId = call.body().integer("resource_id", booking.resourceId);
        booking.modified = shop.time.now();
        return Reply.ok(tree(booking));
    }

    Reply delete(Call call) {
        Booking booking = find(call.id(1), 404);
        Map<String, @Nullable Object> before = tree(booking);
        shop.bookings.remove(booking.id);
        return Reply.ok(before);
    }

    Reply listProducts(Call call) {
        List<Product> found =
                shop.catalogue.all().stream().filter(BookingsApi::canBeBooked).toList();
        return new Page(call, url("products")).of(found, List.of(), false, this::product);
    }

    Reply getProduct(Call call) {
        return Reply.ok(product(findProduct(call)));
    }

    Reply createProduct(Call call) {
        Product product = products.create(call.body(), null);
        product.settings.put("type", "booking");
        describe(product, call.body());
        return Reply.created(product(product), url("products") + "/" + product.id);
    }

    Reply updateProduct(Call call) {
        Product product = findProduct(call);
        products.update(product, call.body());
        describe(product, call.body());
        return Reply.ok(product(product));
    }

    /**
     * Books a time.
     *
     * @param body the fields of an answer; start and end as seconds of the site's wall clock
     */
    Booking book(Tree body) {
        Instant start = instant(body, "start");
        Instant end = instant(body, "end");
        if (!end.isAfter(start)) {
            throw new RestError(400, "sandbox_booking", "A booking needs an end after its start, in seconds.");
        }
        var booking = new Booking(shop.ids.nextPost(), shop.time.now(), start, end);
        booking.allDay = body.flag("all_day", false);
        booking.cost = Objects.requireNonNullElse(body.decimal("cost"), BigDecimal.ZERO);
        booking.customerId = body.integer("customer_id", 0);
        booking.orderId = body.integer("order_id", 0);
        booking.orderItemId = body.integer("order_item_id", 0);
        booking.productId = body.integer("product_id", 0);
        booking.resourceId = body.integer("resource_id", 0);
        booking.status = body.text("status", "unpaid");
        Tree persons = body.child("person_counts");
        persons.map().keySet().forEach(type -> booking.persons.put(type, persons.integer(type, 0)));
        shop.bookings.put(booking.id, booking);
        shop.fire("action.woocommerce_new_booking", booking.id);
        return booking;
    }

    /** Moves a booking on, as paying, confirming, cancelling or the passing of its time does. */
    void setStatus(int id, String status) {
        Booking booking = find(id, 404);
        booking.status = status;
        booking.modified = shop.time.now();
        shop.fire("action.woocommerce_booking_" + status, booking.id);
    }

    private static boolean canBeBooked(Product product) {
        return product.type().equals("booking") && !product.trashed();
    }

    private static void describe(Product product, Tree body) {
        BOOKABLE.keySet().stream().filter(body::has).forEach(field -> product.settings.put(field, body.get(field)));
    }

    private Map<String, @Nullable Object> product(Product product) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>(json.product(product));
        BOOKABLE.forEach((field, usual) -> tree.put(field, product.settings.getOrDefault(field, usual)));
        tree.put("_links", Links.item(url("products") + "/" + product.id, url("products"), List.of("GET")));
        return tree;
    }

    private Product findProduct(Call call) {
        return shop.catalogue
                .find(call.id(1))
                .filter(BookingsApi::canBeBooked)
                .orElseThrow(() -> new RestError(404, "woocommerce_rest_product_invalid_id", "Invalid ID."));
    }

    private Booking find(int id, int statusIfUnknown) {
        Booking booking = shop.bookings.get(id);
        if (booking == null) {
            throw new RestError(statusIfUnknown, "woocommerce_rest_wc_booking_invalid_id", "Invalid ID.");
        }
        return booking;
    }

    private String url(String part) {
        return shop.url() + "/wp-json/wc-bookings/v1/" + part;
    }

    private Map<String, @Nullable Object> tree(Booking booking) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("id", booking.id);
        tree.put("all_day", booking.allDay);
        tree.put("cost", booking.cost.stripTrailingZeros().toPlainString());
        tree.put("customer_id", booking.customerId);
        tree.put("date_created", seconds(booking.created));
        tree.put("date_modified", seconds(booking.modified));
        tree.put("end", seconds(booking.end));
        tree.put("google_calendar_event_id", "0");
        tree.put("order_id", booking.orderId);
        tree.put("order_item_id", booking.orderItemId);
        tree.put("parent_id", 0);
        // PHP has no empty object: nobody counted is an empty list.
        tree.put("person_counts", booking.persons.isEmpty() ? List.of() : Map.copyOf(booking.persons));
        tree.put("product_id", booking.productId);
        tree.put("resource_id", booking.resourceId);
        tree.put("start", seconds(booking.start));
        tree.put("status", booking.status);
        tree.put("local_timezone", "");
        tree.put(
                "_links",
                Links.item(url("bookings") + "/" + booking.id, url("bookings"), List.of("GET", "PUT", "DELETE")));
        return tree;
    }

    private long seconds(Instant instant) {
        return instant.atZone(shop.time.zone()).toLocalDateTime().toEpochSecond(ZoneOffset.UTC);
    }

    private Instant instant(Tree body, String field) {
        try {
            return java.time.LocalDateTime.ofEpochSecond(body.integer(field, 0), 0, ZoneOffset.UTC)
                    .atZone(shop.time.zone())
                    .toInstant();
        } catch (DateTimeException e) {
            throw new RestError(400, "sandbox_booking", field + " must be seconds.");
        }
    }
}
