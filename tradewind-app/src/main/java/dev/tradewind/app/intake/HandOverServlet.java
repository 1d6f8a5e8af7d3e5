package dev.tradewind.app.intake;

import dev.tradewind.app.intake.Inbox.Reply;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /hand-over/{ticket}}: where a store sends the keys that a person let it hand over.
 *
 * <p>Nobody signs in here: the ticket, 256 bits that the hub has drawn for one store and one use, is what lets a letter in.
 * Whatever else comes is refused before it is read, and nothing of it is repeated in an answer or in the log.
 */
public final class HandOverServlet extends HttpServlet {

    /** Under which the tickets stand. */
    public static final String PATH = "/hand-over";

    private static final Pattern ADDRESS = Pattern.compile(PATH + "/([0-9a-f]{64})");

    /** A real letter has 250 bytes. */
    private static final IntakeLimits LIMITS = new IntakeLimits(8 * 1024, Duration.ofSeconds(10));

    private static final Reply UNKNOWN = new Reply(404, "Nothing is waited for at this address.");

    private static final Logger log = LoggerFactory.getLogger(HandOverServlet.class);

    private final transient Letterbox letters;
    private final transient BodyMemory memory;

    public HandOverServlet(Letterbox letters, BodyMemory memory) {
        this.letters = letters;
        this.memory = memory;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        IntakeServlet.answer(response, replyTo(request));
    }

    private Reply replyTo(HttpServletRequest request) {
        if (!"POST".equals(request.getMethod())) {
            return new Reply(405, "Keys are sent with POST.");
        }
        var ticket = ADDRESS.matcher(request.getRequestURI());
        if (!ticket.matches() || !letters.isOpen(ticket.group(1))) {
            return UNKNOWN;
        }
        if (!isJson(request) || request.getHeader("Content-Encoding") != null) {
            return new Reply(415, "Keys are sent as application/json.");
        }
        try (Body body = Body.read(request, LIMITS, memory)) {
            return reply(letters.accept(ticket.group(1), body.bytes()));
        } catch (Refusal refusal) {
            return new Reply(refusal.status(), refusal.message());
        } catch (RuntimeException e) {
            log.error("Keys that a store handed over could not be kept; the store was told so with a 500.", e);
            return reply(500);
        }
    }

    private static boolean isJson(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null
                && type.toLowerCase(Locale.ROOT).replaceFirst(";.*", "").strip().equals("application/json");
    }

    private static Reply reply(int status) {
        return switch (status) {
            case 200 -> new Reply(200, "Taken.");
            case 400 -> new Reply(400, "These are not the keys that are waited for.");
            case 404 -> UNKNOWN;
            default -> new Reply(500, "The hub failed to keep the keys.");
        };
    }
}
