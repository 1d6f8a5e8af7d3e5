package dev.tradewind.engine.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds paths that lead nowhere because the record never has such a field. JSONata takes them for nothing: a typing mistake
 * in a map would leave the field out of every record that is delivered.
 *
 * <p>Goes through the syntax tree with the shape that each part would have. Whatever that cannot tell (the result of most
 * functions, what a wildcard finds) is taken to have any field: what is reported is wrong, not everything wrong is reported.
 */
final class UnknownFields {

    /** Functions that hand each item of their first argument to a function. */
    private static final Set<String> EACH_ITEM = Set.of("map", "filter", "single", "sort");

    /** Functions whose result is made of items of their first argument. */
    private static final Set<String> SAME_ITEMS = Set.of("filter", "single", "sort", "reverse", "distinct");

    private final String source;
    private final Shape record;
    private final List<UnknownField> found = new ArrayList<>();

    private UnknownFields(String source, Shape record) {
        this.source = source;
        this.record = record;
    }

    /** @param source an expression that compiles */
    static List<UnknownField> in(String source, Shape record) {
        var walk = new UnknownFields(source, record);
        walk.shape(SyntaxNode.of(source), record, new Scope(null));
        return walk.found;
    }

    /** What variables hold. */
    private static final class Scope {

        private final @Nullable Scope outer;
        private final Map<String, Shape> variables = new HashMap<>();

        Scope(@Nullable Scope outer) {
            this.outer = outer;
        }

        void set(String variable, Shape shape) {
            variables.put(variable, shape);
        }

        Shape get(String variable) {
            Shape own = variables.get(variable);
            if (own != null) {
                return own;
            }
            return outer == null ? Shape.ANYTHING : outer.get(variable);
        }
    }

    /** Looks through a node and gives the shape of its result, evaluated on {@code input}. */
    private Shape shape(SyntaxNode node, Shape input, Scope scope) {
        Shape result = switch (node.type()) {
            case "path" -> path(node, input, scope);
            case "name" -> field(node, input);
            case "variable" -> variable(node.value(), input, scope);
            case "block" -> last(node.expressions(), input, new Scope(scope));
            case "bind" -> assigned(node, input, scope);
            case "condition" -> chosen(node, input, scope);
            case "function" -> call(node, Optional.empty(), input, scope);
            case "apply" -> applied(node, input, scope);
            case "lambda" -> function(node, List.of(), input, scope);
            case "transform" -> transformed(node, scope);
            case "sort" -> sorted(node, input, scope);
            case "unary" -> made(node, input, scope);
            default -> other(node, input, scope);
        };
        node.filters().forEach(filter -> shape(filter, result, scope));
        if (!node.grouped().isEmpty()) {
            members(node.grouped(), result, scope);
            return Shape.ANYTHING;
        }
        return node.isFocused() ? Shape.ANYTHING : result;
    }

    private Shape path(SyntaxNode path, Shape input, Scope scope) {
        Shape at = input;
        for (SyntaxNode step : path.steps()) {
            at = shape(step, at, scope);
        }
        return at;
    }

    private Shape field(SyntaxNode name, Shape input) {
        Optional<Shape> field = input.field(name.value());
        if (field.isEmpty()) {
            found.add(UnknownField.of(name.value(), input, name.begin(source)));
        }
        return field.orElse(Shape.ANYTHING);
    }

    private Shape variable(String name, Shape input, Scope scope) {
        return switch (name) {
            case "" -> input;
            case "$" -> record;
            default -> scope.get(name);
        };
    }

    private Shape last(List<SyntaxNode> expressions, Shape input, Scope scope) {
        Shape last = Shape.ANYTHING;
        for (SyntaxNode expression : expressions) {
            last = shape(expression, input, scope);
        }
        return last;
    }

    private Shape assigned(SyntaxNode assignment, Shape input, Scope scope) {
        Shape value = shape(assignment.right(), input, scope);
        assignment.left().ifPresent(variable -> scope.set(variable.value(), value));
        return value;
    }

    private Shape chosen(SyntaxNode choice, Shape input, Scope scope) {
        shape(choice.condition(), input, scope);
        Shape then = shape(choice.then(), input, scope);
        if (choice.otherwise().isEmpty()) {
            return then;
        }
        shape(choice.otherwise(), input, scope);
        return Shape.ANYTHING;
    }

    /** @param piped what {@code ~>} puts before the arguments */
    private Shape call(SyntaxNode call, Optional<Shape> piped, Shape input, Scope scope) {
        String name = call.procedure()
                .filter(procedure -> procedure.type().equals("variable"))
                .map(SyntaxNode::value)
                .orElse("");
        if (name.isEmpty()) {
            shape(call.procedure(), input, scope);
        }
        Shape items = piped.orElse(Shape.ANYTHING);
        Shape last = Shape.ANYTHING;
        for (int i = 0; i < call.arguments().size(); i++) {
            SyntaxNode argument = call.arguments().get(i);
            last = argument.type().equals("lambda") && EACH_ITEM.contains(name)
                    ? function(argument, List.of(items, name.equals("sort") ? items : Shape.ANYTHING), input, scope)
                    : shape(argument, input, scope);
            if (i == 0 && piped.isEmpty()) {
                items = last;
            }
        }
        if (SAME_ITEMS.contains(name)) {
            return items;
        }
        return name.equals("map") ? last : Shape.ANYTHING;
    }

    private Shape applied(SyntaxNode pipe, Shape input, Scope scope) {
        Shape left = shape(pipe.left(), input, scope);
        Optional<SyntaxNode> right = pipe.right();
        if (right.isPresent() && right.get().type().equals("function")) {
            return call(right.get(), Optional.of(left), input, scope);
        }
        shape(right, input, scope);
        return Shape.ANYTHING;
    }

    private Shape function(SyntaxNode function, List<Shape> given, Shape input, Scope scope) {
        var inside = new Scope(scope);
        for (int i = 0; i < function.arguments().size(); i++) {
            inside.set(function.arguments().get(i).value(), i < given.size() ? given.get(i) : Shape.ANYTHING);
        }
        return shape(function.body(), input, inside);
    }

    private Shape transformed(SyntaxNode transform, Scope scope) {
        Shape changed = shape(transform.pattern(), Shape.ANYTHING, scope);
        transform.changes().forEach(change -> shape(change, changed, scope));
        return Shape.ANYTHING;
    }

    private Shape sorted(SyntaxNode sort, Shape input, Scope scope) {
        sort.sortedBy().forEach(term -> shape(term, input, scope));
        return input;
    }

    /** A list, an object or a negative number. */
    private Shape made(SyntaxNode node, Shape input, Scope scope) {
        members(node.members(), input, scope);
        shape(node.operand(), input, scope);
        Shape last = last(node.expressions(), input, scope);
        return node.expressions().size() == 1 ? last : Shape.ANYTHING;
    }

    private void members(List<SyntaxNode.Pair> members, Shape input, Scope scope) {
        for (SyntaxNode.Pair member : members) {
            shape(member.key(), input, scope);
            shape(member.value(), input, scope);
        }
    }

    /** An operator with two sides, a call with open places, or a leaf. */
    private Shape other(SyntaxNode node, Shape input, Scope scope) {
        shape(node.left(), input, scope);
        shape(node.right(), input, scope);
        node.arguments().forEach(argument -> shape(argument, input, scope));
        return Shape.ANYTHING;
    }

    private Shape shape(Optional<SyntaxNode> node, Shape input, Scope scope) {
        return node.map(present -> shape(present, input, scope)).orElse(Shape.ANYTHING);
    }
}
