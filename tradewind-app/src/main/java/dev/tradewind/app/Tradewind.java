package dev.tradewind.app;

/** The program's entry. It has no commands yet and says so. */
public final class Tradewind {

    private static final int NO_SUCH_COMMAND = 2;

    private Tradewind() {}

    public static void main(String[] args) {
        System.err.println("tradewind: this build has no commands yet.");
        System.exit(NO_SUCH_COMMAND);
    }
}
