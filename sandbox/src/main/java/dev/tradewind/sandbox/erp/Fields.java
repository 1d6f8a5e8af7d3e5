package dev.tradewind.sandbox.erp;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One object of a request, read strictly: a missing or ill-typed field is refused with its path.
 *
 * @param path of this object, empty for the root; such as {@code lines[2]}
 */
record Fields(String path, Map<String, @Nullable Object> map) {

    private static final int TEXT_MAX = 500;
    private static final int DIGITS_MAX = 25;
    private static final int LIST_MAX = 1_000;

    static Fields root(Map<String, @Nullable Object> map) {
        return new Fields("", map);
    }

    String name(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    boolean has(String key) {
        return map.get(key) != null;
    }

    String text(String key) {
        Object value = map.get(key);
        if (!(value instanceof String text) || text.isBlank()) {
            throw Refusal.invalid(name(key), name(key) + " is required and must be a text that is not empty");
        }
        if (text.length() > TEXT_MAX) {
            throw Refusal.invalid(name(key), name(key) + " must have at most " + TEXT_MAX + " characters");
        }
        return text;
    }

    String currency(String key) {
        String text = text(key);
        if (!text.matches("[A-Z]{3}")) {
            throw Refusal.invalid(name(key), name(key) + " must be an ISO 4217 code such as EUR, was \"" + text + "\"");
        }
        return text;
    }

    String email(String key) {
        String text = text(key);
        if (!text.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
            throw Refusal.invalid(name(key), name(key) + " must be an e-mail address");
        }
        return text;
    }

    String instant(String key) {
        String text = text(key);
        try {
            return OffsetDateTime.parse(text).toInstant().toString();
        } catch (DateTimeException e) {
            throw Refusal.invalid(
                    name(key), name(key) + " must be a date and time with an offset, such as 2026-11-20T17:00:00Z");
        }
    }

    /** An amount of at most two decimals: a number or a text. */
    BigDecimal amount(String key) {
        BigDecimal amount = decimal(key);
        if (amount.stripTrailingZeros().scale() > 2) {
            throw Refusal.invalid(
                    name(key), name(key) + " must have at most 2 decimals, was " + amount.toPlainString());
        }
        return amount.setScale(2);
    }

    BigDecimal amountOrZero(String key) {
        return has(key) ? amount(key) : new BigDecimal("0.00");
    }

    BigDecimal decimal(String key) {
        Object value = map.get(key);
        return switch (value) {
            case BigDecimal number -> decimal(key, number);
            case Integer number -> BigDecimal.valueOf(number);
            case Long number -> BigDecimal.valueOf(number);
            case String text -> decimal(key, text);
            case null -> throw Refusal.invalid(name(key), name(key) + " is required");
            default -> throw Refusal.invalid(name(key), name(key) + " must be a decimal number");
        };
    }

    private BigDecimal decimal(String key, BigDecimal number) {
        if (number.precision() > DIGITS_MAX || Math.abs(number.scale()) > DIGITS_MAX) {
            throw Refusal.invalid(name(key), name(key) + " must have at most " + DIGITS_MAX + " digits");
        }
        return number;
    }

    private BigDecimal decimal(String key, String text) {
        if (!text.matches("-?\\d{1,15}(\\.\\d{1,10})?")) {
            throw Refusal.invalid(name(key), name(key) + " must be a decimal number");
        }
        return new BigDecimal(text);
    }

    BigDecimal quantity(String key) {
        BigDecimal quantity = decimal(key);
        if (quantity.signum() <= 0) {
            throw Refusal.invalid(name(key), name(key) + " must be greater than 0, was " + quantity.toPlainString());
        }
        return quantity;
    }

    Fields object(String key) {
        if (map.get(key) instanceof Map<?, ?> object) {
            return new Fields(name(key), copy(object));
        }
        throw Refusal.invalid(name(key), name(key) + " is required and must be an object");
    }

    List<Fields> objects(String key) {
        if (!(map.get(key) instanceof List<?> list) || list.isEmpty() || list.size() > LIST_MAX) {
            throw Refusal.invalid(name(key), name(key) + " must be a list of 1 to " + LIST_MAX + " objects");
        }
        var objects = new ArrayList<Fields>();
        for (int i = 0; i < list.size(); i++) {
            String at = name(key) + "[" + i + "]";
            if (!(list.get(i) instanceof Map<?, ?> object)) {
                throw Refusal.invalid(at, at + " must be an object");
            }
            objects.add(new Fields(at, copy(object)));
        }
        return objects;
    }

    private static Map<String, @Nullable Object> copy(Map<?, ?> object) {
        var copy = new LinkedHashMap<String, @Nullable Object>();
        object.forEach((key, value) -> copy.put(String.valueOf(key), value));
        return copy;
    }
}
