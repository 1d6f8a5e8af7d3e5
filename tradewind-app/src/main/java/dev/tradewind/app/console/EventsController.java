package dev.tradewind.app.console;

import dev.tradewind.engine.admin.Controls;
import dev.tradewind.engine.journal.EventFilter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Events that could not be understood, and what a person can do about them. */
@Controller
final class EventsController {

    private final Views views;
    private final Pages pages;
    private final Orders orders;
    private final Controls controls;

    EventsController(Views views, Pages pages, Orders orders, Controls controls) {
        this.views = views;
        this.pages = pages;
        this.orders = orders;
        this.controls = controls;
    }

    @GetMapping("/unreadable")
    ModelAndView unreadable(HttpServletRequest request) {
        return pages.show(
                request,
                "unreadable",
                "Events that could not be understood",
                Map.of("list", views.unreadable(filter(request))));
    }

    @PostMapping("/events/{seq}/reroute")
    ModelAndView reroute(HttpServletRequest request, @PathVariable("seq") long seq) {
        return orders.carryOut(request, who -> {
            controls.reroute(seq, who);
            return "Event " + seq + " is routed again now.";
        });
    }

    @PostMapping("/events/reroute-all")
    ModelAndView rerouteAll(HttpServletRequest request) {
        return orders.carryOut(
                request,
                who -> Words.count(controls.rerouteAll(filter(request), who), "event is", "events are")
                        + " routed again now.");
    }

    /** Empty and unusable values mean any: a bookmarked filter must not end in an error. */
    private static EventFilter filter(HttpServletRequest request) {
        EventFilter all = EventFilter.UNREADABLE;
        EventFilter fitting =
                DeliveriesController.text(request, "connection").map(all::of).orElse(all);
        return DeliveriesController.before(request).map(fitting::before).orElse(fitting);
    }
}
