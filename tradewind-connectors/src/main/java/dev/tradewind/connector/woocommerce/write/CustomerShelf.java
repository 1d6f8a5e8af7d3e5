package dev.tradewind.connector.woocommerce.write;

import dev.tradewind.api.Failure;
import dev.tradewind.api.Outcome.Left;
import dev.tradewind.api.Write;
import dev.tradewind.connector.woocommerce.access.StoreError;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Accounts of customers, found by e-mail address whatever their role. Who bought as a guest has none. */
final class CustomerShelf implements Shelf {

    private static final String CUSTOMERS = "customers";

    static final Shape SHAPE = Shape.of(
            Field.id("customer", "", "the store's number, instead of the e-mail address"),
            Field.line("email", "email", "the account is found by it"),
            Field.line("firstName", "first_name", ""),
            Field.line("lastName", "last_name", ""),
            Field.line("username", "", "of a new account; the store or the hub chooses one if absent"),
            OrderFields.BILLING,
            OrderFields.SHIPPING,
            Meta.FIELD);

    private static final List<String> USERNAME_REFUSED = List.of(
            "registration-error-username-exists",
            "registration-error-invalid-username",
            "registration-error-missing-username");

    @Override
    public Shape input() {
        return SHAPE;
    }

    @Override
    public String path(Input input, Shop shop) {
        return CUSTOMERS;
    }

    @Override
    public Optional<String> named(Input input) {
        return input.text("customer");
    }

    @Override
    public Optional<String> find(Input input, Write write, Shop shop) {
        return account(input.needed("email"), shop);
    }

    static Optional<String> account(String email, Shop shop) {
        return shop.list(CUSTOMERS, Map.of("email", email, "role", "all", "_fields", "id,email")).stream()
                .filter(one -> email.equalsIgnoreCase(String.valueOf(one.get("email"))))
                .flatMap(one -> Shop.idOf(one).stream())
                .findFirst();
    }

    @Override
    public Map<String, @Nullable Object> body(Input input, Write write, Optional<String> known, Shop shop) {
        Map<String, @Nullable Object> body = input.told();
        if (known.isEmpty()) {
            input.text("username").ifPresent(name -> body.put("username", name));
        }
        Meta.put(input, body);
        return body;
    }

    /** An account that was made meanwhile; or one under another username, if the store and not the input chose it. */
    @Override
    public Optional<String> existing(StoreError refused, Input input, Write write, Shop shop) {
        if (refused.code().equals("registration-error-email-exists")) {
            return find(input, write, shop);
        }
        if (!USERNAME_REFUSED.contains(refused.code()) || input.text("username").isPresent()) {
            return Optional.empty();
        }
        String email = input.needed("email").toLowerCase(Locale.ROOT);
        Map<String, @Nullable Object> body = body(input, write, Optional.empty(), shop);
        body.put(
                "username", email.replaceFirst("@.*", "").replaceAll("[^a-z0-9._-]", "") + "-" + Fingerprint.of(email));
        return switch (shop.create(CUSTOMERS, body)) {
            case Shop.Sent.Done done -> Optional.of(done.id());
            case Shop.Sent.Missing missing -> Optional.empty();
            case Shop.Sent.Refused again -> {
                if (again.failure() instanceof Failure.Rejected) {
                    yield Optional.empty(); // What it said of the first tells more.
                }
                throw new Halt(again.failure());
            }
        };
    }

    @Override
    public Optional<Left> left(Map<?, ?> answer, Optional<Map<String, @Nullable Object>> told) {
        return Heard.OF_CUSTOMERS.left(answer, told);
    }

    @Override
    public Map<String, String> details(Map<?, ?> answer) {
        return answer.get("username") instanceof String name && !name.isEmpty() ? Map.of("username", name) : Map.of();
    }
}
