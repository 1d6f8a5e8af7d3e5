package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.model.Product;
import dev.tradewind.api.model.ProductAttribute;
import dev.tradewind.api.model.ProductHead;
import dev.tradewind.api.model.ProductImage;
import dev.tradewind.api.model.ProductLinks;
import dev.tradewind.api.model.ProductPrices;
import dev.tradewind.api.model.ProductShipping;
import dev.tradewind.api.model.ProductStock;
import dev.tradewind.api.model.ProductTerms;
import dev.tradewind.api.model.TermRef;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the store's products and variations as canonical ones, whatever plug-in made their type.
 *
 * <p>Left out on purpose: {@code _links}; {@code related_ids}, which the store draws by lot for every answer; {@code
 * price_html}, which is the prices once more, made for the eyes of whoever asks; the shop's local time beside the same in
 * UTC. Numbers that are words (a price of "on request"), and lists of another shape, stay in {@code extra}.
 */
final class ProductReading {

    /** What {@code manage_stock} says of a variation that is counted with its parent. */
    private static final String PARENT = "parent";

    private final ShopAddresses addresses;
    private final @Nullable String currency;

    /**
     * Prepares the reading of one shop's products.
     *
     * @param currency of the shop's prices, which products do not tell; null if unknown
     */
    ProductReading(ShopAddresses addresses, @Nullable String currency) {
        this.addresses = addresses;
        this.currency = currency;
    }

    /**
     * Reads a whole product.
     *
     * @throws UnexpectedShape if something that must be there is not, or is something else
     */
    Product read(Map<String, @Nullable Object> tree) {
        Fields product = new Fields("product", tree);
        List.of("_links", "related_ids", "price_html").forEach(product::drop);
        product.dropLocalTimes();
        product.change("permalink", addresses::own);
        product.change("downloads", addresses::ownWithin);
        return new Product(
                head(product),
                product.text("description"),
                product.text("short_description"),
                prices(product),
                stock(product),
                shipping(product),
                terms(product),
                product.listIfAny("images", this::image),
                links(product),
                Languages.of(product),
                Parts.meta(product),
                product.rest());
    }

    private static ProductHead head(Fields product) {
        String id = product.label("id");
        Parts.Times times = Parts.times(product);
        return new ProductHead(
                id,
                product.reference("parent_id"),
                product.label("type"),
                product.label("status"),
                product.text("name"),
                product.text("sku"),
                product.text("global_unique_id"),
                product.text("slug"),
                product.text("permalink"),
                times.createdAt(),
                times.modifiedAt());
    }

    private ProductPrices prices(Fields product) {
        return new ProductPrices(
                currency,
                product.numberIfAny("price"),
                product.numberIfAny("regular_price"),
                product.numberIfAny("sale_price"),
                product.time("date_on_sale_from_gmt"),
                product.time("date_on_sale_to_gmt"),
                product.flag("on_sale"),
                product.text("tax_status"),
                product.text("tax_class"));
    }

    private static ProductStock stock(Fields product) {
        boolean sharesParentStock = PARENT.equals(product.peek("manage_stock"));
        if (sharesParentStock) {
            product.drop("manage_stock");
        }
        return new ProductStock(
                product.flag("manage_stock"),
                sharesParentStock,
                product.numberIfAny("stock_quantity"),
                product.text("stock_status"),
                product.text("backorders"),
                product.numberIfAny("low_stock_amount"));
    }

    private static ProductShipping shipping(Fields product) {
        Fields size = product.objectIfAny("dimensions");
        ProductShipping shipping = new ProductShipping(
                product.numberIfAny("weight"),
                size.numberIfAny("length"),
                size.numberIfAny("width"),
                size.numberIfAny("height"),
                product.text("shipping_class"),
                product.reference("shipping_class_id"),
                product.flag("virtual"));
        if (!size.rest().isEmpty()) {
            product.put("dimensions", size.rest());
        }
        return shipping;
    }

    private static ProductTerms terms(Fields product) {
        return new ProductTerms(
                product.listIfAny("categories", ProductReading::term),
                product.listIfAny("tags", ProductReading::term),
                product.listIfAny("brands", ProductReading::term),
                product.listIfAny("attributes", ProductReading::attribute));
    }

    private static TermRef term(Fields term) {
        return new TermRef(term.id("id"), term.text("name"), term.text("slug"), term.rest());
    }

    // Of a product it lists its values, of a variation it names the one.
    private static ProductAttribute attribute(Fields attribute) {
        List<String> options = attribute.texts("options");
        String option = attribute.text("option");
        return new ProductAttribute(
                attribute.reference("id"),
                attribute.text("name"),
                attribute.text("slug"),
                attribute.flag("visible"),
                attribute.flag("variation"),
                option == null ? options : List.of(option),
                attribute.rest());
    }

    private ProductImage image(Fields image) {
        image.dropLocalTimes();
        image.change("src", addresses::own);
        return new ProductImage(
                image.reference("id"), image.text("src"), image.text("name"), image.text("alt"), image.rest());
    }

    private static ProductLinks links(Fields product) {
        return new ProductLinks(
                product.texts("variations"),
                product.texts("grouped_products"),
                product.texts("upsell_ids"),
                product.texts("cross_sell_ids"));
    }
}
