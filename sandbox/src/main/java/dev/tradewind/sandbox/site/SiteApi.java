package dev.tradewind.sandbox.site;

import dev.tradewind.api.json.MalformedJson;
import dev.tradewind.sandbox.http.Answer;
import dev.tradewind.sandbox.http.Fault;
import dev.tradewind.sandbox.http.Permalinks;
import dev.tradewind.sandbox.http.Request;
import dev.tradewind.sandbox.http.Site;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The site's routes. Each request runs alone. */
final class SiteApi implements Site {

    private static final Pattern ROUTE = Pattern.compile("/wp-json/wp/v2/([a-z0-9_-]{1,60})(?:/(\\d{1,9}|me))?");

    private final ReentrantLock lock = new ReentrantLock();
    private final InstantSource clock;
    private final ZoneId zone;
    private final List<Kind> kinds = new ArrayList<>();
    private final Library library = new Library();
    private final ContentDesk desk = new ContentDesk(library);
    private final Calendar calendar = new Calendar();
    private final People people = new People();
    private ContentJson json;
    private int nextId = 1;
    private int requests;
    private boolean plainPermalinks;

    SiteApi(InstantSource clock, ZoneId zone, List<Kind> more) {
        this.clock = clock;
        this.zone = zone;
        this.json = new ContentJson("", zone);
        kinds.add(Kind.posts());
        kinds.add(Kind.pages());
        kinds.addAll(more);
        // Every site begins with this one, and a post without a category is in it.
        desk.createTerm("categories", 1, new Input(Map.of("name", "Uncategorized")));
        desk.create(
                kinds.getFirst(), nextId++, 1, now(), new Input(Map.of("title", "Hello world!", "status", "publish")));
    }

