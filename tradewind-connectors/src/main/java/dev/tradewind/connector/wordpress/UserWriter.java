package dev.tradewind.connector.wordpress;

import dev.tradewind.api.Failure;
import dev.tradewind.api.Http;
import dev.tradewind.api.Outcome;
import dev.tradewind.api.Write;
import dev.tradewind.connector.wordpress.SiteApi.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Creates a user who is not there yet, and leaves one who is alone: a person may have changed the account since.
 *
 * <p>Why a repetition is harmless: the user is looked up by e-mail address, which is unique in WordPress, before and, if
 * WordPress says so, after.
 */
final class UserWriter {

    /** Whoever has one of these can take the site over, which no flow needs. */
    private static final Set<String> NEVER = Set.of("administrator", "super_admin");

    private static final Set<String> THERE = Set.of("existing_user_email", "existing_user_login");

    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /** About 140 bits; nobody types it, because the user sets one by mail. */
    private static final int PASSWORD_CHARS = 24;

    private final SiteApi api;
    private final RandomGenerator random;

    UserWriter(SiteApi api, RandomGenerator random) {
        this.api = api;
        this.random = random;
    }

    Outcome create(Write write, Http http) {
        Optional<String> bound = write.bound().filter(SiteApi::isId);
        if (bound.isPresent()) {
            return there(bound.get());
        }
        var input = new WriteInput(write.input());
        String email = input.needed("email");
        if (!email.contains("@")) {
            throw new InputFault("email", "email must be an e-mail address");
        }
        Map<String, @Nullable Object> body = body(input, email);
        Optional<String> found = found(email, http);
        if (found.isPresent()) {
            return there(found.get());
        }
        return switch (api.post("/wp/v2/users", body, http)) {
            case Answer.Failed(Failure failure, SiteError error)
            when THERE.contains(error.code()) ->
                found(email, http)
                        .map(UserWriter::there)
                        .orElseGet(() -> new Failure.Rejected(
                                "the user name belongs to somebody with another e-mail address; give this user another",
                                Optional.of("username")));
            case Answer answer -> ContentWriter.outcome(answer);
        };
    }

    private static Outcome there(String id) {
        return new Outcome.Unchanged(id, "is there already, and is not changed by this operation");
    }

    private Map<String, @Nullable Object> body(WriteInput input, String email) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>(input.tree());
        body.put("email", email);
        body.put("username", input.text("username").orElse(email));
        body.put("password", input.text("password").orElseGet(this::password));
        input.refuseId();
        if (body.containsKey("roles")) {
            body.put("roles", roles(input.tree().get("roles")));
        }
        return body;
    }

    /** Each by itself, as WordPress reads them: it takes a text for several at commas and blanks. */
    private static List<String> roles(@Nullable Object given) {
        List<String> roles = WriteInput.items("roles", given).stream()
                .flatMap(item -> Stream.of(String.valueOf(item).split("[\\s,]+", -1)))
                .filter(role -> !role.isEmpty())
                .toList();
        for (String role : roles) {
            if (NEVER.contains(role.toLowerCase(Locale.ROOT))) {
                throw new InputFault("roles", "the hub makes nobody an " + role + "; give that role by hand");
            }
        }
        return roles;
    }

    private String password() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < PASSWORD_CHARS; i++) {
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }

    private Optional<String> found(String email, Http http) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("search", email);
        query.put("context", "edit"); // Nobody is shown another's address without it.
        query.put("per_page", "100");
        query.put("_fields", "id,email");
        List<Map<?, ?>> users = switch (api.list("/wp/v2/users", query, http)) {
            case Answer.Many many -> many.items();
            case Answer.Failed failed -> throw new Halt(failed.failure());
            case Answer.One one -> List.of(one.tree());
        };
        return users.stream()
                .filter(user -> user.get("email") instanceof String there && there.equalsIgnoreCase(email))
                .flatMap(user -> FormTrees.text(user.get("id")).stream())
                .findFirst();
    }
}
