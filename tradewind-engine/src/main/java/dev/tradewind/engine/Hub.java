package dev.tradewind.engine;

import dev.tradewind.api.InboundRequest;
import dev.tradewind.engine.admin.Controls;
import dev.tradewind.engine.admin.Doctor;
import dev.tradewind.engine.admin.Insight;
import dev.tradewind.engine.admin.StoredControls;
import dev.tradewind.engine.admin.StoredInsight;
import dev.tradewind.engine.base.Database;
import dev.tradewind.engine.base.GroupCommitQueue;
import dev.tradewind.engine.binding.Binding;
import dev.tradewind.engine.document.Documents;
import dev.tradewind.engine.document.JdbcDocumentStore;
import dev.tradewind.engine.sync.Machinery;
import dev.tradewind.engine.sync.Received;
import dev.tradewind.engine.sync.Rehearsal;
import dev.tradewind.engine.sync.Stores;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hub: takes webhooks, keeps them, delivers them, and can be asked about it.
 *
 * <p>Opened without moving; {@link #start} starts it. Safe for any thread. Closing it ends what is under way and leaves
 * everything else on disk.
 */
public final class Hub implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Hub.class);

    /** Longer than most destinations take to answer, shorter than a supervisor waits before it kills. */
    private static final Duration CLOSING_MAX = Duration.ofSeconds(10);

    private final Database database;
    private final GroupCommitQueue writes;
    private final ExecutorService attempts;
    private final Stores stores;
    private final Machinery machinery;
    private final Insight insight;
    private final Controls controls;
    private final Doctor doctor;
    private final Configuration configuration;
    private volatile boolean closing;

    private Hub(Database database, HubSettings settings, Connectors connectors) {
        this.database = database;
        this.writes = database.groupCommit(settings.steps());
        this.attempts = Executors.newVirtualThreadPerTaskExecutor();
        this.stores = Stores.of(database, writes);
        this.machinery = new Machinery(
                stores,
                new Machinery.Parts(settings.clock(), new Random(), settings.steps(), attempts, settings.retention()));
        this.insight = new StoredInsight(stores, machinery, settings.clock());
        this.controls = new StoredControls(stores, machinery, settings.clock());
        this.doctor = new Doctor(machinery);
        this.configuration = new Configuration(
                new Documents(connectors),
                new JdbcDocumentStore(database, writes, settings.clock()),
                new Assembly(connectors, settings, this::externalId),
                machinery,
                new Rehearsal(stores));
    }

    /**
     * Opens the database, brings its tables up to date, and takes up the documents that were applied last.
     *
     * @throws Database.Unopened if the database cannot be used; the message says why and what to do
     */
    public static Hub open(HubSettings settings, Connectors connectors) {
        Hub hub = new Hub(Database.open(settings.database()), settings, connectors);
        hub.configuration.takeUp();
        return hub;
    }

    /** Begins to route, dispatch and read. */
    public void start() {
        machinery.start();
    }

    /**
     * Takes one request that a system made; comes back when what it accepted is on disk.
     *
     * @throws dev.tradewind.engine.base.WriteQueue.Overloaded if the disk cannot keep up
     * @throws dev.tradewind.engine.base.WriteQueue.Unavailable if the database cannot be written
     */
    public Received receive(String connection, InboundRequest request) {
        return machinery.receiver().receive(connection, request);
    }

    public Insight insight() {
        return insight;
    }

    public Controls controls() {
        return controls;
    }

    public Doctor doctor() {
        return doctor;
    }

    public Configuration configuration() {
        return configuration;
    }

    /**
     * Completes, with the reason, when the database can no longer be written by this process, for example because another
     * hub has taken it over. The process must then stop. Never completes because of {@link #close}.
     */
    public CompletableFuture<Throwable> ended() {
        return writes.ended()
                .thenCompose(reason -> closing ? new CompletableFuture<>() : CompletableFuture.completedFuture(reason));
    }

    /** The organs, for what reads or writes more than {@link #insight} and {@link #controls} offer. */
    public Stores stores() {
        return stores;
    }

    /**
     * Tells {@code listener}, on the thread that made the change, whenever something visible has changed; it must be quick.
     * Closing what is returned ends that.
     */
    public AutoCloseable onChange(Runnable listener) {
        machinery.pulse().listen(listener);
        return () -> machinery.pulse().unlisten(listener);
    }

    /** Lets attempts under way end and be written down: one that is not is made again after the next start. */
    private void endAttempts() {
        attempts.shutdown();
        try {
            if (!attempts.awaitTermination(CLOSING_MAX.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("attempts are still under way after {}; they will be made again", CLOSING_MAX);
                attempts.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<String> externalId(String destination, String object, String key) {
        return stores.bindings().byKey(destination, object, key).map(Binding::externalId);
    }

    @Override
    public void close() {
        closing = true;
        machinery.close();
        endAttempts();
        writes.close();
        configuration.close();
        database.close();
        LOG.info("stopped; everything that was not delivered is on disk");
    }
}
