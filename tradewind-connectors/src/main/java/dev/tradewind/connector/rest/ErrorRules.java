package dev.tradewind.connector.rest;

import dev.tradewind.api.Expression;
import dev.tradewind.api.Expressions;
import dev.tradewind.api.Failure;
import dev.tradewind.api.HttpFailures;
import dev.tradewind.api.HttpResult;
import dev.tradewind.connector.rest.ConnectorFile.ErrorRule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads failed answers of one operation: by the file's rules first, the usual way otherwise. */
final class ErrorRules {

    private final List<Compiled> rules;
    private final HttpFailures usual;
    private final Discretion discretion;

    private record Compiled(
            ErrorRule rule,
            Optional<Expression> when,
            Optional<Expression> reason,
            Optional<Expression> field,
            Optional<Expression> id) {}

    /** What an answer means. */
    sealed interface Reading {
        record Success(HttpResult.Reply reply) implements Reading {}

        /** The record is there already; its id if the answer tells. */
        record There(Optional<String> id) implements Reading {}

        record Failed(Failure failure) implements Reading {}
    }

    ErrorRules(List<ErrorRule> rules, Expressions expressions, HttpFailures usual, Discretion discretion) {
        this.rules = rules.stream()
                .map(rule -> new Compiled(
                        rule,
                        rule.when().map(expressions::compile),
                        rule.reason().map(expressions::compile),
                        rule.field().map(expressions::compile),
                        rule.id().map(expressions::compile)))
                .toList();
        this.usual = usual;
        this.discretion = discretion;
    }

    Reading read(HttpResult result) {
        Optional<Failure> failure = usual.of(result);
        if (result instanceof HttpResult.Reply reply) {
            return failure.map(f -> byRules(reply, f)).orElseGet(() -> new Reading.Success(reply));
        }
        return new Reading.Failed(failure.orElseThrow());
    }

    private Reading byRules(HttpResult.Reply reply, Failure failure) {
        @Nullable Object body = reply.json().orElse(null);
        for (Compiled rule : rules) {
            boolean statusFits =
                    rule.rule().status().map(s -> s == reply.status()).orElse(true);
            if (statusFits && rule.when().map(when -> isTrue(when, body)).orElse(true)) {
                return apply(rule, reply, body);
            }
        }
        return new Reading.Failed(failure);
    }

    private static boolean isTrue(Expression when, @Nullable Object body) {
        return Boolean.TRUE.equals(when.evaluate(body, Map.of()));
    }

    private Reading apply(Compiled rule, HttpResult.Reply reply, @Nullable Object body) {
        String said = text(rule.reason(), body).map(text -> ": " + text).orElse("");
        String reason = "answered with HTTP " + reply.status() + said;
        return switch (rule.rule().as()) {
            case REJECTED -> failed(new Failure.Rejected(reason, text(rule.field(), body)));
            case TRANSIENT -> failed(new Failure.Transient(reason, true));
            case THROTTLED -> failed(new Failure.Throttled(reason, usual.retryAfter(reply)));
            case UNAUTHORISED -> failed(new Failure.Unauthorised(reason));
            case CONFLICT -> failed(new Failure.Conflict(reason));
            case APPLIED -> new Reading.There(rule.id().flatMap(e -> Answers.text(e.evaluate(body, Map.of()))));
        };
    }

    private static Reading failed(Failure failure) {
        return new Reading.Failed(failure);
    }

    private Optional<String> text(Optional<Expression> expression, @Nullable Object body) {
        return expression.flatMap(e -> Answers.text(e.evaluate(body, Map.of()))).map(discretion::shown);
    }
}
