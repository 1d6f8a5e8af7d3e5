package dev.tradewind.connector.rest;

import dev.tradewind.api.ExpressionFault;
import dev.tradewind.api.Expressions;
import dev.tradewind.connector.rest.ConnectorFile.Answer;
import dev.tradewind.connector.rest.ConnectorFile.Body;
import dev.tradewind.connector.rest.ConnectorFile.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the requests of a connector file. */
final class StepReader {

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private final Expressions expressions;
    private final List<Fault> faults;

    StepReader(Expressions expressions, List<Fault> faults) {
        this.expressions = expressions;
        this.faults = faults;
    }

    /** What a request is for, which decides what it must have. */
    enum Use {
        LOOKUP,
        CREATE,
        UPDATE,
        HEALTHCHECK,
        LIST,
        CHANGES,
        READ
    }

    Step read(Branch step, String usualMethod, Use use) {
        step.only(
                switch (use) {
                    case LOOKUP -> Set.of("method", "path", "headers", "id", "absent");
                    case HEALTHCHECK -> Set.of("method", "path", "headers");
                    case LIST -> Set.of("method", "path", "headers", "items", "pages");
                    case CHANGES -> Set.of("method", "path", "headers", "ordered", "overlap");
                    case READ -> Set.of("method", "path", "headers", "item", "absent");
                    case CREATE, UPDATE -> Set.of("method", "path", "headers", "body", "id", "details");
                });
        String method = step.text("method").orElse(usualMethod).toUpperCase(Locale.ROOT);
        if (!METHODS.contains(method)) {
            step.fault("method", "must be GET, POST, PUT, PATCH or DELETE, was '%s'".formatted(method));
        }
        return new Step(method, path(step), headers(step), body(step, method), answer(step, use));
    }

    private String path(Branch step) {
        String path = step.required("path");
        if (!path.isEmpty() && !path.startsWith("/")) {
            step.fault("path", "must begin with /, for it follows the connection's url");
        }
        template(path, step.below("path"));
        return path;
    }

    private Map<String, String> headers(Branch step) {
        Map<String, String> headers = new LinkedHashMap<>();
        step.branch("headers")
                .ifPresent(branch -> branch.texts().forEach((name, text) -> {
                    ConnectorFileReader.headerName(branch, name, name);
                    if (Set.of("host", "content-length", "connection", "expect", "upgrade")
                            .contains(name.toLowerCase(Locale.ROOT))) {
                        branch.fault(name, "is set by the hub");
                    }
                    template(text, branch.below(name));
                    headers.put(name, text);
                }));
        return headers;
    }

    private Body body(Branch step, String method) {
        Object given = step.get("body");
        if (Boolean.FALSE.equals(given)
                || (given == null && Set.of("GET", "DELETE").contains(method))) {
            return new Body.None();
        }
        if (given instanceof String expression) {
            ConnectorFileReader.check(expressions, expression, step.below("body"), faults);
            return new Body.Mapped(expression);
        }
        if (given != null) {
            step.fault("body", "must be a JSONata expression, or false for none");
        }
        return new Body.Mapped("$");
    }

    private Answer answer(Branch step, Use use) {
        Optional<String> id = step.text("id");
        id.ifPresent(source -> ConnectorFileReader.check(expressions, source, step.below("id"), faults));
        if (id.isEmpty() && (use == Use.LOOKUP || use == Use.CREATE)) {
            step.fault("id", "is missing: JSONata that finds the record's id in the answer");
        }
        Map<String, String> details = step.branch("details").map(Branch::texts).orElse(Map.of());
        details.forEach((name, source) ->
                ConnectorFileReader.check(expressions, source, step.below("details." + name), faults));
        return new Answer(id, details, absent(step));
    }

    private static Set<Integer> absent(Branch step) {
        Object given = step.get("absent");
        if (given instanceof Integer status && status >= 400 && status < 500) {
            return Set.of(status);
        }
        if (given != null) {
            step.fault("absent", "must be the status that says there is no such record, usually 404");
        }
        return Set.of();
    }

    private void template(String text, String path) {
        try {
            Template.compile(text, expressions);
        } catch (ExpressionFault fault) {
            faults.add(new Fault(path, String.valueOf(fault.getMessage()), fault.offset()));
        }
    }
}
