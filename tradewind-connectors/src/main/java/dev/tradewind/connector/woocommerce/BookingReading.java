package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.model.Booking;
import dev.tradewind.api.model.Persons;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads bookings of WooCommerce Bookings as canonical ones.
 *
 * <p>The plug-in writes times as seconds since 1970 and means the shop's own clock by them, whatever its time zone: so the
 * canonical ones are days and hours without a zone. {@code date_created} and {@code date_modified} are written likewise, and
 * are left in {@code extra}: no instant can be made of them.
 */
final class BookingReading {

    /** The year 9999; more would be no time. */
    private static final long SECONDS_MAX = 253_402_300_799L;

    private BookingReading() {}

    static Booking read(Fields booking, ListStream.Seen seen) {
        booking.drop("id"); // The key has it.
        return new Booking(
                seen.key(),
                booking.label("status"),
                booking.reference("product_id"),
                booking.reference("resource_id"),
                booking.reference("customer_id"),
                booking.reference("order_id"),
                booking.reference("order_item_id"),
                booking.reference("parent_id"),
                wallClock(booking, "start"),
                wallClock(booking, "end"),
                booking.flag("all_day"),
                booking.text("local_timezone"),
                booking.numberIfAny("cost"),
                persons(booking),
                seen.at(),
                booking.rest());
    }

    private static @Nullable String wallClock(Fields booking, String name) {
        Object value = booking.peek(name);
        if (!(value instanceof Integer || value instanceof Long)) {
            return booking.peek(name) instanceof String ? booking.text(name) : null;
        }
        long seconds = ((Number) value).longValue();
        if (seconds <= 0 || seconds > SECONDS_MAX) {
            return null; // Stays where it was.
        }
        booking.drop(name);
        return LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC).format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
    }

    // By kind, or one number without kinds, which PHP writes as a list.
    private static List<Persons> persons(Fields booking) {
        List<Persons> persons = new ArrayList<>();
        if (booking.peek("person_counts") instanceof List<?> counts && !counts.isEmpty()) {
            Fields numbered = new Fields("booking.person_counts", numbered(counts));
            booking.drop("person_counts");
            counted(numbered, persons);
            return persons;
        }
        Fields counts = booking.objectIfAny("person_counts");
        counted(counts, persons);
        if (!counts.rest().isEmpty()) {
            booking.put("person_counts", counts.rest());
        }
        return persons;
    }

    private static Map<String, @Nullable Object> numbered(List<?> counts) {
        Map<String, @Nullable Object> numbered = new LinkedHashMap<>();
        counts.forEach(count -> numbered.put(String.valueOf(numbered.size()), count));
        return numbered;
    }

    private static void counted(Fields counts, List<Persons> persons) {
        for (String type : List.copyOf(counts.rest().keySet())) {
            BigDecimal count = counts.numberIfAny(type);
            if (count != null) {
                persons.add(new Persons(type, count));
            }
        }
    }
}