    void knowUrl(String url) {
        json = new ContentJson(url, zone);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private <T> T alone(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    List<Map<String, @Nullable Object>> contents(String base) {
        return alone(() -> desk.of(kind(base).orElseThrow())
                .map(content -> json.of(content, true))
                .toList());
    }

    List<Map<String, @Nullable Object>> media() {
        return alone(() -> library.items().stream().map(item -> item.tree(json)).toList());
    }

    List<Map<String, @Nullable Object>> users() {
        return alone(() -> people.all().stream()
                .map(person -> people.tree(person, json.url(), true))
                .toList());
    }

    List<Map<String, @Nullable Object>> events() {
        return alone(calendar::trees);
    }

    List<String> terms(String base) {
        return alone(() -> desk.terms(base).stream().map(Term::name).toList());
    }

    int requests() {
        return alone(() -> requests);
    }

    @Override
    public Answer answer(Request request) {
        try {
            return alone(() -> {
                requests++;
                return dressed(route(request));
            });
        } catch (SiteError error) {
            return dressed(error.answer());
        } catch (MalformedJson e) {
            return dressed(new SiteError(400, "rest_invalid_json", "Invalid JSON body passed.").answer());
        }
    }

    private static Answer dressed(Answer answer) {
        return answer.with("X-Robots-Tag", "noindex").with("X-Content-Type-Options", "nosniff");
    }

    void plainPermalinks(boolean on) {
        alone(() -> plainPermalinks = on);
    }

    /** Whatever form of the address was taken. */
    private Answer route(Request request) {
        Optional<String> restRoute = Permalinks.restRoute(request);
        if (restRoute.isPresent()) {
            return route(request.at("/wp-json" + restRoute.get()), people.caller(request));
        }
        if (plainPermalinks) {
            return Permalinks.toItself(request, json.url());
        }
        return route(request.at(request.path().replaceFirst("^/index\\.php(?=/)", "")), people.caller(request));
    }

    private Answer route(Request request, Optional<Person> caller) {
        if (Calendar.serves(request.path())) {
            return calendar.answer(request, caller.isPresent(), nextId++, new Calendar.Around(json, now()));
        }
        Matcher route = ROUTE.matcher(request.path());
        if (!route.matches()) {
            throw SiteError.noRoute();
        }
        String base = route.group(1);
        String id = route.group(2) == null ? "" : route.group(2);
        Optional<Kind> kind = kind(base);
        if (kind.isPresent()) {
            return id.isEmpty()
                    ? collection(kind.get(), request, caller)
                    : one(kind.get(), Integer.parseInt(id), request, caller);
        }
        return switch (base) {
            case "users" -> users(id, request, caller);
            case "media" -> media(id, request, caller);
            case "types" -> Answer.json(200, types());
            case "taxonomies" -> Answer.json(200, taxonomies());
            default -> taxonomy(base, id, request, caller);
        };
    }

    private Optional<Kind> kind(String base) {
        return kinds.stream().filter(kind -> kind.base().equals(base)).findFirst();
    }

    private Map<String, @Nullable Object> types() {
        Map<String, @Nullable Object> types = new LinkedHashMap<>();
        for (Kind kind : kinds) {
            List<String> taxonomies =
                    kind.taxonomies().stream().map(Term::taxonomy).toList();
            types.put(kind.type(), registered(kind.type(), kind.base(), "taxonomies", taxonomies));
        }
        types.put("attachment", registered("attachment", "media", "taxonomies", List.of()));
        return types;
    }

    private Map<String, @Nullable Object> taxonomies() {
        Map<String, @Nullable Object> taxonomies = new LinkedHashMap<>();
        for (Kind kind : kinds) {
            for (String base : kind.taxonomies()) {
                taxonomies.put(
                        Term.taxonomy(base), registered(Term.taxonomy(base), base, "types", List.of(kind.type())));
            }
        }
        return taxonomies;
    }

    private static Map<String, @Nullable Object> registered(
            String slug, String base, String others, List<String> names) {
        return new LinkedHashMap<>(
                Map.of("slug", slug, "rest_base", base, "rest_namespace", "wp/v2", "name", slug, others, names));
    }

    private Answer collection(Kind kind, Request request, Optional<Person> caller) {
        if (request.method().equals("POST")) {
            Person author = writer(caller, "create posts");
            Content made = desk.create(kind, nextId++, author.id(), now(), Input.of(request));
            return Answer.json(201, json.of(made, true))
                    .with("Location", json.url() + "/wp-json/wp/v2/" + kind.base() + "/" + made.id);
        }
        boolean edit = isEdit(request, caller);
        List<Content> found = desk.list(kind, request, caller.isPresent(), zone);
        return SitePages.strict(request, found, content -> json.of(content, edit));
    }

    private static boolean isEdit(Request request, Optional<Person> caller) {
        boolean edit = request.param("context").filter("edit"::equals).isPresent();
        if (edit && caller.isEmpty()) {
            throw new SiteError(
                    401, "rest_forbidden_context", "Sorry, you are not allowed to edit posts in this post type.");
        }
        return edit;
    }

    private Answer one(Kind kind, int id, Request request, Optional<Person> caller) {
        Content content = desk.find(kind, id);
        return switch (request.method()) {
            case "GET" -> Answer.json(200, json.of(content, isEdit(request, caller)));
            case "POST", "PUT", "PATCH" -> {
                writer(caller, "edit this post");
                desk.update(content, now(), Input.of(request));
                yield Answer.json(200, json.of(content, true));
            }
            case "DELETE" -> {
                writer(caller, "delete this post");
                if (request.param("force").filter("true"::equals).isPresent()) {
                    desk.remove(content.id);
                } else {
                    desk.trash(content, now());
                }
                yield Answer.json(200, json.of(content, true));
            }
            default -> throw SiteError.noRoute();
        };
    }

    private static Person writer(Optional<Person> caller, String what) {
        return caller.orElseThrow(() -> new SiteError(
                401,
                what.startsWith("create") ? "rest_cannot_create" : "rest_cannot_edit",
                "Sorry, you are not allowed to " + what + " as this user."));
    }

    private Answer users(String id, Request request, Optional<Person> caller) {
        if (id.equals("me")) {
            Person me = caller.orElseThrow(
                    () -> new SiteError(401, "rest_not_logged_in", "You are not currently logged in."));
            return Answer.json(200, people.tree(me, json.url(), false));
        }
        if (request.method().equals("POST")) {
            if (caller.isEmpty()) {
                throw new SiteError(401, "rest_cannot_create_user", "Sorry, you are not allowed to create new users.");
            }
            return Answer.json(201, people.tree(people.create(Input.of(request)), json.url(), true));
        }
        boolean edit = request.param("context").filter("edit"::equals).isPresent() && caller.isPresent();
        if (!id.isEmpty()) {
            return Answer.json(200, people.tree(people.find(Integer.parseInt(id)), json.url(), edit));
        }
        return SitePages.lenient(
                request, people.list(request, caller.isPresent()), person -> people.tree(person, json.url(), edit));
    }

    private Answer media(String id, Request request, Optional<Person> caller) {
        if (request.method().equals("POST")) {
            writer(caller, "create posts");
            if (id.isEmpty()) {
                return Answer.json(201, library.upload(request, nextId++, now()).tree(json));
            }
            Library.Item item = library.find(Integer.parseInt(id));
            Input.of(request).text("alt_text").ifPresent(text -> item.altText = text);
            item.modified = now();
            return Answer.json(200, item.tree(json));
        }
        isEdit(request, caller);
        return id.isEmpty()
                ? SitePages.strict(request, library.list(request), item -> item.tree(json))
                : Answer.json(200, library.find(Integer.parseInt(id)).tree(json));
    }

    private Answer taxonomy(String base, String id, Request request, Optional<Person> caller) {
        if (kinds.stream().noneMatch(kind -> kind.taxonomies().contains(base))) {
            throw SiteError.noRoute();
        }
        if (request.method().equals("POST")) {
            writer(caller, "create terms in this taxonomy");
            return Answer.json(201, tree(desk.createTerm(base, ++nextId, Input.of(request))));
        }
        isEdit(request, caller);
        return id.isEmpty()
                ? SitePages.lenient(request, desk.terms(base, request), this::tree)
                : Answer.json(200, tree(desk.term(base, Integer.parseInt(id))));
    }

    private Map<String, @Nullable Object> tree(Term term) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("id", term.id());
        tree.put("count", desk.count(term));
        tree.put("description", "");
        tree.put("link", json.url() + "/" + term.taxonomy() + "/" + term.slug() + "/");
        tree.put("name", ContentJson.escaped(term.name()));
        tree.put("slug", term.slug());
        tree.put("taxonomy", term.taxonomy());
        tree.put("parent", 0);
        tree.put("meta", List.of());
        return tree;
    }

    /** Makes or changes a record with an id of the caller's choice, as somebody at the site would. */
    void put(String base, int id, Map<String, @Nullable Object> fields) {
        alone(() -> {
            Input input = new Input(fields);
            Optional<Kind> kind = kind(base);
            if (kind.isPresent()) {
                desk.put(kind.get(), id, 1, now(), input);
            } else {
                switch (base) {
                    case "users" -> people.put(id, input);
                    case "media" -> library.put(id, input.text("title").orElse(""), now());
                    case "events" -> calendar.put(id, fields, now());
                    default -> desk.putTerm(base, id, input.text("name").orElse(""));
                }
            }
            nextId = Math.max(nextId, id + 1);
            return base;
        });
    }

    /** Takes a record away for good. */
    void remove(String base, int id) {
        alone(() -> {
            switch (base) {
                case "users" -> people.remove(id);
                case "media" -> library.remove(id);
                case "events" -> calendar.events().remove(id);
                default -> {
                    if (kind(base).isPresent()) {
                        desk.remove(id);
                    } else {
                        desk.removeTerm(id);
                    }
                }
            }
            return base;
        });
    }

    @Override
    public Answer control(Request request) {
        return switch (request.method() + " " + request.path()) {
            case "GET /_sandbox/media" -> Answer.json(200, media());
            case "GET /_sandbox/users" -> Answer.json(200, users());
            case "GET /_sandbox/events" -> Answer.json(200, events());
            case "GET /_sandbox/posts" -> Answer.json(200, contents("posts"));
            default -> new SiteError(404, "no_such_control", "No such control endpoint; see docs/sandbox.md.").answer();
        };
    }

    @Override
    public Answer failing(Fault fault) {
        String seconds = String.valueOf(Math.max(1, fault.delay().toSeconds()));
        return switch (fault.kind()) {
            case UNAVAILABLE ->
                new SiteError(503, "wp_die", "Briefly unavailable for scheduled maintenance. Check back in a minute.")
                        .answer()
                        .with("Retry-After", seconds);
            case THROTTLED ->
                Answer.text(429, "text/html", "<html><body><h1>429 Too Many Requests</h1></body></html>\n")
                        .with("Retry-After", seconds);
            case SERVER_ERROR ->
                new SiteError(500, "internal_server_error", "There has been a critical error on this website.")
                        .answer();
            case EXPIRED_TOKEN ->
                new SiteError(401, "incorrect_password", "The provided password is an invalid application password.")
                        .answer();
            case GARBAGE, DOWN, SLOW, LOST_ANSWER ->
                Answer.text(200, "text/html", "<html><body><h1>One moment, please</h1></body></html>\n");
        };
    }
}
