package dev.tradewind.connector.woocommerce.access;

import java.util.Arrays;
import java.util.Optional;

/** How a request shows a store who sends it. */
public enum Authentication {
    /** Consumer key and secret in the Authorization header. A store looks at them on https only. */
    BASIC("basic"),
    /** The request is signed with the consumer secret, which itself is never sent: for http. */
    OAUTH1("oauth1"),
    /** Consumer key and secret in the address, for hosts that strip the Authorization header. On https only, too. */
    QUERY("query"),
    /** A WordPress user with one of his application passwords, in the Authorization header. */
    APPLICATION_PASSWORD("application-password");

    private final String setting;

    Authentication(String setting) {
        this.setting = setting;
    }

    /** As it is written in a connection's document. */
    public String setting() {
        return setting;
    }

    static Optional<Authentication> named(String setting) {
        return Arrays.stream(values()).filter(a -> a.setting.equals(setting)).findFirst();
    }

    /** Whether it is done with a consumer key, as opposed to a user's password. */
    public boolean usesKeys() {
        return this != APPLICATION_PASSWORD;
    }

    /** Whether whoever listens on the line learns the secret, unless the line is encrypted. */
    boolean sendsTheSecret() {
        return this != OAUTH1;
    }
}
