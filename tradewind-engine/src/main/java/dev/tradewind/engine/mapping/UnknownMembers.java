package dev.tradewind.engine.mapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds members of what an expression makes that nobody takes: a typing mistake in a map would be found with the first record
 * that is delivered.
 *
 * <p>Goes from the whole of the result to its parts, through everything of which the result is made for certain: an object or
 * a list that is written out, the branches of a choice, the last step of a path, a variable, what {@code $map} and
 * {@code $merge} put together. Whatever else there is may have any member, as in {@link UnknownFields}.
 */
final class UnknownMembers {

    /** Functions whose result is made of all of their arguments. */
    private static final Set<String> OF_ALL = Set.of("merge", "append");

    /** Functions whose result is made of items of their first argument. */
    private static final Set<String> OF_FIRST = Set.of("filter", "sort", "reverse", "distinct", "single");

    /** Deeper than any map that people write: a variable may be made of itself. */
    private static final int DEPTH_MAX = 100;

    /** More than any map that people write: one may be made of itself twice. */
    private static final int NODES_MAX = 20_000;

    private final String source;
    private int nodes;
    private final Map<Integer, UnknownField> found = new TreeMap<>();

    private UnknownMembers(String source) {
        this.source = source;
    }

    /** @param source an expression that compiles */
    static List<UnknownField> in(String source, Shape result) {
        var walk = new UnknownMembers(source);
        walk.result(SyntaxNode.of(source), result, new Scope(null, 0));
        return List.copyOf(walk.found.values());
    }

    /** What variables were set to. */
    private static final class Scope {

        private final @Nullable Scope outer;
        private final int depth;
        private final Map<String, SyntaxNode> variables = new HashMap<>();

        Scope(@Nullable Scope outer, int depth) {
            this.outer = outer;
            this.depth = depth;
        }

        Scope inner() {
            return new Scope(this, depth + 1);
        }

        @Nullable
        SyntaxNode get(String variable) {
            SyntaxNode own = variables.get(variable);
            return own != null || outer == null ? own : outer.get(variable);
        }
    }

    /** Looks at a node whose result is to be of this shape. */
    private void result(SyntaxNode node, Shape shape, Scope scope) {
        if (scope.depth > DEPTH_MAX || ++nodes > NODES_MAX) {
            return;
        }
        if (!node.grouped().isEmpty()) {
            members(node.grouped(), shape, scope);
            return;
        }
        switch (node.type()) {
            case "unary" -> {
                members(node.members(), shape, scope);
                each(node.expressions(), shape, scope);
            }
            case "block" -> last(node.expressions(), shape, scope.inner());
            case "condition" -> {
                node.then().ifPresent(then -> result(then, shape, scope.inner()));
                node.otherwise().ifPresent(otherwise -> result(otherwise, shape, scope.inner()));
            }
            case "path" -> {
                if (!node.steps().isEmpty()) {
                    result(node.steps().getLast(), shape, scope.inner());
                }
            }
            case "bind" -> node.right().ifPresent(value -> result(value, shape, scope.inner()));
            case "variable" -> {
                SyntaxNode value = scope.get(node.value());
                if (value != null) {
                    result(value, shape, scope.inner());
                }
            }
            case "function" -> call(node, shape, scope.inner());
            default -> {}
        }
    }

    private void each(List<SyntaxNode> nodes, Shape shape, Scope scope) {
        nodes.forEach(node -> result(node, shape, scope.inner()));
    }

    private void last(List<SyntaxNode> expressions, Shape shape, Scope scope) {
        for (SyntaxNode expression : expressions) {
            if (expression.type().equals("bind")) {
                expression
                        .left()
                        .ifPresent(variable ->
                                expression.right().ifPresent(value -> scope.variables.put(variable.value(), value)));
            }
        }
        if (!expressions.isEmpty()) {
            result(expressions.getLast(), shape, scope);
        }
    }

    private void call(SyntaxNode call, Shape shape, Scope scope) {
        String name = call.procedure()
                .filter(procedure -> procedure.type().equals("variable"))
                .map(SyntaxNode::value)
                .orElse("");
        List<SyntaxNode> arguments = call.arguments();
        if (OF_ALL.contains(name)) {
            each(arguments, shape, scope);
        } else if (OF_FIRST.contains(name) && !arguments.isEmpty()) {
            result(arguments.getFirst(), shape, scope);
        } else if (name.equals("map") && arguments.size() == 2) {
            arguments.getLast().body().ifPresent(body -> result(body, shape, scope));
        }
    }

    private void members(List<SyntaxNode.Pair> members, Shape shape, Scope scope) {
        for (SyntaxNode.Pair member : members) {
            if (member.key().type().equals("string")) {
                member(member.key(), member.value(), shape, scope);
            }
        }
    }

    private void member(SyntaxNode key, SyntaxNode value, Shape shape, Scope scope) {
        shape.field(key.value())
                .ifPresentOrElse(
                        field -> result(value, field, scope.inner()),
                        () -> found.putIfAbsent(key.end(), UnknownField.of(key.value(), shape, key.begin(source))));
    }
}
