package dev.tradewind.connector.polling;

import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A list at a system, as it can be asked for. Safe for any thread. */
public interface PolledList {

    /** The stream that its records belong to. */
    String stream();

    /** Reads one page. */
    Step page(Ask ask, Http http);

    /**
     * Which page is wanted.
     *
     * @param since records changed at that time or later; empty for all
     * @param position what the page before gave; empty for the first
     */
    record Ask(Optional<Instant> since, Optional<String> position) {

        public static final Ask ALL = new Ask(Optional.empty(), Optional.empty());

        public static Ask from(Instant since) {
            return new Ask(Optional.of(since), Optional.empty());
        }

        public Ask at(Optional<String> next) {
            return new Ask(since, next);
        }
    }

    /** What one call came to. */
    sealed interface Step {

        /**
         * A page.
         *
         * @param next where the next page is; empty at the end
         * @param total how many the list has, if the system tells
         * @param serverTime when the system answered, by its own clock
         */
        record Read(List<Polled> records, Optional<String> next, OptionalLong total, Optional<Instant> serverTime)
                implements Step {
            public Read {
                records = List.copyOf(records);
            }
        }

        record Failed(Failure failure) implements Step {}
    }
}
