package dev.tradewind.app.command;

/** Exit codes of every command. Scripts rely on them: never change one. */
public final class ExitCode {

    public static final int OK = 0;

    /** It failed, or problems were found. */
    public static final int FAILED = 1;

    /** The command line itself is wrong. */
    public static final int USAGE = 2;

    /** No hub answers at the address. */
    public static final int NOT_REACHABLE = 3;

    /** The hub has no such thing. */
    public static final int NOT_FOUND = 4;

    private ExitCode() {}
}
