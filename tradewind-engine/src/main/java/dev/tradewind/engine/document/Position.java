package dev.tradewind.engine.document;

/** A place in a text; line and column count from 1. */
record Position(int line, int column) {

    static final Position START = new Position(1, 1);

    /** The place of a character of {@code text}, by its offset from 0. */
    static Position of(String text, int offset) {
        int line = 1;
        int lineStart = 0;
        int end = Math.clamp(offset, 0, text.length());
        for (int i = 0; i < end; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new Position(line, end - lineStart + 1);
    }
}
