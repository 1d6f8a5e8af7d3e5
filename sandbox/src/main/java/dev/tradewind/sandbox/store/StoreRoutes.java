package dev.tradewind.sandbox.store;

import dev.tradewind.sandbox.store.TermsApi.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All routes the sandbox store has, and what webhooks carry of each resource. */
final class StoreRoutes {

    private static final String LIST = "GET, POST";
    private static final String ITEM = "GET, POST, PUT, PATCH, DELETE";
    private static final String BATCH = "POST, PUT, PATCH";
    private static final String CHANGE = "GET, POST, PUT, PATCH";
    private static final String PART = "GET, DELETE";

    private final Shop shop;
    private final OrderDesk desk;
    private final OrderFlow flow;
    private final Checkout checkout;
    private final OrderJson orderJson;
    private final OrdersApi orders;
    private final RefundsApi refunds;
    private final ProductDesk productDesk;
    private final ProductsApi products;
    private final CustomersApi customers;
    private final CouponsApi coupons;
    private final WebhooksApi webhooks;
    private final SubscriptionDesk subscriptionDesk;
    private final SubscriptionsApi subscriptions;
    private final BookingsApi bookings;

    StoreRoutes(Shop shop) {
        this.shop = shop;
        this.flow = new OrderFlow(shop);
        this.desk = new OrderDesk(shop, flow);
        this.checkout = new Checkout(shop, desk, flow);
        this.orderJson = new OrderJson(shop, flow);
        this.orders = new OrdersApi(shop, desk, orderJson);
        this.refunds = new RefundsApi(shop, orders, flow, orderJson);
        this.productDesk = new ProductDesk(shop);
        var productJson = new ProductJson(shop);
        this.products = new ProductsApi(shop, productDesk, productJson);
        this.subscriptionDesk = new SubscriptionDesk(shop, desk, flow);
        this.subscriptions = new SubscriptionsApi(shop, subscriptionDesk, orderJson);
        this.bookings = new BookingsApi(shop, productDesk, productJson);
        this.customers = new CustomersApi(shop);
        this.coupons = new CouponsApi(shop);
        this.webhooks = new WebhooksApi(shop);
    }

    OrderDesk desk() {
        return desk;
    }

    OrderFlow flow() {
        return flow;
    }

    Checkout checkout() {
        return checkout;
    }

    OrdersApi orders() {
        return orders;
    }

    RefundsApi refunds() {
        return refunds;
    }

    ProductDesk products() {
        return productDesk;
    }

    CustomersApi customers() {
        return customers;
    }

    CouponsApi coupons() {
        return coupons;
    }

    WebhooksApi webhooks() {
        return webhooks;
    }

    SubscriptionDesk subscriptionDesk() {
        return subscriptionDesk;
    }

    SubscriptionsApi subscriptions() {
        return subscriptions;
    }

    BookingsApi bookings() {
        return bookings;
    }

    /** What the API shows of a resource, for the body of a webhook; throws RestError if it is gone. */
    Map<String, @Nullable Object> payload(String resource, int id) {
        return switch (resource) {
            case "order" -> orders.payload(id);
            case "product" -> products.payload(id);
            case "customer" -> customers.payload(id);
            case "coupon" -> coupons.payload(id);
            case "subscription" -> subscriptions.payload(id);
            default -> throw RestError.noRoute();
        };
    }

    List<Route> all() {
        var all = new ArrayList<>(trade());
        all.addAll(beside());
        all.addAll(terms());
        all.addAll(setup());
        all.addAll(plugins());
        return all;
    }

