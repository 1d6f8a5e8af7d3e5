package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.BackfillRange;
import dev.tradewind.api.Http;
import dev.tradewind.api.PageResult;
import java.util.Optional;

/** One way to find what has changed in a stream, and what there is. See {@link dev.tradewind.api.Source}. */
interface StreamReading {

    PageResult changes(Optional<String> cursor, Http http);

    PageResult existing(BackfillRange range, Optional<String> cursor, Http http);

    /** The half that finds what there is. */
    @FunctionalInterface
    interface Backfill {
        PageResult existing(BackfillRange range, Optional<String> cursor, Http http);
    }
}
