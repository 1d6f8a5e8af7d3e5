package dev.tradewind.connector.woocommerce.write;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What products are filed under: categories, tags, brands, shipping classes, attributes and their terms. */
final class TermShelves {

    private static final Shape TERM = Shape.of(
            Field.line("name", "name", "it is found by it").needed(),
            Field.line("slug", "slug", "name in addresses"),
            Field.text("description", "description", "HTML"));

    private static final Shape CATEGORY = TERM.and(
            Field.line("parent", "", "path of the category above, for example `Clothes > Shirts`; made where missing"),
            Field.choice("display", "display", List.of("default", "products", "subcategories", "both"), ""),
            Field.whole("menuOrder", "menu_order", ""));

    private static final Shape ATTRIBUTE = Shape.of(
            Field.line("name", "name", "it is found by it, or by its slug").needed(),
            Field.line("slug", "slug", ""),
            Field.choice("orderBy", "order_by", List.of("menu_order", "name", "name_num", "id"), "order of its terms"),
            Field.flag("archives", "has_archives", "each term has a page"));

    private static final Shape ATTRIBUTE_TERM = TERM.and(
            Field.line("attribute", "", "name or slug of the attribute").needed(),
            Field.whole("menuOrder", "menu_order", ""));

    private static final String TERM_EXISTS = "term_exists";

    static final Shelf CATEGORIES = PlainShelf.at(
            Terms.CATEGORIES,
            CATEGORY,
            (input, write, shop) -> new Terms(shop)
                    .find(Terms.CATEGORIES, input.needed("name"), Optional.of(parent(input, shop)))
                    .map(String::valueOf),
            TermShelves::putParent,
            TERM_EXISTS,
            "slug");

    static final Shelf TAGS = flat(Terms.TAGS);
    static final Shelf BRANDS = flat(Terms.BRANDS);
    static final Shelf SHIPPING_CLASSES = flat("products/shipping_classes");

    static final Shelf ATTRIBUTES = PlainShelf.at(
            Terms.ATTRIBUTES,
            ATTRIBUTE,
            (input, write, shop) -> {
                shop.memory().forgetTerms();
                var terms = new Terms(shop);
                return terms.attribute(input.needed("name"))
                        .or(() -> input.text("slug").flatMap(terms::attribute))
                        .map(String::valueOf);
            },
            PlainShelf.META,
            "",
            "slug");

    static final Shelf ATTRIBUTE_TERMS = new PlainShelf(
            ATTRIBUTE_TERM,
            (input, shop) -> Terms.ATTRIBUTES + "/" + attribute(input, shop) + "/terms",
            (input, write, shop) -> new Terms(shop)
                    .find(
                            Terms.ATTRIBUTES + "/" + attribute(input, shop) + "/terms",
                            input.needed("name"),
                            Optional.empty())
                    .map(String::valueOf),
            PlainShelf.META,
            TERM_EXISTS,
            "slug",
            Optional.empty());

    private TermShelves() {}

    private static Shelf flat(String place) {
        return PlainShelf.at(
                place,
                TERM,
                (input, write, shop) -> new Terms(shop)
                        .find(place, input.needed("name"), Optional.empty())
                        .map(String::valueOf),
                PlainShelf.META,
                TERM_EXISTS,
                "slug");
    }

    private static long parent(Input input, Shop shop) {
        return input.text("parent")
                .map(path -> new Terms(shop).category(path, input.at("parent")))
                .orElse(0L);
    }

    private static void putParent(Input input, Map<String, @Nullable Object> body, Shop shop) {
        if (input.has("parent")) {
            body.put("parent", parent(input, shop));
        }
    }

    private static long attribute(Input input, Shop shop) {
        String name = input.needed("attribute");
        return new Terms(shop)
                .attribute(name)
                .orElseThrow(() -> new Unfit(
                        input.at("attribute"), "the shop has no attribute " + name + "; upsert-attribute makes one"));
    }
}
