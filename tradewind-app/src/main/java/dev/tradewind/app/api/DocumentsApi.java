package dev.tradewind.app.api;

import dev.tradewind.api.json.Json;
import dev.tradewind.app.server.RunningHub;
import dev.tradewind.engine.Configuration.Applied;
import dev.tradewind.engine.Configuration.Previewed;
import dev.tradewind.engine.base.EntityKey;
import dev.tradewind.engine.document.Diff;
import dev.tradewind.engine.document.Documents.Checked;
import dev.tradewind.engine.document.Problem;
import dev.tradewind.engine.sync.Rehearsed;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The documents of this hub. Files come as {@code {"files": {"flows/orders.yaml": "flow: …"}}}; what is wrong with them is
 * part of the answer and no error of the request.
 */
@RestController
@RequestMapping("/api/documents")
final class DocumentsApi {

    private static final int VERSIONS_MAX = 100;

    private final RunningHub hub;

    DocumentsApi(RunningHub hub) {
        this.hub = hub;
    }

    record VersionView(long version, Instant appliedAt, String by, String note) {}

    @GetMapping
    Map<String, Object> export() {
        return Map.of("files", hub.documents().export());
    }

    @GetMapping("/versions")
    List<VersionView> versions() {
        return hub.documents().versions(VERSIONS_MAX).stream()
                .map(v -> new VersionView(v.number(), v.appliedAt(), v.by(), v.note()))
                .toList();
    }

    @GetMapping("/versions/{version}")
    Map<String, Object> changesOf(@PathVariable long version) {
        return hub.documents()
                .changesOf(version)
                .map(DocumentsApi::changes)
                .orElseThrow(() -> ApiProblem.notFound("There is no version " + version
                        + " of the documents, or this release can no longer read it or the one before."));
    }

    @PostMapping("/versions/{version}/roll-back")
    Map<String, Object> rollBack(@PathVariable long version, @Nullable Principal who) {
        return hub.documents()
                .rollBack(version, name(who))
                .map(DocumentsApi::answer)
                .orElseThrow(() -> ApiProblem.notFound("There is no version " + version + " of the documents."));
    }

    @PostMapping("/validate")
    Map<String, Object> validate(@RequestBody byte[] body) {
        return switch (hub.documents().check(files(Json.readObject(body)))) {
            case Checked.Valid valid ->
                answer(true, Map.of("documents", valid.documents().all().size()));
            case Checked.Invalid invalid -> problems(invalid.problems());
        };
    }

    @PostMapping("/diff")
    Map<String, Object> diff(@RequestBody byte[] body) {
        return switch (hub.documents().check(files(Json.readObject(body)))) {
            case Checked.Valid valid -> answer(true, changes(hub.documents().diff(valid.documents())));
            case Checked.Invalid invalid -> problems(invalid.problems());
        };
    }

    /** {@code flow} and {@code record} beside the files; without files, of the documents in force. */
    @PostMapping("/preview")
    Map<String, Object> preview(@RequestBody byte[] body) {
        Map<String, @Nullable Object> order = Json.readObject(body);
        String flow = Orders.required(order, "flow");
        String record = Orders.required(order, "record");
        Map<String, byte[]> files = order.containsKey("files") ? files(order) : Map.of();
        return switch (hub.documents().preview(files, flow, record)) {
            case Previewed.Faulty faulty -> problems(faulty.problems());
            case Previewed.NoFlow none ->
                throw ApiProblem.notFound("There is no flow '%s' in these documents; there are: %s."
                        .formatted(flow, String.join(", ", none.flows())));
            case Previewed.Done done -> answer(true, preview(done.rehearsed(), record));
        };
    }

    private static Map<String, Object> preview(Rehearsed rehearsed, String record) {
        return switch (rehearsed) {
            case Rehearsed.Unknown unknown ->
                throw ApiProblem.notFound(
                        "The hub knows no record '%s' of %s/%s. It knows what has come in since it runs: have the record"
                                        .formatted(record, unknown.connection(), unknown.stream())
                                + " saved at its source, or run a backfill.");
            case Rehearsed.NotWanted not -> outcome("not-wanted", not.record(), not.label(), Map.of());
            case Rehearsed.Failed failed ->
                outcome("failed", failed.record(), failed.label(), Map.of("reason", failed.reason()));
            case Rehearsed.Write write -> {
                Map<String, Object> more = new LinkedHashMap<>();
                more.put("destination", write.destination());
                more.put("operation", write.operation());
                write.bound().ifPresent(id -> more.put("bound", id));
                more.put("input", write.input());
                yield outcome("write", write.record(), write.label(), more);
            }
        };
    }

    private static Map<String, Object> outcome(
            String outcome, EntityKey record, String label, Map<String, Object> more) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("outcome", outcome);
        answer.put("record", record.connection() + "/" + record.stream() + "/" + record.key());
        answer.put("label", label);
        answer.putAll(more);
        return answer;
    }

    @PostMapping("/apply")
    Map<String, Object> apply(@RequestBody byte[] body, @Nullable Principal who) {
        Map<String, @Nullable Object> order = Json.readObject(body);
        return answer(hub.documents()
                .apply(files(order), name(who), Orders.text(order, "note").orElse("")));
    }

    private static String name(@Nullable Principal who) {
        return who == null ? "api" : who.getName();
    }

    private static Map<String, Object> answer(Applied what) {
        return switch (what) {
            case Applied.InForce applied -> {
                Map<String, Object> answer = answer(true, changes(applied.diff()));
                answer.put("version", applied.version());
                answer.put("unusable", applied.unusable());
                yield answer;
            }
            case Applied.NoChange same -> {
                Map<String, Object> answer = answer(true, Map.of("changes", List.of()));
                answer.put("version", same.version());
                answer.put("unusable", same.unusable());
                yield answer;
            }
            case Applied.Faulty faulty -> problems(faulty.problems());
        };
    }

    private static Map<String, byte[]> files(Map<String, @Nullable Object> order) {
        if (!(order.get("files") instanceof Map<?, ?> files) || files.isEmpty()) {
            throw ApiProblem.badRequest("\"files\" must be an object with a text for each file name.");
        }
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        files.forEach((name, text) -> {
            if (!(text instanceof String content)) {
                throw ApiProblem.badRequest("The file \"" + name + "\" must be a text.");
            }
            bytes.put(String.valueOf(name), content.getBytes(StandardCharsets.UTF_8));
        });
        return bytes;
    }

    private static Map<String, Object> problems(List<Problem> problems) {
        return answer(false, Map.of("problems", problems));
    }

    private static Map<String, Object> changes(Diff diff) {
        return Map.of("changes", diff.changes());
    }

    private static Map<String, Object> answer(boolean valid, Map<String, Object> more) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("valid", valid);
        answer.putAll(more);
        return answer;
    }
}
