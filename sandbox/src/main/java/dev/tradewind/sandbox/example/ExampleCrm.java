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

    /** The bearer token that it lets in. */
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
    synchronized Answer respond(Request request) {
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
                Map<String, @Nullable Object> contact = new LinkedHashMap<>(Json.readObject(request.body()));
                contact.put("id", "c" + (contacts.size() + 1));
                contacts.add(contact);
                yield Answer.json(201, contact);
            }
            case "PATCH" -> {
                String id = request.path().substring(request.path().lastIndexOf('/') + 1);
                Map<String, @Nullable Object> changes = Json.readObject(request.body());
                yield contacts.stream()
                        .filter(contact -> id.equals(contact.get("id")))
                        .findFirst()
                        .map(contact -> changed(contact, changes))
                        .orElse(Answer.json(404, Map.of("error", Map.of("message", "there is no contact " + id))));
            }
            default -> Answer.json(405, Map.of("error", Map.of("message", "not possible here")));
        };
    }

    private static Answer changed(Map<String, @Nullable Object> contact, Map<String, @Nullable Object> changes) {
        contact.putAll(changes);
        return Answer.json(200, contact);
    }

    @Override
    List<Map<String, @Nullable Object>> records() {
        return contacts();
    }
}
