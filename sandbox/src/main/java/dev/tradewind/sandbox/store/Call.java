package dev.tradewind.sandbox.store;

import dev.tradewind.sandbox.http.Request;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;

/** One call of a REST route: the request, the ids in its path and its JSON body. */
record Call(Request request, Matcher path, Tree body) {

    /** A number of the path, counted from 1. */
    int id(int group) {
        String digits = path.group(group);
        return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }

    /** A word of the path, counted from 1. */
    String word(int group) {
        return path.group(group);
    }

    String param(String name, String otherwise) {
        return request.param(name).orElse(body.text(name, otherwise));
    }

    boolean flag(String name) {
        return List.of("1", "true").contains(param(name, ""));
    }

    /** A number of the query within limits; refused as WordPress refuses it. */
    int bounded(String name, int otherwise, int min, int max) {
        String text = param(name, String.valueOf(otherwise));
        if (!text.matches("-?\\d{1,9}")) {
            throw RestError.invalidParam(name, name + " is not of type integer.", "rest_invalid_type");
        }
        int number = Integer.parseInt(text);
        if (number < min || number > max) {
            String reason = max == Integer.MAX_VALUE
                    ? name + " must be greater than or equal to " + min
                    : name + " must be between " + min + " (inclusive) and " + max + " (inclusive)";
            throw RestError.invalidParam(name, reason, "rest_out_of_bounds");
        }
        return number;
    }

    void oneOf(String name, List<String> allowed) {
        request.param(name).filter(v -> !allowed.contains(v)).ifPresent(v -> {
            throw notOneOf(name, name, allowed);
        });
    }

    static RestError notOneOf(String name, String shownAs, List<String> allowed) {
        String list = String.join(", ", allowed.subList(0, allowed.size() - 1)) + ", and " + allowed.getLast();
        return RestError.invalidParam(name, shownAs + " is not one of " + list + ".", "rest_not_in_enum");
    }

    /** Places after the decimal point, of amounts in the answer. */
    int decimals() {
        return bounded("dp", 2, 0, 8);
    }

    static boolean isInteger(Object value) {
        return switch (value) {
            case Integer i -> true;
            case Long l -> true;
            case BigDecimal d -> d.stripTrailingZeros().scale() <= 0;
            case String s -> s.matches("-?\\d{1,9}");
            default -> false;
        };
    }
}
