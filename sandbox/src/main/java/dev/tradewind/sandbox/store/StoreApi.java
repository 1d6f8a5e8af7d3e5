package dev.tradewind.sandbox.store;

import dev.tradewind.api.json.Json;
import dev.tradewind.api.json.MalformedJson;
import dev.tradewind.sandbox.http.Answer;
import dev.tradewind.sandbox.http.Answer.Header;
import dev.tradewind.sandbox.http.Permalinks;
import dev.tradewind.sandbox.http.Request;
import dev.tradewind.sandbox.store.Host.Served;
import dev.tradewind.sandbox.store.HostPace.Work;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** The REST front of the store: finds the route, checks the credentials, and dresses the answer in WordPress's headers. */
final class StoreApi {

    private final Shop shop;
    private final Auth auth;
    private final List<Route> routes;

    StoreApi(Shop shop, Auth auth, List<Route> routes) {
        this.shop = shop;
        this.auth = auth;
        this.routes = List.copyOf(routes);
    }

    /** Answers a request. Runs under the shop's lock. */
    Served answer(Request request) {
        Optional<String> restRoute = Permalinks.restRoute(request);
        boolean plain = auth.access().plainPermalinks();
        if (restRoute.isEmpty() && plain && request.path().startsWith("/wp-json")) {
            return free(Permalinks.toItself(request, shop.url()));
        }
        String path = restRoute
                .map(route -> "/wp-json" + route)
                .orElseGet(() -> plain ? "" : request.path().replaceFirst("^/index\\.php(?=/)", ""))
                .replaceFirst("(?<=.)/$", "");
        if (path.equals("/wp-json")) {
            return dress(request, Reply.ok(Indexes.site(shop)), "GET");
        }
        if (path.equals("/wp-json/wc/v3") && shop.plugins.contains(Plugin.WOOCOMMERCE)) {
            return dress(request, Reply.ok(Indexes.namespace(shop, routes)), "GET");
        }
        if (!path.startsWith("/wp-json/")) {
            return free(Answer.text(
                    404, "text/html; charset=UTF-8", "<html><body><h1>Page not found</h1></body></html>\n"));
        }
        String method = request.header("X-HTTP-Method-Override").orElse(request.method());
        for (Route route : routes) {
            Matcher matcher = route.pattern().matcher(path);
            if (matcher.matches() && isThere(route)) {
                return run(request, method, new Target(route, matcher, restRoute.isEmpty()));
            }
        }
        return elsewhere(request, path);
    }

    /** The other plug-ins need the shop; without it their routes are gone too. */
    private boolean isThere(Route route) {
        return shop.plugins.contains(Plugin.WOOCOMMERCE) && shop.plugins.contains(route.plugin());
    }

    /** A route that was found. */
    private record Target(Route route, Matcher matcher, boolean pretty) {}

    private Served elsewhere(Request request, String path) {
        if (!path.startsWith("/wp-json/wc")) {
            try {
                auth.checkPassword(request);
            } catch (RestError refused) {
                return dress(request, Reply.of(refused), "");
            }
        }
        return dress(request, Reply.of(RestError.noRoute()), "");
    }

    private Served run(Request request, String method, Target target) {
        Route route = target.route();
        Function<Call, Reply> handler = route.handlers().get(method.equals("HEAD") ? "GET" : method);
        if (handler == null) {
            return dress(request, Reply.of(RestError.noRoute()), "");
        }
        String allow = route.allow();
        try {
            auth.check(request, method, target.pretty());
        } catch (RestError refused) {
            return dress(request, Reply.of(refused), "");
        }
        try {
            Reply reply = handler.apply(new Call(request, target.matcher(), body(request)));
            return dress(request, reply, allow);
        } catch (RestError refused) {
            boolean hidden = route.hidesAllowOf404() && refused.status() == 404;
            return dress(request, Reply.of(refused), hidden ? "" : allow);
        }
    }

    private static Tree body(Request request) {
        boolean json = request.header("Content-Type").orElse("").contains("json");
        if (request.body().length == 0 || !json) {
            return Tree.of(Map.of());
        }
        try {
            return Tree.of(Json.read(request.body()));
        } catch (MalformedJson e) {
            throw new RestError(400, "rest_invalid_json", "Invalid JSON body passed.")
                    .with("json_error_code", 4)
                    .with("json_error_message", "Syntax error");
        }
    }

