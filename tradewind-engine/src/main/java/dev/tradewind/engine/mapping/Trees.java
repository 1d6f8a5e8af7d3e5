package dev.tradewind.engine.mapping;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import dev.tradewind.api.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns what JSONata left behind into a tree as {@link Json} describes it. Made for one result. */
final class Trees {

    private final int nodesMax;
    private int nodes;

    private Trees(int nodesMax) {
        this.nodesMax = nodesMax;
    }

    /** A copy that shares nothing changeable with the input. */
    static @Nullable Object of(@Nullable Object result, Bounds bounds) {
        return new Trees(bounds.listItems()).convert(result, 0);
    }

    private @Nullable Object convert(@Nullable Object value, int depth) {
        if (++nodes > nodesMax) {
            throw new JException("the result has more than %d values".formatted(nodesMax), -1);
        }
        if (depth > Json.DEPTH_MAX) {
            throw new JException("the result nests deeper than %d".formatted(Json.DEPTH_MAX), -1);
        }
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Boolean flag -> flag;
            case Integer number -> number;
            case Long number -> number;
            case BigInteger number -> number;
            case BigDecimal number -> number;
            case Double number -> whole(Numbers.exact(number));
            case Map<?, ?> map -> object(map, depth);
            case List<?> list -> list(list, depth);
            default -> other(value);
        };
    }

    private static Number whole(BigDecimal number) {
        return number.scale() == 0 && number.precision() < 19 ? (Number) number.longValueExact() : number;
    }

    private static @Nullable Object other(Object value) {
        if (Jsonata.NULL_VALUE.equals(value)) {
            return null;
        }
        throw new JException("the result holds a function: parentheses forgotten, as in $now for $now()?", -1);
    }

    private Object object(Map<?, ?> map, int depth) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put(String.valueOf(key), convert(value, depth + 1)));
        return copy;
    }

    private Object list(List<?> list, int depth) {
        List<@Nullable Object> copy = new ArrayList<>(Math.min(list.size(), nodesMax));
        for (Object item : list) {
            copy.add(convert(item, depth + 1));
        }
        return copy;
    }
}
