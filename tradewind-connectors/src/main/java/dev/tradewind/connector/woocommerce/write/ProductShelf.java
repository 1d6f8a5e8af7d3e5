package dev.tradewind.connector.woocommerce.write;

import dev.tradewind.api.Failure;
import dev.tradewind.api.Outcome.Left;
import dev.tradewind.api.Write;
import dev.tradewind.connector.woocommerce.access.StoreError;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Products that are no variations. Found by SKU, also in the trash, from where they are taken back; without a SKU by name,
 * and only if they keep our key. The store has no search by meta fields, and a name narrows it.
 */
final class ProductShelf implements Shelf {

    private static final String PRODUCTS = "products";

    private static final Shape TERM = Shape.of(
            Field.line("name", "", "of a category its path, for example `Clothes > Shirts`"),
            Field.id(
                    "id",
                    "",
                    "the store's number; used where there is no name, since another shop's numbers mean nothing"),
            Field.line("slug", "", "not used"),
            Field.of("extra", new Kind.Free(), "not used"));

    private static final Shape ATTRIBUTE = Shape.of(
            Field.line("name", "", "of an attribute of all products, or of this one alone")
                    .needed(),
            Field.lines("options", "options", "its values"),
            Field.flag("visible", "visible", "shown on the product's page"),
            Field.flag("forVariations", "variation", "variations differ by it"));

    private static final Shape DEFAULT = Shape.of(
            Field.line("name", "", "").needed(),
            Field.line("option", "option", "").needed());

    static final Shape SHAPE = ProductFields.BOTH
            .and(
                    Field.id("product", "", "the store's number, instead of the SKU"),
                    Field.line("name", "name", "needed to create one"),
                    Field.choice("type", "type", List.of("simple", "variable", "grouped", "external"), "")
                            .held(),
                    Field.choice("status", "status", List.of("publish", "draft", "pending", "private"), "")
                            .held(),
                    Field.line("slug", "slug", "name in addresses"),
                    Field.text("shortDescription", "short_description", "HTML"),
                    Field.choice(
                            "visibility", "catalog_visibility", List.of("visible", "catalog", "search", "hidden"), ""),
                    Field.flag("featured", "featured", ""),
                    Field.flag("soldIndividually", "sold_individually", "one an order"),
                    Field.flag("reviewsAllowed", "reviews_allowed", ""),
                    Field.text("purchaseNote", "purchase_note", "for the customer, after the purchase"),
                    Field.whole("menuOrder", "menu_order", ""),
                    Field.text("externalUrl", "external_url", "where an external product is sold"),
                    Field.line("buttonText", "button_text", "of an external product"),
                    Field.named("categories", TERM, "by path; made where missing"),
                    Field.named("tags", TERM, "by name; made where missing"),
                    Field.named("brands", TERM, "by name; made where missing"),
                    Field.parts("attributes", "", ATTRIBUTE, ""),
                    Field.parts("defaultAttributes", "", DEFAULT, "what a variable product's page begins with"),
                    Field.parts("images", "", Images.SHAPE, "the first is the main one; fetched once each"))
            .and(
                    Field.lines("groupedSkus", "", "what a group consists of"),
                    Field.lines("upsellSkus", "", "better ones"),
                    Field.lines("crossSellSkus", "", "what goes with it"),
                    Meta.FIELD);

    private static final Map<String, String> LINKS =
            Map.of("groupedSkus", "grouped_products", "upsellSkus", "upsell_ids", "crossSellSkus", "cross_sell_ids");

    @Override
    public Shape input() {
        return SHAPE;
    }

    @Override
    public String path(Input input, Shop shop) {
        return PRODUCTS;
    }

    @Override
    public Optional<String> named(Input input) {
        return input.text("product");
    }

    @Override
    public Optional<String> find(Input input, Write write, Shop shop) {
        Optional<String> sku = input.text("sku");
        if (sku.isPresent()) {
            return bySku(sku.get(), shop);
        }
        return byKey(input.needed("name"), write.entityKey(), shop);
    }

    static Optional<String> bySku(String sku, Shop shop) {
        Optional<ProductRef> known = shop.product(sku);
        known.filter(ref -> ref.parent() != 0).ifPresent(ref -> {
            throw new Unfit("sku", "belongs to the variation " + ref.text() + "; use upsert-variation");
        });
        return known.map(ProductRef::text);
    }

    @Override
    public void foresee(Collection<Input> inputs, Shop shop) {
        shop.askProducts(
                inputs.stream().flatMap(input -> input.text("sku").stream()).toList());
    }

    /** No other list has what is in the trash, and its SKU is not free. */
    private static Optional<String> trashed(String sku, Shop shop) {
        Map<String, String> query = Map.of("sku", sku, "status", "trash", "_fields", "id,sku");
        return shop.list(PRODUCTS, query).stream()
                .filter(product -> sku.equals(product.get("sku")))
                .flatMap(product -> Shop.idOf(product).stream())
                .findFirst();
    }