    private List<Header> headers(Reply reply, String allow) {
        var headers = new ArrayList<Header>();
        headers.add(new Header("Content-Type", "application/json; charset=UTF-8"));
        headers.add(new Header("X-Robots-Tag", "noindex"));
        if (reply.headers().stream().noneMatch(h -> h.name().equals("Link"))) {
            String root = auth.access().plainPermalinks() ? "/index.php?rest_route=/" : "/wp-json/";
            headers.add(new Header("Link", "<" + shop.url() + root + ">; rel=\"https://api.w.org/\""));
        }
        headers.add(new Header("X-Content-Type-Options", "nosniff"));
        headers.add(new Header("Access-Control-Expose-Headers", "X-WP-Total, X-WP-TotalPages, Link"));
        headers.add(new Header(
                "Access-Control-Allow-Headers",
                "Authorization, X-WP-Nonce, Content-Disposition, Content-MD5, Content-Type"));
        headers.addAll(reply.headers());
        if (!allow.isEmpty()) {
            headers.add(new Header("Allow", allow));
        }
        headers.add(new Header("Expires", "Wed, 11 Jan 1984 05:00:00 GMT"));
        headers.add(new Header("Cache-Control", "no-cache, must-revalidate, max-age=0, no-store, private"));
        return headers;
    }

    private Served dress(Request request, Reply reply, String allow) {
        Object tree = fields(request, reply.tree());
        Answer answer = request.param("_envelope").isPresent()
                ? new Answer(200, headers(Reply.ok(null), ""), PhpJson.write(envelope(reply, tree, allow)))
                : new Answer(reply.status(), headers(reply, allow), PhpJson.write(tree));
        return new Served(answer, work(request, reply));
    }

    private static Served free(Answer answer) {
        return new Served(answer, new Work(false, false, 0, 0));
    }

    private static Work work(Request request, Reply reply) {
        int records = switch (reply.tree()) {
            case List<?> list -> list.size();
            case Map<?, ?> map
            when !map.containsKey("id") ->
                map.values().stream()
                        .mapToInt(part -> part instanceof List<?> items ? items.size() : 0)
                        .sum();
            case null -> 0;
            default -> 1;
        };
        int fields = request.params("_fields").size();
        return new Work(
                request.path().contains("/orders"),
                !List.of("GET", "HEAD").contains(request.method()),
                reply.status() < 300 ? records : 0,
                fields == 0 ? HostPace.FIELDS_MAX : fields);
    }

    private static Map<String, @Nullable Object> envelope(Reply reply, @Nullable Object tree, String allow) {
        var inner = new LinkedHashMap<String, @Nullable Object>();
        for (Header header : reply.headers()) {
            inner.put(
                    header.name(),
                    header.value().matches("\\d{1,9}") ? (Object) Integer.valueOf(header.value()) : header.value());
        }
        inner.put("Allow", allow);
        var envelope = new LinkedHashMap<String, @Nullable Object>();
        envelope.put("body", tree);
        envelope.put("status", reply.status());
        envelope.put("headers", inner);
        return envelope;
    }

    /** Keeps the asked-for fields. A single record keeps its _links, the records of a list don't; a path into a list finds nothing (recorded). */
    private static @Nullable Object fields(Request request, @Nullable Object tree) {
        List<String> wanted = request.params("_fields");
        if (wanted.isEmpty()) {
            return tree;
        }
        return switch (tree) {
            case List<?> list ->
                list.stream()
                        .map(item -> item instanceof Map<?, ?> m ? keep(m, wanted, false) : item)
                        .toList();
            case Map<?, ?> map -> map.containsKey("id") ? keep(map, wanted, true) : tree;
            case null -> tree;
            default -> tree;
        };
    }

    private static Map<String, @Nullable Object> keep(Map<?, ?> map, List<String> wanted, boolean links) {
        var kept = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (wanted.contains(name) || (links && name.equals("_links"))) {
                kept.put(name, value);
            } else if (value instanceof Map<?, ?> inner) {
                List<String> below = wanted.stream()
                        .filter(w -> w.startsWith(name + "."))
                        .map(w -> w.substring(name.length() + 1))
                        .toList();
                if (!below.isEmpty()) {
                    kept.put(name, keep(inner, below, false));
                }
            }
        });
        return kept;
    }
}
