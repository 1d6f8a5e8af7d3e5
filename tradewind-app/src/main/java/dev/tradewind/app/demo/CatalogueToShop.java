package dev.tradewind.app.demo;

import dev.tradewind.sandbox.example.ExampleErp;
import dev.tradewind.sandbox.store.SandboxStore;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** An ERP, in which items come, change and are sold no more; the hub writes to a shop. */
final class CatalogueToShop extends ExampleWorld {

    private static final int CENTS_MAX = 5_000;
    private static final int STOCK_MAX = 40;

    private final ExampleErp erp;
    private final SandboxStore shop;
    private final Turnover items;

    CatalogueToShop(Random random) {
        this(random, ExampleErp.start(), SandboxStore.builder().empty().start());
    }

    private CatalogueToShop(Random random, ExampleErp erp, SandboxStore shop) {
        super(
                Map.of("ERP_URL", erp.url(), "SHOP_URL", shop.url()),
                Map.of("erp/key", ExampleErp.KEY, "shop/key", shop.consumerKey(), "shop/secret", shop.consumerSecret()),
                shop.faults());
        this.erp = erp;
        this.shop = shop;
        this.items = new Turnover(random, new Teas(random, erp));
    }

    private record Teas(Random random, ExampleErp erp) implements Turnover.Things {

        private void item(int tea, boolean discontinued) {
            String price = BigDecimal.valueOf(random.nextInt(100, CENTS_MAX), 2).toPlainString();
            String stock = Integer.toString(random.nextInt(STOCK_MAX));
            erp.item("T-" + tea, "Tea " + tea, price, stock, discontinued);
        }

        @Override
        public String add(int tea) {
            item(tea, false);
            return "Tea %d is new in the ERP.".formatted(tea);
        }

        @Override
        public String change(int tea) {
            item(tea, false);
            return "Tea %d has another price and stock.".formatted(tea);
        }

        @Override
        public String remove(int tea) {
            item(tea, true);
            return "Tea %d is sold no more.".formatted(tea);
        }
    }

    @Override
    public synchronized String happen() {
        return items.happen();
    }

    @Override
    public synchronized Status status() {
        int shown = (int) shop.products().stream()
                .filter(product -> "publish".equals(product.get("status")))
                .count();
        return new Status(
                Example.CATALOGUE_TO_SHOP.word(),
                new Side(
                        "ERP", items.size(), "items on sale", Optional.of(URI.create(erp.url() + "/_sandbox/records"))),
                new Side("Shop", shown, "products", Optional.empty()),
                isDestinationUp());
    }

    @Override
    void end() {
        shop.close();
        erp.close();
    }
}