    private static Optional<String> byKey(String name, String key, Shop shop) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("search", name);
        query.put("per_page", Integer.toString(Shop.PAGE));
        query.put("_fields", "id,meta_data");
        return shop.list(PRODUCTS, query).stream()
                .filter(product -> Meta.text(product, Meta.KEY).equals(Optional.of(key)))
                .flatMap(product -> Shop.idOf(product).stream())
                .findFirst();
    }

    @Override
    public Optional<String> existing(StoreError refused, Input input, Write write, Shop shop) {
        return switch (refused.code()) {
            case "product_invalid_sku" -> refused.owner();
            case "woocommerce_rest_product_not_created" -> input.text("sku").flatMap(sku -> trashed(sku, shop));
            default -> Optional.empty();
        };
    }

    @Override
    public Map<String, @Nullable Object> body(Input input, Write write, Optional<String> known, Shop shop) {
        Map<String, @Nullable Object> body = ProductFields.told(input);
        var terms = new Terms(shop);
        putTerms("categories", Terms.CATEGORIES, input, terms, body);
        putTerms("tags", Terms.TAGS, input, terms, body);
        putTerms("brands", Terms.BRANDS, input, terms, body);
        putAttributes("attributes", "attributes", input, terms, body);
        putAttributes("defaultAttributes", "default_attributes", input, terms, body);
        LINKS.forEach((ours, theirs) -> putLinks(ours, theirs, input, shop, body));
        if (known.isEmpty()) {
            input.needed("name");
            Meta.put(body, Meta.KEY, write.entityKey());
        }
        if (input.has("images")) {
            Optional<Map<?, ?>> product =
                    known.flatMap(id -> shop.find(PRODUCTS + "/" + id, Map.of("_fields", "id,images,meta_data")));
            Images.put(input.parts("images"), product, body);
        }
        Meta.put(input, body);
        return body;
    }

    private static void putTerms(
            String name, String place, Input input, Terms terms, Map<String, @Nullable Object> body) {
        if (!input.has(name)) {
            return;
        }
        // Once each: two spellings can mean one term.
        Set<Long> ids = new LinkedHashSet<>();
        List<Object> given = input.items(name);
        for (int i = 0; i < given.size(); i++) {
            ids.add(term(given.get(i), place, terms, input.at(name) + "[" + i + "]"));
        }
        body.put(name, ids.stream().map(id -> Map.of("id", id)).toList());
    }

    private static long term(Object item, String place, Terms terms, String at) {
        String name = item instanceof Input part ? part.text("name").orElse("") : item.toString();
        if (name.isBlank()) {
            return item instanceof Input part && part.has("id") ? Long.parseLong(part.needed("id")) : blank(at);
        }
        return place.equals(Terms.CATEGORIES) ? terms.category(name, at) : terms.flat(place, name.strip(), at);
    }

    private static long blank(String at) {
        throw new Unfit(at, "has neither name nor id");
    }

    private static void putAttributes(
            String name, String store, Input input, Terms terms, Map<String, @Nullable Object> body) {
        if (!input.has(name)) {
            return;
        }
        body.put(
                store,
                input.parts(name).stream().map(one -> attribute(one, terms)).toList());
    }

    static Map<String, @Nullable Object> attribute(Input one, Terms terms) {
        Map<String, @Nullable Object> item = new LinkedHashMap<>();
        String attribute = one.needed("name");
        terms.attribute(attribute).ifPresentOrElse(id -> item.put("id", id), () -> item.put("name", attribute));
        item.putAll(one.told());
        return item;
    }

    private static void putLinks(
            String name, String store, Input input, Shop shop, Map<String, @Nullable Object> body) {
        if (input.has(name)) {
            body.put(store, shop.productIds(input.texts(name), input.at(name)));
        }
    }

    @Override
    public Optional<Unfit> amiss(Input input, Map<String, @Nullable Object> body, Map<?, ?> answer, Shop shop) {
        if ("trash".equals(answer.get("status"))) {
            return takenBack(input, answer, shop);
        }
        if (!hasTerms(body, answer, "categories", "tags", "brands")) {
            shop.memory().forgetTerms();
            throw new Halt(new Failure.Transient(
                    "a category, tag or brand has gone from the shop meanwhile; it is looked up anew", true));
        }
        return ProductFields.amiss(input, answer);
    }

    private static Optional<Unfit> takenBack(Input input, Map<?, ?> answer, Shop shop) {
        String id = Shop.idOf(answer).orElseThrow();
        Shop.Sent sent = shop.update(
                PRODUCTS + "/" + id, Map.of("status", input.text("status").orElse("publish")));
        return switch (sent) {
            case Shop.Sent.Done done -> ProductFields.amiss(input, done.record());
            case Shop.Sent.Refused refused -> throw new Halt(refused.failure());
            case Shop.Sent.Missing missing -> Optional.of(new Unfit("product", "has gone from the trash"));
        };
    }

    /** Unknown ids are passed over by the store in silence. */
    private static boolean hasTerms(Map<String, @Nullable Object> body, Map<?, ?> answer, String... names) {
        return Stream.of(names)
                .noneMatch(name -> body.get(name) instanceof List<?> told
                        && answer.get(name) instanceof List<?> held
                        && held.size() < told.size());
    }

    @Override
    public Optional<Left> left(Map<?, ?> answer, Optional<Map<String, @Nullable Object>> told) {
        return Heard.OF_PRODUCTS.left(answer, told);
    }

    @Override
    public Map<String, String> details(Map<?, ?> answer) {
        return ProductFields.details(answer);
    }

    @Override
    public Optional<String> idOf(String path, String bound) {
        return idOf(bound);
    }

    static Optional<String> idOf(String bound) {
        return ProductRef.of(bound).filter(ref -> ref.parent() == 0).map(ProductRef::text);
    }
}
