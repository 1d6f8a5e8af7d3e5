package dev.tradewind.app.api;

import dev.tradewind.api.Finding;
import dev.tradewind.app.connect.Checkups;
import dev.tradewind.app.connect.ConnectDesk;
import dev.tradewind.app.connect.ConnectDesk.Begun;
import dev.tradewind.app.connect.HandOver;
import dev.tradewind.app.connect.HandOver.Scope;
import dev.tradewind.app.connect.HandOver.State;
import dev.tradewind.app.connect.HubAddresses;
import dev.tradewind.app.server.ServeSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.security.Principal;
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
 * Connects stores. What it answers holds the address at which a person approves, and never a key; a store that is not found
 * is part of the answer and no error of the request.
 */
@RestController
@RequestMapping("/api/connect")
final class ConnectApi {

    private final ConnectDesk desk;
    private final Checkups checkups;
    private final ServeSettings settings;

    ConnectApi(ConnectDesk desk, Checkups checkups, ServeSettings settings) {
        this.desk = desk;
        this.checkups = checkups;
        this.settings = settings;
    }

    /** Takes {@code address}, and if wanted {@code name} and {@code scope} ({@code read} or {@code read_write}). */
    @PostMapping
    Map<String, Object> begin(
            HttpServletRequest request,
            @RequestBody(required = false) byte @Nullable [] body,
            @Nullable Principal who) {
        Map<String, @Nullable Object> order = Orders.body(body);
        String scope = Orders.text(order, "scope").orElse(Scope.READ_WRITE.word());
        var wish = new ConnectDesk.Wish(
                Orders.required(order, "address"),
                Orders.text(order, "name"),
                Scope.of(scope)
                        .orElseThrow(
                                () -> ApiProblem.badRequest("scope must be read or read_write, was " + scope + ".")),
                who == null ? "api" : who.getName());
        URI console = URI.create(request.getScheme() + "://" + request.getHeader("Host"));
        return switch (desk.begin(wish, new HubAddresses(settings.publicUrl(), console, request.getLocalPort()))) {
            case Begun.Open(HandOver handOver) -> view(handOver);
            case Begun.Hindered hindered -> {
                Map<String, Object> answer = new LinkedHashMap<>();
                answer.put("state", "hindered");
                answer.put("url", hindered.url());
                answer.put("findings", findings(hindered.findings()));
                yield answer;
            }
        };
    }

    @GetMapping("/{id}")
    Map<String, Object> state(@PathVariable String id) {
        return view(known(id));
    }

    /** Takes {@code name} and {@code secret}: a consumer key, or a user and his application password. */
    @PostMapping("/{id}/keys")
    Map<String, Object> paste(@PathVariable String id, @RequestBody(required = false) byte @Nullable [] body) {
        Map<String, @Nullable Object> order = Orders.body(body);
        known(id);
        desk.paste(id, Orders.required(order, "name"), Orders.required(order, "secret"));
        return view(known(id));
    }

    private HandOver known(String id) {
        return desk.find(id)
                .orElseThrow(() -> ApiProblem.notFound(
                        "Nothing is known of this any more; the hub may have been started anew. Begin again."));
    }

    private Map<String, Object> view(HandOver handOver) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", handOver.id());
        view.put("url", handOver.store().url());
        view.put("title", handOver.store().title());
        view.put("connection", handOver.name().name());
        view.put("renews", handOver.name().renews());
        view.put("findings", findings(handOver.store().findings()));
        view.put("advice", handOver.advice());
        switch (handOver.state()) {
            case State.Waiting waiting -> {
                view.put("state", "waiting");
                handOver.approval().ifPresent(address -> view.put("approval", address));
            }
            case State.Taking taking -> view.put("state", "taking");
            case State.Expired expired -> view.put("state", "expired");
            case State.Failed(String reason) -> {
                view.put("state", "failed");
                view.put("reason", reason);
            }
            case State.Connected connected -> connected(handOver.name().name(), connected, view);
        }
        return view;
    }

    private void connected(String connection, State.Connected connected, Map<String, Object> view) {
        Checkups.View checkup = checkups.of(connection);
        boolean examined = checkup.runningSince().isEmpty() && checkup.last().isPresent();
        view.put("state", examined ? "examined" : "connected");
        view.put("notes", connected.notes());
        checkup.last().filter(last -> examined).ifPresent(last -> view.put("findings", findings(last.findings())));
    }

    static List<Map<String, String>> findings(List<Finding> findings) {
        return findings.stream().map(CheckupsApi::view).toList();
    }
}
