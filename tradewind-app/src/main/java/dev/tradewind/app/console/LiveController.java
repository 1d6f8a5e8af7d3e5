package dev.tradewind.app.console;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Server-sent events: {@code hello} at once and {@code changed} when the page may be out of date. They carry a number
 * and no data, so that whoever reads them still has to ask for the page.
 *
 * <p>A viewer keeps the request's thread, which is a virtual one, for as long as the page is open.
 */
@Controller
final class LiveController {

    /** Shorter than the minute after which proxies usually cut a silent connection. */
    static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private static final int NO_ROOM = 503;

    private final LiveUpdates live;

    LiveController(LiveUpdates live) {
        this.live = live;
    }

    @GetMapping("/live")
    void live(HttpServletResponse response) throws IOException, InterruptedException {
        if (!live.enter()) {
            response.setHeader("Retry-After", "30");
            response.sendError(
                    NO_ROOM,
                    "All " + LiveUpdates.VIEWERS_MAX + " places for live pages are taken. The page works without;"
                            + " reload it to see what is new.");
            return;
        }
        try {
            response.setContentType("text/event-stream");
            response.setCharacterEncoding(StandardCharsets.UTF_8.name());
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("X-Accel-Buffering", "no");
            tell(response);
        } finally {
            live.leave();
        }
    }

    private void tell(HttpServletResponse response) throws IOException, InterruptedException {
        long seen = live.version();
        if (!send(response, "retry: 2000\nevent: hello\ndata: " + seen + "\n\n")) {
            return;
        }
        while (live.isRunning()) {
            long now = live.await(seen, HEARTBEAT);
            if (!send(response, now == seen ? ": still here\n\n" : "event: changed\ndata: " + now + "\n\n")) {
                return;
            }
            seen = now;
        }
    }

    /** False if the viewer has gone, which is how every such connection ends. */
    private static boolean send(HttpServletResponse response, String text) {
        try {
            response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            response.flushBuffer();
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
