package dev.tradewind.app.api;

import dev.tradewind.api.Finding;
import dev.tradewind.app.server.RunningHub;
import dev.tradewind.engine.admin.Doctor;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Has connections examined. A POST, because it calls the connection's system a dozen times; it changes nothing there. */
@RestController
@RequestMapping("/api/connections")
final class CheckupsApi {

    private final RunningHub hub;

    CheckupsApi(RunningHub hub) {
        this.hub = hub;
    }

    @PostMapping("/{name}/checkup")
    Map<String, Object> examine(@PathVariable String name) {
        try {
            List<Map<String, String>> findings =
                    hub.examine(name).stream().map(CheckupsApi::view).toList();
            return Map.of("connection", name, "findings", findings);
        } catch (Doctor.Unknown e) {
            throw ApiProblem.notFound(String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, String> view(Finding finding) {
        return Map.of(
                "severity", Views.lower(finding.severity()),
                "check", finding.check(),
                "what", finding.what(),
                "meaning", finding.meaning(),
                "mend", finding.mend());
    }
}
