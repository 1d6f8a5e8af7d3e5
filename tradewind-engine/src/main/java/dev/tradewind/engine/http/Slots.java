package dev.tradewind.engine.http;

import dev.tradewind.engine.base.Priority;

/**
 * How many of a connection's calls, or attempts, are under way, and whether one more may begin. One place is kept free of
 * backfill, so that live work never waits for a page of old records.
 *
 * @param live under way for live work
 * @param backfill under way for backfills and censuses
 */
public record Slots(int live, int backfill) {

    public static final Slots NONE = new Slots(0, 0);

    /** While there is live work, backfill has one of so many places, and one at the least. */
    private static final int BACKFILL_SHARE = 4;

    /**
     * Whether one more may begin.
     *
     * @param limit as many as are wise now; at least 1
     * @param most never more than this; where backfill has all that are wise, live work takes one more
     */
    public boolean hasRoom(Priority priority, int limit, int most) {
        return switch (priority) {
            case LIVE -> all() < limit || (live == 0 && all() < most);
            case BACKFILL -> all() < limit - 1 || (limit == 1 && all() == 0);
        };
    }

    /** As {@link #hasRoom}, for a backfill while there is live work. */
    public boolean hasRoomBesideLive(int limit, int most) {
        return hasRoom(Priority.BACKFILL, limit, most) && backfill < Math.max(1, limit / BACKFILL_SHARE);
    }

    public Slots begin(Priority priority) {
        return plus(priority, 1);
    }

    public Slots end(Priority priority) {
        return plus(priority, -1);
    }

    private Slots plus(Priority priority, int by) {
        return switch (priority) {
            case LIVE -> new Slots(live + by, backfill);
            case BACKFILL -> new Slots(live, backfill + by);
        };
    }

    public int all() {
        return live + backfill;
    }
}
