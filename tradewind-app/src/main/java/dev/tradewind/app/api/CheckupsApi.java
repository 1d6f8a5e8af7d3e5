package dev.tradewind.app.api;

import dev.tradewind.api.Finding;
import dev.tradewind.app.connect.Checkups;
import dev.tradewind.engine.admin.Doctor;
import java.util.Map;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Has connections examined. A POST, because it calls the connection's system a dozen times; it changes nothing there. */
@RestController
@RequestMapping("/api/connections")
final class CheckupsApi {

    private final Checkups checkups;

    CheckupsApi(Checkups checkups) {
        this.checkups = checkups;
    }

    @PostMapping("/{name}/checkup")
    Map<String, Object> examine(@PathVariable String name) {
        try {
            return Map.of("connection", name, "findings", ConnectApi.findings(checkups.examine(name)));
        } catch (Doctor.Unknown e) {
            throw ApiProblem.notFound(String.valueOf(e.getMessage()));
        }
    }

    static Map<String, String> view(Finding finding) {
        return Map.of(
                "severity", Views.lower(finding.severity()),
                "check", finding.check(),
                "what", finding.what(),
                "meaning", finding.meaning(),
                "mend", finding.mend());
    }
}
