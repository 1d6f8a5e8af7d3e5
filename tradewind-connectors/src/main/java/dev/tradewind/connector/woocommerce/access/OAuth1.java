package dev.tradewind.connector.woocommerce.access;

import dev.tradewind.api.HttpCall;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests as OAuth 1.0a has it, without tokens, with HMAC-SHA256.
 *
 * <p>What WooCommerce makes of it: the parameters of the query are signed, the body is not; brackets in names are encoded
 * twice; a request is refused if its time is more than 15 minutes off by the store's clock, or its nonce was the last one
 * seen for that second.
 */
final class OAuth1 {

    private static final String METHOD = "HMAC-SHA256";
    private static final String ALGORITHM = "HmacSHA256";

    private OAuth1() {}

    /** The call with its signature added to the query. */
    static HttpCall sign(HttpCall call, Credentials credentials, long epochSecond, String nonce) {
        URI url = call.url();
        List<String> parameters = new ArrayList<>(parameters(url));
        parameters.add("oauth_consumer_key=" + PercentCode.encode(credentials.name()));
        parameters.add("oauth_timestamp=" + epochSecond);
        parameters.add("oauth_nonce=" + PercentCode.encode(nonce));
        parameters.add("oauth_signature_method=" + METHOD);
        String signature = signature(base(call.method(), url, parameters), credentials.secret());
        parameters.add("oauth_signature=" + PercentCode.encode(signature));
        return call.to(URI.create(withoutQuery(url) + "?" + String.join("&", parameters)));
    }

    /** The text that is signed. */
    private static String base(String method, URI url, List<String> parameters) {
        String sorted = parameters.stream()
                .map(OAuth1::normalised)
                .sorted()
                .map(PercentCode::encode)
                .collect(Collectors.joining(PercentCode.encode("&")));
        return method + "&" + PercentCode.encode(withoutQuery(url)) + "&" + sorted;
    }

    private static String normalised(String parameter) {
        int equals = parameter.indexOf('=');
        String name = equals < 0 ? parameter : parameter.substring(0, equals);
        String value = equals < 0 ? "" : parameter.substring(equals + 1);
        return PercentCode.encode(PercentCode.decode(name)) + "=" + PercentCode.encode(PercentCode.decode(value));
    }

    private static List<String> parameters(URI url) {
        String query = url.getRawQuery();
        return query == null || query.isEmpty()
                ? List.of()
                : Stream.of(query.split("&", -1)).toList();
    }

    private static String withoutQuery(URI url) {
        String text = url.toString();
        int query = text.indexOf('?');
        return query < 0 ? text : text.substring(0, query);
    }

    private static String signature(String base, String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            // After the & would stand the secret of a token, and there is none.
            mac.init(new SecretKeySpec((secret + "&").getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(base.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " belongs to every Java runtime", e);
        }
    }
}
