package dev.tradewind.testkit;

/** The process dies here. An error, so that nothing that handles exceptions can outlive it. */
public final class Crash extends Error {

    private static final long serialVersionUID = 1L;

    public Crash(String step) {
        super("died at: " + step, null, false, false);
    }
}
