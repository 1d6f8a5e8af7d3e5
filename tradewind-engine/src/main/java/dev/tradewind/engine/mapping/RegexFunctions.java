package dev.tradewind.engine.mapping;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Utils;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** JSONata's functions on regular expressions, kept to the time limit of their evaluation. */
final class RegexFunctions {

    private RegexFunctions() {}

    static List<HubFunction> all() {
        return List.of(
                new HubFunction(
                        "match", "<s-fn?:a>", "$match(text, /…/, limit?)", "As in JSONata.", RegexFunctions::match),
                new HubFunction(
                        "contains", "<s-(sf):b>", "$contains(text, part)", "As in JSONata.", RegexFunctions::contains),
                new HubFunction(
                        "replace",
                        "<s-(sf)(sf)n?:s>",
                        "$replace(text, part, by, limit?)",
                        "As in JSONata.",
                        RegexFunctions::replace),
                new HubFunction(
                        "split",
                        "<s-(sf)n?:a>",
                        "$split(text, separator, limit?)",
                        "As in JSONata.",
                        RegexFunctions::split));
    }

    static List<@Nullable Object> groups(Matcher matcher) {
        List<@Nullable Object> groups = new ArrayList<>();
        for (int i = 1; i <= matcher.groupCount(); i++) {
            groups.add(matcher.group(i));
        }
        return groups;
    }

    private static @Nullable Object match(Arguments arguments) {
        int limit = limit(arguments, 2);
        if (!arguments.has(0)) {
            return null;
        }
        Matcher matcher = regex(arguments).matcher(arguments.text(0));
        List<Object> matches = Utils.createSequence();
        while (matches.size() < limit && matcher.find()) {
            Map<String, Object> match = new LinkedHashMap<>();
            match.put("match", matcher.group());
            match.put("index", matcher.start());
            match.put("groups", groups(matcher));
            matches.add(match);
            Evaluation.current().checkList(matches.size());
        }
        return matches;
    }

    private static @Nullable Object contains(Arguments arguments) {
        if (!arguments.has(0)) {
            return null;
        }
        return arguments.get(1) instanceof GuardedRegex regex
                ? regex.matcher(arguments.text(0)).find()
                : arguments.text(0).contains(arguments.text(1));
    }

    private static @Nullable Object split(Arguments arguments) {
        int limit = limit(arguments, 2);
        if (!arguments.has(0)) {
            return null;
        }
        String text = arguments.text(0);
        if (!(arguments.get(1) instanceof GuardedRegex regex)) {
            List<String> parts = Functions.split(text, arguments.text(1), limit);
            Evaluation.current().checkList(parts.size());
            return parts;
        }
        List<String> parts = new ArrayList<>();
        Matcher matcher = regex.matcher(text);
        int from = 0;
        while (matcher.find()) {
            if (matcher.end() > 0) { // An empty match at the start separates nothing.
                parts.add(text.substring(from, matcher.start()));
                from = matcher.end();
            }
            Evaluation.current().checkList(parts.size());
        }
        parts.add(text.substring(from));
        return parts.size() > limit ? new ArrayList<>(parts.subList(0, limit)) : parts;
    }

    private static @Nullable Object replace(Arguments arguments) {
        int limit = limit(arguments, 3);
        if (!arguments.has(0)) {
            return null;
        }
        return arguments.get(1) instanceof GuardedRegex regex
                ? replaceMatches(arguments, regex, limit)
                : replaceText(arguments, limit);
    }

    private static String replaceText(Arguments arguments, int limit) {
        String text = arguments.text(0);
        String part = arguments.text(1);
        String by = arguments.text(2);
        if (part.isEmpty()) {
            throw arguments.fault("argument 2 must not be empty");
        }
        StringBuilder result = new StringBuilder();
        int from = 0;
        int done = 0;
        for (int at = text.indexOf(part); at >= 0 && done < limit; at = text.indexOf(part, from)) {
            result.append(text, from, at).append(by);
            from = at + part.length();
            done++;
            Evaluation.current().checkText(result.length());
        }
        return result.append(text, from, text.length()).toString();
    }

    private static String replaceMatches(Arguments arguments, GuardedRegex regex, int limit) {
        String text = arguments.text(0);
        Matcher matcher = regex.matcher(text);
        StringBuilder result = new StringBuilder();
        int from = 0;
        int done = 0;
        while (done < limit && matcher.find()) {
            result.append(text, from, matcher.start()).append(replacement(arguments, matcher));
            from = matcher.end();
            done++;
            Evaluation.current().checkText(result.length());
        }
        return result.append(text, from, text.length()).toString();
    }

    private static String replacement(Arguments arguments, Matcher matcher) {
        return arguments.get(2) instanceof String template ? filled(template, matcher) : computed(arguments, matcher);
    }

    private static String computed(Arguments arguments, Matcher matcher) {
        Map<String, Object> match = new LinkedHashMap<>();
        match.put("match", matcher.group());
        match.put("start", matcher.start());
        match.put("end", matcher.end());
        match.put("groups", groups(matcher));
        try {
            if (Functions.funcApply(arguments.get(2), List.of(match)) instanceof String text) {
                return text;
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) { // The library declares Throwable and throws none but the two above.
            throw new IllegalStateException(e);
        }
        throw arguments.fault("argument 3 must give a text for every match");
    }

    /** {@code $1} is the first group, {@code $0} the whole match, {@code $$} a dollar; a group that does not exist is empty. */
    private static String filled(String template, Matcher matcher) {
        StringBuilder result = new StringBuilder();
        int i = 0;
        while (i < template.length()) {
            char c = template.charAt(i);
            char next = i + 1 < template.length() ? template.charAt(i + 1) : ' ';
            if (c == '$' && next == '$') {
                result.append('$');
                i += 2;
            } else if (c == '$' && next >= '0' && next <= '9') {
                i = group(template, i + 1, matcher, result);
            } else {
                result.append(c);
                i++;
            }
        }
        return result.toString();
    }

    /** Takes as many digits as name a group that exists, as JSONata does: with 3 groups, {@code $12} is group 1 and a 2. */
    private static int group(String template, int from, Matcher matcher, StringBuilder result) {
        int number = template.charAt(from) - '0';
        int i = from + 1;
        while (i < template.length() && template.charAt(i) >= '0' && template.charAt(i) <= '9') {
            int longer = number * 10 + template.charAt(i) - '0';
            if (longer > matcher.groupCount()) {
                break;
            }
            number = longer;
            i++;
        }
        String text = number <= matcher.groupCount() ? matcher.group(number) : null;
        result.append(text == null ? "" : text);
        return i;
    }

    private static GuardedRegex regex(Arguments arguments) {
        if (arguments.get(1) instanceof GuardedRegex regex) {
            return regex;
        }
        throw arguments.fault("argument 2 must be a regular expression: /…/");
    }

    private static int limit(Arguments arguments, int position) {
        return arguments.has(position) ? arguments.whole(position, 0, Integer.MAX_VALUE) : Integer.MAX_VALUE;
    }
}
