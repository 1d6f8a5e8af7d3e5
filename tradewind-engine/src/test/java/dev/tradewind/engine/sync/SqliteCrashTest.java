package dev.tradewind.engine.sync;

import dev.tradewind.engine.base.DatabaseSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteCrashTest extends CrashTest {

    @TempDir
    Path folder;

    @Override
    DatabaseSettings database(String name) {
        return new DatabaseSettings.Sqlite(folder.resolve(name + ".db"));
    }
}
