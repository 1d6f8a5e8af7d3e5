package dev.tradewind.engine.base;

import dev.tradewind.engine.journal.Appended;
import dev.tradewind.engine.journal.Events;
import dev.tradewind.engine.journal.JdbcJournal;
import dev.tradewind.engine.journal.Journal;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A process that appends with many writers until it is killed, and prints position and key of every event after, and only
 * after, it was acknowledged.
 */
public final class AppendingChild {

    private static final int WRITERS = 16;
    private static final int BODY_BYTES = 6_000;

    private AppendingChild() {}

    public static void main(String[] arguments) throws InterruptedException {
        String run = arguments[0];
        Database database = Database.open(settings(arguments));
        Journal journal = new JdbcJournal(database, (tx, seqs) -> Set.of());
        GroupCommitQueue queue = database.groupCommit(Steps.NONE);
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var threads = new Thread[WRITERS];
        for (int writer = 0; writer < WRITERS; writer++) {
            String name = run + "-" + writer + "-";
            threads[writer] = Thread.startVirtualThread(() -> {
                for (int i = 0; ; i++) {
                    String key = name + i;
                    Appended done = queue.write(
                                    "append",
                                    tx -> journal.append(
                                            tx, List.of(Events.of("shop", key, new byte[BODY_BYTES], Map.of()))))
                            .getFirst();
                    // In one write, so that lines of several threads never mix.
                    out.print("ack " + done.seq() + " " + key + " .\n");
                    out.flush();
                }
            });
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static DatabaseSettings settings(String[] arguments) {
        return arguments.length == 2
                ? new DatabaseSettings.Sqlite(Path.of(arguments[1]))
                : new DatabaseSettings.Postgresql(arguments[1], arguments[2], arguments[3]);
    }
}
