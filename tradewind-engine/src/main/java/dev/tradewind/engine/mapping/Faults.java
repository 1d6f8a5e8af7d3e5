package dev.tradewind.engine.mapping;

import com.dashjoin.jsonata.JException;
import dev.tradewind.api.ExpressionFault;
import java.util.regex.Pattern;

/** Faults of expressions, in words for people. */
final class Faults {

    private static final String UNKNOWN_CODE = "JSonataException ";

    private static final Pattern CODE = Pattern.compile("[A-Z]\\d{4}");

    private static final int MESSAGE_CHARS_MAX = 300;

    private Faults() {}

    static ExpressionFault of(JException e) {
        // The library's own errors are codes with a text in a table; ours, and those of $error, are the text itself.
        String error = e.getError();
        String message = error != null && CODE.matcher(error).matches() ? String.valueOf(e.getMessage()) : ownText(e);
        return new ExpressionFault(shortened(message), e.getLocation());
    }

    /** As {@link #of(JException)}, at the beginning of the token that is wrong: the library says where it ends. */
    static ExpressionFault of(JException e, String source) {
        ExpressionFault fault = of(e);
        String token = String.valueOf(e.getCurrent());
        int begin = fault.offset() - token.length();
        return begin >= 0 && source.startsWith(token, begin)
                ? new ExpressionFault(String.valueOf(fault.getMessage()), begin)
                : fault;
    }

    private static String ownText(JException e) {
        String message = e.getMessage() == null ? "the expression fails" : e.getMessage();
        return message.startsWith(UNKNOWN_CODE) ? message.substring(UNKNOWN_CODE.length()) : message;
    }

    /** The library lets a ClassCastException and its like through where types do not fit. */
    static ExpressionFault unforeseen(RuntimeException e) {
        if (e.getCause() instanceof JException cause) {
            return of(cause);
        }
        var fault = new ExpressionFault(
                "a value has a type that the expression does not expect (%s)"
                        .formatted(e.getClass().getSimpleName()),
                -1);
        fault.initCause(e);
        return fault;
    }

    private static String shortened(String message) {
        return message.length() <= MESSAGE_CHARS_MAX ? message : message.substring(0, MESSAGE_CHARS_MAX) + "…";
    }
}
