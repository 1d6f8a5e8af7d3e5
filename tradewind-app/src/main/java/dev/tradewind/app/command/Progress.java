package dev.tradewind.app.command;

/** A bar on standard error while something long runs; nothing where no person watches. Not safe for threads. */
final class Progress implements AutoCloseable {

    private static final int CELLS = 30;

    private final Console console;
    private final String what;
    private boolean drawn;

    Progress(Console console, String what) {
        this.console = console;
        this.what = what;
    }

    void at(long done, long total) {
        at(done, total, "");
    }

    /**
     * Draws how far it is.
     *
     * @param total 0 or less if nobody knows
     * @param rest what else there is to say; empty for nothing
     */
    void at(long done, long total, String rest) {
        if (!console.interactive()) {
            return;
        }
        drawn = true;
        String bar = total > 0 ? bar(done, total) : done + " so far";
        console.err().print("\r\033[K" + what + "  " + bar + rest);
        console.err().flush();
    }

    private static String bar(long done, long total) {
        int filled = Math.clamp(done * CELLS / total, 0, CELLS);
        return "[" + "#".repeat(filled) + "-".repeat(CELLS - filled) + "] " + done + " of " + total;
    }

    @Override
    public void close() {
        if (drawn) {
            console.err().print("\r\033[K");
            console.err().flush();
        }
    }
}
