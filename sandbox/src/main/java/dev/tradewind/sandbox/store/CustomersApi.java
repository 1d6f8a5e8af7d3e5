package dev.tradewind.sandbox.store;

import dev.tradewind.sandbox.store.RecordIndex.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The routes of /customers. */
final class CustomersApi {

    private static final Listing<Customer> LISTING =
            new Listing<>(c -> new Place(c.id, c.created.getEpochSecond(), c.created.getEpochSecond()), false);

    private final Shop shop;

    CustomersApi(Shop shop) {
        this.shop = shop;
    }

    /** Knows no modified_after: it is ignored, and everyone comes back (recorded). */
    Reply list(Call call) {
        String role = call.param("role", "customer");
        String email = call.param("email", "");
        String words = call.param("search", "").toLowerCase(Locale.ROOT);
        Predicate<Customer> wanted = c -> (role.equals("all") || c.role.equals(role))
                && (email.isEmpty() || c.email.equalsIgnoreCase(email))
                && (words.isEmpty()
                        || c.email.toLowerCase(Locale.ROOT).contains(words)
                        || c.username.toLowerCase(Locale.ROOT).contains(words));
        List<Customer> found =
                LISTING.select(shop, call, shop.customers.values().stream().filter(wanted));
        return new Page(call, url()).of(found, List.of(), false, this::tree);
    }

    Reply get(Call call) {
        return Reply.ok(tree(find(call.id(1), 404)));
    }

    Reply downloads(Call call) {
        find(call.id(1), 404);
        return Reply.ok(List.of());
    }

    Reply create(Call call) {
        Customer customer = create(call.body());
        return Reply.created(tree(customer), url() + "/" + customer.id);
    }

    Customer create(Tree body) {
        if (!body.has("email")) {
            throw RestError.missingParam("email");
        }
        String email = body.text("email", "");
        String username = body.text("username", email.replaceFirst("@.*", ""));
        if (!email.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
            throw new RestError(400, "customer_invalid_email", "Invalid email address");
        }
        if (shop.customers.values().stream().anyMatch(c -> c.email.equalsIgnoreCase(email))) {
            throw new RestError(
                    400,
                    "registration-error-email-exists",
                    "An account is already registered with " + email
                            + ". Please log in or use a different email address.");
        }
        if (shop.customers.values().stream().anyMatch(c -> c.username.equals(username))) {
            throw new RestError(
                    400,
                    "registration-error-username-exists",
                    "An account is already registered with that username. Please choose another.");
        }
        var customer = new Customer(shop.ids.nextCustomer(), shop.time.now());
        customer.email = email;
        customer.username = username;
        if (!body.has("password")) {
            customer.meta.put(shop.ids, "default_password_nag", "1");
        }
        apply(customer, body);
        shop.customers.put(customer.id, customer);
        shop.fire("customer.created", customer.id);
        shop.fire("customer.updated", customer.id);
        return customer;
    }

    Reply update(Call call) {
        return Reply.ok(update(find(call.id(1), 400), call.body()));
    }

    Map<String, @Nullable Object> update(Customer customer, Tree body) {
        customer.email = body.text("email", customer.email);
        apply(customer, body);
        shop.fire("customer.updated", customer.id);
        return tree(customer);
    }

    Reply batch(Call call) {
        return Reply.ok(new Batch(call.body())
                .run(
                        item -> tree(create(item)),
                        item -> update(find(item.integer("id", 0), 400), item),
                        id -> tree(remove(find(id, 404)))));
    }

    Reply delete(Call call) {
        if (!call.flag("force")) {
            throw new RestError(501, "woocommerce_rest_trash_not_supported", "Customers do not support trashing.");
        }
        return Reply.ok(tree(remove(find(call.id(1), 404))));
    }

    Customer remove(Customer customer) {
        shop.customers.remove(customer.id);
        shop.fire("customer.deleted", customer.id);
        return customer;
    }

    Map<String, @Nullable Object> payload(int id) {
        return tree(find(id, 404));
    }

    private void apply(Customer customer, Tree body) {
        customer.firstName = body.text("first_name", customer.firstName);
        customer.lastName = body.text("last_name", customer.lastName);
        OrderDesk.address(customer.billing, body.child("billing"));
        OrderDesk.address(customer.shipping, body.child("shipping"));
        customer.meta.apply(shop.ids, body.children("meta_data"));
        customer.modified = shop.time.now();
    }

    Customer find(int id, int statusIfUnknown) {
        Customer customer = shop.customers.get(id);
        if (customer == null) {
            // Reading has a code of its own (recorded).
            throw statusIfUnknown == 404
                    ? new RestError(404, "wc_user_invalid_id", "Invalid user ID.")
                    : new RestError(400, "woocommerce_rest_invalid_id", "Invalid resource ID.");
        }
        return customer;
    }

    private String url() {
        return shop.url() + "/wp-json/wc/v3/customers";
    }

    private Map<String, @Nullable Object> tree(Customer customer) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("id", customer.id);
        tree.put("date_created", shop.time.local(customer.created));
        tree.put("date_created_gmt", shop.time.gmt(customer.created));
        tree.put("date_modified", shop.time.local(customer.modified));
        tree.put("date_modified_gmt", shop.time.gmt(customer.modified));
        tree.put("email", customer.email);
        tree.put("first_name", customer.firstName);
        tree.put("last_name", customer.lastName);
        tree.put("role", customer.role);
        tree.put("username", customer.username);
        tree.put("billing", new LinkedHashMap<String, @Nullable Object>(customer.billing));
        tree.put("shipping", new LinkedHashMap<String, @Nullable Object>(customer.shipping));
        tree.put("is_paying_customer", customer.paying);
        tree.put("avatar_url", shop.url() + "/avatar/" + customer.id);
        tree.put("meta_data", customer.meta.plain());
        List<String> methods = customer.role.equals("administrator")
                ? List.of("GET", "POST", "PUT", "PATCH")
                : List.of("GET", "POST", "PUT", "PATCH", "DELETE");
        tree.put("_links", Links.item(url() + "/" + customer.id, url(), methods));
        return tree;
    }
}
