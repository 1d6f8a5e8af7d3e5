package dev.tradewind.engine.sync;

import dev.tradewind.api.Expression;
import dev.tradewind.api.OperationSpec;
import java.util.Optional;

/**
 * A flow, ready to run: when this stream changes, map it and perform that operation there.
 *
 * @param version of its document
 * @param source name of the connection it reads
 * @param when whether a record is for this flow; empty means every record is
 * @param destination name of the connection it writes to
 * @param map makes the operation's input from the record
 */
public record Flow(
        String name,
        int version,
        String source,
        String stream,
        Optional<Expression> when,
        String destination,
        OperationSpec operation,
        Expression map,
        FlowRules rules) {}
