package dev.tradewind.app.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A browser without scripts: keeps cookies, sends forms with the hidden field that the page gave it. */
final class Visitor implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(PATIENCE)
            .build();
    private final String origin;

    Visitor(String origin) {
        this.origin = origin;
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** The page, which must be there. */
    String page(String path) {
        HttpResponse<String> answer = get(path);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " was answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    /** Sends a form of the overview's kind, as a browser without scripts does. */
    HttpResponse<String> post(String path, Map<String, String> fields) {
        return send(form(path, fields, token()));
    }

    /** As the page's script does. */
    HttpResponse<String> postByScript(String path, Map<String, String> fields) {
        return send(form(path, fields, token()).header("HX-Request", "true"));
    }

    HttpResponse<String> postWithToken(String path, Map<String, String> fields, String token) {
        return send(form(path, fields, token));
    }

    /** Of the first form on the pages that have one where there are flows, or a panel of the demo or of an example. */
    private String token() {
        return Stream.of("/flows", "/")
                .map(path -> TOKEN.matcher(page(path)))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no form of the pages has the hidden field"));
    }

    private HttpRequest.Builder form(String path, Map<String, String> fields, String token) {
        String body = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&", "_csrf=" + encode(token) + "&", ""));
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(origin + path))
                .timeout(PATIENCE)
                .header("Accept", "text/html");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
