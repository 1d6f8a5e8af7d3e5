package dev.tradewind.connector.woocommerce.write;

import dev.tradewind.api.Outcome.Left;
import dev.tradewind.api.Write;
import dev.tradewind.connector.woocommerce.access.StoreError;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Variations of a product. Found by SKU; without one by the attributes that make it, of which a product has each set once. */
final class VariationShelf implements Shelf {

    private static final Shape OPTION = Shape.of(
            Field.line("name", "", "").needed(),
            Field.line("option", "option", "").needed());

    static final Shape SHAPE = ProductFields.BOTH.and(
            Field.line("parentSku", "", "of the product that it is a variation of"),
            Field.id("parent", "", "the store's number of that product, instead"),
            Field.choice("status", "status", List.of("publish", "draft", "private"), ""),
            Field.parts("attributes", "", OPTION, "what makes the difference"),
            Field.part("image", "", Images.SHAPE, "fetched once"),
            Field.whole("menuOrder", "menu_order", ""),
            Meta.FIELD);

    @Override
    public Shape input() {
        return SHAPE;
    }

    @Override
    public String path(Input input, Shop shop) {
        Object parent = input.text("parent")
                .<Object>map(id -> id)
                .orElseGet(() -> shop.productIds(List.of(input.needed("parentSku")), input.at("parentSku"))
                        .getFirst());
        return "products/" + parent + "/variations";
    }

    @Override
    public Optional<String> find(Input input, Write write, Shop shop) {
        String path = path(input, shop);
        Optional<String> sku = input.text("sku");
        return sku.isPresent() ? bySku(sku.get(), path, shop) : byOptions(input, path, shop);
    }

    private static Optional<String> bySku(String sku, String path, Shop shop) {
        return shop.product(sku).map(ref -> {
            if (!path.equals("products/" + ref.parent() + "/variations")) {
                throw new Unfit("sku", "belongs to " + ref.text() + ", which is no variation of this product");
            }
            return Long.toString(ref.id());
        });
    }

    @Override
    public void foresee(Collection<Input> inputs, Shop shop) {
        shop.askProducts(inputs.stream()
                .flatMap(input -> Stream.of(input.text("sku"), parentSku(input)).flatMap(Optional::stream))
                .distinct()
                .toList());
    }

    private static Optional<String> parentSku(Input input) {
        return input.has("parent") ? Optional.empty() : input.text("parentSku");
    }

    private static Optional<String> byOptions(Input input, String path, Shop shop) {
        if (input.parts("attributes").isEmpty()) {
            throw new Unfit("sku", "is missing, and so are the attributes: nothing tells which variation is meant");
        }
        return shop.all(path, Map.of("_fields", "id,attributes")).stream()
                .filter(one -> hasOptions(one, input.parts("attributes")))
                .flatMap(one -> Shop.idOf(one).stream())
                .findFirst();
    }

    private static boolean hasOptions(Map<?, ?> variation, List<Input> wanted) {
        List<?> held = variation.get("attributes") instanceof List<?> list ? list : List.of();
        return held.size() == wanted.size()
                && wanted.stream()
                        .allMatch(option -> held.stream()
                                .anyMatch(one -> one instanceof Map<?, ?> attribute
                                        && Terms.isNamed(attribute, option.needed("name"))
                                        && option.needed("option")
                                                .equalsIgnoreCase(String.valueOf(attribute.get("option")))));
    }

    @Override
    public Optional<String> existing(StoreError refused, Input input, Write write, Shop shop) {
        if (!refused.code().equals("product_invalid_sku")) {
            return Optional.empty();
        }
        // It was looked for before, and not there.
        foresee(List.of(input), shop);
        return find(input, write, shop);
    }

    @Override
    public Map<String, @Nullable Object> body(Input input, Write write, Optional<String> known, Shop shop) {
        Map<String, @Nullable Object> body = ProductFields.told(input);
        if (input.has("attributes")) {
            var terms = new Terms(shop);
            body.put(
                    "attributes",
                    input.parts("attributes").stream()
                            .map(one -> ProductShelf.attribute(one, terms))
                            .toList());
        }
        input.part("image").ifPresent(image -> putImage(image, input, known, shop, body));
        Meta.put(input, body);
        return body;
    }

    /** As a product's images, of which a variation has one. */
    private void putImage(
            Input image, Input input, Optional<String> known, Shop shop, Map<String, @Nullable Object> body) {
        Optional<Map<?, ?>> variation = known.flatMap(
                        id -> shop.find(path(input, shop) + "/" + id, Map.of("_fields", "id,image,meta_data")))
                .map(VariationShelf::withImages);
        Map<String, @Nullable Object> images = new LinkedHashMap<>();
        Images.put(List.of(image), variation, images);
        if (images.remove("images") instanceof List<?> list) {
            body.put("image", list.getFirst());
            body.putAll(images);
        }
    }

    /** With its one image where products have theirs. */
    private static Map<?, ?> withImages(Map<?, ?> variation) {
        Map<Object, @Nullable Object> copy = new LinkedHashMap<>(variation);
        if (copy.containsKey("image")) {
            copy.put("images", copy.remove("image") instanceof Map<?, ?> image ? List.of(image) : List.of());
        }
        return copy;
    }

    /** A variation without a tax class of its own shows its product's. */
    @Override
    public Optional<Unfit> amiss(Input input, Map<String, @Nullable Object> body, Map<?, ?> answer, Shop shop) {
        Map<Object, @Nullable Object> own = new LinkedHashMap<>(answer);
        own.replace("tax_class", "parent", "");
        return ProductFields.amiss(input, own);
    }

    /**
     * The store tells of a variation as of a product, with a name and fields that are not in the answer to this write: so what
     * is heard of a new one is taken for news.
     */
    @Override
    public Optional<Left> left(Map<?, ?> answer, Optional<Map<String, @Nullable Object>> told) {
        return told.flatMap(fields -> Heard.OF_PRODUCTS.changed(withImages(answer), withImages(fields)));
    }

    @Override
    public Map<String, String> details(Map<?, ?> answer) {
        return ProductFields.details(answer);
    }

    @Override
    public String bindingOf(String path, String id) {
        return path.split("/", -1)[1] + "/" + id;
    }

    /** One of another product is another variation, and no store would move it. */
    @Override
    public Optional<String> idOf(String path, String bound) {
        return ProductRef.of(bound)
                .filter(ref -> ref.parent() != 0)
                .map(ref -> Long.toString(ref.id()))
                .filter(id -> bindingOf(path, id).equals(bound));
    }
}
