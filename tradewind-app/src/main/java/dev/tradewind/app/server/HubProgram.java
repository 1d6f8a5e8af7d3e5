package dev.tradewind.app.server;

import dev.tradewind.app.demo.Stage;
import dev.tradewind.engine.Configuration.Applied;
import dev.tradewind.engine.Hub;
import dev.tradewind.engine.HubSettings;
import dev.tradewind.engine.base.DatabaseSettings;
import dev.tradewind.engine.base.SteadyClock;
import dev.tradewind.engine.base.Steps;
import dev.tradewind.engine.document.Problem;
import dev.tradewind.engine.sync.Retention;
import dev.tradewind.engine.vault.FileVault;
import dev.tradewind.engine.vault.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.PortInUseException;

/** A hub as a whole: its home folder, its store, its documents, its HTTP server. */
public final class HubProgram implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(HubProgram.class);

    /** One for the whole program: what the pages compare with must be what the hub goes by. */
    static final InstantSource CLOCK = new SteadyClock(InstantSource.system(), System::nanoTime);

    private final HomeFolder home;
    private final AdminToken token;
    private final StoredHub hub;
    private final HubServer server;

    private HubProgram(HomeFolder home, AdminToken token, StoredHub hub, HubServer server) {
        this.home = home;
        this.token = token;
        this.hub = hub;
        this.server = server;
    }

    /**
     * What it starts with besides its settings.
     *
     * @param documents files to be put in force first; empty for those applied last
     * @param environment an environment variable by its name, for documents that refer to one
     * @param secrets asked before the vault
     * @param stage the simulated systems around it, in the demo and in examples
     * @param folder where the documents were read from, if they will be at every start
     */
    public record Beginning(
            Map<String, byte[]> documents,
            Function<String, Optional<String>> environment,
            Function<String, Optional<String>> secrets,
            Optional<? extends Stage> stage,
            Optional<Path> folder) {

        /** With documents from nowhere in particular. */
        public Beginning(
                Map<String, byte[]> documents,
                Function<String, Optional<String>> environment,
                Function<String, Optional<String>> secrets,
                Optional<? extends Stage> stage) {
            this(documents, environment, secrets, stage, Optional.empty());
        }

        public static Beginning with(Map<String, byte[]> documents, Optional<Path> folder) {
            return new Beginning(
                    documents,
                    name -> Optional.ofNullable(System.getenv(name)),
                    name -> Optional.empty(),
                    Optional.empty(),
                    folder);
        }
    }

    /** It could not start. The message says why and what to do; problems are those of the documents. */
    public static final class NotStarted extends RuntimeException {

        private final transient List<Problem> problems;

        NotStarted(String message, List<Problem> problems, @Nullable Throwable cause) {
            super(message, cause);
            this.problems = List.copyOf(problems);
        }

        public List<Problem> problems() {
            return problems;
        }
    }

    /**
     * Starts; comes back when requests are answered and deliveries go out.
     *
     * @throws NotStarted with everything closed again
     */
    public static HubProgram start(ServeSettings settings, Beginning beginning) {
        HomeFolder home = takeHome(settings.home());
        try {
            AdminToken token = AdminToken.of(settings.home(), new SecureRandom());
            // The store opens while Spring starts: on two cores that is a second less to wait.
            CompletableFuture<StoredHub> hub = CompletableFuture.supplyAsync(
                    () -> open(settings, beginning),
                    task -> Thread.ofPlatform().name("open").start(task));
            try {
                HubServer server = HubServer.start(settings, token, hub::join, beginning.stage());
                return new HubProgram(home, token, hub.join(), server);
            } catch (RuntimeException e) {
                NotStarted reason = notStarted(settings, hub, e);
                if (!hub.isCompletedExceptionally()) {
                    hub.join().close();
                }
                throw reason;
            }
        } catch (IOException e) {
            close(home);
            throw new NotStarted("the admin token cannot be kept: " + e.getMessage(), List.of(), e);
        } catch (RuntimeException e) {
            close(home);
            throw e;
        }
    }

    private static HomeFolder takeHome(Path path) {
        try {
            return HomeFolder.take(path);
        } catch (HomeFolder.Taken e) {
            throw new NotStarted(String.valueOf(e.getMessage()), List.of(), e);
        } catch (IOException e) {
            throw new NotStarted("the home folder " + path + " cannot be used: " + e, List.of(), e);
        }
    }

    private static StoredHub open(ServeSettings settings, Beginning beginning) {
        Vault vault = FileVault.open(settings.home(), beginning.environment().apply(FileVault.KEY_VARIABLE));
        Hub hub = Hub.open(
                new HubSettings(
                        database(settings),
                        new Retention(
                                settings.time(Setting.KEEP_EVENTS),
                                settings.time(Setting.KEEP_DELIVERIES),
                                settings.time(Setting.KEEP_ATTEMPTS)),
                        name -> beginning.secrets().apply(name).or(() -> vault.get(name)),
                        beginning.environment(),
                        CLOCK,
                        Steps.NONE,
                        settings.publicUrl()),
                new ProgramConnectors());
        var stored = new StoredHub(hub, vault, beginning.folder());
        try {
            if (!beginning.documents().isEmpty()) {
                apply(stored, beginning.documents());
            }
            hub.start();
            var _ = hub.ended().thenAccept(HubProgram::stop);
            return stored;
        } catch (RuntimeException e) {
            stored.close();
            throw e;
        }
    }

    /** On a thread of its own: what stops the process waits for the one that brings this news. */
    private static void stop(Throwable reason) {
        log.error("The database can no longer be written by this process, which therefore stops.", reason);
        Thread.ofPlatform().name("tradewind-stop").start(() -> System.exit(1));
    }

    private static void apply(DocumentDesk desk, Map<String, byte[]> documents) {
        switch (desk.apply(documents, "tradewind serve", "")) {
            case Applied.Faulty faulty ->
                throw new NotStarted("the documents are not right; nothing was started", faulty.problems(), null);
            case Applied.InForce applied -> {
                log.info("Documents applied as version {}.", applied.version());
                unusable(applied.unusable());
            }
            case Applied.NoChange same -> unusable(same.unusable());
        }
    }

    private static void unusable(Map<String, String> connections) {
        connections.forEach((name, reason) -> log.warn("Connection {} cannot be used: {}", name, reason));
    }

    private static DatabaseSettings database(ServeSettings settings) {
        String url = settings.text(Setting.DATABASE);
        return url.isEmpty()
                ? new DatabaseSettings.Sqlite(own(settings.home().resolve("tradewind.db")))
                : new DatabaseSettings.Postgresql(
                        url, settings.text(Setting.DATABASE_USER), settings.text(Setting.DATABASE_PASSWORD));
    }

    /** SQLite gives the files that it puts beside a database the rights of the database. */
    private static Path own(Path database) {
        try {
            if (Files.notExists(database)) {
                OwnFile.create(database);
            }
            for (String ending : List.of("", "-wal", "-shm")) {
                OwnFile.close(database.resolveSibling(database.getFileName() + ending));
            }
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException("the database " + database + " cannot be kept from others", e);
        }
    }

    /** The first cause that a person can do something about. */
    private static NotStarted notStarted(
            ServeSettings settings, CompletableFuture<StoredHub> hub, RuntimeException failure) {
        try {
            hub.join();
        } catch (CompletionException e) {
            return e.getCause() instanceof NotStarted known
                    ? known
                    : new NotStarted(String.valueOf(e.getCause()), List.of(), e);
        }
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException) {
                return new NotStarted(
                        "port " + settings.text(Setting.PORT) + " is taken by another program: choose another with"
                                + " --port, for example --port 8081",
                        List.of(),
                        failure);
            }
        }
        return new NotStarted("the HTTP server failed: " + failure, List.of(), failure);
    }

    private static void close(HomeFolder home) {
        try {
            home.close();
        } catch (IOException e) {
            log.warn("The lock of the home folder could not be given back: {}", e.toString());
        }
    }

    public int port() {
        return server.port();
    }

    public AdminToken token() {
        return token;
    }

    public RunningHub hub() {
        return hub;
    }

    /** Takes no more requests, ends what is under way, gives the home folder back. */
    @Override
    public void close() {
        server.close();
        close(home);
    }
}
