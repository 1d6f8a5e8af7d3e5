package dev.tradewind.engine.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.api.InboundRequest;
import dev.tradewind.engine.base.DatabaseSettings;
import dev.tradewind.engine.base.Steps;
import dev.tradewind.engine.document.Document.FlowRules.Kind;
import dev.tradewind.testkit.HandClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Goal: a hub whose backup was restored neither repeats what it no longer knows, nor swallows what is new.
 *
 * <p>The destination knows nothing but idempotency keys, and remembers those of deliveries that the backup does not hold.
 */
class RestoredBackupTest {

    @TempDir
    Path folder;

    private final FakeShop shop = new FakeShop();
    private final FakeErp erp = new FakeErp();
    private final HandClock clock = new HandClock(Rig.START);

    @Test
    void whatIsNewAfterARestore_isNotTakenForWhatTheDestinationKnows_andThatIsNotMadeTwice() throws IOException {
        InboundRequest second;
        try (Rig rig = rig("hub.db")) {
            rig.receive(shop.save("1", "new", clock.instant()));
            rig.settle();
        }
        Files.copy(folder.resolve("hub.db"), folder.resolve("backup.db"));
        try (Rig rig = rig("hub.db")) {
            second = shop.save("2", "new", clock.instant());
            rig.receive(second);
            rig.settle();
        }

        try (Rig rig = rig("backup.db")) {
            rig.receive(shop.save("3", "new", clock.instant()));
            rig.settle();
            rig.receive(second);
            rig.settle();
        }

        assertThat(erp.effects).containsExactly("created 1 v1", "created 2 v1", "created 3 v1");
    }

    private Rig rig(String file) {
        return Rig.on(new DatabaseSettings.Sqlite(folder.resolve(file)), Steps.NONE, clock)
                .with(shop, Map.of("erp", erp), Rig.rules(Kind.EVENT));
    }
}
