package dev.tradewind.engine.mapping;

import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import dev.tradewind.api.Expression;
import dev.tradewind.api.ExpressionFault;
import dev.tradewind.api.Expressions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * JSONata with the hub's functions, bounded in time, depth and size.
 *
 * <p>JSONata computes in {@code double}: {@code + - * /}, {@code $sum} and {@code $round} are right for counting and wrong
 * for money, for which there are {@code $plus}, {@code $times}, {@code $total}, {@code $rounded} and others. A number that
 * is only passed on stays as it is, to the last digit; a computed one is rounded to 15 digits.
 *
 * <p>Expressions cannot read files, the environment or the network, and cannot run text as code. Safe for any thread.
 */
public final class JsonataExpressions implements Expressions {

    /** The longest map seen takes 12 KB. */
    public static final int SOURCE_CHARS_MAX = 256 * 1024;

    /** A map of the greatest length is read in less than a second. */
    private static final Duration COMPILING_MAX = Duration.ofSeconds(30);

    private final Bounds bounds;
    private final List<HubFunction> functions;

    public JsonataExpressions(InstantSource clock, Tables tables, BindingLookup bindings) {
        this(clock, tables, bindings, Bounds.DEFAULT);
    }

    public JsonataExpressions(InstantSource clock, Tables tables, BindingLookup bindings, Bounds bounds) {
        this.bounds = bounds;
        List<HubFunction> all = new ArrayList<>();
        all.addAll(MoneyFunctions.all());
        all.addAll(new DateFunctions(clock).all());
        all.addAll(TextFunctions.all());
        all.addAll(RegexFunctions.all());
        all.addAll(new LookupFunctions(tables, bindings).all());
        all.addAll(MetaFunctions.all());
        this.functions = List.copyOf(all);
    }

    /** For checking expressions without running them: no tables, no bindings. */
    public static JsonataExpressions forChecking() {
        return new JsonataExpressions(InstantSource.system(), Tables.NONE, BindingLookup.NONE);
    }

    @Override
    public Expression compile(String source) {
        if (source.length() > SOURCE_CHARS_MAX) {
            throw new ExpressionFault("the expression is longer than %d characters".formatted(SOURCE_CHARS_MAX), -1);
        }
        return new JsonataExpression(parse(source), bounds);
    }

    /**
     * Parses on a thread of its own. The library keeps the last compiled expression in a thread-local and evaluates on
     * that very instance in this thread, changing the environment that other threads start from: their variables would
     * mix. An expression whose compiling thread has ended is never changed again.
     */
    private Jsonata parse(String source) {
        var result = new CompletableFuture<Jsonata>();
        Thread.ofVirtual().name("compile-expression").start(() -> {
            try {
                Jsonata compiled = Jsonata.jsonata(source);
                compiled.setValidateInput(false);
                compiled.setOutputConvertNulls(false);
                functions.forEach(f -> compiled.registerFunction(f.name(), f.asJsonata()));
                result.complete(compiled);
            } catch (Throwable e) { // Whatever it is, somebody waits for it.
                result.completeExceptionally(e);
            }
        });
        try {
            return result.orTimeout(COMPILING_MAX.toSeconds(), TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            throw fault(e.getCause(), source);
        }
    }

    private static ExpressionFault fault(@Nullable Throwable cause, String source) {
        return switch (cause) {
            case JException e -> Faults.of(e, source);
            case StackOverflowError e -> new ExpressionFault("the expression nests too deeply", -1);
            case TimeoutException e ->
                new ExpressionFault("the expression takes longer than %s to be read".formatted(COMPILING_MAX), -1);
            case null -> new ExpressionFault("not a JSONata expression", -1);
            default -> {
                var fault = new ExpressionFault("not a JSONata expression", -1);
                fault.initCause(cause);
                yield fault;
            }
        };
    }

    /** Every function that the hub adds or replaces, as {@code usage: meaning} lines, for documentation. */
    public List<String> catalogue() {
        return functions.stream().map(f -> f.usage() + ": " + f.meaning()).toList();
    }

    /**
     * Variables and functions in {@code source} that nobody defines, as faults with their position. Does not parse:
     * {@link #compile} first.
     *
     * @param variables names of the variables that the expression will be given
     */
    public List<ExpressionFault> unknownNames(String source, Set<String> variables) {
        Set<String> known = new TreeSet<>(variables);
        functions.forEach(f -> known.add(f.name()));
        return UnknownNames.in(source, known).stream()
                .map(unknown -> new ExpressionFault("$" + unknown.name() + " is not known", unknown.offset()))
                .toList();
    }

    /**
     * Fields in {@code source} that the record it is evaluated on never has. {@link #compile} first.
     *
     * @param record what is known of that record
     */
    public List<UnknownField> unknownFields(String source, Shape record) {
        try {
            return UnknownFields.in(source, record);
        } catch (StackOverflowError e) {
            throw new ExpressionFault("the expression nests too deeply", -1);
        }
    }

    /**
     * Members that {@code source} makes and that have no place in its result. {@link #compile} first.
     *
     * @param result what is known of what it is to make
     */
    public List<UnknownField> unknownMembers(String source, Shape result) {
        try {
            return UnknownMembers.in(source, result);
        } catch (StackOverflowError e) {
            throw new ExpressionFault("the expression nests too deeply", -1);
        }
    }

    /** All functions, with JSONata's own, without the {@code $}; for the nearest name to an unknown one. */
    public Set<String> functionNames() {
        Set<String> names = new TreeSet<>(UnknownNames.BUILT_IN);
        functions.forEach(f -> names.add(f.name()));
        return names;
    }
}
