package dev.tradewind.api.json;

import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** Text that is not JSON, or not JSON within the limits of {@link Json}. The message names line and column, never the text itself. */
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

    static MalformedJson of(JacksonException e) {
        TokenStreamLocation at = e.getLocation() == null ? TokenStreamLocation.NA : e.getLocation();
        String reason = START_MARKER.matcher(e.getOriginalMessage()).replaceAll("");
        return new MalformedJson(reason, Math.max(at.getLineNr(), 1), Math.max(at.getColumnNr(), 1));
    }

    /** Line, from 1. */
    public int line() {
        return line;
    }

    /** Column, from 1. */
    public int column() {
        return column;
    }
}
