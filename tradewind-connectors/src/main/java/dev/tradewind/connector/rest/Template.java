package dev.tradewind.connector.rest;

import dev.tradewind.api.Expression;
import dev.tradewind.api.ExpressionFault;
import dev.tradewind.api.Expressions;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A text with JSONata in braces: {@code /orders/{$id}?ref={reference}}. Immutable, and safe for any thread. */
final class Template {

    private final List<Part> parts;

    private sealed interface Part {}

    /** What is not allowed in the path or query of an address; a percent sign is, before two hexadecimal digits. */
    private static final Pattern LITERAL = Pattern.compile("[^A-Za-z0-9\\-._~:/?@!$&'()*+,;=%]+|%(?![0-9A-Fa-f]{2})");

    private record Fixed(String text) implements Part {}

    private record Computed(String source, Expression expression) implements Part {}

    private Template(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /**
     * Compiles a template.
     *
     * @throws ExpressionFault if an expression is none, or a brace is not closed; the offset is in the whole text
     */
    static Template compile(String text, Expressions expressions) {
        List<Part> parts = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf('{', at);
            if (open < 0) {
                parts.add(new Fixed(text.substring(at)));
                break;
            }
            if (open > at) {
                parts.add(new Fixed(text.substring(at, open)));
            }
            int close = closing(text, open);
            parts.add(computed(text.substring(open + 1, close), open + 1, expressions));
            at = close + 1;
        }
        return new Template(parts);
    }

    private static Part computed(String source, int offset, Expressions expressions) {
        try {
            return new Computed(source, expressions.compile(source));
        } catch (ExpressionFault fault) {
            throw new ExpressionFault(String.valueOf(fault.getMessage()), offset + Math.max(0, fault.offset()));
        }
    }

    /** Braces nest, and those in quotes do not count. */
    private static int closing(String text, int open) {
        int depth = 0;
        char quote = 0;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return i;
            }
        }
        throw new ExpressionFault("the brace is not closed", open);
    }

    /**
     * An address: every computed part is percent-encoded, and none in the path may be empty or lead upwards, or the
     * request would go to another place than the file says.
     */
    String address(@Nullable Object input, Map<String, ? extends @Nullable Object> variables) {
        StringBuilder address = new StringBuilder();
        for (Part part : parts) {
            switch (part) {
                case Fixed fixed -> address.append(LITERAL.matcher(fixed.text()).replaceAll(Template::escaped));
                case Computed computed -> {
                    String value = value(computed, input, variables);
                    boolean inQuery = address.indexOf("?") >= 0;
                    if (!inQuery && (value.isEmpty() || value.equals(".") || value.equals(".."))) {
                        throw new ExpressionFault(
                                "{%s} gives '%s', which cannot stand in a path".formatted(computed.source(), value),
                                -1);
                    }
                    address.append(encoded(value));
                }
            }
        }
        return address.toString();
    }

    /** A file may hold any text; what cannot stand in an address is percent-encoded. */
    private static String escaped(MatchResult illegal) {
        return Matcher.quoteReplacement(encoded(illegal.group()));
    }

    /** Plain text, for a header: without line breaks, whatever the values hold. */
    String text(@Nullable Object input, Map<String, ? extends @Nullable Object> variables) {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            text.append(
                    switch (part) {
                        case Fixed fixed -> fixed.text();
                        case Computed computed -> value(computed, input, variables);
                    });
        }
        return text.toString().replaceAll("[^\\x20-\\x7E\\xA0-\\xFF]", " ");
    }

    private static String value(
            Computed computed, @Nullable Object input, Map<String, ? extends @Nullable Object> variables) {
        return switch (computed.expression().evaluate(input, variables)) {
            case String text -> text;
            case BigDecimal number -> number.toPlainString();
            case Number number -> number.toString();
            case Boolean flag -> flag.toString();
            case null -> "";
            default -> throw new ExpressionFault("{%s} gives no text".formatted(computed.source()), -1);
        };
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }
}
