package dev.tradewind.sandbox.store;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the demo shop sells: coffee and what goes with it, some of it in variations, some of it at the reduced rate. */
final class DemoCatalogue {

    private record Item(String sku, String name, String price, String taxClass, int stock) {}

    private static final List<Item> ITEMS = List.of(
            new Item("ESP-250", "Espresso 250 g", "7.90", "reduced-rate", 400),
            new Item("ESP-1000", "Espresso 1 kg", "26.50", "reduced-rate", 180),
            new Item("FIL-250", "Filter Roast 250 g", "8.40", "reduced-rate", 350),
            new Item("FIL-1000", "Filter Roast 1 kg", "28.90", "reduced-rate", 120),
            new Item("DEC-250", "Decaf 250 g", "8.90", "reduced-rate", 200),
            new Item("TEA-EG", "Earl Grey 100 g", "6.35", "reduced-rate", 220),
            new Item("TEA-GR", "Green Tea 100 g", "7.15", "reduced-rate", 190),
            new Item("CHOC-70", "Dark Chocolate 70 %", "3.49", "reduced-rate", 600),
            new Item("MUG-W", "Mug, white", "11.90", "", 150),
            new Item("MUG-B", "Mug, black", "11.90", "", 140),
            new Item("CUP-ESP", "Espresso Cup, set of 2", "17.45", "", 90),
            new Item("GRIND-H", "Hand Grinder", "64.00", "", 40),
            new Item("KETTLE", "Gooseneck Kettle", "79.95", "", 25),
            new Item("SCALE", "Brewing Scale", "39.33", "", 60),
            new Item("V60-02", "Pour-over Dripper", "22.67", "", 75),
            new Item("FILT-100", "Paper Filters, 100", "4.99", "", 500),
            new Item("TAMP-58", "Tamper 58 mm", "34.17", "", 30),
            new Item("JUG-350", "Milk Jug 350 ml", "18.99", "", 55),
            new Item("TOWEL", "Barista Towel", "9.07", "", 130),
            new Item("BOOK-BREW", "Brewing Handbook", "24.21", "reduced-rate", 45));

    private DemoCatalogue() {}

    static void fill(Shop shop, StoreRoutes routes) {
        shop.catalogue.addAttribute(new Catalogue.Term(1, "Size", "pa_size"));
        for (Item item : ITEMS) {
            var body = new LinkedHashMap<String, @Nullable Object>();
            body.put("name", item.name());
            body.put("sku", item.sku());
            body.put("regular_price", item.price());
            body.put("tax_class", item.taxClass());
            body.put("manage_stock", true);
            body.put("stock_quantity", item.stock());
            routes.products().create(new Tree(body), null);
        }
        variable(routes, "Roastery T-Shirt", "TS", "24.95", List.of("S", "M", "L", "XL"));
        variable(routes, "Gift Box", "BOX", "32.10", List.of("Small", "Large"));
        variable(routes, "Apron", "APR", "27.73", List.of("Black", "Olive"));
        shop.catalogue.add(
                new Coupon(shop.ids.nextPost(), "welcome10", "percent", new BigDecimal("10"), shop.time.now()));
        shop.catalogue.add(
                new Coupon(shop.ids.nextPost(), "five", "fixed_cart", new BigDecimal("5.00"), shop.time.now()));
    }

    private static void variable(StoreRoutes routes, String name, String sku, String price, List<String> options) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("name", name);
        body.put("type", "variable");
        body.put("sku", sku);
        body.put("attributes", List.of(Map.of("id", 1, "variation", true, "visible", true, "options", options)));
        Product parent = routes.products().create(new Tree(body), null);
        for (String option : options) {
            var one = new LinkedHashMap<String, @Nullable Object>();
            one.put(
                    "sku",
                    sku + "-"
                            + option.substring(0, Math.min(2, option.length())).toUpperCase(java.util.Locale.ROOT));
            one.put("regular_price", price);
            one.put("manage_stock", true);
            one.put("stock_quantity", 80);
            one.put("attributes", List.of(Map.of("id", 1, "option", option)));
            routes.products().create(new Tree(one), parent);
        }
    }
}
