package dev.tradewind.app.console;

import dev.tradewind.app.connect.Checkups;
import dev.tradewind.app.connect.Rotations;
import dev.tradewind.app.server.RunningHub;
import dev.tradewind.engine.admin.ConnectionStatus;
import dev.tradewind.engine.control.Action;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page of one connection: how it is, what a checkup found, and the button for another one. */
@Controller
final class ConnectionController {

    /** More are on the page of activity. */
    private static final int ACTIONS_MAX = 10;

    private final RunningHub hub;
    private final Checkups checkups;
    private final Rotations rotations;
    private final Views views;
    private final Frame frame;

    /** Puts pages together, and carries out what their buttons order. */
    record Frame(Pages pages, Orders orders) {}

    ConnectionController(RunningHub hub, Checkups checkups, Rotations rotations, Views views, Frame frame) {
        this.hub = hub;
        this.checkups = checkups;
        this.rotations = rotations;
        this.views = views;
        this.frame = frame;
    }

    @GetMapping("/connections/{name}")
    ModelAndView connection(HttpServletRequest request, @PathVariable("name") String name) {
        Glance glance = views.glance();
        ConnectionStatus status = known(name);
        List<Action> actions = new ArrayList<>(hub.insight().activity("connection " + name, ACTIONS_MAX));
        Collections.reverse(actions);
        return frame.pages()
                .show(
                        request,
                        "connection",
                        name,
                        Map.of(
                                "status",
                                status,
                                "facts",
                                ConnectionFacts.of(name, hub.documents().current()),
                                "checkup",
                                checkups.of(name),
                                "rotation",
                                rotations.of(name),
                                "actions",
                                actions,
                                "glance",
                                glance));
    }

    @PostMapping("/connections/{name}/checkup")
    ModelAndView examine(HttpServletRequest request, @PathVariable("name") String name) {
        known(name);
        return frame.orders().carryOut(request, who -> {
            checkups.begin(name);
            return name + " is being examined.";
        });
    }

    @PostMapping("/connections/{name}/rotation")
    ModelAndView rotate(
            HttpServletRequest request,
            @PathVariable("name") String name,
            @RequestParam(name = "secret", defaultValue = "") String secret) {
        return frame.orders().carryOut(request, who -> {
            rotations.rotate(name, Optional.of(secret).filter(text -> !text.isBlank()), who);
            return "The webhooks of " + name + " get a new secret. The old one is accepted meanwhile.";
        });
    }

    @PostMapping("/connections/{name}/rotation/end")
    ModelAndView finish(HttpServletRequest request, @PathVariable("name") String name) {
        return frame.orders().carryOut(request, who -> {
            rotations.finish(name, who);
            return "The old webhook secret of " + name + " is not accepted any more.";
        });
    }

    /** Asked anew each time: who has just connected a store comes here before what is shared has been read again. */
    private ConnectionStatus known(String name) {
        return hub.insight().connections().stream()
                .filter(connection -> connection.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NotThere(
                        "There is no connection " + name + ". All there are stand under" + " Connections."));
    }
}
