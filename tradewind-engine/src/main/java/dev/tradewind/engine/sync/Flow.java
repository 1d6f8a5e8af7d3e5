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
 * @param whenGone what follows when the record is gone at its source; empty if nothing does
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
        Optional<WhenGone> whenGone,
        FlowRules rules) {

    /**
     * What follows when a record is gone at its source.
     *
     * @param operation of the same object as the flow's own, so that both speak of one binding
     * @param map makes its input from the record as it was known last
     */
    public record WhenGone(OperationSpec operation, Expression map) {}
}
