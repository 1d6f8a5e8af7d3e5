package dev.tradewind.engine.base;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.engine.journal.JdbcJournal;
import dev.tradewind.engine.journal.Journal;
import dev.tradewind.engine.journal.JournalEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Goal: what was acknowledged is there after the process was killed, wherever it stood.
 *
 * <p>Method: a process of its own appends and tells what was acknowledged; it is killed after a random number of
 * acknowledgements; the database is opened again, and every acknowledged event is looked for. All rounds on one database.
 */
final class KillTest {

    private static final int ACKNOWLEDGED_MAX = 3_000;

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void acknowledgedEvents_areThere_afterKills(Dialect dialect) throws Exception {
        kill(dialect, 3);
    }

    @Tag("crash")
    @ParameterizedTest
    @EnumSource(Dialect.class)
    void acknowledgedEvents_areThere_afterManyKills(Dialect dialect) throws Exception {
        kill(dialect, 20);
    }

    private static void kill(Dialect dialect, int rounds) throws Exception {
        long seed = System.nanoTime();
        var random = new Random(seed);
        DatabaseSettings settings = TestDatabase.settings(dialect);
        var acknowledged = new HashMap<Long, String>();
        for (int round = 0; round < rounds; round++) {
            acknowledged.putAll(runAndKill(settings, round, 1 + random.nextInt(ACKNOWLEDGED_MAX)));
            try (Database database = Database.open(settings)) {
                Map<Long, String> kept = kept(new JdbcJournal(database, (tx, seqs) -> Set.of()));
                assertThat(kept)
                        .as("seed %d, round %d, %d acknowledged", seed, round, acknowledged.size())
                        .containsAllEntriesOf(acknowledged);
            }
        }
    }

    private static Map<Long, String> kept(Journal journal) {
        var kept = new HashMap<Long, String>();
        List<JournalEvent> page = journal.readAfter(0, 2_000);
        while (!page.isEmpty()) {
            page.forEach(event -> kept.put(event.seq(), event.record().key()));
            page = journal.readAfter(page.getLast().seq(), 2_000);
        }
        return kept;
    }

    private static Map<Long, String> runAndKill(DatabaseSettings settings, int round, int after) throws Exception {
        var builder = new ProcessBuilder(command(settings, "r" + round));
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        Process child = builder.start();
        var acknowledged = new HashMap<Long, String>();
        try (BufferedReader lines = child.inputReader()) {
            boolean alive = true;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                note(acknowledged, line);
                if (alive && acknowledged.size() >= after) {
                    // SIGKILL. By its handle, which leaves open what it had printed: that is read to the end.
                    assertThat(child.toHandle().destroyForcibly()).isTrue();
                    alive = false;
                }
            }
        } finally {
            child.destroyForcibly();
        }
        assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(acknowledged).as("the child was killed, it did not fail").hasSizeGreaterThanOrEqualTo(after);
        return acknowledged;
    }

    /** The last line may have been cut by the kill: then its end is missing. */
    private static void note(Map<Long, String> acknowledged, String line) throws IOException {
        String[] words = line.split(" ", -1);
        if (words.length == 4 && words[0].equals("ack") && words[3].equals(".")) {
            acknowledged.put(Long.valueOf(words[1]), words[2]);
        }
    }

    private static List<String> command(DatabaseSettings settings, String run) {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var command = new ArrayList<String>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                classPath,
                AppendingChild.class.getName(),
                run));
        switch (settings) {
            case DatabaseSettings.Sqlite sqlite -> command.add(sqlite.file().toString());
            case DatabaseSettings.Postgresql postgresql ->
                command.addAll(List.of(postgresql.url(), postgresql.user(), postgresql.password()));
        }
        return command;
    }
}
