package dev.tradewind.sandbox.store;

import dev.tradewind.sandbox.store.RecordIndex.Bounds;
import dev.tradewind.sandbox.store.RecordIndex.By;
import dev.tradewind.sandbox.store.RecordIndex.Place;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The products, variations, coupons and terms of one shop. Guarded by the shop's lock. */
final class Catalogue {

    /** A category, tag, brand or attribute by name. */
    record Term(int id, String name, String slug, int parent, String description) {

        Term(int id, String name, String slug) {
            this(id, name, slug, 0, "");
        }
    }

    private record Placed(Place place, String sku) {}

    private final Map<Integer, Product> products = new TreeMap<>();
    /** In upper or lower case alike, as the store's database compares (from its usual collation, not recorded). */
    private final Map<String, Integer> bySku = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private final Map<Integer, Placed> placed = new HashMap<>();
    private final RecordIndex index = new RecordIndex(true);
    private final Set<Product> changing = new LinkedHashSet<>();
    private final Map<String, Coupon> coupons = new LinkedHashMap<>();
    private final Map<Integer, Coupon> trashedCoupons = new TreeMap<>();
    private final Map<Integer, Term> categories = new LinkedHashMap<>();
    private final Map<Integer, Term> tags = new LinkedHashMap<>();
    private final Map<Integer, Term> brands = new LinkedHashMap<>();
    private final Pictures pictures = new Pictures();
    private final Map<Integer, Term> shippingClasses = new LinkedHashMap<>();
    private final Map<Integer, Term> attributes = new LinkedHashMap<>();
    private final Map<Integer, Map<Integer, Term>> attributeTerms = new HashMap<>();

    Catalogue() {
        categories.put(15, new Term(15, "Uncategorized", "uncategorized"));
    }

    void add(Product product) {
        products.put(product.id, product);
        changing(product);
        if (product.isVariation()) {
            Optional.ofNullable(products.get(product.parentId)).ifPresent(p -> p.variations.add(product.id));
        }
    }

    /** Says that a product is about to be changed; where it stands is worked out when that is next asked. */
    void changing(Product product) {
        changing.add(product);
    }

    /** Ids of all products outside the trash, without variations, sorted; good until the next change. */
    List<Integer> select(By by, boolean descending, Bounds bounds, Collection<Integer> without) {
        settle();
        return index.select(
                by,
                descending,
                bounds,
                without,
                id -> Objects.requireNonNull(placed.get(id)).place());
    }

    private void settle() {
        for (Product product : changing) {
            Placed before = placed.remove(product.id);
            if (before != null) {
                bySku.remove(before.sku(), product.id);
                index.remove(before.place());
            }
        }
        for (Product product : changing) {
            if (products.get(product.id) == product) {
                var now = new Placed(
                        new Place(product.id, product.created.getEpochSecond(), product.modified.getEpochSecond()),
                        product.sku());
                placed.put(product.id, now);
                bySku.putIfAbsent(now.sku(), product.id);
                if (!product.isVariation() && !product.trashed()) {
                    index.add(now.place());
                }
            }
        }
        changing.clear();
    }

    void remove(Product product) {
        products.remove(product.id);
        changing(product);
        Optional.ofNullable(products.get(product.parentId))
                .ifPresent(p -> p.variations.remove(Integer.valueOf(product.id)));
    }

    Optional<Product> find(int id) {
        return Optional.ofNullable(products.get(id));
    }

    Optional<Product> bySku(String sku) {
        settle();
        return sku.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(bySku.get(sku)).flatMap(this::find);
    }

    Collection<Product> all() {
        return products.values();
    }

    /** Those outside the trash. */
    List<Product> variationsOf(Product parent) {
        return everyVariationOf(parent).stream().filter(v -> !v.trashed()).toList();
    }

    List<Product> everyVariationOf(Product parent) {
        return parent.variations.stream().flatMap(id -> find(id).stream()).toList();
    }

    /** A variation that is saved, sold or removed has its product saved as well, of which no webhook tells (recorded). */
    void savedWith(Product variation, Instant now) {
        find(variation.parentId).ifPresent(parent -> {
            changing(parent);
            parent.modified = now;
        });
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
        coupons.remove(coupon.code(), coupon);
        trashedCoupons.remove(coupon.id());
    }

    /** Into the trash, where its code does not count. */
    void trash(Coupon coupon) {
        remove(coupon);
        trashedCoupons.put(coupon.id(), coupon);
    }

    /** Those in the trash too. */
    Optional<Coupon> coupon(int id) {
        return Stream.concat(coupons.values().stream(), trashedCoupons.values().stream())
                .filter(c -> c.id() == id)
                .findFirst();
    }

    Collection<Coupon> trashedCoupons() {
        return trashedCoupons.values();
    }

    Optional<Coupon> coupon(String code) {
        return Optional.ofNullable(coupons.get(code.toLowerCase(Locale.ROOT)));
    }

    Collection<Coupon> coupons() {
        return coupons.values();
    }

    Map<Integer, Term> categories() {
        return categories;
    }

    Map<Integer, Term> tags() {
        return tags;
    }

    Pictures pictures() {
        return pictures;
    }

    Map<Integer, Term> brands() {
        return brands;
    }

    Map<Integer, Term> shippingClasses() {
        return shippingClasses;
    }

    /** The terms of an attribute; empty if there is no such attribute. */
    Optional<Map<Integer, Term>> attributeTerms(int attributeId) {
        return attribute(attributeId).map(a -> attributeTerms.computeIfAbsent(a.id(), id -> new LinkedHashMap<>()));
    }

    Collection<Term> attributes() {
        return attributes.values();
    }

    int nextAttributeId() {
        return attributes.keySet().stream().mapToInt(id -> id).max().orElse(0) + 1;
    }

    void removeAttribute(int id) {
        attributes.remove(id);
        attributeTerms.remove(id);
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
