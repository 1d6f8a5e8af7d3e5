package dev.tradewind.app.console;

import dev.tradewind.api.Finding;
import dev.tradewind.app.connect.Checkups;
import dev.tradewind.app.connect.ConnectDesk;
import dev.tradewind.app.connect.ConnectDesk.Begun;
import dev.tradewind.app.connect.HandOver;
import dev.tradewind.app.connect.HandOver.Scope;
import dev.tradewind.app.connect.HubAddresses;
import dev.tradewind.app.server.ServeSettings;
import dev.tradewind.engine.admin.Controls;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The pages on which a store is connected. Whatever keys are typed into them are never shown again. */
@Controller
final class ConnectController {

    private final ConnectDesk desk;
    private final Checkups checkups;
    private final Views views;
    private final Pages pages;
    private final ServeSettings settings;

    ConnectController(ConnectDesk desk, Checkups checkups, Views views, Pages pages, ServeSettings settings) {
        this.desk = desk;
        this.checkups = checkups;
        this.views = views;
        this.pages = pages;
        this.settings = settings;
    }

    /**
     * What the first page shows.
     *
     * @param problem why it did not work, in a sentence; empty if nothing was tried
     * @param findings why there is no getting into the store, in more than one
     */
    record Form(String address, String name, String problem, List<Finding> findings) {
        Form {
            findings = List.copyOf(findings);
        }
    }

    @GetMapping("/connect")
    ModelAndView form(HttpServletRequest request, @RequestParam(name = "address", defaultValue = "") String address) {
        return form(request, new Form(address, "", "", List.of()));
    }

    private ModelAndView form(HttpServletRequest request, Form form) {
        Optional<URI> secure = settings.publicUrl().filter(url -> "https".equals(url.getScheme()));
        return pages.show(request, "connect", "Connect a store", Map.of("form", form, "publicUrl", secure));
    }

    @PostMapping("/connect")
    ModelAndView begin(
            HttpServletRequest request,
            @RequestParam("address") String address,
            @RequestParam(name = "name", defaultValue = "") String name,
            @RequestParam(name = "read", defaultValue = "false") boolean readOnly) {
        var wish = new ConnectDesk.Wish(
                address,
                Optional.of(name.strip()).filter(text -> !text.isEmpty()),
                readOnly ? Scope.READ : Scope.READ_WRITE,
                Pages.who(request).orElse("console"));
        URI console = URI.create(request.getScheme() + "://" + request.getHeader("Host"));
        try {
            return switch (desk.begin(wish, new HubAddresses(settings.publicUrl(), console, request.getLocalPort()))) {
                case Begun.Open(HandOver handOver) -> new ModelAndView("redirect:/connect/" + handOver.id());
                case Begun.Hindered hindered ->
                    form(
                            request,
                            new Form(
                                    address,
                                    name,
                                    "There is no getting into a store at " + hindered.url() + ".",
                                    hindered.findings()));
            };
        } catch (Controls.Impossible e) {
            return form(request, new Form(address, name, String.valueOf(e.getMessage()), List.of()));
        }
    }

    @GetMapping("/connect/{id}")
    ModelAndView handOver(
            HttpServletRequest request,
            @PathVariable("id") String id,
            @RequestParam(name = "success", required = false) @Nullable String success) {
        return handOver(request, known(id), "0".equals(success), "");
    }

    private ModelAndView handOver(HttpServletRequest request, HandOver handOver, boolean isDenied, String problem) {
        String name = handOver.name().name();
        return pages.show(
                request,
                "handover",
                "Connect " + handOver.store().title(),
                Map.of(
                        "handOver",
                        handOver,
                        "checkup",
                        checkups.of(name),
                        "isDenied",
                        isDenied,
                        "problem",
                        problem,
                        "hasFlow",
                        views.glance().flows().stream()
                                .anyMatch(flow -> flow.source().equals(name)),
                        "now",
                        views.glance().now()));
    }

    @PostMapping("/connect/{id}/keys")
    ModelAndView paste(
            HttpServletRequest request,
            @PathVariable("id") String id,
            @RequestParam("key") String key,
            @RequestParam("secret") String secret) {
        HandOver handOver = known(id);
        try {
            desk.paste(id, key, secret);
            return new ModelAndView("redirect:/connect/" + handOver.id());
        } catch (Controls.Impossible e) {
            return handOver(request, known(id), false, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Where the shop sends the person back to. For everybody, and without anything to see: the browser leaves out the cookie
     * of the session when it comes from another site, so that the console would ask to sign in again. From this page on it
     * is the same site.
     */
    @GetMapping("/connected/{id:[0-9a-f]{16}}")
    ModelAndView back(
            @PathVariable("id") String id, @RequestParam(name = "success", required = false) @Nullable String success) {
        String page = "/connect/" + id + ("0".equals(success) ? "?success=0" : "");
        return new ModelAndView("connected", Map.of("page", page));
    }

    private HandOver known(String id) {
        return desk.find(id)
                .orElseThrow(() -> new NotThere("Nothing is known of this any more, perhaps because the hub was started"
                        + " anew. If the store is not among the connections, connect it once more."));
    }
}
