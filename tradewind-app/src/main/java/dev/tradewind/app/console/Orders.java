package dev.tradewind.app.console;

import dev.tradewind.engine.admin.Controls;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Carries out what a person orders by a button, and says what became of it: to a script as a notice to put into the
 * page, to a browser without scripts by going back to the page that the button was on.
 */
final class Orders {

    static final String NOTICE = "notice";

    /** Who did it where nobody has to sign in. */
    private static final String NOBODY = "console";

    /** A path on this server; {@code //host} and {@code /\host} lead elsewhere. */
    private static final Pattern OWN_PATH = Pattern.compile("/(?![/\\\\])[^\\x00-\\x1f\\\\]*");

    private final LiveUpdates live;

    Orders(LiveUpdates live) {
        this.live = live;
    }

    /** Carries out {@code order}, which is given the person's name and answers what was done. */
    ModelAndView carryOut(HttpServletRequest request, Function<String, String> order) {
        Notice notice = attempt(order, Pages.who(request).orElse(NOBODY));
        live.refresh();
        if (request.getHeader("HX-Request") != null) {
            var answer = new ModelAndView("notice");
            answer.addObject(NOTICE, notice);
            answer.setStatus(notice.isGood() ? HttpStatus.OK : HttpStatus.CONFLICT);
            return answer;
        }
        RequestContextUtils.getOutputFlashMap(request).put(NOTICE, notice);
        return new ModelAndView("redirect:" + back(request));
    }

    private static Notice attempt(Function<String, String> order, String who) {
        try {
            return new Notice(true, order.apply(who));
        } catch (Controls.Impossible e) {
            String why = e.getMessage();
            return new Notice(false, why == null ? "That is not possible." : why);
        }
    }

    private static String back(HttpServletRequest request) {
        String wanted = request.getParameter("back");
        return wanted != null && OWN_PATH.matcher(wanted).matches() ? wanted : "/";
    }
}
