package dev.tradewind.sandbox.store;

import dev.tradewind.sandbox.store.GeneratedOrders.Extent;
import dev.tradewind.sandbox.store.GeneratedOrders.FirstIds;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fills a store with many products, customers and orders of the past year, for load. The same seed gives the same, at
 * the same clock. Fires no webhooks: this is the past. Runs under the shop's lock.
 */
final class LoadGenerator {

    /** Their ids must fit into an int, sixteen of them an order. */
    static final int ORDERS_MAX = 2_000_000;

    /** Every tenth product has variations. */
    private static final int VARIABLE_EVERY = 10;

    private static final List<String> SIZES = List.of("S", "M", "L");
    private static final int POSTS_PER_PRODUCT = 1 + 3;
    private static final int CUSTOMERS_MAX = 1_000;
    private static final int ORDERS_PER_CUSTOMER = 20;
    private static final Duration YEAR = Duration.ofDays(365);
    private static final int PRICE = 1;
    private static final int STOCK = 2;
    private static final List<Map<String, Object>> CATEGORY =
            List.of(Map.of("id", 15, "name", "Uncategorized", "slug", "uncategorized"));

    private final Shop shop;
    private final ProductDesk desk;
    private final Draw draw;

    LoadGenerator(Shop shop, ProductDesk desk, long seed) {
        this.shop = shop;
        this.desk = desk;
        this.draw = new Draw(seed);
    }

    /** Generates both; throws IllegalArgumentException if that is too many, or there is nothing to order. */
    void generate(int products, int orders) {
        if (products < 0 || orders < 0 || orders > ORDERS_MAX) {
            throw new IllegalArgumentException("from 0 to " + ORDERS_MAX + " orders can be generated, and 0 or more"
                    + " products; asked for " + orders + " and " + products);
        }
        int posts = products + products / VARIABLE_EVERY * SIZES.size();
        if (shop.catalogue.all().size() + posts > ProductDesk.PRODUCTS_MAX) {
            throw new IllegalArgumentException("the sandbox store holds at most " + ProductDesk.PRODUCTS_MAX
                    + " products and variations; " + products + " would be " + posts + " more");
        }
        Instant now = shop.time.now();
        int firstProduct = shop.ids.reservePosts(products * POSTS_PER_PRODUCT);
        for (int number = 0; number < products; number++) {
            product(firstProduct, number, now.minus(YEAR));
        }
        if (orders > 0) {
            Article.Range articles = products == 0
                    ? Article.Range.of(shop.catalogue)
                    : new Article.Range(products, number -> article(firstProduct, number));
            if (articles.count() == 0) {
                throw new IllegalArgumentException("there is nothing to order; generate products, too");
            }
            orders(orders, articles, now);
        }
    }

    private void orders(int orders, Article.Range articles, Instant now) {
        int customers = Math.min(CUSTOMERS_MAX, orders / ORDERS_PER_CUSTOMER);
        var first = new FirstIds(
                shop.ids.reservePosts(orders * GeneratedOrders.POSTS_EACH),
                shop.ids.reserveItems(orders * GeneratedOrders.ITEMS_EACH),
                shop.ids.reserveMetas(orders * GeneratedOrders.METAS_EACH),
                shop.ids.reserveCustomers(customers));
        for (int id = first.customer(); id < first.customer() + customers; id++) {
            customer(id, now.minus(YEAR));
        }
        var extent = new Extent(orders, customers, now.minus(YEAR), now.minusSeconds(1));
        shop.orders.add(new GeneratedOrders(shop, draw, first, extent, articles));
    }

    private void customer(int id, Instant at) {
        var customer = new Customer(id, at);
        var address = ShoppingTrip.address(draw.source(id, 0));
        customer.email = GeneratedOrders.email(id);
        customer.username = "customer" + id;
        customer.firstName = address.getOrDefault("first_name", "");
        customer.lastName = address.getOrDefault("last_name", "");
        customer.modified = at;
        customer.paying = true;
        customer.billing.replaceAll(address::getOrDefault);
        customer.billing.put("email", customer.email);
        shop.customers.put(id, customer);
    }

    private void product(int firstId, int number, Instant at) {
        Article article = article(firstId, number);
        var settings = new LinkedHashMap<String, @Nullable Object>();
        settings.put("name", name(number));
        settings.put("sku", sku(number));
        settings.put("tax_class", article.taxClass());
        settings.put("categories", CATEGORY);
        if (article.variationId() == 0) {
            settings.put("regular_price", article.price());
            stock(settings, number);
        } else {
            settings.put("type", "variable");
            settings.put("attributes", List.of(attribute("options", SIZES)));
        }
        var product = new Product(article.productId(), 0, at);
        desk.shelve(product, settings);
        if (article.variationId() != 0) {
            for (int i = 0; i < SIZES.size(); i++) {
                variation(product, number, i, article.price());
            }
        }
    }

    private void variation(Product parent, int number, int size, String price) {
        var settings = new LinkedHashMap<String, @Nullable Object>();
        settings.put("sku", sku(number) + "-" + SIZES.get(size));
        settings.put("regular_price", price);
        settings.put("attributes", List.of(attribute("option", SIZES.get(size))));
        stock(settings, number + size);
        desk.shelve(new Product(parent.id + 1 + size, parent.id, parent.created), settings);
    }

    private void stock(Map<String, @Nullable Object> settings, int number) {
        settings.put("manage_stock", true);
        settings.put("stock_quantity", draw.below(500, number, STOCK));
    }

    private static Map<String, @Nullable Object> attribute(String key, Object value) {
        var attribute = new LinkedHashMap<String, @Nullable Object>();
        attribute.put("name", "Size");
        attribute.put("variation", true);
        attribute.put("visible", true);
        attribute.put(key, value);
        return attribute;
    }

    private Article article(int firstId, int number) {
        int id = firstId + number * POSTS_PER_PRODUCT;
        int cents = 95 + draw.below(9_900, number, PRICE);
        String price = cents / 100 + "." + (cents % 100 < 10 ? "0" : "") + cents % 100;
        String taxClass = number % 4 == 0 ? "reduced-rate" : "";
        // The first size stands for all of them.
        return number % VARIABLE_EVERY == VARIABLE_EVERY - 1
                ? new Article(id, id + 1, name(number) + " - S", sku(number) + "-S", price, taxClass)
                : new Article(id, 0, name(number), sku(number), price, taxClass);
    }

    private static String name(int number) {
        return "Product " + number;
    }

    private static String sku(int number) {
        return "GEN-" + (1_000_000 + number);
    }
}
