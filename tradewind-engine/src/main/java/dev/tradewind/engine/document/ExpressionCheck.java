package dev.tradewind.engine.document;

import dev.tradewind.api.ExpressionFault;
import dev.tradewind.api.Nearest;
import dev.tradewind.engine.mapping.JsonataExpressions;
import dev.tradewind.engine.mapping.Shape;
import dev.tradewind.engine.mapping.UnknownField;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks the JSONata in documents without running it. */
final class ExpressionCheck {

    /** A function that is given a name of ours as its first argument, written out. */
    private static final Pattern NAMED = Pattern.compile("\\$(table|boundId)\\(\\s*(?:'([^'\\\\]*)'|\"([^\"\\\\]*)\")");

    private final JsonataExpressions expressions = JsonataExpressions.forChecking();

    /** One mistake in an expression; {@code offset} from 0, or -1. */
    record Mistake(int offset, String message, @Nullable String hint) {}

    /**
     * Where an expression stands.
     *
     * @param variables what it may use
     * @param record what it is evaluated on
     * @param result what is made of it
     */
    record Place(Set<String> variables, Shape record, Shape result) {}

    /** Syntax, unknown functions and variables, fields that the record never has, and members that the result must not have. */
    List<Mistake> check(String source, Place place) {
        Set<String> variables = place.variables();
        try {
            expressions.compile(source);
        } catch (ExpressionFault fault) {
            return List.of(new Mistake(fault.offset(), String.valueOf(fault.getMessage()), null));
        }
        List<Mistake> mistakes = new ArrayList<>();
        for (ExpressionFault unknown : expressions.unknownNames(source, variables)) {
            String hint = near(source, unknown, variables);
            mistakes.add(new Mistake(unknown.offset(), String.valueOf(unknown.getMessage()), hint));
        }
        expressions.unknownFields(source, place.record()).forEach(unknown -> mistakes.add(of(unknown)));
        expressions.unknownMembers(source, place.result()).forEach(unknown -> mistakes.add(of(unknown)));
        return mistakes;
    }

    private static Mistake of(UnknownField unknown) {
        return new Mistake(unknown.offset(), unknown.message(), Nearest.hint(unknown.name(), unknown.valid()));
    }

    /** Unknown tables and connections, where they are written out. */
    static List<Mistake> names(String source, Collection<String> tables, Collection<String> connections) {
        List<Mistake> mistakes = new ArrayList<>();
        Matcher named = NAMED.matcher(source);
        while (named.find()) {
            String name = named.group(2) != null ? named.group(2) : named.group(3);
            boolean isTable = named.group(1).equals("table");
            Collection<String> valid = isTable ? tables : connections;
            if (!valid.contains(name)) {
                String message = "there is no %s '%s'".formatted(isTable ? "table" : "connection", name);
                mistakes.add(new Mistake(named.start(), message, Nearest.hint(name, valid)));
            }
        }
        return mistakes;
    }

    private @Nullable String near(String source, ExpressionFault unknown, Set<String> variables) {
        int end = unknown.offset() + 1;
        while (end < source.length() && Character.isJavaIdentifierPart(source.charAt(end))) {
            end++;
        }
        Set<String> valid = new TreeSet<>();
        boolean called = source.substring(end).stripLeading().startsWith("(");
        (called ? expressions.functionNames() : variables).forEach(name -> valid.add("$" + name));
        return Nearest.hint(source.substring(unknown.offset(), end), valid);
    }
}
