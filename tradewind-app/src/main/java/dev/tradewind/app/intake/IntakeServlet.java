package dev.tradewind.app.intake;

import dev.tradewind.api.InboundRequest;
import dev.tradewind.app.intake.Inbox.Reply;
import dev.tradewind.engine.base.WriteQueue;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /hooks/{connection}}: where systems send their webhooks.
 *
 * <p>A servlet of its own and no MVC controller: a webhook needs no content negotiation, no argument binding and no
 * message conversion, and this is the path on which thousands of requests a second come. Takes no cookie, starts no
 * session. A 2xx goes out only after the hub has said that the event is durable.
 */
public final class IntakeServlet extends HttpServlet {

    /** Under which the connections' names stand. */
    public static final String PATH = "/hooks";

    /** Also what a connection may be called; everything else gets the answer of an unknown one. */
    private static final Pattern ADDRESS = Pattern.compile(PATH + "/([a-z0-9][a-z0-9-]{0,62})");

    /** Soon enough for a caller that repeats, late enough for a queue of this size to drain. */
    private static final String RETRY_AFTER_SECONDS = "5";

    private static final Reply UNKNOWN = new Reply(404, "There is nothing to send to at this address.");

    private static final Logger log = LoggerFactory.getLogger(IntakeServlet.class);

    private final transient Inbox inbox;
    private final transient IntakeLimits limits;
    private final transient BodyMemory memory;

    public IntakeServlet(Inbox inbox, IntakeLimits limits, BodyMemory memory) {
        this.inbox = inbox;
        this.limits = limits;
        this.memory = memory;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(response, replyTo(request));
    }

    private Reply replyTo(HttpServletRequest request) {
        if (!"POST".equals(request.getMethod())) {
            return new Reply(405, "Webhooks are sent with POST.");
        }
        String encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            return new Reply(415, "The body must not be compressed: send it without Content-Encoding.");
        }
        // Read before the name is looked at: an unknown connection must cost the caller what a known one costs.
        try (Body body = Body.read(request, limits, memory)) {
            String query = request.getQueryString();
            return received(
                    request.getRequestURI(),
                    new InboundRequest("POST", headers(request), body.bytes(), query == null ? "" : query));
        } catch (Refusal refusal) {
            return new Reply(refusal.status(), refusal.message());
        }
    }

    /** Takes the address as it was sent: only one spelling of it is right. */
    private Reply received(String uri, InboundRequest request) {
        var name = ADDRESS.matcher(uri);
        if (!name.matches()) {
            return UNKNOWN;
        }
        try {
            Reply reply = inbox.receive(name.group(1), request);
            return reply.status() == 404 ? UNKNOWN : reply;
        } catch (WriteQueue.Overloaded e) {
            return new Reply(503, "More is coming in than the disk can take. Send it again later.");
        } catch (RuntimeException e) {
            log.error("A webhook for {} could not be kept; its sender was told so with a 500.", name.group(1), e);
            return new Reply(500, "The hub failed to keep this. Send it again later.");
        }
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        Map<String, String> headers = new HashMap<>();
        for (Enumeration<String> names = request.getHeaderNames(); names.hasMoreElements(); ) {
            String name = names.nextElement();
            headers.putIfAbsent(name, request.getHeader(name));
        }
        return headers;
    }

    static void answer(HttpServletResponse response, Reply reply) throws IOException {
        byte[] text = reply.message().getBytes(StandardCharsets.UTF_8);
        response.setStatus(reply.status());
        response.setContentType("text/plain;charset=utf-8");
        response.setContentLength(text.length);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        switch (reply.status()) {
            case 405 -> response.setHeader("Allow", "POST");
            case 503 -> response.setHeader("Retry-After", RETRY_AFTER_SECONDS);
            // What is left of the body must not be taken for the next request.
            case 400, 408, 413 -> response.setHeader("Connection", "close");
            default -> {}
        }
        response.getOutputStream().write(text);
    }
}
