package dev.tradewind.engine.document;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** YAML with the places where it stands. */
sealed interface YamlNode {

    Position at();

    /** As a tree of {@link dev.tradewind.api.json.Json}. */
    @Nullable
    Object tree();

    /** How a scalar was written, which tells where in the file its characters stand. */
    enum Style {
        PLAIN,
        QUOTED,
        LITERAL,
        FOLDED
    }

    /** A text, number, switch or nothing. Only what is written plainly is anything but a text. */
    record Scalar(String text, Style style, Position at) implements YamlNode {

        private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9]\\d{0,98})");
        private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9]\\d{0,48})\\.\\d{1,48}");

        /** As YAML 1.2 has it: {@code yes}, {@code 0123} and {@code 1e3} are texts. */
        @Override
        public @Nullable Object tree() {
            if (style != Style.PLAIN) {
                return text;
            }
            return switch (text) {
                case "", "~", "null" -> null;
                case "true" -> true;
                case "false" -> false;
                default -> number();
            };
        }

        private Object number() {
            if (WHOLE.matcher(text).matches()) {
                var whole = new BigInteger(text);
                if (whole.bitLength() < 32) {
                    return whole.intValueExact();
                }
                return whole.bitLength() < 64 ? (Object) whole.longValueExact() : whole;
            }
            return DECIMAL.matcher(text).matches() ? new BigDecimal(text) : text;
        }
    }

    record Sequence(List<YamlNode> items, Position at) implements YamlNode {
        @Override
        public Object tree() {
            List<@Nullable Object> list = new ArrayList<>();
            items.forEach(item -> list.add(item.tree()));
            return list;
        }
    }

    /** One field of a mapping. */
    record Field(String name, Position nameAt, YamlNode value) {}

    record Mapping(List<Field> fields, Position at) implements YamlNode {

        @Override
        public Map<String, @Nullable Object> tree() {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            fields.forEach(field -> map.putIfAbsent(field.name(), field.value().tree()));
            return map;
        }

        Optional<Field> field(String name) {
            return fields.stream().filter(f -> f.name().equals(name)).findFirst();
        }

        Optional<YamlNode> value(String name) {
            return field(name).map(Field::value);
        }
    }

    /** The node below this one at a dotted path; this one where the path leads nowhere. */
    default YamlNode down(List<String> path) {
        YamlNode node = this;
        for (String step : path) {
            YamlNode next = switch (node) {
                case Mapping mapping -> mapping.value(step).orElse(null);
                case Sequence list ->
                    step.matches("\\d{1,9}")
                                    && Integer.parseInt(step) < list.items().size()
                            ? list.items().get(Integer.parseInt(step))
                            : null;
                case Scalar ignored -> null;
            };
            if (next == null) {
                return node;
            }
            node = next;
        }
        return node;
    }
}
