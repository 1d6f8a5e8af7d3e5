package dev.tradewind.engine.mapping;

/**
 * Text whose reader is stopped when the evaluation's time is up.
 *
 * <p>{@link java.util.regex.Matcher} cannot be interrupted, but it reads its input through {@link #charAt}: that is
 * where a pattern that backtracks for hours is caught.
 */
final class DeadlineText implements CharSequence {

    /** A clock read costs some 25 ns, a character 1 ns: this keeps the watch below a tenth. */
    private static final int CHARS_BETWEEN_CHECKS = 1 << 9;

    private final String text;
    private final Evaluation evaluation;
    private int untilCheck = CHARS_BETWEEN_CHECKS;

    DeadlineText(String text, Evaluation evaluation) {
        this.text = text;
        this.evaluation = evaluation;
    }

    @Override
    public char charAt(int index) {
        if (--untilCheck == 0) {
            untilCheck = CHARS_BETWEEN_CHECKS;
            evaluation.checkTime();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
