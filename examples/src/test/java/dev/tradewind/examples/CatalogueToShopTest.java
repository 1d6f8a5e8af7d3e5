package dev.tradewind.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.app.demo.Example;
import dev.tradewind.sandbox.example.ExampleErp;
import dev.tradewind.sandbox.http.Fault;
import dev.tradewind.sandbox.store.SandboxStore;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code examples/catalogue-to-shop} from end to end: a real hub reads an ERP's items, and products are in the shop. */
@Timeout(300)
final class CatalogueToShopTest {

    @TempDir
    Path home;

    private final ExampleErp erp = ExampleErp.start();
    private final SandboxStore shop =
            SandboxStore.builder().empty().requireHttpsForBasic(false).start();
    private ExampleHub hub;

    @BeforeEach
    void start() {
        hub = ExampleHub.start(
                Example.CATALOGUE_TO_SHOP,
                home,
                Map.of("ERP_URL", erp.url(), "SHOP_URL", shop.url()),
                Map.of(
                        "erp/key", ExampleErp.KEY,
                        "shop/key", shop.consumerKey(),
                        "shop/secret", shop.consumerSecret()));
    }

    @AfterEach
    void stop() {
        hub.close();
        shop.close();
        erp.close();
    }

    @Test
    void itemsOfTheErp_areProducts_followItsChanges_andAreUnpublishedWhenTheyAreDiscontinued() throws Exception {
        erp.item("T-1", "Sencha", "12.90", "40", false);
        erp.item("T-2", "Matcha", "29.00", "7.5", false);
        erp.item("T-3", "Bancha", "8.50", "0", false);
        hub.await(this::products, () -> products().size() == 3);
        assertThat(products().get("T-1"))
                .containsEntry("name", "Sencha")
                .containsEntry("regular_price", "12.90")
                .containsEntry("tax_class", "reduced-rate");
        assertThat(products().get("T-1").get("categories")).asString().contains("Green");
        assertThat(isShown("T-2", "29.00", 7, "publish"))
                .as("whole pieces only")
                .isTrue();

        erp.item("T-1", "Sencha", "13.90", "38", false);
        shop.faults().set(Fault.next(1, Fault.Kind.LOST_ANSWER));
        erp.item("T-3", "Bancha", "8.50", "0", true);

        hub.await(this::products, () -> isShown("T-1", "13.90", 38, "publish") && isShown("T-3", "8.50", 0, "draft"));
        assertThat(products()).as("none twice, none deleted").hasSize(3);
    }

    private boolean isShown(String sku, String price, int stock, String status) {
        Map<?, ?> product = products().get(sku);
        return price.equals(product.get("regular_price"))
                && status.equals(product.get("status"))
                && product.get("stock_quantity") instanceof Number quantity
                && quantity.intValue() == stock;
    }

    /** All products of the shop by their SKU, as its API shows them. */
    private Map<String, Map<String, @Nullable Object>> products() {
        Map<String, Map<String, @Nullable Object>> products = new TreeMap<>();
        shop.products().forEach(product -> products.put(String.valueOf(product.get("sku")), product));
        return products;
    }
}
