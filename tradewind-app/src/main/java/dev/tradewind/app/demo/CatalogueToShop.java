package dev.tradewind.app.demo;

import dev.tradewind.sandbox.example.ExampleErp;
import dev.tradewind.sandbox.store.SandboxStore;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** An ERP, in which items come, change and are sold no more; the hub writes to a shop. */
final class CatalogueToShop extends ExampleWorld {

    private static final int AT_FIRST = 3;
    private static final int AT_MOST = 8;
    private static final int CENTS_MAX = 5_000;
    private static final int STOCK_MAX = 40;

    private final ExampleErp erp;
    private final SandboxStore shop;
    private final Random random;
    private final Deque<Integer> items = new ArrayDeque<>();
    private int last;

    CatalogueToShop(Random random) {
        this(random, ExampleErp.start(), SandboxStore.builder().empty().start());
    }

    private CatalogueToShop(Random random, ExampleErp erp, SandboxStore shop) {
        super(
                Map.of("ERP_URL", erp.url(), "SHOP_URL", shop.url()),
                Map.of("erp/key", ExampleErp.KEY, "shop/key", shop.consumerKey(), "shop/secret", shop.consumerSecret()),
                shop.faults());
        this.random = random;
        this.erp = erp;
        this.shop = shop;
        while (last < AT_FIRST) {
            add();
        }
    }

    private String add() {
        items.addLast(++last);
        item(last, false);
        return "Tea %d is new in the ERP.".formatted(last);
    }

    private void item(int number, boolean discontinued) {
        String price = BigDecimal.valueOf(random.nextInt(100, CENTS_MAX), 2).toPlainString();
        String stock = Integer.toString(random.nextInt(STOCK_MAX));
        erp.item("T-" + number, "Tea " + number, price, stock, discontinued);
    }

    @Override
    public synchronized String happen() {
        if (items.size() >= AT_MOST) {
            int gone = items.removeFirst();
            item(gone, true);
            return "Tea %d is sold no more.".formatted(gone);
        }
        if (random.nextBoolean()) {
            return add();
        }
        item(items.getFirst(), false);
        return "Tea %d has another price and stock.".formatted(items.getFirst());
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
