package dev.tradewind.connector.woocommerce;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The properties of one object, taken out one by one; {@link #rest} is what nobody took.
 *
 * <p>The store writes "nothing" as null, as an empty text, as the id 0, and PHP writes an empty object as a list: all of
 * them are null, or empty, here.
 */
final class Fields {

    /** Far more than any amount has, and few enough that writing it out stays cheap. */
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,30}(\\.\\d{0,30})?");

    private final String path;
    private final Map<String, @Nullable Object> left;

    Fields(String path, @Nullable Object tree) {
        this.path = path;
        this.left = new LinkedHashMap<>();
        if (tree instanceof Map<?, ?> object) {
            object.forEach((name, value) -> left.put((String) name, value));
        } else if (tree != null && !(tree instanceof List<?> list && list.isEmpty())) {
            throw new UnexpectedShape(path, "is not an object");
        }
    }

    boolean has(String name) {
        return left.containsKey(name);
    }

    @Nullable
    String text(String name) {
        return switch (left.remove(name)) {
            case null -> null;
            case String text -> text.isEmpty() ? null : text;
            case Number number -> number.toString();
            default -> throw unexpected(name, "is not a text");
        };
    }

    /** A text that must be there, without control characters: it will be looked for and shown. */
    String label(String name) {
        String text = text(name);
        if (text == null || text.isBlank()) {
            throw missing(name);
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw unexpected(name, "contains control characters");
        }
        return text;
    }

    /** The id of something else; null for 0. */
    @Nullable
    String reference(String name) {
        String id = text(name);
        return "0".equals(id) ? null : id;
    }

    String id(String name) {
        String id = text(name);
        return id == null ? "" : id;
    }

    @Nullable
    BigDecimal number(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        if (!NUMBER.matcher(text).matches()) {
            throw unexpected(name, "is not a number");
        }
        return new BigDecimal(text);
    }

    /** An amount that must be there. */
    BigDecimal money(String name) {
        if (!has(name)) {
            throw missing(name);
        }
        BigDecimal amount = number(name);
        return amount == null ? BigDecimal.ZERO : amount;
    }

    /** An amount that old versions or plugins leave out. */
    BigDecimal moneyOrZero(String name) {
        return has(name) ? money(name) : BigDecimal.ZERO;
    }

    /** A number, where shops and plug-ins also write words: what is none stays where it was, for {@link #rest}. */
    @Nullable
    BigDecimal numberIfAny(String name) {
        Object value = left.get(name);
        boolean isNothing = value == null || value.equals("");
        boolean isNumber = (value instanceof String || value instanceof Number)
                && NUMBER.matcher(value.toString()).matches();
        return isNothing || isNumber ? number(name) : null;
    }

    /** Whether a property is true. Anything but true and false stays where it was, for {@link #rest}. */
    boolean flag(String name) {
        return left.get(name) instanceof Boolean && truth(name);
    }

    /** A list of texts or ids. If anything else is in it, or it is no list, it stays where it was, for {@link #rest}. */
    List<String> texts(String name) {
        Object value = left.get(name);
        if (value == null) {
            left.remove(name);
            return List.of();
        }
        if (!(value instanceof List<?> list)
                || !list.stream().allMatch(e -> e instanceof String || e instanceof Integer || e instanceof Long)) {
            return List.of();
        }
        left.remove(name);
        return list.stream().map(String::valueOf).toList();
    }

    /** As {@link #list}, but a value that is no list of objects stays where it was, for {@link #rest}. */
    <T> List<T> listIfAny(String name, Function<Fields, T> each) {
        Object value = left.get(name);
        boolean isObjects = value instanceof List<?> list && list.stream().allMatch(e -> e instanceof Map);
        return value == null || isObjects ? list(name, each) : List.of();
    }

    /** As {@link #object}, but a value that is neither an object nor nothing stays where it was, and nothing is in the result. */
    Fields objectIfAny(String name) {
        Object value = left.get(name);
        boolean isObject = value == null || value instanceof Map || (value instanceof List<?> list && list.isEmpty());
        return isObject ? object(name) : new Fields(path + "." + name, null);
    }

    /** Drops the shop's local time wherever the same time is there in UTC: it tells nothing else, and moves with every save. */
    void dropLocalTimes() {
        left.keySet().removeIf(name -> left.containsKey(name + "_gmt"));
    }

    boolean truth(String name) {
        return switch (left.remove(name)) {
            case null -> false;
            case Boolean truth -> truth;
            default -> throw unexpected(name, "is neither true nor false");
        };
    }

    @Nullable
    Instant time(String name) {
        String text = text(name);
        return text == null ? null : StoreTime.parse(text).orElseThrow(() -> unexpected(name, "is not a time"));
    }

    /** A time, where plug-ins also write other things: what is none stays where it was, for {@link #rest}. */
    @Nullable
    Instant timeIfAny(String name) {
        Object value = left.get(name);
        boolean isTime = value instanceof String text && StoreTime.parse(text).isPresent();
        return value == null || value.equals("") || isTime ? time(name) : null;
    }

    Fields object(String name) {
        return new Fields(path + "." + name, left.remove(name));
    }

    <T> List<T> list(String name, Function<Fields, T> each) {
        return switch (left.remove(name)) {
            case null -> List.of();
            case List<?> list -> {
                List<T> made = new ArrayList<>();
                for (Object element : list) {
                    made.add(each.apply(new Fields(path + "." + name + "[" + made.size() + "]", element)));
                }
                yield made;
            }
            default -> throw unexpected(name, "is not a list");
        };
    }

    @Nullable
    Object any(String name) {
        return left.remove(name);
    }

    /** Changes a property that is there and that nobody has taken. */
    void change(String name, UnaryOperator<@Nullable Object> change) {
        if (left.containsKey(name)) {
            left.put(name, change.apply(left.get(name)));
        }
    }

    /** What nobody has taken, without taking it. */
    @Nullable
    Object peek(String name) {
        return left.get(name);
    }

    /** Puts back what is left of a property. */
    void put(String name, @Nullable Object value) {
        left.put(name, value);
    }

    /** Takes a property out that the canonical model leaves out on purpose. */
    void drop(String name) {
        left.remove(name);
    }

    /** What nobody took; values may be null. */
    // The constructors of the model's records lose the @Nullable of a type argument when compiled: NullAway would
    // refuse it.
    @SuppressWarnings("NullAway")
    Map<String, Object> rest() {
        return left;
    }

    UnexpectedShape missing(String name) {
        return UnexpectedShape.missing(path + "." + name);
    }

    private UnexpectedShape unexpected(String name, String what) {
        return new UnexpectedShape(path + "." + name, what);
    }
}
