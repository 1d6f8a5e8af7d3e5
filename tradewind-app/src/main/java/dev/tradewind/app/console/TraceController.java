package dev.tradewind.app.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** "Where is order 1042?" and the raw events behind the answer. */
@Controller
final class TraceController {

    /** Longer than any order number. */
    static final int QUERY_CHARS_MAX = 200;

    /** As people ask: "Where is order 1042?", "order 1042", "#1042". */
    private static final Pattern QUESTION = Pattern.compile("(?i)(?:where\\s+is\\s+)?(?:order\\s+)?#?(.*?)\\??");

    private final Views views;
    private final Pages pages;

    TraceController(Views views, Pages pages) {
        this.views = views;
        this.pages = pages;
    }

    @GetMapping("/orders")
    ModelAndView trace(HttpServletRequest request, @RequestParam(name = "q", defaultValue = "") String q) {
        String number = number(q);
        List<TraceView> found = number.isEmpty() ? List.of() : views.traces(number);
        String title = number.isEmpty() ? "Find an order" : "Order " + number;
        return pages.show(
                request,
                "trace",
                title,
                Map.of("number", number, "found", found, "now", views.glance().now()));
    }

    /** The number in a question. */
    static String number(String question) {
        String asked = question.strip();
        Matcher parts =
                QUESTION.matcher(asked.length() <= QUERY_CHARS_MAX ? asked : asked.substring(0, QUERY_CHARS_MAX));
        return parts.matches() ? parts.group(1).strip() : "";
    }

    @GetMapping("/events/{seq}")
    ModelAndView event(HttpServletRequest request, @PathVariable("seq") long seq) {
        var event = views.event(seq)
                .orElseThrow(() -> new NotThere("There is no event " + seq + " any more. Events"
                        + " are removed when they are older than the retention of the journal."));
        return pages.show(request, "event", "Event " + seq, Map.of("event", event));
    }

    /** The exact bytes, as a file: a browser must never take a shop's data for a page. */
    @GetMapping("/events/{seq}/raw")
    ResponseEntity<byte[]> raw(@PathVariable("seq") long seq) {
        var event = views.event(seq).orElseThrow(() -> new NotThere("There is no event " + seq + " any more."));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"event-" + seq + ".bin\"")
                .header("X-Content-Type-Options", "nosniff")
                .body(event.record().body());
    }
}
