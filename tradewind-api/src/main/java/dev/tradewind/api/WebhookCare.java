package dev.tradewind.api;

import java.net.URI;
import java.util.List;
import java.util.Set;

/**
 * Sees to it that a system calls the hub: makes the webhooks that flows need, and mends those that were switched off,
 * changed or removed. Safe for any thread.
 */
public interface WebhookCare {

    /**
     * Looks at the system's webhooks and puts right what is not. Done again, also after a crash in the middle, it comes to
     * the same.
     *
     * @param address where the hub takes this connection's webhooks
     * @param streams that flows read; webhooks that the hub has made for others are removed
     */
    Look look(URI address, Set<String> streams, Http http);

    /** What came of it. */
    sealed interface Look {

        /**
         * All is as it should be now.
         *
         * @param mended what was not, a sentence each; empty if nothing
         * @param gap whether something may have been missed before
         */
        record Good(List<String> mended, boolean gap) implements Look {
            public Good {
                mended = List.copyOf(mended);
            }
        }

        record Failed(Failure failure) implements Look {}
    }
}
