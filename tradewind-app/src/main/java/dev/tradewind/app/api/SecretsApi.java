package dev.tradewind.app.api;

import dev.tradewind.app.server.RunningHub;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The vault. Secrets go in; nothing here gives one out. */
@RestController
@RequestMapping("/api/vault")
final class SecretsApi {

    /** Longer than any key file. */
    private static final int SECRET_BYTES_MAX = 64 * 1024;

    private final RunningHub hub;

    SecretsApi(RunningHub hub) {
        this.hub = hub;
    }

    @GetMapping
    List<Map<String, String>> names() {
        return hub.vault().names().stream().map(name -> Map.of("name", name)).toList();
    }

    /** The body is the secret itself, as UTF-8. */
    @PutMapping
    Map<String, String> put(
            @RequestParam(name = "name", defaultValue = "") String name,
            @RequestBody(required = false) byte @Nullable [] secret) {
        if (secret == null || secret.length == 0) {
            throw ApiProblem.badRequest("The secret is empty, so nothing was kept.");
        }
        if (secret.length > SECRET_BYTES_MAX) {
            throw ApiProblem.badRequest("The secret has %d bytes, more than %d, so nothing was kept."
                    .formatted(secret.length, SECRET_BYTES_MAX));
        }
        try {
            hub.vault().set(name, new String(secret, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw ApiProblem.badRequest(String.valueOf(e.getMessage()));
        }
        return Map.of("name", name);
    }

    @DeleteMapping
    Map<String, String> remove(@RequestParam(name = "name", defaultValue = "") String name) {
        if (!hub.vault().remove(name)) {
            throw ApiProblem.notFound("The vault has no secret called \"" + name + "\".");
        }
        return Map.of("name", name);
    }
}
