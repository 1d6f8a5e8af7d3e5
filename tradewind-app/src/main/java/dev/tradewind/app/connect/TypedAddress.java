package dev.tradewind.app.connect;

import dev.tradewind.engine.admin.Controls;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes addresses out of what people type and paste: without a scheme, in capitals, from the address bar of wp-admin. Pure. */
final class TypedAddress {

    /** Longer is no address of a shop. */
    static final int CHARS_MAX = 300;

    /** A shop three folders deep has been seen; each more costs a question. */
    private static final int FOLDERS_MAX = 3;

    private static final Pattern PARTS = Pattern.compile("(?:([A-Za-z][A-Za-z0-9+.-]*)://)?([^/?#\\s]+)([^?#\\s]*).*");
    private static final Pattern PORT = Pattern.compile(":(\\d{1,5})$");

    /** From here on an address belongs to WordPress, and no longer says where WordPress is. */
    private static final Pattern OF_WORDPRESS =
            Pattern.compile("/(?:wp-admin|wp-login\\.php|wp-json|wp-content|wp-includes|wc-auth|index\\.php)(?:/.*|$)");

    private TypedAddress() {}

    /**
     * The addresses under which the store may be, most likely first, each without a slash at its end.
     *
     * @throws Controls.Impossible if it is no address at all; the message says what to type
     */
    static List<URI> candidates(String typed) {
        Matcher parts = PARTS.matcher(typed.strip());
        if (typed.length() > CHARS_MAX || !parts.matches()) {
            throw noAddress(typed);
        }
        String scheme = Optional.ofNullable(parts.group(1)).orElse("").toLowerCase(Locale.ROOT);
        if (!Set.of("", "http", "https").contains(scheme)) {
            throw noAddress(typed);
        }
        String host = host(parts.group(2), typed);
        Set<URI> all = new LinkedHashSet<>();
        for (String first : scheme.isEmpty() ? schemes(host) : List.of(scheme)) {
            for (String path : paths(parts.group(3))) {
                all.add(address(first + "://" + host + path, typed));
            }
        }
        return List.copyOf(all);
    }

    /** https first, since only there a store looks at keys; on this machine there is rarely a certificate. */
    private static List<String> schemes(String host) {
        return isThisMachine(host) ? List.of("http", "https") : List.of("https", "http");
    }

    static boolean isThisMachine(String host) {
        String name = PORT.matcher(host).replaceFirst("");
        return name.equals("localhost") || name.equals("127.0.0.1") || name.equals("[::1]");
    }

    private static String host(String typed, String whole) {
        String host = typed.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
        if (host.contains("@")) {
            throw new Controls.Impossible(
                    "The address has a user name or a password in it: type it without. Keys are asked for later.");
        }
        Matcher port = PORT.matcher(host);
        String end = port.find() ? port.group() : "";
        String name = host.substring(0, host.length() - end.length());
        if (!name.startsWith("[")) {
            try {
                name = IDN.toASCII(name, IDN.USE_STD3_ASCII_RULES);
            } catch (IllegalArgumentException e) {
                throw noAddress(whole);
            }
        }
        boolean hasDot = name.contains(".") || name.startsWith("[");
        if (name.isEmpty() || !(hasDot || isThisMachine(name) || !end.isEmpty())) {
            throw noAddress(whole);
        }
        return name + end;
    }

    /** The path itself, and what is above it: somebody may have pasted the address of a product. */
    private static Set<String> paths(String typed) {
        String path = OF_WORDPRESS
                .matcher(typed)
                .replaceFirst("")
                .replaceAll("/{2,}", "/")
                .replaceFirst("/$", "");
        Set<String> paths = new LinkedHashSet<>();
        for (int i = 0; i < FOLDERS_MAX && !path.isEmpty(); i++) {
            paths.add(path);
            path = path.substring(0, path.lastIndexOf('/'));
        }
        paths.add("");
        return paths;
    }

    private static URI address(String text, String typed) {
        try {
            URI address = new URI(text);
            if (address.getHost() == null) {
                throw noAddress(typed);
            }
            return address;
        } catch (URISyntaxException e) {
            throw noAddress(typed);
        }
    }

    private static Controls.Impossible noAddress(String typed) {
        String shown = typed.length() > 60 ? typed.substring(0, 60) + "…" : typed;
        return new Controls.Impossible("\"" + shown.strip() + "\" is no address of a shop: type it as it stands in the"
                + " browser, for example shop.example or https://shop.example.");
    }
}
