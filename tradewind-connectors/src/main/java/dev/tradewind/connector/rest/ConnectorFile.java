package dev.tradewind.connector.rest;

import dev.tradewind.api.OperationSpec.Repeat;
import dev.tradewind.api.SettingSpec;
import dev.tradewind.connector.polling.SnapshotPoll;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a connector file says, checked. */
record ConnectorFile(String name, String title, List<SettingSpec> settings, Auth auth, Actions actions) {

    /** What can be done with the system. */
    record Actions(List<Operation> operations, List<Stream> streams, Optional<Step> healthcheck) {}

    /**
     * One stream.
     *
     * @param entity canonical entity, for example {@code product}
     * @param list the request for all records
     * @param read the request for one
     */
    record Stream(
            String name,
            String entity,
            ListStep list,
            Parts parts,
            Look look,
            Optional<ReadStep> read,
            List<ErrorRule> errors) {}

    /** A request for a list; {@code items} finds the records in the answer. */
    record ListStep(Step step, String items, Pages pages) {}

    /** A request for one record; {@code item} finds it in the answer. */
    record ReadStep(Step step, Optional<String> item) {}

    /**
     * What is what in a record: JSONata, all but the key optional.
     *
     * @param gone whether the record says of itself that it is no more
     * @param map makes the canonical entity
     */
    record Parts(
            String key,
            Optional<String> label,
            Optional<String> status,
            Optional<String> modified,
            Optional<String> created,
            Optional<String> gone,
            Optional<String> map) {}

    /** How what is new is found. */
    sealed interface Look {
        /** By a question for what has changed since a time. */
        record Changes(Step step, boolean ordered, Duration overlap) implements Look {}

        /** By reading all and comparing. */
        record Snapshot(SnapshotPoll.Rules rules) implements Look {}
    }

    /** How the pages of a list follow each other. */
    sealed interface Pages {
        /** All is in one answer. */
        record One() implements Pages {}

        record Numbered(String parameter, int first, Optional<Integer> size) implements Pages {}

        record Offset(String parameter, int size) implements Pages {}

        /** The answer has the next address: in its Link header, or where {@code next} finds it. */
        record Link(Optional<String> next) implements Pages {}

        /** The answer has a word for the next page, which {@code next} finds. */
        record Token(String parameter, String next) implements Pages {}
    }

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