    private List<Route> trade() {
        var notes = new NotesApi(shop, orders, orderJson);
        return List.of(
                Route.of("/orders", LIST, Map.of("GET", orders::list, "POST", orders::create)),
                Route.of("/orders/batch", BATCH, writing(orders::batch)),
                Route.of("/orders/statuses", "GET", Map.of("GET", orders::statuses)),
                Route.of("/orders/{id}/actions/send_order_details", "POST", Map.of("POST", orders::sendDetails)),
                Route.of("/orders/{id}", ITEM, item(orders::get, orders::update, orders::delete)),
                Route.of("/orders/{order_id}/refunds", LIST, Map.of("GET", refunds::list, "POST", refunds::create)),
                Route.of(
                        "/orders/{order_id}/refunds/{id}",
                        PART,
                        Map.of("GET", refunds::get, "DELETE", refunds::delete)),
                Route.of("/refunds", "GET", Map.of("GET", refunds::listAll)),
                Route.of("/orders/{order_id}/notes", LIST, Map.of("GET", notes::list, "POST", notes::create)),
                Route.of("/orders/{order_id}/notes/{id}", PART, Map.of("GET", notes::get, "DELETE", notes::delete)),
                Route.of("/products", LIST, Map.of("GET", products::list, "POST", products::create)),
                Route.of("/products/batch", BATCH, writing(products::batch)),
                Route.of("/products/{id}", ITEM, item(products::get, products::update, products::delete)),
                Route.of(
                        "/products/{product_id}/variations",
                        LIST,
                        Map.of("GET", products::variations, "POST", products::createVariation)),
                Route.of("/products/{product_id}/variations/batch", BATCH, writing(products::batchVariations)),
                Route.of(
                        "/products/{product_id}/variations/{id}",
                        ITEM,
                        item(products::getVariation, products::updateVariation, products::deleteVariation)),
                Route.of("/customers", LIST, Map.of("GET", customers::list, "POST", customers::create)),
                Route.of("/customers/batch", BATCH, writing(customers::batch)),
                Route.of("/customers/{id}", ITEM, item(customers::get, customers::update, customers::delete))
                        .hidingAllowOf404(),
                Route.of("/customers/{customer_id}/downloads", "GET", Map.of("GET", customers::downloads)),
                Route.of("/coupons", LIST, Map.of("GET", coupons::list, "POST", coupons::create)),
                Route.of("/coupons/batch", BATCH, writing(coupons::batch)),
                Route.of("/coupons/{id}", ITEM, item(coupons::get, coupons::update, coupons::delete)),
                Route.of("/webhooks", LIST, Map.of("GET", webhooks::list, "POST", webhooks::create)),
                Route.of("/webhooks/batch", BATCH, writing(webhooks::batch)),
                Route.of("/webhooks/{id}", ITEM, item(webhooks::get, webhooks::update, webhooks::delete)),
                Route.of("/system_status", "GET", Map.of("GET", call -> Indexes.systemStatus(shop))));
    }

    private List<Route> beside() {
        var copies = new ProductCopies(shop, productDesk);
        var reviews = new ReviewsApi(shop);
        var tools = new ToolsApi(shop);
        return List.of(
                Route.of("/products/{id}/duplicate", "POST", Map.of("POST", copies::duplicate)),
                Route.of("/products/{product_id}/variations/generate", "POST", Map.of("POST", copies::generate)),
                Route.of("/products/custom-fields/names", "GET", Map.of("GET", copies::customFields)),
                Route.of("/products/reviews", LIST, Map.of("GET", reviews::list, "POST", reviews::create)),
                Route.of("/products/reviews/batch", BATCH, writing(reviews::batch)),
                Route.of("/products/reviews/{id}", ITEM, item(reviews::get, reviews::update, reviews::delete)),
                Route.of("/system_status/tools", "GET", Map.of("GET", tools::list)),
                Route.of("/system_status/tools/<id>", CHANGE, change(tools::get, tools::run)));
    }

