package dev.tradewind.app.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.app.server.ProgramWith;
import dev.tradewind.engine.Configuration;
import dev.tradewind.engine.Hub;
import dev.tradewind.engine.HubSettings;
import dev.tradewind.engine.base.DatabaseSettings;
import dev.tradewind.engine.base.Steps;
import dev.tradewind.engine.lane.DeliveryState;
import dev.tradewind.engine.sync.Retention;
import dev.tradewind.testkit.HandClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Goal: a shop is called no more often than it must be when many stock levels change.
 *
 * <p>Method: a warehouse tells all its levels, then a tenth of them anew, to a running hub; the shop counts its calls. With
 * {@code -Dstock.products=100000} in the size for which the figure is published.
 */
class StockLevelsTest {

    private static final int PRODUCTS = Integer.getInteger("stock.products", 4_000);
    private static final int CHANGED = PRODUCTS / 10;
    private static final int A_CALL = 100;
    private static final int A_REPORT = 1_000;
    private static final Instant FIRST = Instant.parse("2026-03-01T10:00:00Z");
    private static final long PATIENCE_SECONDS = 60L + PRODUCTS / 100;

    @TempDir
    Path folder;

    @Test
    void tenthOfTheLevelsChanges_andTheShopIsCalledOnceForAHundred() throws Exception {
        try (Catalogue shop = new Catalogue(PRODUCTS);
                Hub hub = hub(shop)) {
            Semaphore moved = new Semaphore(0);
            hub.onChange(moved::release);
            hub.start();

            tell(hub, PRODUCTS, 1, FIRST);
            await(hub, moved, PRODUCTS);
            int batches = shop.batches.getAndSet(0);
            int lookups = shop.lookups.getAndSet(0);
            tell(hub, CHANGED, 2, FIRST.plusSeconds(3_600));
            await(hub, moved, PRODUCTS + CHANGED);

            System.out.printf(
                    "%,d levels: %,d lookups and %,d batches; then %,d changed: %,d lookups and %,d batches%n",
                    PRODUCTS, lookups, batches, CHANGED, shop.lookups.get(), shop.batches.get());
            assertThat(shop.stockOf(CHANGED)).isEqualTo(2 * CHANGED);
            assertThat(shop.stockOf(CHANGED + 1)).isEqualTo(CHANGED + 1);
            assertThat(lookups).isEqualTo(PRODUCTS / A_CALL);
            assertThat(batches).isEqualTo(PRODUCTS / A_CALL);
            assertThat(shop.lookups).hasValue(0);
            assertThat(shop.batches).hasValue(CHANGED / A_CALL);
        }
    }

    /** Levels of products 1 to {@code count}, each {@code factor} times its number. */
    private static void tell(Hub hub, int count, int factor, Instant at) {
        for (int from = 1; from <= count; from += A_REPORT) {
            List<Warehouse.Level> levels = new ArrayList<>();
            for (int i = from; i < from + A_REPORT && i <= count; i++) {
                levels.add(new Warehouse.Level("P-" + i, i * factor, at));
            }
            assertThat(hub.receive("warehouse", Warehouse.report(levels)).status())
                    .isEqualTo(200);
        }
    }

    private static void await(Hub hub, Semaphore moved, int applied) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (applied(hub) < applied) {
            long left = deadline - System.nanoTime();
            assertThat(moved.tryAcquire(left, TimeUnit.NANOSECONDS))
                    .as("%,d of %,d applied in time".formatted(applied(hub), applied))
                    .isTrue();
            moved.drainPermits();
        }
    }

    private static long applied(Hub hub) {
        return hub.stores().deliveries().tally("stock-to-shop").get(DeliveryState.APPLIED);
    }

    private Hub hub(Catalogue shop) {
        Hub hub = Hub.open(
                new HubSettings(
                        new DatabaseSettings.Sqlite(folder.resolve("hub.db")),
                        Retention.DEFAULT,
                        name -> Optional.empty(),
                        name -> Optional.of("cs_test"),
                        new HandClock(FIRST), // Stands still: no delivery gives up waiting for company.
                        Steps.NONE,
                        Optional.empty()),
                new ProgramWith(Warehouse.NAME, new Warehouse()));
        String documents = """
                connection: warehouse
                connector: warehouse
                ---
                connection: shop
                connector: woocommerce
                url: %s
                credentials: { key: "${env:KEY}", secret: "${env:SECRET}" }
                ---
                flow: stock-to-shop
                from: { connection: warehouse, stream: levels }
                to: { connection: shop, operation: set-stock }
                map: "{ 'sku': id, 'quantity': quantity }"
                """.formatted(shop.url());
        Configuration.Applied applied =
                hub.configuration().apply(Map.of("stock.yaml", documents.getBytes(StandardCharsets.UTF_8)), "test", "");
        assertThat(applied).isInstanceOf(Configuration.Applied.InForce.class);
        return hub;
    }
}
