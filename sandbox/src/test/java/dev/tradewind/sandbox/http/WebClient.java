package dev.tradewind.sandbox.http;

import dev.tradewind.api.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A JSON client for tests, with the headers it always sends. */
public record WebClient(String url, Map<String, String> headers) {

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    /** What came back. */
    public record Reply(int status, Map<String, List<String>> headers, String body) {

        @SuppressWarnings("unchecked") // A test that is wrong about the shape shall fail.
        public Map<String, Object> object() {
            return (Map<String, Object>) Json.read(body);
        }

        @SuppressWarnings("unchecked") // A test that is wrong about the shape shall fail.
        public List<Map<String, Object>> list() {
            return (List<Map<String, Object>>) Json.read(body);
        }

        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(h -> h.getKey().equalsIgnoreCase(name))
                    .map(h -> h.getValue().getFirst())
                    .findFirst()
                    .orElse("");
        }
    }

    public WebClient with(String name, String value) {
        var more = new java.util.HashMap<>(headers);
        more.put(name, value);
        return new WebClient(url, more);
    }

    public Reply get(String path) {
        return call("GET", path, "");
    }

    public Reply post(String path, Object body) {
        return call("POST", path, Json.text(body));
    }

    public Reply put(String path, Object body) {
        return call("PUT", path, Json.text(body));
    }

    public Reply delete(String path) {
        return call("DELETE", path, "");
    }

    public Reply call(String method, String path, String body) {
        try {
            return tryCall(method, path, body);
        } catch (IOException e) {
            throw new AssertionError(method + " " + path + " was not answered", e);
        }
    }

    public Reply tryCall(String method, String path, String body) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Reply(answer.statusCode(), answer.headers().map(), answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