    private List<Route> terms() {
        var attributes = new AttributesApi(shop);
        var routes = new ArrayList<Route>();
        routes.addAll(terms("/products/categories", Kind.CATEGORIES));
        routes.addAll(terms("/products/tags", Kind.TAGS));
        routes.addAll(terms("/products/brands", Kind.BRANDS));
        routes.add(Route.of(
                "/products/shipping_classes/slug-suggestion",
                "GET",
                Map.of("GET", new TermsApi(shop, Kind.SHIPPING_CLASSES)::suggestSlug)));
        routes.addAll(terms("/products/shipping_classes", Kind.SHIPPING_CLASSES));
        routes.addAll(terms("/products/attributes/{attribute_id}/terms", Kind.ATTRIBUTE_TERMS));
        routes.add(Route.of("/products/attributes", LIST, Map.of("GET", attributes::list, "POST", attributes::create)));
        routes.add(Route.of("/products/attributes/batch", BATCH, writing(attributes::batch)));
        routes.add(Route.of(
                "/products/attributes/{id}", ITEM, item(attributes::get, attributes::update, attributes::delete)));
        return routes;
    }

    private List<Route> terms(String path, Kind kind) {
        var terms = new TermsApi(shop, kind);
        return List.of(
                Route.of(path, LIST, Map.of("GET", terms::list, "POST", terms::create)),
                Route.of(path + "/batch", BATCH, writing(terms::batch)),
                Route.of(path + "/{id}", ITEM, item(terms::get, terms::update, terms::delete)));
    }

    private List<Route> plugins() {
        return List.of(
                Route.of(
                        Plugin.SUBSCRIPTIONS,
                        "/subscriptions",
                        LIST,
                        Map.of("GET", subscriptions::list, "POST", subscriptions::create)),
                Route.of(Plugin.SUBSCRIPTIONS, "/subscriptions/batch", BATCH, writing(subscriptions::batch)),
                Route.of(
                        Plugin.SUBSCRIPTIONS, "/subscriptions/statuses", "GET", Map.of("GET", subscriptions::statuses)),
                Route.of(
                        Plugin.SUBSCRIPTIONS,
                        "/subscriptions/{id}",
                        ITEM,
                        item(subscriptions::get, subscriptions::update, subscriptions::delete)),
                Route.of(
                        Plugin.SUBSCRIPTIONS,
                        "/subscriptions/{id}/orders",
                        "GET",
                        Map.of("GET", subscriptions::orders)),
                Route.of(Plugin.BOOKINGS, "/bookings", "GET", Map.of("GET", bookings::list)),
                Route.of(
                        Plugin.BOOKINGS,
                        "/bookings/{id}",
                        ITEM,
                        item(bookings::get, bookings::update, bookings::delete)),
                Route.of(
                        Plugin.BOOKINGS,
                        "/products",
                        LIST,
                        Map.of("GET", bookings::listProducts, "POST", bookings::createProduct)),
                Route.of(
                        Plugin.BOOKINGS,
                        "/products/{id}",
                        CHANGE,
                        change(bookings::getProduct, bookings::updateProduct)));
    }

    private List<Route> setup() {
        Tree start = SetupApi.read();
        var setup = new SetupApi(shop, start);
        var routes = new ArrayList<Route>();
        routes.addAll(taxes());
        routes.addAll(shipping(new ShippingApi(shop, start)));
        routes.addAll(data(new DataApi(shop, start)));
        routes.addAll(reports(setup));
        routes.addAll(List.of(
                Route.of("/settings", "GET", Map.of("GET", setup::groups)),
                Route.of("/settings/batch", BATCH, writing(setup::batch)),
                Route.of("/settings/<group_id>", "GET", Map.of("GET", setup::settings)),
                Route.of("/settings/<group_id>/batch", BATCH, writing(setup::batch)),
                Route.of("/settings/<group_id>/<id>", CHANGE, change(setup::setting, setup::changeSetting)),
                Route.of("/payment_gateways", "GET", Map.of("GET", setup::gateways)),
                Route.of("/payment_gateways/<id>", CHANGE, change(setup::gateway, setup::changeGateway)),
                Route.of("/shipping_methods", "GET", Map.of("GET", setup::shippingMethods)),
                Route.of("/shipping_methods/<id>", "GET", Map.of("GET", setup::shippingMethod))));
        return routes;
    }

