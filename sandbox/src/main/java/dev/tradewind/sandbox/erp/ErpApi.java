package dev.tradewind.sandbox.erp;

import dev.tradewind.api.json.Json;
import dev.tradewind.api.json.MalformedJson;
import dev.tradewind.sandbox.http.Answer;
import dev.tradewind.sandbox.http.Fault;
import dev.tradewind.sandbox.http.Request;
import dev.tradewind.sandbox.http.Site;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The ERP's routes. Each request runs alone. */
final class ErpApi implements Site {

    private static final Pattern ORDER = Pattern.compile("/api/sales-orders/(\\d{1,9})");
    private static final Pattern CANCEL = Pattern.compile("/api/sales-orders/(\\d{1,9})/cancel");
    private static final Pattern STOCK = Pattern.compile("/api/items/([^/]{1,100})/stock");
    private static final int KEY_MAX = 255;
    private static final int LIST_MAX = 100;

    private final String apiKey;
    private final Ledger ledger;
    private final Idempotency idempotency = new Idempotency();
    private final ReentrantLock lock = new ReentrantLock();

    ErpApi(String apiKey, Ledger ledger) {
        this.apiKey = apiKey;
        this.ledger = ledger;
    }

    <T> T alone(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Answer answer(Request request) {
        try {
            return alone(() -> route(request));
        } catch (Refusal refusal) {
            return refusal.answer();
        } catch (MalformedJson e) {
            return new Refusal(400, "malformed_json", String.valueOf(e.getMessage())).answer();
        }
    }

    private Answer route(Request request) {
        String method = request.method();
        String path = request.path();
        if (method.equals("GET") && path.equals("/openapi.json")) {
            return new Answer(200, List.of(new Answer.Header("Content-Type", "application/json")), openApi());
        }
        if (method.equals("GET") && path.equals("/health")) {
            return Answer.json(200, Map.of("status", "ok"));
        }
        if (path.startsWith("/api/")) {
            authorise(request);
        }
        Matcher order = ORDER.matcher(path);
        Matcher cancel = CANCEL.matcher(path);
        Matcher stock = STOCK.matcher(path);
        if (path.equals("/api/sales-orders")) {
            return switch (method) {
                case "GET" -> list(request);
                case "POST" ->
                    write(request, 201, key -> ledger.create(body(request), key).tree());
                default -> throw notAllowed(method);
            };
        } else if (order.matches()) {
            int id = Integer.parseInt(order.group(1));
            return switch (method) {
                case "GET" -> Answer.json(200, ledger.find(id).tree());
                case "PUT" ->
                    write(
                            request,
                            200,
                            key -> ledger.update(id, body(request), key).tree());
                default -> throw notAllowed(method);
            };
        } else if (cancel.matches() && method.equals("POST")) {
            int id = Integer.parseInt(cancel.group(1));
            return write(request, 200, key -> ledger.cancel(id, key).tree());
        } else if (path.equals("/api/credit-notes") && method.equals("POST")) {
            return write(request, 201, key -> ledger.credit(body(request), key));
        } else if (path.equals("/api/items") && method.equals("GET")) {
            return Answer.json(200, Map.of("items", ledger.items()));
        } else if (stock.matches() && method.equals("PUT")) {
            return write(request, 200, key -> ledger.setStock(stock.group(1), body(request), key));
        }
        throw Refusal.notFound("there is nothing at " + path + "; see /openapi.json");
    }

    private interface Work {
        Map<String, @Nullable Object> with(String idempotencyKey);
    }

    /** Only what was accepted is remembered under the key, so that a corrected request may use it again. */
    private Answer write(Request request, int status, Work work) {
        String key = request.header("Idempotency-Key").orElse("");
        if (key.length() > KEY_MAX) {
            throw new Refusal(400, "idempotency_key_too_long", "Idempotency-Key must have at most 255 characters");
        }
        String operation = request.method() + " " + request.path();
        var before =
                key.isEmpty() ? java.util.Optional.<Answer>empty() : idempotency.before(key, operation, request.body());
        return before.orElseGet(() -> {
            Answer answer = Answer.json(status, work.with(key));
            if (!key.isEmpty()) {
                idempotency.remember(key, operation, request.body(), answer);
            }
            return answer;
        });
    }

    private Answer list(Request request) {
        List<Map<String, @Nullable Object>> found = request
                .param("external_reference")
                .map(reference -> ledger.byReference(reference).stream().toList())
                .orElseGet(() -> ledger.orders().stream().limit(LIST_MAX).toList())
                .stream()
                .map(SalesOrder::tree)
                .toList();
        return Answer.json(200, Map.of("sales_orders", found));
    }

    private void authorise(Request request) {
        byte[] given = request.header("X-Api-Key").orElse("").getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(given, apiKey.getBytes(StandardCharsets.UTF_8))) {
            throw new Refusal(401, "unauthorized", "the header X-Api-Key is missing or wrong");
        }
    }

    private static Fields body(Request request) {
        return Fields.root(Json.readObject(request.body()));
    }

    private static Refusal notAllowed(String method) {
        return new Refusal(405, "method_not_allowed", method + " is not possible here; see /openapi.json");
    }

    private static byte[] openApi() {
        try (InputStream in = ErpApi.class.getResourceAsStream("/dev/tradewind/sandbox/erp/openapi.json")) {
            if (in == null) {
                throw new IllegalStateException("openapi.json is missing from the jar");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Answer control(Request request) {
        return switch (request.method() + " " + request.path()) {
            case "GET /_sandbox/received" ->
                Answer.json(
                        200, alone(ledger::received).stream().map(ErpApi::tree).toList());
            case "GET /_sandbox/orders" ->
                Answer.json(
                        200,
                        alone(() ->
                                ledger.orders().stream().map(SalesOrder::tree).toList()));
            default -> Answer.json(404, Map.of("error", "no such control endpoint; see docs/sandbox.md"));
        };
    }

    private static Map<String, @Nullable Object> tree(Received received) {
        var tree = new LinkedHashMap<String, @Nullable Object>();
        tree.put("sequence", received.sequence());
        tree.put("at", received.at().toString());
        tree.put("operation", received.operation());
        tree.put("reference", received.reference());
        tree.put("idempotency_key", received.idempotencyKey());
        tree.put("body", received.body());
        return tree;
    }

    @Override
    public Answer failing(Fault fault) {
        String seconds = String.valueOf(Math.max(1, fault.delay().toSeconds()));
        return switch (fault.kind()) {
            case UNAVAILABLE ->
                new Refusal(503, "unavailable", "the ERP is being maintained")
                        .answer()
                        .with("Retry-After", seconds);
            case THROTTLED ->
                new Refusal(429, "too_many_requests", "too many requests; wait " + seconds + " s")
                        .answer()
                        .with("Retry-After", seconds);
            case SERVER_ERROR -> new Refusal(500, "internal_error", "an unexpected error occurred").answer();
            case EXPIRED_TOKEN -> new Refusal(401, "token_expired", "the API key has expired").answer();
            case GARBAGE, DOWN, SLOW, LOST_ANSWER ->
                Answer.text(200, "text/html", "<html><body><h1>Welcome to your gateway</h1></body></html>\n");
        };
    }
}
