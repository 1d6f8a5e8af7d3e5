package dev.tradewind.connector.rest;

import dev.tradewind.api.ConnectionContext;
import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.api.HttpCall;
import dev.tradewind.api.HttpFailures;
import dev.tradewind.api.HttpResult;
import dev.tradewind.api.OperationSpec.Repeat;
import dev.tradewind.api.Outcome;
import dev.tradewind.api.Write;
import dev.tradewind.connector.rest.ConnectorFile.Operation;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One operation of one connection.
 *
 * <p>Which request is sent: with an id of the record, known or looked up, the update; without one, the create. A create
 * that is answered with "is there already" goes on with the id of what is there, so a write whose first answer got lost
 * ends like one whose answer arrived.
 */
final class RestOperation {

    private final Operation operation;
    private final RestSystem system;
    private final ErrorRules errors;
    private final Optional<Request> lookup;
    private final Optional<Request> create;
    private final Optional<Request> update;

    RestOperation(Operation operation, RestSystem system) {
        ConnectionContext connection = system.connection();
        this.operation = operation;
        this.system = system;
        this.errors = new ErrorRules(
                operation.steps().errors(),
                connection.expressions(),
                new HttpFailures(connection.clock()),
                new Discretion(connection.settings().secrets()));
        this.lookup = operation.steps().lookup().map(s -> new Request(s, system));
        this.create = operation.steps().create().map(s -> new Request(s, system));
        this.update = operation.steps().update().map(s -> new Request(s, system));
    }

    Outcome perform(Write write, Http http) {
        return new Run(write, http).perform();
    }

    /** What a lookup came to. */
    private sealed interface Found {
        record Id(String id) implements Found {}

        record Nothing() implements Found {}

        record Failed(Failure failure) implements Found {}
    }

    /** One write. */
    private final class Run {

        private final Write write;
        private final Http http;

        Run(Write write, Http http) {
            this.write = write;
            this.http = http;
        }

        Outcome perform() {
            if (write.bound().isPresent()) {
                return existing(write.bound().get());
            }
            boolean looksFirst = operation.safety().repeat() == Repeat.LOOKUP || create.isEmpty();
            if (!looksFirst || lookup.isEmpty()) {
                return create();
            }
            return switch (lookUp()) {
                case Found.Id found -> existing(found.id());
                case Found.Nothing none -> create();
                case Found.Failed failed -> failed.failure();
            };
        }

        private Outcome existing(String id) {
            if (update.isPresent()) {
                return update(id);
            }
            return switch (operation.safety().repeat()) {
                case UPSERT, HARMLESS -> create();
                case NATIVE_KEY, LOOKUP ->
                    new Outcome.Unchanged(id, "is there already, and is not updated by this operation");
            };
        }

        private Outcome create() {
            if (create.isEmpty()) {
                String known =
                        lookup.isPresent() ? "none is bound to it, and the lookup finds none" : "none is bound to it";
                return new Failure.Rejected(
                        "there is no %s to work on: %s".formatted(operation.object(), known), Optional.empty());
            }
            Request request = create.get();
            Map<String, @Nullable Object> variables = variables(null);
            return switch (send(request, variables)) {
                case ErrorRules.Reading.Success success ->
                    applied(request, success.reply(), variables, Optional.empty());
                case ErrorRules.Reading.There there -> there(there);
                case ErrorRules.Reading.Failed failed -> failed.failure();
            };
        }

        private Outcome there(ErrorRules.Reading.There there) {
            if (there.id().isPresent()) {
                return nowThere(there.id().get());
            }
            if (lookup.isEmpty()) {
                return new Failure.Conflict("the record is there already, and the answer does not tell its id");
            }
            return switch (lookUp()) {
                case Found.Id found -> nowThere(found.id());
                case Found.Nothing none ->
                    new Failure.Conflict("the record is there already by the answer, but the lookup finds none");
                case Found.Failed failed -> failed.failure();
            };
        }

        /** What is there may be an older state of the record, so it is updated where that can be done. */
        private Outcome nowThere(String id) {
            return update.isPresent() ? update(id) : new Outcome.Applied(id);
        }

        private Outcome update(String id) {
            Request request = update.orElseThrow();
            Map<String, @Nullable Object> variables = variables(id);
            return switch (send(request, variables)) {
                case ErrorRules.Reading.Success success ->
                    applied(request, success.reply(), variables, Optional.of(id));
                case ErrorRules.Reading.There there ->
                    new Outcome.Applied(there.id().orElse(id));
                case ErrorRules.Reading.Failed failed -> failed.failure();
            };
        }

        private Outcome applied(
                Request request,
                HttpResult.Reply reply,
                Map<String, @Nullable Object> variables,
                Optional<String> known) {
            // A proxy's page with status 200: whether the system behind it did anything, nobody knows.
            if (reply.body().length > 0 && reply.json().isEmpty()) {
                return new Failure.Transient(
                        "answered with HTTP %d, but not with JSON".formatted(reply.status()), true);
            }
            Optional<String> id =
                    request.saysId() ? request.id(reply, variables).or(() -> known) : known;
            if (id.isEmpty()) {
                return new Failure.Rejected(
                        "done (HTTP %d), but the connector file's id expression finds no id in the answer"
                                .formatted(reply.status()),
                        Optional.empty());
            }
            return new Outcome.Applied(id.get(), request.details(reply, variables));
        }

        private Found lookUp() {
            Request request = lookup.orElseThrow();
            Map<String, @Nullable Object> variables = variables(null);
            HttpResult result = http.send(signed(request, variables));
            if (result instanceof HttpResult.Reply reply && request.absent().contains(reply.status())) {
                return new Found.Nothing();
            }
            return switch (errors.read(result)) {
                case ErrorRules.Reading.Success success -> found(request, success.reply(), variables);
                case ErrorRules.Reading.There there ->
                    there.id().map(id -> (Found) new Found.Id(id)).orElse(new Found.Nothing());
                case ErrorRules.Reading.Failed failed -> new Found.Failed(harmless(failed.failure()));
            };
        }

        private Found found(Request request, HttpResult.Reply reply, Map<String, @Nullable Object> variables) {
            if (reply.json().isEmpty()) {
                return new Found.Failed(new Failure.Transient("the lookup was not answered with JSON", false));
            }
            return request.id(reply, variables)
                    .map(id -> (Found) new Found.Id(id))
                    .orElse(new Found.Nothing());
        }

        /** A lookup changes nothing, whatever became of it. */
        private static Failure harmless(Failure failure) {
            return failure instanceof Failure.Transient t
                    ? new Failure.Transient("the lookup failed: " + t.reason(), false)
                    : failure;
        }

        private ErrorRules.Reading send(Request request, Map<String, @Nullable Object> variables) {
            HttpCall call = signed(request, variables);
            // A PUT needs no key, and must not be taken for a repetition of the POST that had it.
            Optional<String> keyHeader =
                    call.isIdempotent() ? Optional.empty() : operation.safety().keyHeader();
            return errors.read(http.send(
                    keyHeader.map(name -> call.with(name, write.key())).orElse(call)));
        }

        private HttpCall signed(Request request, Map<String, @Nullable Object> variables) {
            return system.signed(request.call(write.input(), variables));
        }

        private Map<String, @Nullable Object> variables(@Nullable String id) {
            Map<String, @Nullable Object> variables = new HashMap<>();
            variables.put("input", write.input());
            variables.put("key", write.key());
            variables.put("entityKey", write.entityKey());
            if (id != null) {
                variables.put("id", id);
            }
            return variables;
        }
    }
}
