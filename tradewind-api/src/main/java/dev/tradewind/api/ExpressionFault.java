package dev.tradewind.api;

/** An expression that does not compile, or fails on its input. */
public final class ExpressionFault extends RuntimeException {

    private final int offset;

    /**
     * @param message what is wrong, for people
     * @param offset character of the expression at which it was noticed, from 0; -1 if unknown
     */
    public ExpressionFault(String message, int offset) {
        super(message);
        this.offset = offset;
    }

    /** Character of the expression, from 0; -1 if unknown. */
    public int offset() {
        return offset;
    }
}
