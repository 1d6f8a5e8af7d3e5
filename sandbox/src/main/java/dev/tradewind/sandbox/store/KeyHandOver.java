package dev.tradewind.sandbox.store;

import dev.tradewind.sandbox.http.Answer;
import dev.tradewind.sandbox.http.Answer.Header;
import dev.tradewind.sandbox.http.Request;
import dev.tradewind.sandbox.store.Access.ApiKey;
import dev.tradewind.sandbox.store.Access.Permission;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The pages below /wc-auth/v1, where a person lets an application have a key: the key is posted to the application, and
 * the person sent back to it. Nobody has to log in here. Safe for any thread.
 */
final class KeyHandOver {

    private static final String PLACE = "/wc-auth/v1/";
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final List<String> NEEDED = List.of("app_name", "user_id", "return_url", "callback_url", "scope");

    /** Twenty characters are forty hexadecimal digits, as real keys have. */
    private static final int KEY_CHARS = 20;

    private final Shop shop;
    private final Auth auth;
    private final Hookshot http;

    KeyHandOver(Shop shop, Auth auth, Hookshot http) {
        this.shop = shop;
        this.auth = auth;
        this.http = http;
    }

    boolean handles(Request request) {
        return request.path().startsWith(PLACE);
    }

    Answer answer(Request request) {
        String page = request.path().substring(PLACE.length()).replaceFirst("/$", "");
        for (String name : NEEDED) {
            if (request.param(name).orElse("").isEmpty()) {
                return denied("Missing parameter " + name);
            }
        }
        String scope = request.param("scope").orElse("");
        if (!List.of("read", "write", "read_write").contains(scope)) {
            return denied("Invalid scope " + scope);
        }
        String callback = request.param("callback_url").orElse("");
        if (!callback.matches(auth.access().strict() ? "https://\\S+" : "https?://\\S+")) {
            return denied("The callback_url needs to be over SSL");
        }
        return switch (page) {
            case "authorize" -> ask(request, scope);
            case "access_granted" -> grant(request, scope);
            default ->
                Answer.text(404, "text/html; charset=UTF-8", "<html><body><h1>Page not found</h1></body></html>\n");
        };
    }

    private Answer ask(Request request, String scope) {
        String name = escape(request.param("app_name").orElse(""));
        String granted = escape(PLACE + "access_granted?" + query(request));
        String refused = escape(back(request, 0));
        return html(
                200,
                "<h1>" + name + " would like to connect to your store</h1><p>It asks for: " + escape(scope)
                        + "</p><p><a class=\"wc-auth-approve\" href=\"" + granted + "\">Approve</a> "
                        + "<a class=\"wc-auth-deny\" href=\"" + refused + "\">Deny</a></p>");
    }

    private Answer grant(Request request, String scope) {
        var key = new ApiKey(
                "ck_" + shop.read(() -> hex(shop.randomKey(KEY_CHARS))),
                "cs_" + shop.read(() -> hex(shop.randomKey(KEY_CHARS))),
                Permission.valueOf(scope.toUpperCase(Locale.ROOT)));
        auth.change(access -> access.with(key));
        byte[] body = PhpJson.write(letter(request, scope, key));
        var headers = List.of(
                new Header("Content-Type", "application/json;charset=utf-8"),
                new Header("Content-Length", String.valueOf(body.length)),
                new Header("Connection", "close"));
        URI callback = URI.create(request.param("callback_url").orElse(""));
        Hookshot.Result result = http.post(callback, headers, body, TIMEOUT);
        if (result.status() != 200) {
            auth.change(access -> access.without(key));
            return denied("An error occurred in the request and at the time were unable to send the consumer data");
        }
        return html(302, "").with("Location", back(request, 1));
    }

    private Map<String, @Nullable Object> letter(Request request, String scope, ApiKey key) {
        var letter = new LinkedHashMap<String, @Nullable Object>();
        letter.put("key_id", auth.access().keys().size());
        letter.put("user_id", request.param("user_id").orElse(""));
        letter.put("consumer_key", key.consumerKey());
        letter.put("consumer_secret", key.consumerSecret());
        letter.put("key_permissions", scope);
        return letter;
    }

    private static String back(Request request, int success) {
        String address = request.param("return_url").orElse("");
        String user = encode(request.param("user_id").orElse(""));
        return address + (address.contains("?") ? "&" : "?") + "success=" + success + "&user_id=" + user;
    }

    private static String query(Request request) {
        return NEEDED.stream()
                .map(name -> name + "=" + encode(request.param(name).orElse("")))
                .collect(Collectors.joining("&"));
    }

    private static Answer denied(String why) {
        return html(401, "<p>Error: " + escape(why) + ".</p>");
    }

    private static Answer html(int status, String body) {
        return Answer.text(status, "text/html; charset=UTF-8", "<html><body>" + body + "</body></html>\n");
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
