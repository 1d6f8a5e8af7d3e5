package dev.tradewind.engine.base;

/** Live work goes before backfill, always. The order of the constants is the order of work; the code is what is stored. */
public enum Priority {
    LIVE(0),
    BACKFILL(1);

    private final int code;

    Priority(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }

    public static Priority ofCode(int code) {
        return code == LIVE.code ? LIVE : BACKFILL;
    }
}
