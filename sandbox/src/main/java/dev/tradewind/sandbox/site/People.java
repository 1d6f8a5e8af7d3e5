package dev.tradewind.sandbox.site;

import dev.tradewind.sandbox.http.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The site's users; the first of them has an application password. Guarded by the lock of its {@link SiteApi}. */
final class People {

    private static final String BASIC = "Basic ";

    private final Person administrator =
            new Person(1, SandboxSite.DEMO_USER, "admin@site.example", "", "", List.of("administrator"));

    private final List<Person> all = new ArrayList<>(List.of(administrator));

    List<Person> all() {
        return all;
    }

    /** Who calls; empty for nobody. Wrong credentials are refused on every route, also where none are needed. */
    Optional<Person> caller(Request request) {
        String header = request.header("Authorization").orElse("");
        if (!header.startsWith(BASIC)) {
            return Optional.empty();
        }
        String[] pair = decoded(header.substring(BASIC.length())).split(":", 2);
        if (!pair[0].equals(SandboxSite.DEMO_USER)) {
            throw new SiteError(
                    401,
                    "invalid_username",
                    "<strong>Error:</strong> Unknown username. Check again or try your email address.");
        }
        if (pair.length < 2 || !isPassword(pair[1])) {
            throw new SiteError(401, "incorrect_password", "The provided password is an invalid application password.");
        }
        return Optional.of(administrator);
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** The blanks in an application password are for people. */
    private static boolean isPassword(String given) {
        return MessageDigest.isEqual(bare(given), bare(SandboxSite.DEMO_PASSWORD));
    }

    private static byte[] bare(String password) {
        return password.replace(" ", "").getBytes(StandardCharsets.UTF_8);
    }

    /** Nobody who has not logged in sees users without published posts. */
    List<Person> list(Request request, boolean mayList) {
        String search =
                request.param("search").orElse("").toLowerCase(Locale.ROOT).replace("*", "");
        return all.stream()
                .sorted(Comparator.comparingInt(Person::id))
                .filter(person -> mayList || person.id() == 1)
                .filter(person -> (person.login() + " " + person.email())
                        .toLowerCase(Locale.ROOT)
                        .contains(search))
                .toList();
    }

    Person find(int id) {
        return all.stream()
                .filter(person -> person.id() == id)
                .findFirst()
                .orElseThrow(() -> new SiteError(404, "rest_user_invalid_id", "Invalid user ID."));
    }

    /** Makes or changes a user with an id of the caller's choice. */
    void put(int id, Input input) {
        remove(id);
        String login = id == 1 ? SandboxSite.DEMO_USER : "user-" + id;
        String name = input.text("name").orElse("");
        all.add(new Person(id, login, login + "@site.example", name, "", List.of("subscriber")));
    }

    void remove(int id) {
        all.removeIf(person -> person.id() == id);
    }

    Person create(Input input) {
        String login = needed(input, "username");
        String email = needed(input, "email");
        needed(input, "password");
        for (Person person : all) {
            if (person.login().equalsIgnoreCase(login)) {
                throw new SiteError(500, "existing_user_login", "Sorry, that username already exists!");
            }
            if (person.email().equalsIgnoreCase(email)) {
                throw new SiteError(500, "existing_user_email", "Sorry, that email address is already used!");
            }
        }
        List<String> roles = input.tree().get("roles") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of("subscriber");
        Person person = new Person(
                all.size() + 1,
                login,
                email,
                input.text("first_name").orElse(""),
                input.text("last_name").orElse(""),
                roles);
        all.add(person);
        return person;
    }

    private static String needed(Input input, String name) {
        return input.text(name)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new SiteError(
                        400,
                        "rest_missing_callback_param",
                        "Missing parameter(s): " + name,
                        Map.of("params", List.of(name))));
    }

    Map<String, @Nullable Object> tree(Person person, String url, boolean edit) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("id", person.id());
        if (edit) {
            tree.put("username", person.login());
        }
        tree.put("name", person.displayName());
        if (edit) {
            tree.put("first_name", person.firstName());
            tree.put("last_name", person.lastName());
            tree.put("email", person.email());
            tree.put("roles", person.roles());
            tree.put("registered_date", "2026-01-02T03:04:05+00:00");
        }
        tree.put("url", person.id() == 1 ? url : "");
        tree.put("description", "");
        tree.put("link", url + "/author/" + person.login() + "/");
        tree.put("slug", person.login());
        tree.put("avatar_urls", Map.of());
        tree.put("meta", List.of());
        tree.put("is_super_admin", person.id() == 1);
        tree.put("_links", Map.of("self", List.of(Map.of("href", url + "/wp-json/wp/v2/users/" + person.id()))));
        return tree;
    }
}
