package dev.tradewind.app.api;

import dev.tradewind.engine.admin.Controls;
import dev.tradewind.engine.control.Pause;
import dev.tradewind.engine.lane.DeliveryFilter;
import dev.tradewind.engine.lane.DeliveryState;
import java.security.Principal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What can be ordered. Whoever orders is written to the log of actions. */
@RestController
@RequestMapping("/api")
final class ControlsApi {

    private final Controls controls;

    ControlsApi(Controls controls) {
        this.controls = controls;
    }

    @PostMapping("/deliveries/{id}/retry")
    Map<String, Object> retry(@PathVariable String id, @Nullable Principal who) {
        controls.retry(Orders.number(id), name(who));
        return Map.of("delivery", Orders.number(id), "done", "retry");
    }

    /** Retries every dead letter that fits the filter in the body: {@code flow}, {@code failure}, {@code key}. */
    @PostMapping("/dead-letters/retry")
    Map<String, Object> retryAll(@RequestBody(required = false) byte @Nullable [] body, @Nullable Principal who) {
        DeliveryFilter filter = filter(body, "flow", "failure", "key").withState(DeliveryState.DEAD);
        return Map.of("retried", controls.retryAll(filter, name(who)));
    }

    /** Replays every finished delivery that fits the filter in the body: {@code flow}, {@code key}, {@code state}. */
    @PostMapping("/deliveries/replay")
    Map<String, Object> replayAll(@RequestBody(required = false) byte @Nullable [] body, @Nullable Principal who) {
        return Map.of("replayed", controls.replayAll(filter(body, "flow", "key", "state"), name(who)));
    }

    @PostMapping("/events/{event}/reroute")
    Map<String, Object> reroute(@PathVariable String event, @Nullable Principal who) {
        controls.reroute(Orders.number(event), name(who));
        return Map.of("event", Orders.number(event), "done", "reroute");
    }

    /** Routes every unreadable event again that fits the body: {@code connection}, {@code since}. */
    @PostMapping("/events/reroute")
    Map<String, Object> rerouteAll(@RequestBody(required = false) byte @Nullable [] body, @Nullable Principal who) {
        Map<String, String> asked = new HashMap<>();
        Map<String, @Nullable Object> order = Orders.body(body);
        for (String field : new String[] {"connection", "since"}) {
            Orders.text(order, field).ifPresent(value -> asked.put(field, value));
        }
        return Map.of("rerouted", controls.rerouteAll(Orders.events(asked), name(who)));
    }

    private static DeliveryFilter filter(byte @Nullable [] body, String... fields) {
        Map<String, String> asked = new HashMap<>();
        Map<String, @Nullable Object> order = Orders.body(body);
        for (String field : fields) {
            Orders.text(order, field).ifPresent(value -> asked.put(field, value));
        }
        return Orders.filter(asked);
    }

    @PostMapping("/deliveries/{id}/replay")
    Map<String, Object> replay(@PathVariable String id, @Nullable Principal who) {
        return Map.of("delivery", controls.replay(Orders.number(id), name(who)), "replayOf", Orders.number(id));
    }

    @PostMapping("/deliveries/{id}/discard")
    Map<String, Object> discard(
            @PathVariable String id, @RequestBody(required = false) byte @Nullable [] body, @Nullable Principal who) {
        controls.discard(Orders.number(id), Orders.required(Orders.body(body), "reason"), name(who));
        return Map.of("delivery", Orders.number(id), "done", "discard");
    }

    @PostMapping("/{things:flows|connections}/{name}/pause")
    Map<String, Object> pause(
            @PathVariable String things,
            @PathVariable String name,
            @RequestBody(required = false) byte @Nullable [] body,
            @Nullable Principal who) {
        controls.pause(
                kind(things), name, Orders.text(Orders.body(body), "reason").orElse(""), name(who));
        return Map.of("name", name, "paused", true);
    }

    @PostMapping("/{things:flows|connections}/{name}/resume")
    Map<String, Object> resume(@PathVariable String things, @PathVariable String name, @Nullable Principal who) {
        controls.resume(kind(things), name, name(who));
        return Map.of("name", name, "paused", false);
    }

    @PostMapping("/backfills")
    Map<String, Object> backfill(@RequestBody(required = false) byte @Nullable [] body, @Nullable Principal who) {
        Map<String, @Nullable Object> order = Orders.body(body);
        long id = controls.backfill(
                Orders.required(order, "connection"),
                Orders.required(order, "stream"),
                Orders.text(order, "from").map(Orders::instant),
                Orders.text(order, "until").map(Orders::instant),
                name(who));
        return Map.of("backfill", id);
    }

    private static Pause.Kind kind(String things) {
        return things.equals("flows") ? Pause.Kind.FLOW : Pause.Kind.CONNECTION;
    }

    private static String name(@Nullable Principal who) {
        return who == null ? "api" : who.getName();
    }
}
