package dev.tradewind.api;

import java.util.List;

/** What {@link Source#census} found. */
public sealed interface CensusResult {

    /**
     * One page.
     *
     * @param keys of all records above the last page's {@code through}, up to and with this one's; ascending, possibly none
     * @param through up to where this page is complete: never below the last page's. {@link Long#MAX_VALUE} at the end
     * @param cursor where to go on; valid for ever
     */
    record Page(List<Long> keys, long through, String cursor) implements CensusResult {
        public Page {
            keys = List.copyOf(keys);
        }

        /** Whether there is nothing above. */
        public boolean isLast() {
            return through == Long.MAX_VALUE;
        }
    }

    record Failed(Failure failure) implements CensusResult {}
}
