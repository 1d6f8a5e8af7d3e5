package dev.tradewind.api.model;

import dev.tradewind.api.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The entities of the canonical model, by the words that streams and schemas call them. */
public final class Entities {

    /** What has no place in the model. */
    public static final String PLAIN = "plain-record";

    private static final Map<String, Class<? extends Entity>> ALL = Stream.of(
                    Order.class,
                    Product.class,
                    Customer.class,
                    Coupon.class,
                    Refund.class,
                    Lead.class,
                    Subscription.class,
                    Booking.class,
                    Note.class,
                    Term.class,
                    Attribute.class,
                    Review.class,
                    TaxRate.class,
                    ShippingZone.class,
                    PaymentGateway.class,
                    Setting.class,
                    Report.class,
                    SystemStatus.class,
                    Content.class,
                    User.class,
                    CalendarEvent.class,
                    PlainRecord.class)
            .collect(Collectors.toUnmodifiableMap(Entity::nameOf, type -> type));

    private Entities() {}

    /** Every word, in the order of the alphabet. */
    public static List<String> words() {
        return ALL.keySet().stream().sorted().toList();
    }

    /** The class of a word; empty if the model has no such entity. */
    public static Optional<Class<? extends Entity>> find(String word) {
        return Optional.ofNullable(ALL.get(word));
    }

    /** The properties that every entity of a class has, by its schema. */
    public static List<String> required(Class<? extends Entity> type) {
        return schema(type).get("required") instanceof List<?> names
                ? names.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** The published JSON Schema of a class, draft 2020-12. Read from the program each time. */
    public static Map<String, @Nullable Object> schema(Class<? extends Entity> type) {
        String name = Entity.nameOf(type) + ".schema.json";
        try (InputStream in = Entities.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the program");
            }
            return Json.readObject(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
