package dev.tradewind.app.console;

import dev.tradewind.engine.admin.Controls;
import dev.tradewind.engine.journal.EventFilter;
import dev.tradewind.engine.lane.DeliveryFilter;
import dev.tradewind.engine.lane.DeliveryState;
import dev.tradewind.engine.lane.FailureClass;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Deliveries and dead letters: lists, one of them, and what a person can do about them. */
@Controller
final class DeliveriesController {

    private final Views views;
    private final Pages pages;
    private final Orders orders;
    private final Controls controls;

    DeliveriesController(Views views, Pages pages, Orders orders, Controls controls) {
        this.views = views;
        this.pages = pages;
        this.orders = orders;
        this.controls = controls;
    }

    @GetMapping("/deliveries")
    ModelAndView deliveries(HttpServletRequest request) {
        return pages.show(request, "deliveries", "Deliveries", Map.of("list", views.deliveries(filter(request))));
    }

    @GetMapping("/deliveries/{id}")
    ModelAndView delivery(HttpServletRequest request, @PathVariable("id") long id) {
        DeliveryView view = views.delivery(id)
                .orElseThrow(() -> new NotThere("There is no delivery " + id
                        + " any more, or there never was. Look for the order's number in the search box."));
        return pages.show(
                request,
                "delivery",
                "Delivery " + id,
                Map.of("view", view, "now", views.glance().now()));
    }

    @GetMapping("/dead-letters")
    ModelAndView deadLetters(HttpServletRequest request) {
        DeliveryFilter dead = filter(request).withState(DeliveryState.DEAD);
        return pages.show(
                request,
                "deadletters",
                "Dead letters",
                Map.of("list", views.deliveries(dead), "unreadable", views.unreadable(EventFilter.UNREADABLE)));
    }

    @PostMapping("/deliveries/{id}/retry")
    ModelAndView retry(HttpServletRequest request, @PathVariable("id") long id) {
        return orders.carryOut(request, who -> {
            controls.retry(id, who);
            return "Delivery " + id + " is tried again now.";
        });
    }

    @PostMapping("/deliveries/{id}/replay")
    ModelAndView replay(HttpServletRequest request, @PathVariable("id") long id) {
        return orders.carryOut(request, who -> "Delivered once more, as delivery " + controls.replay(id, who) + ".");
    }

    @PostMapping("/deliveries/{id}/discard")
    ModelAndView discard(
            HttpServletRequest request,
            @PathVariable("id") long id,
            @RequestParam(name = "reason", defaultValue = "") String reason) {
        return orders.carryOut(request, who -> {
            controls.discard(id, Reasons.required(reason, "discarded"), who);
            return "Delivery " + id + " was discarded.";
        });
    }

    @PostMapping("/dead-letters/retry")
    ModelAndView retrySelected(
            HttpServletRequest request, @RequestParam(name = "id", required = false) @Nullable List<Long> ids) {
        return orders.carryOut(request, who -> {
            if (ids == null || ids.isEmpty()) {
                throw new Controls.Impossible("Nothing is selected. Tick the dead letters to retry first.");
            }
            return retrySelected(ids, who);
        });
    }

    /** Some may have gone meanwhile; that must not stop the others. */
    private String retrySelected(List<Long> ids, String who) {
        int retried = 0;
        String problem = "";
        for (long id : ids) {
            try {
                controls.retry(id, who);
                retried++;
            } catch (Controls.Impossible e) {
                problem = " " + e.getMessage();
            }
        }
        return Words.count(retried, "dead letter is", "dead letters are") + " tried again now." + problem;
    }

    @PostMapping("/dead-letters/retry-all")
    ModelAndView retryAll(HttpServletRequest request) {
        DeliveryFilter dead = filter(request).withState(DeliveryState.DEAD);
        return orders.carryOut(
                request,
                who -> Words.count(controls.retryAll(dead, who), "dead letter is", "dead letters are")
                        + " tried again now.");
    }

    /** Empty and unknown values mean any: a bookmarked filter must not end in an error. */
    static DeliveryFilter filter(HttpServletRequest request) {
        return new DeliveryFilter(
                text(request, "flow"),
                text(request, "state").flatMap(name -> constant(DeliveryState.values(), name)),
                text(request, "failure").flatMap(name -> constant(FailureClass.values(), name)),
                text(request, "key"),
                before(request));
    }

    /** Of a list: only what is older than this; empty if that is no id. */
    static Optional<Long> before(HttpServletRequest request) {
        return text(request, "before").filter(id -> id.matches("\\d{1,18}")).map(Long::valueOf);
    }

    /** A parameter without white space around it; empty if nothing is left. */
    static Optional<String> text(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private static <E extends Enum<E>> Optional<E> constant(E[] all, String name) {
        return Arrays.stream(all)
                .filter(one -> one.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }
}
