package dev.tradewind.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One thing that a connection can be told to do.
 *
 * @param name for example {@code upsert-sales-order}
 * @param object what it leaves in the destination, for example {@code sales-order}: bindings are kept per object
 * @param repeat why a repeated call is harmless
 * @param meaning one sentence for people
 * @param together how many writes one call of {@link Destination#performTogether} may carry; 1 if each needs its own
 * @param input which fields a write's input may have, in the words of JSON Schema ({@code type}, {@code properties},
 *     {@code items}): a flow whose map makes another one is not put in force. Empty if the operation takes any
 */
public record OperationSpec(
        String name, String object, Repeat repeat, String meaning, int together, Map<String, Object> input) {

    public OperationSpec {
        input = Collections.unmodifiableMap(new LinkedHashMap<>(input));
        if (together < 1) {
            throw new IllegalArgumentException("together must be 1 or more, was " + together);
        }
    }

    /** An operation that takes any input. */
    public OperationSpec(String name, String object, Repeat repeat, String meaning, int together) {
        this(name, object, repeat, meaning, together, Map.of());
    }

    /** An operation that takes any input, and does one write a call. */
    public OperationSpec(String name, String object, Repeat repeat, String meaning) {
        this(name, object, repeat, meaning, 1);
    }

    /** The same, with an input that has these fields alone. */
    public OperationSpec taking(Map<String, Object> fields) {
        return new OperationSpec(name, object, repeat, meaning, together, fields);
    }

    /**
     * How the destination is made safe against the same write twice. The window it must close: the destination did it,
     * and the hub died before it wrote that down.
     */
    public enum Repeat {
        /** The system takes an idempotency key and answers a repeat with the first answer. */
        NATIVE_KEY,
        /** The system creates or updates by an id of ours. */
        UPSERT,
        /** The connector looks the record up by an id of ours before it creates. */
        LOOKUP,
        /** The write sets absolute values, or its repetition does no harm for another reason. */
        HARMLESS
    }
}
