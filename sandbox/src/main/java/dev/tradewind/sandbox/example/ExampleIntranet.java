package dev.tradewind.sandbox.example;

import dev.tradewind.api.json.Json;
import dev.tradewind.sandbox.http.Answer;
import dev.tradewind.sandbox.http.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The intranet that {@code example-intranet.yaml} describes, in memory. */
public final class ExampleIntranet extends OtherSide {

    /** The bearer token that it lets in. */
    public static final String TOKEN = "test-intranet-token";

    private final Map<String, Map<String, @Nullable Object>> articles = new TreeMap<>();

    private ExampleIntranet() {}

    /** Starts it, empty, on a free port of this machine. */
    public static ExampleIntranet start() {
        return started(new ExampleIntranet());
    }

    /** What it shows and hides, by id. */
    public synchronized Map<String, Map<String, @Nullable Object>> articles() {
        return new TreeMap<>(articles);
    }

    @Override
    List<Map<String, @Nullable Object>> records() {
        return List.copyOf(articles().values());
    }

    @Override
    synchronized Answer respond(Request request) {
        if (request.header("Authorization").filter(("Bearer " + TOKEN)::equals).isEmpty()) {
            return Answer.json(401, Map.of("error", "the token is wrong"));
        }
        String id = request.path().substring(request.path().lastIndexOf('/') + 1);
        switch (request.method()) {
            case "PUT" -> articles.put(id, new LinkedHashMap<>(Json.readObject(request.body())));
            case "DELETE" -> articles.remove(id);
            default -> {
                return Answer.json(405, Map.of("error", "not possible here"));
            }
        }
        return Answer.json(200, Map.of("id", id));
    }
}
