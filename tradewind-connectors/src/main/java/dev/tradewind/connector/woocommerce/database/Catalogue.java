package dev.tradewind.connector.woocommerce.database;

import dev.tradewind.connector.woocommerce.database.Lines.Line;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the lines of some orders need to know of the products they are of, as these are today: the API looks it up too.
 *
 * @param files of attachments by their id
 * @param labels of the shop's attributes by their taxonomy, {@code pa_size}
 * @param terms names of attributes' values by taxonomy and slug
 */
record Catalogue(
        Map<Long, Product> products,
        Map<Long, String> files,
        Map<String, String> labels,
        Map<String, String> terms,
        StoreOptions options) {

    private static final String POSTS = "select ID as id, post_type, post_parent, post_title from {posts}"
            + " where ID in (:ids) and post_type in ('product', 'product_variation')";

    private static final String META = "select meta_id, post_id, meta_key, meta_value from {postmeta} where post_id in"
            + " (:ids) and meta_key in ('_sku', '_thumbnail_id', '_virtual', '_downloadable', '_product_attributes')"
            + " order by meta_id";

    private static final String FILES = "select post_id, meta_value from {postmeta}"
            + " where post_id in (:ids) and meta_key = '_wp_attached_file'";

    private static final String TAXONOMY = "pa_";

    /**
     * A product, or a variation of one.
     *
     * @param parent of a variation; 0 for a product
     * @param attributes names by their slugs
     */
    record Product(long id, long parent, String title, StoredMeta meta, Map<String, String> attributes) {

        boolean isVariation() {
            return parent != 0;
        }

        boolean isDelivered() {
            return !(meta.text("_virtual").equals("yes")
                    && meta.text("_downloadable").equals("yes"));
        }
    }

    static Catalogue of(Collection<Line> lines, Snapshot snapshot, StoreOptions options) throws SQLException {
        Set<Long> ids = new HashSet<>();
        lines.stream()
                .filter(Line::isProduct)
                .forEach(line -> ids.addAll(List.of(line.productId(), line.variationId())));
        ids.remove(0L);
        Map<Long, Product> products = products(snapshot, ids);
        Set<Long> parents = new HashSet<>();
        products.values().stream().filter(Product::isVariation).forEach(one -> parents.add(one.parent()));
        parents.removeAll(products.keySet());
        products.putAll(products(snapshot, parents));
        return new Catalogue(
                products, files(snapshot, products.values()), labels(snapshot, lines), terms(snapshot, lines), options);
    }

    private static Map<Long, Product> products(Snapshot snapshot, Collection<Long> ids) throws SQLException {
        Map<Long, List<Row>> meta = Snapshot.by("post_id", snapshot.rowsOf(META, ids));
        Map<Long, Product> products = new HashMap<>();
        for (Row post : snapshot.rowsOf(POSTS, ids)) {
            long id = post.number("id");
            StoredMeta own = StoredMeta.of(meta.getOrDefault(id, List.of()));
            long parent = post.text("post_type").equals("product_variation") ? post.number("post_parent") : 0;
            products.put(id, new Product(id, parent, post.text("post_title"), own, attributes(own)));
        }
        return products;
    }

    private static Map<String, String> attributes(StoredMeta meta) {
        Map<String, String> names = new HashMap<>();
        PhpValue.map(meta.text("_product_attributes")).forEach((slug, attribute) -> {
            if (attribute instanceof Map<?, ?> fields && fields.get("name") instanceof String name) {
                names.put(slug, name);
            }
        });
        return names;
    }

    private static Map<Long, String> files(Snapshot snapshot, Collection<Product> products) throws SQLException {
        Set<Long> ids = new HashSet<>();
        products.forEach(one -> ids.add(Numbers.whole(one.meta().text("_thumbnail_id"))));
        ids.remove(0L);
        Map<Long, String> files = new HashMap<>();
        snapshot.rowsOf(FILES, ids).forEach(row -> files.put(row.number("post_id"), row.text("meta_value")));
        return files;
    }

    private static Map<String, String> labels(Snapshot snapshot, Collection<Line> lines) throws SQLException {
        Map<String, String> labels = new HashMap<>();
        if (!slugs(lines).isEmpty()) {
            snapshot.rows("select attribute_name, attribute_label from {woocommerce_attribute_taxonomies}")
                    .forEach(row -> labels.put(TAXONOMY + row.text("attribute_name"), row.text("attribute_label")));
        }
        return labels;
    }

    private static Map<String, String> terms(Snapshot snapshot, Collection<Line> lines) throws SQLException {
        Map<String, String> names = new HashMap<>();
        List<String> slugs = slugs(lines);
        if (!slugs.isEmpty()) {
            snapshot.rows(
                            "select x.taxonomy, t.slug, t.name from {term_taxonomy} x join {terms} t on t.term_id ="
                                    + " x.term_id where x.taxonomy like 'pa\\_%' and t.slug in ("
                                    + Snapshot.marks(slugs.size()) + ")",
                            slugs.toArray())
                    .forEach(row -> names.put(row.text("taxonomy") + "/" + row.text("slug"), row.text("name")));
        }
        return names;
    }

    private static List<String> slugs(Collection<Line> lines) {
        Set<String> slugs = new HashSet<>();
        lines.stream()
                .filter(Line::isProduct)
                .flatMap(line -> line.meta().entries().stream())
                .filter(entry -> entry.key().startsWith(TAXONOMY) && entry.value() != null)
                .forEach(entry -> slugs.add(entry.value()));
        return new ArrayList<>(slugs);
    }

    /** A line's product, or its variation; empty if there is none any more. */
    Optional<Product> productOf(Line line) {
        return Optional.ofNullable(products.get(line.variationId() != 0 ? line.variationId() : line.productId()));
    }

    /** The id, or 0 if there is no such product or variation any more. */
    long stillThere(long id, boolean variation) {
        Product product = products.get(id);
        return product != null && product.isVariation() == variation ? id : 0;
    }

    /** A variation's own, or its product's. */
    String sku(Product product) {
        String own = product.meta().text("_sku");
        return own.isEmpty()
                ? parentOf(product).map(parent -> parent.meta().text("_sku")).orElse("")
                : own;
    }

    /** The product that a variation is of. */
    Optional<Product> parentOf(Product product) {
        return Optional.ofNullable(products.get(product.parent()));
    }

    /** The image's id as the API writes it: a text for a product, a number for a variation. */
    Object imageId(Product product) {
        String own = product.meta().text("_thumbnail_id");
        if (!product.isVariation()) {
            return own;
        }
        long id = Numbers.whole(own);
        return id != 0
                ? id
                : parentOf(product)
                        .map(parent -> Numbers.whole(parent.meta().text("_thumbnail_id")))
                        .orElse(0L);
    }

    /** Where an image lies; false, as the API writes it, if it is gone. */
    Object imageUrl(Object id) {
        long number = Numbers.whole(String.valueOf(id));
        if (number == 0) {
            return "";
        }
        String file = files.get(number);
        return file == null ? (Object) false : options.uploadUrl(file);
    }

    /** What people call an attribute, or a plug-in's key. */
    String label(String key, @Nullable Product product) {
        if (key.startsWith(TAXONOMY)) {
            return labels.getOrDefault(key, key);
        }
        if (product == null) {
            return key;
        }
        Product owner = parentOf(product).orElse(product);
        return owner.attributes().getOrDefault(key.toLowerCase(Locale.ROOT).replace(' ', '-'), key);
    }

    /** What people call an attribute's value; empty if the key is no attribute of the shop's. */
    Optional<String> term(String key, String slug) {
        return Optional.ofNullable(terms.get(key + "/" + slug));
    }
}
