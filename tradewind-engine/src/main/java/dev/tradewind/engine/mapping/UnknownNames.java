package dev.tradewind.engine.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds variables and functions that nobody defines. JSONata takes an unknown variable for nothing and notices an unknown
 * function only when it is called: a typing mistake would show with the first order, or never.
 */
final class UnknownNames {

    /** JSONata's own, as of version 2. */
    static final Set<String> BUILT_IN = Set.of(
            "sum",
            "count",
            "max",
            "min",
            "average",
            "string",
            "substring",
            "substringBefore",
            "substringAfter",
            "lowercase",
            "uppercase",
            "length",
            "trim",
            "formatNumber",
            "formatBase",
            "formatInteger",
            "parseInteger",
            "number",
            "floor",
            "ceil",
            "round",
            "abs",
            "sqrt",
            "power",
            "boolean",
            "not",
            "map",
            "zip",
            "filter",
            "single",
            "reduce",
            "sift",
            "keys",
            "lookup",
            "append",
            "exists",
            "spread",
            "merge",
            "reverse",
            "each",
            "error",
            "assert",
            "type",
            "sort",
            "distinct",
            "base64encode",
            "base64decode",
            "encodeUrlComponent",
            "encodeUrl",
            "decodeUrlComponent",
            "decodeUrl",
            "toMillis",
            "fromMillis",
            "clone");

    /** What may hold a dollar sign that names nothing: comments, texts, quoted names. */
    private static final Pattern NOT_CODE =
            Pattern.compile("/\\*.*?\\*/|\"(?:[^\"\\\\]|\\\\.)*+\"|'(?:[^'\\\\]|\\\\.)*+'|`[^`]*+`", Pattern.DOTALL);

    private static final Pattern NAME = Pattern.compile("\\$([A-Za-z_][A-Za-z0-9_]*)");

    /** {@code $x := …}, {@code function($x, $y)}, {@code @$x}, {@code #$x}. */
    private static final Pattern DEFINED =
            Pattern.compile("\\$(\\w+)\\s*:=|[@#]\\s*\\$(\\w+)|(?:function|λ)\\s*\\(([^)]*)\\)");

    private UnknownNames() {}

    /**
     * One name that nobody defines.
     *
     * @param offset of the {@code $}, from 0
     */
    record Unknown(String name, int offset) {}

    static List<Unknown> in(String source, Set<String> known) {
        String code = blanked(source);
        Set<String> defined = defined(code);
        List<Unknown> unknown = new ArrayList<>();
        Matcher names = NAME.matcher(code);
        while (names.find()) {
            String name = names.group(1);
            if (!known.contains(name) && !BUILT_IN.contains(name) && !defined.contains(name)) {
                unknown.add(new Unknown(name, names.start()));
            }
        }
        return unknown;
    }

    private static String blanked(String source) {
        return NOT_CODE.matcher(source)
                .replaceAll(part -> " ".repeat(part.group().length()));
    }

    private static Set<String> defined(String code) {
        Set<String> defined = new HashSet<>();
        Matcher definitions = DEFINED.matcher(code);
        while (definitions.find()) {
            for (int group = 1; group <= 2; group++) {
                if (definitions.group(group) != null) {
                    defined.add(definitions.group(group));
                }
            }
            if (definitions.group(3) != null) {
                NAME.matcher(definitions.group(3)).results().forEach(p -> defined.add(p.group(1)));
            }
        }
        return defined;
    }
}
