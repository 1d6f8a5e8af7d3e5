package dev.tradewind.connector.woocommerce.access;

/**
 * Who the hub is to a store.
 *
 * @param name consumer key, or the name of a user
 * @param secret consumer secret, or an application password of that user
 */
public record Credentials(String name, String secret) {

    // Never in clear: a record's own text would show the secret.
    @Override
    public String toString() {
        return "Credentials[…]";
    }
}
