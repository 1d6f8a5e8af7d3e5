package dev.tradewind.examples;

import dev.tradewind.api.json.Json;
import dev.tradewind.sandbox.http.Answer;
import dev.tradewind.sandbox.http.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The intranet that {@code example-intranet.yaml} describes, in memory. */
final class ExampleIntranet extends OtherSide {

    static final String TOKEN = "test-intranet-token";

    private final Map<String, Map<String, @Nullable Object>> articles = new TreeMap<>();

    /** What it shows and hides, by id. */
    synchronized Map<String, Map<String, @Nullable Object>> articles() {
        return new TreeMap<>(articles);
    }

    @Override
    public synchronized Answer answer(Request request) {
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
