package dev.tradewind.connector.rest;

import dev.tradewind.api.OperationSpec.Repeat;
import dev.tradewind.api.SettingSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a connector file says, checked. */
record ConnectorFile(String name, String title, List<SettingSpec> settings, Auth auth, Actions actions) {

    /** What can be done with the system. */
    record Actions(List<Operation> operations, Optional<Step> healthcheck) {}

    /** One operation. Has a create step, an update step, or both. */
    record Operation(String name, String object, String meaning, Safety safety, Steps steps) {}

    /** Why a repeated write is harmless. */
    record Safety(Repeat repeat, Optional<String> keyHeader) {}

    record Steps(Optional<Step> lookup, Optional<Step> create, Optional<Step> update, List<ErrorRule> errors) {}

    /** One request. Texts with {@code {…}} are templates, the others JSONata. */
    record Step(String method, String path, Map<String, String> headers, Body body, Answer answer) {}

    /** What a request carries. */
    sealed interface Body {
        record None() implements Body {}

        record Mapped(String expression) implements Body {}
    }

    /**
     * What to read from the answer.
     *
     * @param id of the record in the system
     * @param details what a person would look for there
     * @param absent statuses that mean: there is no such record
     */
    record Answer(Optional<String> id, Map<String, String> details, Set<Integer> absent) {}

    /**
     * How an answer is to be understood that the usual reading gets wrong.
     *
     * @param status empty for any outside 2xx
     * @param when on the body; empty for any body
     */
    record ErrorRule(
            Optional<Integer> status,
            Optional<String> when,
            As as,
            Optional<String> reason,
            Optional<String> field,
            Optional<String> id) {}

    /** What an answer is to be taken for. */
    enum As {
        REJECTED,
        TRANSIENT,
        THROTTLED,
        UNAUTHORISED,
        CONFLICT,
        /** The record is there already. */
        APPLIED
    }
}
