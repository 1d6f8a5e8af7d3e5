package dev.tradewind.sandbox.store;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One shopper, from an empty cart to a placed order. */
final class ShoppingTrip {

    private record Place(String street, String postcode, String city, String state, String country) {}

    record Payment(String method, String title) {}

    private static final List<String> FIRST = List.of(
            "Ada", "Björn", "Chloé", "Deniz", "Élodie", "Finn", "Greta", "Håkon", "Iñigo", "Jörg", "Kateřina", "Łucja");
    private static final List<String> LAST =
            List.of("Sample", "Beispiel", "Test-Müller", "O'Sample", "van der Test", "Prøve", "Ejemplo");
    private static final List<Place> PLACES = List.of(
            new Place("Hauptstr. 5", "80331", "München", "DE-BY", "DE"),
            new Place("Weg 1a", "10115", "Berlin", "DE-BE", "DE"),
            new Place("Am Großen Teich 27", "04109", "Leipzig", "DE-SN", "DE"),
            new Place("Hafenstraße 112, Hinterhaus", "20457", "Hamburg", "DE-HH", "DE"),
            new Place("Lange Gasse 12/3", "1080", "Wien", "", "AT"),
            new Place("Prinsengracht 263", "1016 GV", "Amsterdam", "", "NL"));
    static final List<Payment> PAYMENTS = List.of(
            new Payment("card", "Credit card"),
            new Payment("card", "Credit card"),
            new Payment("paypal", "PayPal"),
            new Payment("cod", "Cash on delivery"),
            new Payment("bacs", "Direct bank transfer"));
    private static final int LINES_MAX = 4;
    private static final BigDecimal FREE_SHIPPING_FROM = new BigDecimal("60");

    private final SandboxStore store;
    private final RandomGenerator random;

    ShoppingTrip(SandboxStore store, RandomGenerator random) {
        this.store = store;
        this.random = random;
    }

    /** Opens the checkout with a cart, then places the order: two requests to the store, as in life. */
    int shop() {
        Tree cart = new Tree(cart());
        Order draft = store.change(() -> store.routes().checkout().open(cart));
        Tree form = new Tree(form());
        store.change(() -> {
            store.routes().checkout().place(draft, form);
            return true;
        });
        return draft.id;
    }

    private Map<String, @Nullable Object> cart() {
        List<Product> shelf = store.shop()
                .read(() -> store.shop().catalogue.all().stream()
                        .filter(p -> p.type().equals("simple") || p.isVariation())
                        .filter(p ->
                                p.stockStatus().equals("instock") && !p.price().isEmpty())
                        .toList());
        if (shelf.isEmpty()) {
            throw new IllegalArgumentException("the store has nothing in stock to sell; add products or stock");
        }
        var lines = new ArrayList<Map<String, ?>>();
        BigDecimal value = BigDecimal.ZERO;
        int count = 1 + random.nextInt(LINES_MAX);
        for (int i = 0; i < count; i++) {
            Product product = shelf.get(random.nextInt(shelf.size()));
            int quantity = random.nextInt(4) == 0 ? 2 + random.nextInt(4) : 1;
            lines.add(Map.of(product.isVariation() ? "variation_id" : "product_id", product.id, "quantity", quantity));
            value = value.add(new BigDecimal(product.price()).multiply(BigDecimal.valueOf(quantity)));
        }
        var cart = new LinkedHashMap<String, @Nullable Object>();
        cart.put("line_items", lines);
        cart.put("shipping_lines", List.of(shipping(value)));
        if (chance(8)) {
            cart.put("fee_lines", List.of(Map.of("name", "Gift wrapping", "total", "2.50")));
        }
        List<String> coupons = store.shop()
                .read(() -> store.shop().catalogue.coupons().stream()
                        .map(Coupon::code)
                        .toList());
        if (chance(15) && !coupons.isEmpty()) {
            cart.put("coupon_lines", List.of(Map.of("code", coupons.get(random.nextInt(coupons.size())))));
        }
        return cart;
    }

    private static Map<String, String> shipping(BigDecimal value) {
        return value.compareTo(FREE_SHIPPING_FROM) >= 0
                ? Map.of(
                        "method_id", "free_shipping", "method_title", "Free shipping", "instance_id", "2", "total", "0")
                : Map.of("method_id", "flat_rate", "method_title", "Flat rate", "instance_id", "1", "total", "4.90");
    }

    private Map<String, @Nullable Object> form() {
        Map<String, String> billing = address(random);
        Map<String, String> shipping = chance(20) ? address(random) : billing;
        Payment payment = PAYMENTS.get(random.nextInt(PAYMENTS.size()));
        int customer = chance(30) ? customer(billing) : 0;
        Map<String, @Nullable Object> form =
                Checkout.form(billing, shipping, payment.method(), payment.title(), customer);
        if (chance(10)) {
            form.put("customer_note", "Bitte klingeln ☎ – 2nd floor, <left>");
        }
        return form;
    }

    /** Someone, somewhere. */
    static Map<String, String> address(RandomGenerator random) {
        // Where the shopper lives decides the tax: abroad the demo's table has none.
        Place place = PLACES.get(chance(random, 85) ? random.nextInt(4) : random.nextInt(PLACES.size()));
        String first = FIRST.get(random.nextInt(FIRST.size()));
        String last = LAST.get(random.nextInt(LAST.size()));
        var address = new LinkedHashMap<String, String>();
        address.put("first_name", first);
        address.put("last_name", last);
        address.put("company", chance(random, 12) ? "Test & Söhne GmbH" : "");
        address.put("address_1", place.street());
        address.put("address_2", chance(random, 15) ? "2. OG" : "");
        address.put("city", place.city());
        address.put("state", place.state());
        address.put("postcode", place.postcode());
        address.put("country", place.country());
        address.put("email", "shopper" + random.nextInt(500) + "@example.test");
        address.put("phone", "+49 30 " + (100_000 + random.nextInt(900_000)));
        return address;
    }

    private int customer(Map<String, String> billing) {
        String email = billing.getOrDefault("email", "");
        return store.change(() -> store.shop().customers.values().stream()
                .filter(c -> c.email.equals(email))
                .map(c -> c.id)
                .findFirst()
                .orElseGet(() -> {
                    var body = new LinkedHashMap<String, @Nullable Object>();
                    body.put("email", email);
                    body.put("first_name", billing.get("first_name"));
                    body.put("last_name", billing.get("last_name"));
                    body.put("billing", billing);
                    return store.routes().customers().create(new Tree(body)).id;
                }));
    }

    private boolean chance(int percent) {
        return chance(random, percent);
    }

    private static boolean chance(RandomGenerator random, int percent) {
        return random.nextInt(100) < percent;
    }
}
