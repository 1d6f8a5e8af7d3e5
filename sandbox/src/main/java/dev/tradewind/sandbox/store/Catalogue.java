package dev.tradewind.sandbox.store;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The products, variations, coupons and terms of one shop. Guarded by the shop's lock. */
final class Catalogue {

    /** A category, tag or attribute by name. */
    record Term(int id, String name, String slug) {}

    private final Map<Integer, Product> products = new TreeMap<>();
    private final Map<String, Coupon> coupons = new LinkedHashMap<>();
    private final Map<Integer, Term> categories = new LinkedHashMap<>();
    private final Map<Integer, Term> tags = new LinkedHashMap<>();
    private final Map<Integer, Term> attributes = new LinkedHashMap<>();

    Catalogue() {
        categories.put(15, new Term(15, "Uncategorized", "uncategorized"));
    }

    void add(Product product) {
        products.put(product.id, product);
        if (product.isVariation()) {
            Optional.ofNullable(products.get(product.parentId)).ifPresent(p -> p.variations.add(product.id));
        }
    }

    void remove(Product product) {
        products.remove(product.id);
        Optional.ofNullable(products.get(product.parentId))
                .ifPresent(p -> p.variations.remove(Integer.valueOf(product.id)));
    }

    Optional<Product> find(int id) {
        return Optional.ofNullable(products.get(id));
    }

    Optional<Product> bySku(String sku) {
        return sku.isEmpty()
                ? Optional.empty()
                : products.values().stream().filter(p -> p.sku().equals(sku)).findFirst();
    }

    Collection<Product> all() {
        return products.values();
    }

    List<Product> variationsOf(Product parent) {
        return parent.variations.stream().flatMap(id -> find(id).stream()).toList();
    }

    /** A variation without an SKU of its own shows its parent's (recorded). */
    String skuOf(Product product) {
        return product.sku().isEmpty() && product.isVariation()
                ? find(product.parentId).map(Product::sku).orElse("")
                : product.sku();
    }

    /** The price as typed; of a variable or grouped product the lowest of its parts. */
    String priceOf(Product product) {
        List<Product> parts = switch (product.type()) {
            case "variable" -> variationsOf(product);
            case "grouped" -> grouped(product);
            default -> List.of(product);
        };
        return parts.stream()
                .map(Product::price)
                .filter(p -> !p.isEmpty())
                .min(Comparator.comparing(BigDecimal::new))
                .orElse("");
    }

    List<Product> grouped(Product product) {
        var parts = new ArrayList<Product>();
        if (product.settings.get("grouped_products") instanceof List<?> ids) {
            ids.forEach(id -> {
                if (id instanceof Number n) {
                    find(n.intValue()).ifPresent(parts::add);
                }
            });
        }
        return parts;
    }

    String taxClassOf(Product product) {
        String own = product.text("tax_class");
        boolean inherits = product.isVariation() && (own.isEmpty() || own.equals("parent"));
        return inherits ? find(product.parentId).map(p -> p.text("tax_class")).orElse("") : own;
    }

    void add(Coupon coupon) {
        coupons.put(coupon.code(), coupon);
    }

    void remove(Coupon coupon) {
        coupons.remove(coupon.code());
    }

    Optional<Coupon> coupon(String code) {
        return Optional.ofNullable(coupons.get(code.toLowerCase(Locale.ROOT)));
    }

    Collection<Coupon> coupons() {
        return coupons.values();
    }

    void addCategory(Term term) {
        categories.put(term.id(), term);
    }

    void addTag(Term term) {
        tags.put(term.id(), term);
    }

    void addAttribute(Term term) {
        attributes.put(term.id(), term);
    }

    Optional<Term> category(int id) {
        return Optional.ofNullable(categories.get(id));
    }

    Optional<Term> tag(int id, String name) {
        return tags.values().stream()
                .filter(t -> t.id() == id || t.name().equalsIgnoreCase(name))
                .findFirst();
    }

    Optional<Term> attribute(int id) {
        return Optional.ofNullable(attributes.get(id));
    }

    static String slug(@Nullable String name) {
        return name == null
                ? ""
                : name.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}]+", "-")
                        .replaceAll("^-|-$", "");
    }
}
