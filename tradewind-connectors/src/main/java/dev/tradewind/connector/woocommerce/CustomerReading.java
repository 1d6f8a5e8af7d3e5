package dev.tradewind.connector.woocommerce;

import dev.tradewind.api.model.Customer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the store's customers as canonical ones.
 *
 * <p>Left out on purpose: {@code _links}, and the shop's local time beside the same in UTC.
 */
final class CustomerReading {

    private CustomerReading() {}

    /**
     * Reads a whole customer.
     *
     * @throws UnexpectedShape if something that must be there is not, or is something else
     */
    static Customer read(Map<String, @Nullable Object> tree) {
        Fields customer = new Fields("customer", tree);
        customer.drop("_links");
        customer.dropLocalTimes();
        for (String name : new String[] {"email", "billing"}) {
            if (!customer.has(name)) {
                throw customer.missing(name);
            }
        }
        String id = customer.label("id");
        Parts.Times times = Parts.times(customer);
        return new Customer(
                id,
                customer.text("email"),
                customer.text("first_name"),
                customer.text("last_name"),
                customer.text("username"),
                customer.text("role"),
                times.createdAt(),
                times.modifiedAt(),
                customer.flag("is_paying_customer"),
                Parts.address(customer.object("billing")),
                Parts.address(customer.object("shipping")),
                Parts.meta(customer),
                customer.rest());
    }
}
