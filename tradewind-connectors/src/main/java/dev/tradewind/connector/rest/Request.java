package dev.tradewind.connector.rest;

import dev.tradewind.api.Expression;
import dev.tradewind.api.Expressions;
import dev.tradewind.api.HttpCall;
import dev.tradewind.api.HttpResult;
import dev.tradewind.connector.rest.ConnectorFile.Body;
import dev.tradewind.connector.rest.ConnectorFile.Step;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One step of an operation, compiled for one connection. Immutable, and safe for any thread. */
final class Request {

    private final Step step;
    private final RestSystem system;
    private final Template path;
    private final Map<String, Template> headers = new LinkedHashMap<>();
    private final Optional<Expression> body;
    private final Optional<Expression> id;
    private final Map<String, Expression> details = new LinkedHashMap<>();

    Request(Step step, RestSystem system) {
        Expressions expressions = system.expressions();
        this.step = step;
        this.system = system;
        this.path = Template.compile(step.path(), expressions);
        step.headers().forEach((name, text) -> headers.put(name, Template.compile(text, expressions)));
        this.body = step.body() instanceof Body.Mapped mapped
                ? Optional.of(expressions.compile(mapped.expression()))
                : Optional.empty();
        this.id = step.answer().id().map(expressions::compile);
        step.answer().details().forEach((name, source) -> details.put(name, expressions.compile(source)));
    }

    /**
     * The call, without credentials.
     *
     * @param besides variables besides the connection's {@code $settings}
     *
     * @throws dev.tradewind.api.ExpressionFault if the file's expressions do not fit the input
     */
    HttpCall call(@Nullable Object input, Map<String, ? extends @Nullable Object> besides) {
        Map<String, @Nullable Object> variables = withSettings(besides);
        String base = system.connection().settings().text(RestConnector.URL).replaceFirst("/+$", "");
        URI url = URI.create(base + path.address(input, variables));
        HttpCall call = body.isPresent()
                ? HttpCall.json(step.method(), url, content(body.get(), input, variables))
                : HttpCall.without(step.method(), url);
        for (var header : headers.entrySet()) {
            call = call.with(header.getKey(), header.getValue().text(input, variables));
        }
        return call;
    }

    private Map<String, @Nullable Object> withSettings(Map<String, ? extends @Nullable Object> variables) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(variables);
        more.put("settings", system.settings());
        return more;
    }

    private static Object content(
            Expression body, @Nullable Object input, Map<String, ? extends @Nullable Object> variables) {
        Object content = body.evaluate(input, variables);
        if (content == null) {
            throw new dev.tradewind.api.ExpressionFault("the body is nothing", -1);
        }
        return content;
    }

    /** Statuses that mean that there is no such record. */
    Set<Integer> absent() {
        return step.answer().absent();
    }

    boolean saysId() {
        return id.isPresent();
    }

    Optional<String> id(HttpResult.Reply reply, Map<String, ? extends @Nullable Object> variables) {
        return id.flatMap(e -> Answers.text(e.evaluate(reply.json().orElse(null), withReply(reply, variables))));
    }

    Map<String, String> details(HttpResult.Reply reply, Map<String, ? extends @Nullable Object> variables) {
        Map<String, String> found = new LinkedHashMap<>();
        details.forEach((name, expression) -> Answers.text(
                        expression.evaluate(reply.json().orElse(null), withReply(reply, variables)))
                .ifPresent(text -> found.put(name, text)));
        return found;
    }

    private Map<String, @Nullable Object> withReply(
            HttpResult.Reply reply, Map<String, ? extends @Nullable Object> variables) {
        Map<String, @Nullable Object> more = withSettings(variables);
        Map<String, Object> headers = new LinkedHashMap<>();
        reply.headers()
                .forEach((name, values) ->
                        headers.put(name.toLowerCase(java.util.Locale.ROOT), String.join(", ", values)));
        more.put("headers", headers);
        more.put("status", reply.status());
        return more;
    }
}
