package dev.tradewind.sandbox.store;

import java.util.List;
import java.util.Optional;

/**
 * Who may use the REST API of a store, and what stands in the way.
 *
 * @param strict credentials in clear work on https only, as on a real store. The sandbox speaks plain http; a request
 *     counts as https if it says {@code X-Forwarded-Proto: https}, as it would behind a TLS proxy. Off, they work always
 * @param stripsAuthorization the host drops the Authorization header before WordPress sees it
 * @param plainPermalinks /wp-json redirects to itself, and only ?rest_route= works
 */
public record Access(
        List<ApiKey> keys,
        List<ApplicationPassword> passwords,
        boolean strict,
        boolean stripsAuthorization,
        boolean plainPermalinks) {

    /** What a key allows. */
    public enum Permission {
        READ,
        WRITE,
        READ_WRITE
    }

    /** A key of the WooCommerce REST API. */
    public record ApiKey(String consumerKey, String consumerSecret, Permission permission) {

        boolean allowsReading() {
            return permission != Permission.WRITE;
        }

        boolean allowsWriting() {
            return permission != Permission.READ;
        }

        @Override
        public String toString() {
            return "ApiKey[" + consumerKey + ", " + permission + "]";
        }
    }

    /** An application password of a WordPress user who may do all; its spaces do not count. */
    public record ApplicationPassword(String user, String password) {

        boolean is(String given) {
            return given.replace(" ", "").equals(password.replace(" ", ""));
        }

        @Override
        public String toString() {
            return "ApplicationPassword[" + user + "]";
        }
    }

    public Access {
        keys = List.copyOf(keys);
        passwords = List.copyOf(passwords);
    }

    /** One key with all rights, and nothing in the way. */
    static Access of(String consumerKey, String consumerSecret) {
        return new Access(
                List.of(new ApiKey(consumerKey, consumerSecret, Permission.READ_WRITE)),
                List.of(),
                false,
                false,
                false);
    }

    /** The same with another key, too. */
    public Access with(ApiKey key) {
        var more = new java.util.ArrayList<>(keys);
        more.add(key);
        return new Access(more, passwords, strict, stripsAuthorization, plainPermalinks);
    }

    Access without(ApiKey key) {
        List<ApiKey> fewer = keys.stream().filter(k -> !k.equals(key)).toList();
        return new Access(fewer, passwords, strict, stripsAuthorization, plainPermalinks);
    }

    /** The same with an application password, too. */
    public Access with(ApplicationPassword password) {
        var more = new java.util.ArrayList<>(passwords);
        more.add(password);
        return new Access(keys, more, strict, stripsAuthorization, plainPermalinks);
    }

    /** The same, as a real store on http, or not. */
    public Access strict(boolean value) {
        return new Access(keys, passwords, value, stripsAuthorization, plainPermalinks);
    }

    /** The same, on a host that drops the Authorization header, or not. */
    public Access strippingAuthorization(boolean value) {
        return new Access(keys, passwords, strict, value, plainPermalinks);
    }

    /** The same with plain permalinks, or pretty ones. */
    public Access plainPermalinks(boolean value) {
        return new Access(keys, passwords, strict, stripsAuthorization, value);
    }

    Optional<ApiKey> key(String consumerKey) {
        return keys.stream().filter(k -> k.consumerKey().equals(consumerKey)).findFirst();
    }
}
