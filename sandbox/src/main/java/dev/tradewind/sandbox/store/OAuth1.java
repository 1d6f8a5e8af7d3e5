package dev.tradewind.sandbox.store;

import dev.tradewind.sandbox.http.Request;
import dev.tradewind.sandbox.store.Access.ApiKey;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** OAuth 1.0a with one leg, as WooCommerce checks it, its weak memory of nonces included. Guarded by the shop's lock. */
final class OAuth1 {

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final String FAILED = "woocommerce_rest_authentication_error";
    private static final List<String> NEEDED = List.of(
            "oauth_consumer_key", "oauth_timestamp", "oauth_nonce", "oauth_signature", "oauth_signature_method");
    private static final Map<String, String> METHODS = Map.of("HMAC-SHA1", "HmacSHA1", "HMAC-SHA256", "HmacSHA256");

    private final SiteTime time;

    /** By consumer key and second, one nonce: a later one of the same second takes the place of the earlier (recorded). */
    private final Map<String, NavigableMap<Long, String>> nonces = new HashMap<>();

    OAuth1(SiteTime time) {
        this.time = time;
    }

    /** The key that signed the request; empty if it is not signed at all; refused if it is signed wrongly. */
    Optional<ApiKey> check(Access access, Request request, String authorization) {
        Map<String, String> params = params(request.rawQuery());
        params.putAll(header(authorization));
        List<String> missing = NEEDED.stream()
                .filter(name -> params.getOrDefault(name, "").isEmpty())
                .toList();
        if (missing.size() == NEEDED.size()) {
            return Optional.empty();
        }
        if (!missing.isEmpty()) {
            throw new RestError(
                    401,
                    "woocommerce_rest_authentication_missing_parameter",
                    "Missing OAuth parameter" + (missing.size() > 1 ? "s " : " ") + String.join(", ", missing));
        }
        ApiKey key = access.key(params.getOrDefault("oauth_consumer_key", ""))
                .orElseThrow(() -> new RestError(401, FAILED, "Consumer key is invalid."));
        checkSignature(key, request, params);
        checkTime(key, params);
        return Optional.of(key);
    }

    private static void checkSignature(ApiKey key, Request request, Map<String, String> params) {
        String algorithm = METHODS.get(params.getOrDefault("oauth_signature_method", ""));
        if (algorithm == null) {
            throw new RestError(401, FAILED, "Invalid signature - signature method is invalid.");
        }
        String given = params.getOrDefault("oauth_signature", "");
        String ours = sign(algorithm, base(request, params), key.consumerSecret() + "&");
        if (!MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), ours.getBytes(StandardCharsets.UTF_8))) {
            throw new RestError(401, FAILED, "Invalid signature - provided signature does not match.");
        }
    }

    private void checkTime(ApiKey key, Map<String, String> params) {
        String written = params.getOrDefault("oauth_timestamp", "");
        long second = written.matches("\\d{1,15}") ? Long.parseLong(written) : 0;
        long now = time.now().getEpochSecond();
        if (Math.abs(now - second) > WINDOW.toSeconds()) {
            throw new RestError(401, FAILED, "Invalid timestamp.");
        }
        String nonce = params.getOrDefault("oauth_nonce", "");
        NavigableMap<Long, String> used = nonces.computeIfAbsent(key.consumerKey(), k -> new TreeMap<>());
        if (used.containsValue(nonce)) {
            throw new RestError(401, FAILED, "Invalid nonce - nonce has already been used.");
        }
        used.put(second, nonce);
        used.headMap(now - WINDOW.toSeconds()).clear();
    }

    /** What is signed: method, address and all parameters but the signature, each encoded twice. */
    private static String base(Request request, Map<String, String> params) {
        String host = request.header("X-Forwarded-Host")
                .or(() -> request.header("Host"))
                .orElse("");
        String address = (Auth.https(request) ? "https://" : "http://") + host + request.path();
        var sorted = new TreeMap<String, String>();
        params.forEach((name, value) -> sorted.put(encode(name), encode(value)));
        sorted.remove("oauth_signature");
        String query = sorted.entrySet().stream()
                .map(e -> e.getKey() + "=" + e.getValue())
                .collect(Collectors.joining("&"));
        return request.method() + "&" + encode(address) + "&" + encode(query);
    }

    private static String sign(String algorithm, String base, String secret) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return Base64.getEncoder().encodeToString(mac.doFinal(base.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }

    private static Map<String, String> params(String rawQuery) {
        var params = new HashMap<String, String>();
        for (String part : rawQuery.split("&", -1)) {
            int equals = part.indexOf('=');
            if (!part.isEmpty()) {
                params.put(
                        decode(equals < 0 ? part : part.substring(0, equals)),
                        equals < 0 ? "" : decode(part.substring(equals + 1)));
            }
        }
        return params;
    }

    private static Map<String, String> header(String authorization) {
        var params = new HashMap<String, String>();
        if (authorization.regionMatches(true, 0, "OAuth ", 0, 6)) {
            for (String part : authorization.substring(6).split(",", -1)) {
                int equals = part.indexOf('=');
                if (equals > 0) {
                    String value = part.substring(equals + 1).strip().replaceAll("^\"|\"$", "");
                    params.put(part.substring(0, equals).strip(), decode(value));
                }
            }
        }
        return params;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }

    /** RFC 3986, where a space is %20 and a tilde stays. */
    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
