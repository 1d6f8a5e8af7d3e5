package dev.tradewind.connector.woocommerce;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far one of a sweep's two lists has been read.
 *
 * @param mark the latest change seen by passes that are complete; by the store's clock
 * @param quietSince when the mark was last moved; by the hub's clock
 * @param settled whether a whole overlap has passed since then and was looked at once more
 * @param startedAt when the running pass began, by the hub's clock; null between passes
 * @param at where it stands; null between passes
 * @param ceiling when its first page was answered, by the store's clock: a mark beyond would leave out what was saved since;
 *     null before that
 * @param highest the latest change that it has seen, at most the ceiling; null between passes
 * @param memory which records were read whole
 */
record SweepPass(
        Instant mark,
        Instant quietSince,
        boolean settled,
        @Nullable Instant startedAt,
        RecordPages.@Nullable Position at,
        @Nullable Instant ceiling,
        @Nullable Instant highest,
        SweepMemory memory) {

    SweepPass {
        // A cursor of before there was a memory has none.
        memory = memory == null ? SweepMemory.NONE : memory;
    }

    /** Before the first pass: all that changes from {@code storeTime} on, and what an overlap before it may have been saved late. */
    static SweepPass from(Instant storeTime, Instant now) {
        return new SweepPass(storeTime, now, false, null, null, null, null, SweepMemory.NONE);
    }

    /** This pass under way. */
    SweepPass started(Duration overlap, Instant now) {
        if (at != null) {
            return this;
        }
        Instant from = settled ? mark.plusSeconds(1) : mark.minus(overlap);
        return new SweepPass(mark, quietSince, settled, now, RecordPages.Position.at(from), null, mark, memory);
    }

    /** Where a pass under way stands. */
    RecordPages.Position position() {
        if (at == null) {
            throw new IllegalStateException("the pass has not been started");
        }
        return at;
    }

    SweepPass at(RecordPages.Position next) {
        return new SweepPass(mark, quietSince, settled, startedAt, next, ceiling, highest, memory);
    }

    /** After records were read whole. */
    SweepPass read(List<RecordPages.Found> records, Instant storeTime) {
        SweepMemory more = memory.with(records, storeTime);
        return new SweepPass(mark, quietSince, settled, startedAt, at, ceiling, highest, more);
    }

    /** After records were seen, whole or not. A change in the future, by the store's own clock, does not carry the mark there. */
    SweepPass seen(List<RecordPages.Found> records, Instant storeTime) {
        Instant limit = ceiling == null ? storeTime : ceiling;
        Instant latest = highest == null ? mark : highest;
        for (RecordPages.Found found : records) {
            Instant time = found.time().orElse(latest);
            Instant sane = time.isAfter(limit) ? limit : time;
            latest = sane.isAfter(latest) ? sane : latest;
        }
        return new SweepPass(mark, quietSince, settled, startedAt, at, limit, latest, memory);
    }

    /** After the last page. */
    SweepPass ended(Duration overlap, Instant now) {
        if (highest != null && highest.isAfter(mark)) {
            return new SweepPass(highest, now, false, null, null, null, null, memory.since(highest.minus(overlap)));
        }
        boolean quiet = startedAt != null && !startedAt.isBefore(quietSince.plus(overlap));
        return new SweepPass(
                mark, quietSince, settled || quiet, null, null, null, null, memory.since(mark.minus(overlap)));
    }
}
