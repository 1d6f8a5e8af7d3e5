package dev.tradewind.engine.mapping;

import com.dashjoin.jsonata.Parser;
import com.dashjoin.jsonata.Parser.Symbol;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One node of an expression's syntax tree. Which parts a node has depends on its type; those that it has not are empty.
 *
 * <p>The library does not publish its tree: the fields that are not public are read by handles. If a later version of it
 * renames one, this class does not load and the tests say so.
 */
record SyntaxNode(Symbol symbol) {

    private static final Map<String, VarHandle> FIELDS = Stream.of(
                    field("type", String.class),
                    field("value", Object.class),
                    field("position", int.class),
                    field("steps", List.class),
                    field("procedure", Symbol.class),
                    field("arguments", List.class),
                    field("body", Symbol.class),
                    field("predicate", List.class),
                    field("lhs", Symbol.class),
                    field("rhs", Symbol.class),
                    field("terms", List.class),
                    field("expression", Symbol.class),
                    field("condition", Symbol.class),
                    field("then", Symbol.class),
                    field("_else", Symbol.class),
                    field("expressions", List.class),
                    field("pattern", Symbol.class),
                    field("update", Symbol.class),
                    field("delete", Symbol.class))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    /** One member of an object: its key and its value. */
    record Pair(SyntaxNode key, SyntaxNode value) {}

    /** The tree of an expression that compiles. */
    static SyntaxNode of(String source) {
        return new SyntaxNode(new Parser().parse(source));
    }

    String type() {
        return get("type") instanceof String type ? type : "";
    }

    /** Of a name or a variable: its name. Of an operator: its sign. */
    String value() {
        return String.valueOf(get("value"));
    }

    /** Where the node's token ends in the source. */
    int end() {
        return get("position") instanceof Integer position ? position : 0;
    }

    /** Where a name or a text begins. The library says where it ends, or the quotes around it. */
    int begin(String source) {
        int begin = end() - value().length();
        return source.startsWith(value(), Math.max(0, begin)) ? begin : Math.max(0, begin - 1);
    }

    /** Of a path. */
    List<SyntaxNode> steps() {
        return list("steps");
    }

    /** Of a call: what is called. */
    Optional<SyntaxNode> procedure() {
        return one("procedure");
    }

    /** Of a call; of a function: its parameters. */
    List<SyntaxNode> arguments() {
        return list("arguments");
    }

    /** Of a function. */
    Optional<SyntaxNode> body() {
        return one("body");
    }

    /** Of an assignment, an operator with two sides, or {@code ~>}. */
    Optional<SyntaxNode> left() {
        return one("lhs");
    }

    Optional<SyntaxNode> right() {
        return one("rhs");
    }

    Optional<SyntaxNode> condition() {
        return one("condition");
    }

    Optional<SyntaxNode> then() {
        return one("then");
    }

    Optional<SyntaxNode> otherwise() {
        return one("_else");
    }

    /** Of a block or a list. */
    List<SyntaxNode> expressions() {
        return list("expressions");
    }

    /** Of {@code |pattern|update|}: what is to be changed. */
    Optional<SyntaxNode> pattern() {
        return one("pattern");
    }

    /** Of {@code |pattern|update, delete|}. */
    List<SyntaxNode> changes() {
        return Stream.of(one("update"), one("delete")).flatMap(Optional::stream).toList();
    }

    /** Of {@code -x} and the like, and of a term to sort by. */
    Optional<SyntaxNode> operand() {
        return one("expression");
    }

    /** Of {@code ^(…)}: what to sort by. */
    List<SyntaxNode> sortedBy() {
        return list("terms").stream().flatMap(term -> term.operand().stream()).toList();
    }

    /** The expressions in brackets after it. */
    List<SyntaxNode> filters() {
        List<SyntaxNode> filters = new ArrayList<>();
        for (SyntaxNode stage : Stream.of(list("predicate"), nodes(symbol.stages))
                .flatMap(List::stream)
                .toList()) {
            node(stage.symbol.expr).ifPresent(filters::add);
        }
        return filters;
    }

    /** Of an object: its members. */
    List<Pair> members() {
        return pairs(symbol);
    }

    /** Of {@code path{key: value}}: the members of what it is grouped to. */
    List<Pair> grouped() {
        return symbol.group == null ? List.of() : pairs(symbol.group);
    }

    /** Whether {@code @$name} follows, which leaves the next step where this one was. */
    boolean isFocused() {
        return symbol.focus != null;
    }

    private static List<Pair> pairs(Symbol of) {
        return of.lhsObject == null
                ? List.of()
                : of.lhsObject.stream()
                        .map(pair -> new Pair(new SyntaxNode(pair[0]), new SyntaxNode(pair[1])))
                        .toList();
    }

    private Optional<SyntaxNode> one(String field) {
        return node(get(field));
    }

    private List<SyntaxNode> list(String field) {
        return nodes(get(field));
    }

    private static List<SyntaxNode> nodes(@Nullable Object list) {
        return list instanceof List<?> symbols
                ? symbols.stream()
                        .map(SyntaxNode::node)
                        .flatMap(Optional::stream)
                        .toList()
                : List.of();
    }

    private static Optional<SyntaxNode> node(@Nullable Object symbol) {
        return symbol instanceof Symbol node ? Optional.of(new SyntaxNode(node)) : Optional.empty();
    }

    private @Nullable Object get(String field) {
        return Objects.requireNonNull(FIELDS.get(field), field).get(symbol);
    }

    private static Map.Entry<String, VarHandle> field(String name, Class<?> type) {
        try {
            return Map.entry(
                    name,
                    MethodHandles.privateLookupIn(Symbol.class, MethodHandles.lookup())
                            .findVarHandle(Symbol.class, name, type));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "this version of the JSONata library keeps its syntax tree otherwise: SyntaxNode must be adapted",
                    e);
        }
    }
}
