package dev.tradewind.app.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Puts the frame around a page's content. */
final class Pages {

    private final Views views;

    Pages(Views views) {
        this.views = views;
    }

    /** The page of this template; {@code content} by the names of the template's parameters. */
    ModelAndView show(HttpServletRequest request, String template, String title, Map<String, ?> content) {
        Map<String, Object> model = new HashMap<>(content);
        model.put("page", page(request, title));
        return new ModelAndView(template, model);
    }

    private Page page(HttpServletRequest request, String title) {
        String query = request.getQueryString();
        String path = request.getRequestURI();
        boolean isAsked = request.getMethod().equals("GET");
        String here = query == null ? path : path + "?" + query;
        return new Page(
                title,
                section(path),
                isAsked ? here : section(path),
                isAsked,
                who(request),
                Optional.ofNullable(request.getParameter("q")).orElse(""),
                views.glance().overview().dead(),
                notice(request),
                token(request));
    }

    static Optional<String> who(HttpServletRequest request) {
        return Optional.ofNullable(request.getRemoteUser());
    }

    static Page.FormToken token(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? new Page.FormToken(token.getParameterName(), token.getToken())
                : Page.FormToken.NONE;
    }

    /** A store that is being connected is not a connection yet, and will be one; unreadable events need a person, too. */
    private static String section(String path) {
        if (path.equals("/unreadable")) {
            return "/dead-letters";
        }
        if (path.equals("/connect") || path.startsWith("/connect/")) {
            return "/connections";
        }
        int second = path.indexOf('/', 1);
        return second < 0 ? path : path.substring(0, second);
    }

    private static Optional<Notice> notice(HttpServletRequest request) {
        Map<String, ?> kept = RequestContextUtils.getInputFlashMap(request);
        return kept != null && kept.get(Orders.NOTICE) instanceof Notice notice
                ? Optional.of(notice)
                : Optional.empty();
    }
}
