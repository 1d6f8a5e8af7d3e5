package dev.tradewind.sandbox.store;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A registered customer. Guarded by the shop's lock. */
final class Customer {

    final int id;
    final Instant created;
    final Metas meta = new Metas();
    final Map<String, String> billing = new LinkedHashMap<>();
    final Map<String, String> shipping = new LinkedHashMap<>();
    String email = "";
    String firstName = "";
    String lastName = "";
    String role = "customer";
    String username = "";
    boolean paying;

    @Nullable
    Instant modified;

    Customer(int id, Instant created) {
        this.id = id;
        this.created = created;
        for (String field : java.util.List.of(
                "first_name",
                "last_name",
                "company",
                "address_1",
                "address_2",
                "city",
                "postcode",
                "country",
                "state")) {
            billing.put(field, "");
            shipping.put(field, "");
        }
        billing.put("email", "");
        billing.put("phone", "");
        shipping.put("phone", "");
    }
}
