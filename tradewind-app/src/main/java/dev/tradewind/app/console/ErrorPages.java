package dev.tradewind.app.console;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** The page for what went wrong, for people; programs get JSON from Spring. It asks nothing of the store, which may be the cause. */
final class ErrorPages implements ErrorViewResolver {

    private final InstantSource clock;

    ErrorPages(InstantSource clock) {
        this.clock = clock;
    }

    private record Advice(String what, String todo) {}

    /** What happened and what to do. */
    record Problem(int status, String what, String todo, Instant at) {}

    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        Advice advice = advice(status, said(request));
        var problem = new Problem(status.value(), advice.what(), advice.todo(), clock.instant());
        var page = new ModelAndView("error", Map.of("problem", problem));
        page.setStatus(status);
        return page;
    }

    /** The reason given where the error arose, which Spring leaves out of the model. */
    private static String said(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_MESSAGE) instanceof String message ? message : "";
    }

    private static Advice advice(HttpStatus status, String said) {
        return switch (status) {
            case NOT_FOUND ->
                new Advice(
                        "There is no such page",
                        said.isBlank() || said.startsWith("No static resource")
                                ? "Check the address, or look for the order's number in the search box."
                                : said);
            case FORBIDDEN ->
                new Advice(
                        "That was not allowed",
                        "Your session may have ended, or this page was open for too long. Go back, reload the page and try"
                                + " again.");
            case METHOD_NOT_ALLOWED ->
                new Advice(
                        "This address takes no visitors",
                        "It is for buttons only. Go to the overview and use the button there.");
            default ->
                status.is4xxClientError()
                        ? new Advice("The hub did not understand this", "Check the address, or go to the overview.")
                        : new Advice(
                                "The hub could not make this page",
                                "Deliveries go on by themselves. Try again in a minute; if it stays like this, look into the"
                                        + " hub's log for the time shown below.");
        };
    }
}
