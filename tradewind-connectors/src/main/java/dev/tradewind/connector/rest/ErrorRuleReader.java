package dev.tradewind.connector.rest;

import dev.tradewind.api.Expressions;
import dev.tradewind.connector.rest.ConnectorFile.As;
import dev.tradewind.connector.rest.ConnectorFile.ErrorRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the {@code errors:} of an operation. */
final class ErrorRuleReader {

    private final Expressions expressions;
    private final List<Fault> faults;

    ErrorRuleReader(Expressions expressions, List<Fault> faults) {
        this.expressions = expressions;
        this.faults = faults;
    }

    List<ErrorRule> read(Branch operation) {
        List<ErrorRule> rules = new ArrayList<>();
        Object given = operation.get("errors");
        if (given instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                String path = "errors." + i;
                if (list.get(i) instanceof Map<?, ?> map) {
                    rules.add(rule(new Branch(operation.below(path), map, faults)));
                } else {
                    operation.fault(path, "must be a group of fields");
                }
            }
        } else if (given != null) {
            operation.fault("errors", "must be a list");
        }
        return rules;
    }

    private ErrorRule rule(Branch rule) {
        rule.only(Set.of("status", "when", "as", "reason", "field", "id"));
        Optional<Integer> status = Optional.empty();
        if (rule.get("status") instanceof Integer number && number >= 300 && number < 600) {
            status = Optional.of(number);
        } else if (rule.has("status")) {
            rule.fault("status", "must be an HTTP status from 300 to 599");
        }
        if (status.isEmpty() && !rule.has("when")) {
            rule.fault("", "would match every failure: give status: or when:");
        }
        return new ErrorRule(
                status,
                expression(rule, "when"),
                as(rule),
                expression(rule, "reason"),
                expression(rule, "field"),
                expression(rule, "id"));
    }

    private static As as(Branch rule) {
        String word = rule.required("as");
        try {
            return As.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            if (!word.isEmpty()) {
                rule.fault(
                        "as",
                        "must be rejected, transient, throttled, unauthorised, conflict or applied, was '%s'"
                                .formatted(word));
            }
            return As.REJECTED;
        }
    }

    private Optional<String> expression(Branch rule, String name) {
        Optional<String> source = rule.text(name);
        source.ifPresent(text -> ConnectorFileReader.check(expressions, text, rule.below(name), faults));
        return source;
    }
}