    private List<Route> taxes() {
        var taxes = new TaxesApi(shop);
        return List.of(
                Route.of("/taxes", LIST, Map.of("GET", taxes::list, "POST", taxes::create)),
                Route.of("/taxes/batch", BATCH, writing(taxes::batch)),
                Route.of("/taxes/classes", LIST, Map.of("GET", taxes::classes, "POST", taxes::createClass)),
                Route.of("/taxes/classes/<slug>", PART, Map.of("GET", taxes::taxClass, "DELETE", taxes::deleteClass)),
                Route.of("/taxes/{id}", ITEM, item(taxes::get, taxes::update, taxes::delete)));
    }

    private static List<Route> shipping(ShippingApi shipping) {
        String zone = "/shipping/zones/{zone_id}";
        return List.of(
                Route.of("/shipping/zones", LIST, Map.of("GET", shipping::zones, "POST", shipping::createZone)),
                Route.of(
                        "/shipping/zones/{id}", ITEM, item(shipping::zone, shipping::changeZone, shipping::deleteZone)),
                Route.of(
                        "/shipping/zones/{id}/locations",
                        CHANGE,
                        change(shipping::locations, shipping::changeLocations)),
                Route.of(zone + "/methods", LIST, Map.of("GET", shipping::methods, "POST", shipping::createMethod)),
                Route.of(
                        zone + "/methods/{instance_id}",
                        ITEM,
                        item(shipping::method, shipping::changeMethod, shipping::deleteMethod)));
    }

    private static List<Route> data(DataApi data) {
        return List.of(
                Route.of("/data", "GET", Map.of("GET", data::index)),
                Route.of("/data/continents", "GET", Map.of("GET", data::continents)),
                Route.of("/data/continents/<location>", "GET", Map.of("GET", data::continent)),
                Route.of("/data/countries", "GET", Map.of("GET", data::countries)),
                Route.of("/data/countries/<location>", "GET", Map.of("GET", data::country)),
                Route.of("/data/currencies", "GET", Map.of("GET", data::currencies)),
                Route.of("/data/currencies/current", "GET", Map.of("GET", data::ownCurrency)),
                Route.of("/data/currencies/<currency>", "GET", Map.of("GET", data::currency)));
    }

    private List<Route> reports(SetupApi setup) {
        var reports = new ReportsApi(shop);
        return List.of(
                Route.of("/reports", "GET", Map.of("GET", setup::reports)),
                Route.of("/reports/sales", "GET", Map.of("GET", reports::sales)),
                Route.of("/reports/top_sellers", "GET", Map.of("GET", reports::topSellers)),
                Route.of("/reports/orders/totals", "GET", Map.of("GET", reports::orders)),
                Route.of("/reports/products/totals", "GET", Map.of("GET", reports::products)),
                Route.of("/reports/customers/totals", "GET", Map.of("GET", reports::customers)),
                Route.of("/reports/coupons/totals", "GET", Map.of("GET", reports::coupons)),
                Route.of("/reports/reviews/totals", "GET", Map.of("GET", reports::reviews)));
    }

    private static Map<String, Function<Call, Reply>> change(Function<Call, Reply> get, Function<Call, Reply> update) {
        var handlers = new LinkedHashMap<>(writing(update));
        handlers.put("GET", get);
        return handlers;
    }

    private static Map<String, Function<Call, Reply>> item(
            Function<Call, Reply> get, Function<Call, Reply> update, Function<Call, Reply> delete) {
        var handlers = new LinkedHashMap<>(writing(update));
        handlers.put("GET", get);
        handlers.put("DELETE", delete);
        return handlers;
    }

    private static Map<String, Function<Call, Reply>> writing(Function<Call, Reply> handler) {
        var handlers = new LinkedHashMap<String, Function<Call, Reply>>();
        List.of("POST", "PUT", "PATCH").forEach(method -> handlers.put(method, handler));
        return handlers;
    }
}
