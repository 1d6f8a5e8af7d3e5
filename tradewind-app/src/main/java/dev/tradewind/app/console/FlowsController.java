package dev.tradewind.app.console;

import dev.tradewind.engine.admin.Controls;
import dev.tradewind.engine.control.Pause;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Flows, connections, and the log of what people did. */
@Controller
final class FlowsController {

    private final Views views;
    private final Pages pages;
    private final Orders orders;
    private final Controls controls;

    FlowsController(Views views, Pages pages, Orders orders, Controls controls) {
        this.views = views;
        this.pages = pages;
        this.orders = orders;
        this.controls = controls;
    }

    @GetMapping("/flows")
    ModelAndView flows(HttpServletRequest request) {
        return pages.show(request, "flows", "Flows", Map.of("glance", views.glance()));
    }

    @GetMapping("/connections")
    ModelAndView connections(HttpServletRequest request) {
        return pages.show(request, "connections", "Connections", Map.of("glance", views.glance()));
    }

    @GetMapping("/activity")
    ModelAndView activity(HttpServletRequest request) {
        return pages.show(
                request,
                "activity",
                "Activity",
                Map.of("actions", views.actions(), "now", views.glance().now()));
    }

    @PostMapping("/flows/pause")
    ModelAndView pauseFlow(
            HttpServletRequest request,
            @RequestParam("name") String name,
            @RequestParam(name = "reason", defaultValue = "") String reason) {
        return pause(request, Pause.Kind.FLOW, name, reason);
    }

    @PostMapping("/flows/resume")
    ModelAndView resumeFlow(HttpServletRequest request, @RequestParam("name") String name) {
        return resume(request, Pause.Kind.FLOW, name);
    }

    @PostMapping("/connections/pause")
    ModelAndView pauseConnection(
            HttpServletRequest request,
            @RequestParam("name") String name,
            @RequestParam(name = "reason", defaultValue = "") String reason) {
        return pause(request, Pause.Kind.CONNECTION, name, reason);
    }

    @PostMapping("/connections/resume")
    ModelAndView resumeConnection(HttpServletRequest request, @RequestParam("name") String name) {
        return resume(request, Pause.Kind.CONNECTION, name);
    }

    private ModelAndView pause(HttpServletRequest request, Pause.Kind kind, String name, String reason) {
        return orders.carryOut(request, who -> {
            controls.pause(kind, name, Reasons.required(reason, "paused"), who);
            return name + " is paused. What arrives for it waits, and nothing is lost.";
        });
    }

    private ModelAndView resume(HttpServletRequest request, Pause.Kind kind, String name) {
        return orders.carryOut(request, who -> {
            controls.resume(kind, name, who);
            return name + " works again.";
        });
    }
}
