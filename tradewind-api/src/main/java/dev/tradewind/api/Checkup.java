package dev.tradewind.api;

import java.util.List;

/** Examines one connection and says in plain words how it stands and how to mend what is amiss. Safe for any thread. */
@FunctionalInterface
public interface Checkup {

    /**
     * Looks at the system, and changes nothing in it.
     *
     * <p>Whatever the system does is a {@link Finding}; an exception is a bug of the connector. Takes seconds, and must end
     * within two minutes however slow the system is.
     *
     * @param http sends, limits, records and masks; made for this examination alone
     * @return in the order in which a person should read them
     */
    List<Finding> examine(Http http);
}
