package dev.tradewind.engine.document;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong in a document.
 *
 * @param file as it was given, for example {@code flows/orders.yaml}
 * @param line from 1
 * @param column from 1
 * @param path dotted, for example {@code from.when}; empty for the document as a whole
 * @param message what is wrong
 * @param hint what to do; null if the message says it all
 */
public record Problem(
        String file,
        int line,
        int column,
        String path,
        String message,
        @Nullable String hint) {

    static final Comparator<Problem> ORDER = Comparator.comparing(Problem::file)
            .thenComparingInt(Problem::line)
            .thenComparingInt(Problem::column)
            .thenComparing(Problem::message);

    /** {@code flows/orders.yaml:12:5 from.when: … — did you mean 'status'?} */
    @Override
    public String toString() {
        String where = "%s:%d:%d".formatted(file, line, column) + (path.isEmpty() ? ": " : " " + path + ": ");
        return where + message + (hint == null ? "" : " — " + hint);
    }
}
