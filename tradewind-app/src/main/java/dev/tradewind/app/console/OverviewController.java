package dev.tradewind.app.console;

import dev.tradewind.app.demo.DemoControls;
import dev.tradewind.app.demo.ExampleControls;
import dev.tradewind.app.demo.Stage;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The overview, and on it the panel of the demo or of an example where one runs. */
@Controller
final class OverviewController {

    private final Views views;
    private final Pages pages;
    private final Orders orders;
    private final Optional<Stage> stage;

    /** Only to choose the sentence that tells what to try next. */
    private final AtomicInteger outages = new AtomicInteger();

    OverviewController(Views views, Pages pages, Orders orders, ObjectProvider<Stage> stage) {
        this.views = views;
        this.pages = pages;
        this.orders = orders;
        this.stage = Optional.ofNullable(stage.getIfAvailable());
    }

    /** What the demo's panel shows. */
    record Panel(DemoControls.Status status, String guide) {

        boolean isErpUp() {
            return status.erpFault() == DemoControls.ErpFault.NONE;
        }
    }

    @GetMapping("/")
    ModelAndView overview(HttpServletRequest request) {
        Optional<Panel> panel = stage(DemoControls.class)
                .map(DemoControls::status)
                .map(status -> new Panel(status, Guide.next(status, outages.get())));
        Optional<ExampleControls.Status> example = stage(ExampleControls.class).map(ExampleControls::status);
        return pages.show(
                request, "overview", "Overview", Map.of("glance", views.glance(), "panel", panel, "example", example));
    }

    @PostMapping("/demo/erp")
    ModelAndView erp(HttpServletRequest request, @RequestParam("up") boolean up) {
        return orders.carryOut(request, who -> {
            if (up) {
                running().erpUp();
                return "The ERP is back. Watch the waiting orders arrive.";
            }
            running().erpDown();
            outages.incrementAndGet();
            return "The ERP is down. Orders wait in the hub until it is back.";
        });
    }

    @PostMapping("/demo/orders")
    ModelAndView placeOrder(HttpServletRequest request) {
        return orders.carryOut(request, who -> "Order " + running().placeOrder() + " was placed.");
    }

    @PostMapping("/demo/shoppers")
    ModelAndView shoppers(HttpServletRequest request, @RequestParam("on") boolean on) {
        return orders.carryOut(request, who -> {
            running().shoppers(on);
            return on ? "Shoppers are back in the store." : "The shoppers went home.";
        });
    }

    @PostMapping("/example/happen")
    ModelAndView happen(HttpServletRequest request) {
        return orders.carryOut(request, who -> example().happen());
    }

    @PostMapping("/example/destination")
    ModelAndView destination(HttpServletRequest request, @RequestParam("up") boolean up) {
        return orders.carryOut(request, who -> {
            example().destination(up);
            return up
                    ? "It is back. Watch what has waited arrive."
                    : "It is down. What happens now waits in the hub until it is back.";
        });
    }

    private DemoControls running() {
        return stage(DemoControls.class)
                .orElseThrow(() -> new dev.tradewind.engine.admin.Controls.Impossible(
                        "The demo is not running here. Start it with: tradewind demo"));
    }

    private ExampleControls example() {
        return stage(ExampleControls.class)
                .orElseThrow(() -> new dev.tradewind.engine.admin.Controls.Impossible(
                        "No example is running here. Start one with: tradewind example NAME"));
    }

    private <T> Optional<T> stage(Class<T> kind) {
        return stage.filter(kind::isInstance).map(kind::cast);
    }
}
