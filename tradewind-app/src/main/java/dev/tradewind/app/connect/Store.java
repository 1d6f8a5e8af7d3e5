package dev.tradewind.app.connect;

import dev.tradewind.api.Finding;
import dev.tradewind.connector.woocommerce.access.ApiForm;
import java.net.URI;
import java.util.List;

/**
 * A store that was found, and what can be told of it from outside.
 *
 * @param url the address it calls its own, without a slash at its end
 * @param title what it calls itself; its host if it does not say
 * @param form of its API's addresses
 * @param findings what a checkup without credentials says
 */
public record Store(URI url, String title, ApiForm form, List<Finding> findings) {

    public Store {
        findings = List.copyOf(findings);
    }

    /** Whether something keeps the hub out, whatever credentials it has. */
    public boolean isClosed() {
        return form.takesKeys() && findings.stream().anyMatch(f -> f.severity() == Finding.Severity.PROBLEM);
    }

    boolean isOnThisMachine() {
        return TypedAddress.isThisMachine(url.getAuthority());
    }
}
