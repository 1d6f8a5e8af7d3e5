package dev.tradewind.connector.woocommerce;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** The single values of a tree, each by its path: names and indexes. */
final class Leaves {

    private Leaves() {}

    /**
     * Paths of all values that say something.
     *
     * @param leftOut tells of an object and the name of one of its properties whether nobody need look there
     */
    static List<List<Object>> of(Object tree, BiPredicate<Map<?, ?>, Object> leftOut) {
        List<List<Object>> paths = new ArrayList<>();
        collect(tree, List.of(), paths, leftOut);
        return paths;
    }

    private static void collect(
            Object tree, List<Object> path, List<List<Object>> paths, BiPredicate<Map<?, ?>, Object> leftOut) {
        if (tree instanceof Map<?, ?> object) {
            object.forEach((name, value) -> {
                if (!leftOut.test(object, name)) {
                    collect(value, and(path, name), paths, leftOut);
                }
            });
        } else if (tree instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                collect(list.get(i), and(path, i), paths, leftOut);
            }
        } else if (tree != null && !tree.equals("")) {
            paths.add(path);
        }
    }

    private static List<Object> and(List<Object> path, Object step) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(step);
        return longer;
    }

    static Object at(Object tree, List<Object> path) {
        Object at = tree;
        for (Object step : path) {
            at = step instanceof Integer index ? ((List<?>) at).get(index) : ((Map<?, ?>) at).get(step);
        }
        return at;
    }

    /** The tree with another value at a path, of the same kind. */
    static Object with(Object tree, List<Object> path) {
        if (path.isEmpty()) {
            return changed(tree);
        }
        Object step = path.getFirst();
        List<Object> rest = path.subList(1, path.size());
        if (step instanceof Integer index) {
            List<Object> copy = new ArrayList<>((List<?>) tree);
            copy.set(index, with(copy.get(index), rest));
            return copy;
        }
        Map<Object, Object> copy = new LinkedHashMap<>((Map<?, ?>) tree);
        copy.put(step, with(copy.get(step), rest));
        return copy;
    }

    private static Object changed(Object value) {
        return switch (value) {
            case Boolean truth -> !truth;
            case Integer number -> number + 1;
            case BigDecimal number -> number.add(BigDecimal.ONE);
            case String text when text.matches("\\d{4}-\\d\\d-\\d\\dT.*") -> "2025" + text.substring(4);
            case String text when text.matches("-?\\d+(\\.\\d+)?") -> "7" + text.replace("-", "");
            case String text -> text + "x";
            default -> throw new AssertionError("a value of " + value.getClass());
        };
    }
}
