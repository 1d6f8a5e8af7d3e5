package dev.tradewind.connector.wordpress;

import java.util.List;
import java.util.Map;

/** Users, looked up by their e-mail address. */
final class UserContractTest extends SiteContract {

    @Override
    protected String operation() {
        return "create-user";
    }

    @Override
    protected Map<String, Object> sample(int n) {
        return Map.of("email", "anna+" + n + "@example.test", "first_name", "Anna");
    }

    @Override
    protected List<String> records() {
        return site().users().stream()
                .map(user -> String.valueOf(user.get("email")))
                .filter(email -> email.startsWith("anna"))
                .toList();
    }
}
