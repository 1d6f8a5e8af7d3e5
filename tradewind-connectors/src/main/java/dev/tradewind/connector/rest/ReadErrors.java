package dev.tradewind.connector.rest;

import dev.tradewind.api.ConnectionContext;
import dev.tradewind.api.ExpressionFault;
import dev.tradewind.api.Failure;
import dev.tradewind.api.HttpFailures;
import dev.tradewind.api.HttpResult;
import dev.tradewind.connector.rest.ConnectorFile.Stream;
import java.util.Optional;

/** What failed answers mean to the reading of one stream: it has changed nothing, whatever became of it. */
final class ReadErrors {

    private final String stream;
    private final ErrorRules rules;
    private final Discretion discretion;

    ReadErrors(Stream stream, ConnectionContext connection) {
        this.stream = stream.name();
        this.discretion = new Discretion(connection.settings().secrets());
        this.rules = new ErrorRules(
                stream.errors(), connection.expressions(), new HttpFailures(connection.clock()), discretion);
    }

    ErrorRules.Reading read(HttpResult result) {
        ErrorRules.Reading reading = rules.read(result);
        return reading instanceof ErrorRules.Reading.Failed(Failure.Transient t)
                ? new ErrorRules.Reading.Failed(new Failure.Transient(t.reason(), false))
                : reading;
    }

    /** The file and the answer do not fit together. */
    Failure misfit(ExpressionFault fault) {
        return new Failure.Rejected(
                discretion.shown("stream %s: %s".formatted(stream, String.valueOf(fault.getMessage()))),
                Optional.empty());
    }
}
