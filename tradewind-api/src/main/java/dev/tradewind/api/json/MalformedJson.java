package dev.tradewind.api.json;

import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/**
 * Text that is not JSON, or not JSON within the limits of {@link Json}. The message names line and column where they are
 * known, never the text itself.
 */
public final class MalformedJson extends RuntimeException {

    /** Where Jackson says what begins there, it says of the text only that it does not show it. */
    private static final Pattern START_MARKER = Pattern.compile(" \\(start marker at \\[Source: .*]\\)");

    private final int line;
    private final int column;

    MalformedJson(String reason, int line, int column) {
        super("line %d, column %d: %s".formatted(line, column, reason));
        this.line = line;
        this.column = column;
    }

    private MalformedJson(String reason) {
        super(reason);
        this.line = 0;
        this.column = 0;
    }

    /** A number that no decimal can hold. Where it stands is not known. */
    static MalformedJson number() {
        return new MalformedJson("a number has an exponent that is out of range");
    }

    static MalformedJson of(JacksonException e) {
        TokenStreamLocation at = e.getLocation() == null ? TokenStreamLocation.NA : e.getLocation();
        String reason = START_MARKER.matcher(e.getOriginalMessage()).replaceAll("");
        return new MalformedJson(reason, Math.max(at.getLineNr(), 1), Math.max(at.getColumnNr(), 1));
    }

    /** Line, from 1; 0 if it is not known. */
    public int line() {
        return line;
    }

    /** Column, from 1; 0 if it is not known. */
    public int column() {
        return column;
    }
}
