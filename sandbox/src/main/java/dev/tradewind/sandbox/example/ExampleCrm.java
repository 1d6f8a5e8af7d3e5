package dev.tradewind.sandbox.example;

import dev.tradewind.api.json.Json;
import dev.tradewind.sandbox.http.Answer;
import dev.tradewind.sandbox.http.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The CRM that {@code example-crm.yaml} describes, in memory. */
public final class ExampleCrm extends OtherSide {

    public static final String TOKEN = "test-crm-token";

    private final List<Map<String, @Nullable Object>> contacts = new ArrayList<>();

    private ExampleCrm() {}

    /** Starts it, empty, on a free port of this machine. */
    public static ExampleCrm start() {
        return started(new ExampleCrm());
    }

    /** All contacts, in the order they came. */
    public synchronized List<Map<String, @Nullable Object>> contacts() {
        return contacts.stream()
                .<Map<String, @Nullable Object>>map(LinkedHashMap::new)
                .toList();
    }

    @Override
    public synchronized Answer answer(Request request) {
        if (request.header("Authorization").filter(("Bearer " + TOKEN)::equals).isEmpty()) {
            return Answer.json(401, Map.of("error", Map.of("message", "the token is wrong")));
        }
        return switch (request.method()) {
            case "GET" -> {
                String email = request.param("email").orElse("");
                yield Answer.json(
                        200,
                        Map.of(
                                "contacts",
                                contacts.stream()
                                        .filter(contact -> email.equals(contact.get("email")))
                                        .toList()));
            }
            case "POST" -> {
                Map<String, @Nullable Object> contact = new LinkedHashMap<>();
                contact.put("id", "c" + (contacts.size() + 1));
                contact.putAll(Json.readObject(request.body()));
                contacts.add(contact);
                yield Answer.json(201, contact);
            }
            case "PATCH" -> {
                String id = request.path().substring(request.path().lastIndexOf('/') + 1);
                Map<String, @Nullable Object> contact = contacts.stream()
                        .filter(c -> id.equals(c.get("id")))
                        .findFirst()
                        .orElseThrow();
                contact.putAll(Json.readObject(request.body()));
                yield Answer.json(200, contact);
            }
            default -> Answer.json(405, Map.of("error", Map.of("message", "not possible here")));
        };
    }

    @Override
    List<Map<String, @Nullable Object>> records() {
        return contacts();
    }
}
