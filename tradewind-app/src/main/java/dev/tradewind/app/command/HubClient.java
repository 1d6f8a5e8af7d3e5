package dev.tradewind.app.command;

import dev.tradewind.api.json.Json;
import dev.tradewind.api.json.MalformedJson;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The JSON API of a running hub, as commands use it. */
final class HubClient {

    /** Applying documents to a large store is the longest call. */
    private static final Duration ANSWER_MAX = Duration.ofMinutes(2);

    private static final Duration CONNECT_MAX = Duration.ofSeconds(5);

    private final URI url;
    private final String token;
    private final HttpClient http;

    HubClient(URI url, String token) {
        this.url = requireWeb(url);
        this.token = token;
        // HTTP/1.1: the hub offers no other, and asking for an upgrade costs a round trip.
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_MAX)
                .build();
    }

    private static URI requireWeb(URI url) {
        boolean isWeb = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        if (!isWeb || url.getHost() == null) {
            throw new CommandFailed(
                    ExitCode.USAGE,
                    "The hub's address must be a whole one, as http://127.0.0.1:8080, and is '" + url
                            + "': correct --url or TRADEWIND_URL.");
        }
        return url;
    }

    @Nullable
    Object get(String path) {
        return send("GET", path, null);
    }

    /** Parameters without a value are left out. */
    @Nullable
    Object get(String path, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .filter(p -> !p.getValue().isEmpty())
                .map(p -> p.getKey() + "=" + encoded(p.getValue()))
                .collect(Collectors.joining("&"));
        return get(query.isEmpty() ? path : path + "?" + query);
    }

    @Nullable
    Object post(String path, Map<String, ?> body) {
        return send("POST", path, Json.write(body));
    }

    @Nullable
    Object put(String path, byte[] body) {
        return send("PUT", path, body);
    }

    @Nullable
    Object delete(String path) {
        return send("DELETE", path, null);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private @Nullable Object send(String method, String path, byte @Nullable [] body) {
        var request = HttpRequest.newBuilder(url.resolve(path))
                .timeout(ANSWER_MAX)
                .header("User-Agent", "tradewind-cli")
                .header("Content-Type", method.equals("PUT") ? "application/octet-stream" : "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
            return answer.statusCode() < 300 ? read(answer) : fail(answer);
        } catch (IOException e) {
            throw notReachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailed(ExitCode.FAILED, "Interrupted.");
        }
    }

    private @Nullable Object read(HttpResponse<byte[]> answer) {
        if (answer.body().length == 0) {
            return null;
        }
        try {
            return Json.read(answer.body());
        } catch (MalformedJson e) {
            throw new CommandFailed(
                    ExitCode.NOT_REACHABLE,
                    "What answers at " + url + " is no Tradewind hub: " + e.getMessage() + ". Check --url.");
        }
    }

    private @Nullable Object fail(HttpResponse<byte[]> answer) {
        Fields problem = problem(answer.body());
        String detail = problem.has("detail") ? problem.text("detail") : "the hub answered HTTP " + answer.statusCode();
        throw switch (answer.statusCode()) {
            case 401, 403 ->
                new CommandFailed(
                        ExitCode.FAILED,
                        "The hub at " + url + " does not accept the token: " + detail
                                + " Give it with --token-file, TRADEWIND_TOKEN, or run the command with the hub's --home.");
            case 404 -> new CommandFailed(ExitCode.NOT_FOUND, detail);
            case 400 -> new CommandFailed(ExitCode.USAGE, detail);
            default -> new CommandFailed(ExitCode.FAILED, detail);
        };
    }

    private static Fields problem(byte[] body) {
        try {
            return Fields.of(Json.read(body));
        } catch (MalformedJson e) {
            return Fields.of(null);
        }
    }

    private CommandFailed notReachable(IOException e) {
        String reason = e instanceof java.net.ConnectException || e.getMessage() == null
                ? "nothing listens there"
                : String.valueOf(e.getMessage());
        return new CommandFailed(
                ExitCode.NOT_REACHABLE,
                "No hub answers at " + url + ": " + reason
                        + ". Start one with \"tradewind serve\", or say where it is with --url.");
    }
}
