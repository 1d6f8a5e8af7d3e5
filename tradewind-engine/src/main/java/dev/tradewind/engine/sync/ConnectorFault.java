package dev.tradewind.engine.sync;

import dev.tradewind.api.Failure;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** Makes a bug in a connector a failure of the one question that met it. */
final class ConnectorFault {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectorFault.class);

    private ConnectorFault() {}

    /**
     * Asks a connector something.
     *
     * @param what is done, for the log and for people, for example {@code reading stream orders}
     * @param otherwise the answer that says the failure
     * @throws DataAccessException if the hub's own database failed, which is no fault of the connector
     */
    static <T> T contained(
            String connection, String what, Supplier<? extends T> question, Function<Failure, ? extends T> otherwise) {
        try {
            return question.get();
        } catch (DataAccessException databaseAway) {
            throw databaseAway;
        } catch (RuntimeException bug) {
            LOG.error("{} of {} failed, which is a bug", what, connection, bug);
            String reason = "%s failed with %s, which is a bug; the hub's log says where"
                    .formatted(what, bug.getClass().getSimpleName());
            return otherwise.apply(new Failure.Transient(reason, false));
        }
    }
}
