package dev.tradewind.engine.vault;

import java.util.Optional;
import java.util.Set;

/** Holds secrets by name. Safe for any thread. No implementation shows a value in {@code toString}, messages or logs. */
public interface Vault {

    /** Longer is no name. */
    int NAME_CHARS_MAX = 200;

    /** A private key in PEM has 3 KB; a certificate chain 10. */
    int VALUE_CHARS_MAX = 64 * 1024;

    /** The secret in clear, or empty if there is none of that name. */
    Optional<String> get(String name);

    /**
     * Keeps a secret, in the place of one of the same name. Durable when it returns.
     *
     * @param name letters, digits, {@code . _ / -}; begins with a letter or digit; for example {@code erp/key}
     * @throws IllegalArgumentException if name or value is not within the limits; the message does not hold the value
     */
    void set(String name, String value);

    /** All names, sorted. */
    Set<String> names();

    /** Takes a secret out; says whether it was there. Durable when it returns. */
    boolean remove(String name);
}
