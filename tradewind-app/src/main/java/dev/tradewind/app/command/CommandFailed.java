package dev.tradewind.app.command;

/** Ends a command with a message for people and an exit code for scripts. */
final class CommandFailed extends RuntimeException {

    private final int exitCode;

    CommandFailed(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    int exitCode() {
        return exitCode;
    }
}
