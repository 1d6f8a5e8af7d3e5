package dev.tradewind.app.console;

import dev.tradewind.engine.admin.Controls;
import dev.tradewind.engine.journal.EventFilter;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** What a person can do about events that could not be understood. */
@Controller
final class EventsController {

    private final Orders orders;
    private final Controls controls;

    EventsController(Orders orders, Controls controls) {
        this.orders = orders;
        this.controls = controls;
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
                who -> Words.count(controls.rerouteAll(EventFilter.UNREADABLE, who), "event is", "events are")
                        + " routed again now.");
    }
}
