package dev.tradewind.connector.woocommerce.write;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a field of an input may hold, and how the store is told. */
sealed interface Kind {

    /** As tables of documentation name it. */
    String shown();

    /** The fields that it has, in the words of JSON Schema; empty if any. */
    default Map<String, Object> schema() {
        return SCALAR;
    }

    /** What has no fields; numbers may be written as texts. */
    Map<String, Object> SCALAR = Map.of("type", List.of("string", "number", "boolean"));

    /**
     * Reads a value that is there.
     *
     * @throws Unfit if it cannot be meant
     */
    Object read(String path, Object value);

    /** What has been read, as the store takes it. */
    default Object told(Object read) {
        return read;
    }

    /** What the store takes for a value that shall no longer be there. */
    default @Nullable Object cleared() {
        return "";
    }

    /** A text; numbers are taken as they are written. */
    record Text(int charsMax) implements Kind {
        @Override
        public String shown() {
            return "text";
        }

        @Override
        public Object read(String path, Object value) {
            String text = switch (value) {
                case String string -> string;
                case BigDecimal number -> number.toPlainString();
                case Number number -> number.toString();
                default -> throw new Unfit(path, "must be a text");
            };
            if (text.length() > charsMax) {
                throw new Unfit(path, "has more than " + charsMax + " characters");
            }
            return text;
        }
    }

    /** A text of which one word has another name in the store. */
    record Renamed(String ours, String theirs) implements Kind {
        @Override
        public String shown() {
            return "text";
        }

        @Override
        public Object read(String path, Object value) {
            if (value instanceof String text) {
                return text.strip();
            }
            throw new Unfit(path, "must be a text");
        }

        @Override
        public Object told(Object read) {
            return read.equals(ours) ? theirs : read;
        }
    }

    /** One of a few words. The store refuses others, but not inside a batch. */
    record Choice(List<String> words) implements Kind {
        @Override
        public String shown() {
            return String.join(", ", words);
        }

        @Override
        public Object read(String path, Object value) {
            if (value instanceof String text && words.contains(text)) {
                return text;
            }
            throw new Unfit(path, "must be one of " + shown());
        }
    }

    /** A number that the store keeps as it is written: an amount of money, a weight. */
    record Decimal(boolean mayBeNegative) implements Kind {

        private static final int INTEGER_DIGITS_MAX = 12;
        private static final int DECIMALS_MAX = 6;

        @Override
        public String shown() {
            return "number";
        }

        @Override
        public Object read(String path, Object value) {
            BigDecimal number = number(path, value);
            if (number.signum() < 0 && !mayBeNegative) {
                throw new Unfit(path, "is below zero");
            }
            BigDecimal plain = number.stripTrailingZeros();
            if (plain.scale() > DECIMALS_MAX || plain.precision() - plain.scale() > INTEGER_DIGITS_MAX) {
                throw new Unfit(
                        path, "has more than %d digits, or %d decimals".formatted(INTEGER_DIGITS_MAX, DECIMALS_MAX));
            }
            return number;
        }

        @Override
        public Object told(Object read) {
            return ((BigDecimal) read).toPlainString();
        }
    }

    /** A whole number, which the store takes as a number and not as a text. */
    record Whole(long least, long most) implements Kind {
        @Override
        public String shown() {
            return "whole number";
        }

        @Override
        public Object read(String path, Object value) {
            BigDecimal number = number(path, value).stripTrailingZeros();
            if (number.scale() > 0) {
                throw new Unfit(path, "must be whole, and this is " + number.toPlainString());
            }
            if (number.compareTo(BigDecimal.valueOf(least)) < 0 || number.compareTo(BigDecimal.valueOf(most)) > 0) {
                throw new Unfit(path, "must be between %d and %d".formatted(least, most));
            }
            return number.longValueExact();
        }

        @Override
        public @Nullable Object cleared() {
            return null;
        }
    }

    /** Yes or no. */
    record Flag() implements Kind {
        @Override
        public String shown() {
            return "true, false";
        }

        @Override
        public Object read(String path, Object value) {
            if (value instanceof Boolean) {
                return value;
            }
            throw new Unfit(path, "must be true or false");
        }

        @Override
        public @Nullable Object cleared() {
            return false;
        }
    }

    /** A moment, ISO 8601 with its offset. The store is told in GMT, with {@code between} between date and time. */
    record Moment(String between) implements Kind {

        @Override
        public String shown() {
            return "time";
        }

        @Override
        public Object read(String path, Object value) {
            try {
                return OffsetDateTime.parse(value.toString()).toInstant();
            } catch (DateTimeException e) {
                throw new Unfit(path, "must be a time with its offset, for example 2026-03-01T12:00:00Z");
            }
        }

        @Override
        public Object told(Object read) {
            return DateTimeFormatter.ofPattern("yyyy-MM-dd'" + between + "'HH:mm:ss")
                    .format(((Instant) read).atOffset(ZoneOffset.UTC));
        }
    }

    /** An object of its own. */
    record Part(Shape shape) implements Kind {
        @Override
        public String shown() {
            return "object";
        }

        @Override
        public Object read(String path, Object value) {
            if (value instanceof Map<?, ?> tree) {
                return shape.read(path, tree);
            }
            throw new Unfit(path, "must be an object");
        }

        @Override
        public Map<String, Object> schema() {
            return shape.schema();
        }

        @Override
        public Object told(Object read) {
            return ((Input) read).told();
        }
    }

    /** A list, each item of one kind. A single value counts as a list of it, since JSONata makes no difference. */
    record Items(Kind item) implements Kind {

        /** Far above what a person would look at in a product or an order. */
        private static final int ITEMS_MAX = 1_000;

        @Override
        public String shown() {
            return "list: " + item.shown();
        }

        @Override
        public Map<String, Object> schema() {
            return Map.of("type", "array", "items", item.schema());
        }

        @Override
        public Object read(String path, Object value) {
            List<?> items = value instanceof List<?> list ? list : List.of(value);
            if (items.size() > ITEMS_MAX) {
                throw new Unfit(path, "has more than " + ITEMS_MAX + " items");
            }
            List<Object> read = new ArrayList<>();
            for (int i = 0; i < items.size(); i++) {
                String at = path + "[" + i + "]";
                Object one = items.get(i);
                if (one == null) {
                    throw new Unfit(at, "is null");
                }
                read.add(item.read(at, one));
            }
            return List.copyOf(read);
        }

        @Override
        public Object told(Object read) {
            return ((List<?>) read).stream().map(item::told).toList();
        }

        @Override
        public Object cleared() {
            return List.of();
        }
    }

    /** A text, or an object: whichever it is. */
    record Either(Text text, Part part) implements Kind {
        @Override
        public String shown() {
            return text.shown() + " or " + part.shown();
        }

        /** The fields of the object, if it is one. */
        @Override
        public Map<String, Object> schema() {
            return part.schema();
        }

        @Override
        public Object read(String path, Object value) {
            return value instanceof Map<?, ?> ? part.read(path, value) : text.read(path, value);
        }
    }

    /** Whatever it is; a plug-in knows. */
    record Free() implements Kind {
        @Override
        public String shown() {
            return "anything";
        }

        @Override
        public Map<String, Object> schema() {
            return Map.of();
        }

        @Override
        public Object read(String path, Object value) {
            return value;
        }
    }

    private static BigDecimal number(String path, Object value) {
        try {
            return new BigDecimal(value.toString().strip());
        } catch (NumberFormatException e) {
            throw new Unfit(path, "is not a number");
        }
    }
}
