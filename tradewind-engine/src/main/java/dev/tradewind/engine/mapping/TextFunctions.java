package dev.tradewind.engine.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts, names, addresses, lists: what shops keep in one field and back offices in three. */
final class TextFunctions {

    /** Longer than any street; keeps the patterns below from backtracking over a novel. */
    private static final int ADDRESS_CHARS_MAX = 300;

    private static final int TEXT_CHARS_MAX = 1_000_000;

    /** "Hauptstr. 5 b", "Rue de Rivoli 12-14", "Straße des 17. Juni 135, Hinterhaus". */
    private static final Pattern NUMBER_LAST = Pattern.compile(
            "(?<street>.*\\D)[\\s,]+(?<number>\\d+(?:\\s?[-/]\\s?\\d+)?)\\s?(?<addition>[a-zA-Z]?(?:[\\s,/-].*)?)");

    /** "221B Baker Street", "12, rue de Rivoli". */
    private static final Pattern NUMBER_FIRST =
            Pattern.compile("(?<number>\\d+(?:\\s?[-/]\\s?\\d+)?)(?<addition>[a-zA-Z]?)[\\s,]+(?<street>\\D.*)");

    private TextFunctions() {}

    static List<HubFunction> all() {
        return List.of(
                new HubFunction(
                        "list",
                        "<x:a>",
                        "$list(value)",
                        "Always a list: JSONata turns a list of one into its item, and an empty one into nothing.",
                        TextFunctions::list),
                new HubFunction(
                        "cut",
                        "<xn:s>",
                        "$cut(text, most)",
                        "At most that many characters, for fields with a limit. Nothing stays nothing.",
                        TextFunctions::cut),
                new HubFunction(
                        "splitStreet",
                        "<x:o>",
                        "$splitStreet(text)",
                        "'Hauptstr. 5b' as {street, number, addition}; what is not there is an empty text.",
                        TextFunctions::splitStreet),
                new HubFunction(
                        "splitName",
                        "<x:o>",
                        "$splitName(text)",
                        "'Anna Maria Berg' as {first, last}; 'Berg, Anna' too.",
                        TextFunctions::splitName),
                new HubFunction(
                        "pad",
                        "<s-ns?:s>",
                        "$pad(text, width, filler?)",
                        "As in JSONata, bounded.",
                        TextFunctions::pad),
                new HubFunction(
                        "join", "<xs?:s>", "$join(list, separator?)", "As in JSONata, bounded.", TextFunctions::join));
    }

    private static Object list(Arguments arguments) {
        return new java.util.ArrayList<Object>(arguments.list(0));
    }

    private static @Nullable Object cut(Arguments arguments) {
        int most = arguments.whole(1, 0, TEXT_CHARS_MAX);
        if (!arguments.has(0)) {
            return null;
        }
        String text = arguments.text(0);
        // By code points: half an emoji is no character for any system.
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }

    private static Object splitStreet(Arguments arguments) {
        String text = arguments.text(0, "").strip();
        if (text.length() <= ADDRESS_CHARS_MAX) {
            for (Pattern shape : List.of(NUMBER_FIRST, NUMBER_LAST)) {
                Matcher matcher = shape.matcher(text);
                if (matcher.matches()) {
                    return parts(matcher);
                }
            }
        }
        return street(text, "", "");
    }

    private static Object parts(Matcher matcher) {
        String addition = matcher.group("addition").strip().replaceFirst("^[,/-]\\s*", "");
        return street(matcher.group("street").strip(), matcher.group("number").replace(" ", ""), addition);
    }

    private static Map<String, Object> street(String street, String number, String addition) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("street", street.replaceFirst("[\\s,]+$", ""));
        result.put("number", number);
        result.put("addition", addition);
        return result;
    }

    private static Object splitName(Arguments arguments) {
        String text = arguments.text(0, "").strip();
        int comma = text.indexOf(',');
        int space = text.lastIndexOf(' ');
        Map<String, Object> result = new LinkedHashMap<>();
        if (comma >= 0) {
            result.put("first", text.substring(comma + 1).strip());
            result.put("last", text.substring(0, comma).strip());
        } else {
            result.put("first", space < 0 ? "" : text.substring(0, space).strip());
            result.put("last", text.substring(space + 1));
        }
        return result;
    }

    private static @Nullable Object pad(Arguments arguments) {
        int width = arguments.whole(1, -TEXT_CHARS_MAX, TEXT_CHARS_MAX);
        if (!arguments.has(0)) {
            return null;
        }
        String text = arguments.text(0);
        String filler = arguments.text(2, " ");
        int missing = Math.abs(width) - text.codePointCount(0, text.length());
        if (missing <= 0 || filler.isEmpty()) {
            return text;
        }
        int[] characters = filler.codePoints().toArray();
        StringBuilder padding = new StringBuilder();
        for (int i = 0; i < missing; i++) {
            padding.appendCodePoint(characters[i % characters.length]);
        }
        return width > 0 ? text + padding : padding + text;
    }

    private static @Nullable Object join(Arguments arguments) {
        if (!arguments.has(0)) {
            return null;
        }
        String separator = arguments.text(1, "");
        StringBuilder joined = new StringBuilder();
        boolean first = true;
        for (Object item : arguments.list(0)) {
            if (!(item instanceof String text)) {
                throw arguments.fault("every item must be a text");
            }
            joined.append(first ? "" : separator).append(text);
            first = false;
            Evaluation.current().checkText(joined.length());
        }
        return joined.toString();
    }
}
