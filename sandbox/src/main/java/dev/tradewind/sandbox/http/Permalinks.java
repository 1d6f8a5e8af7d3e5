package dev.tradewind.sandbox.http;

import java.util.List;
import java.util.Optional;

/** How WordPress finds the route of a request to its API. */
public final class Permalinks {

    private Permalinks() {}

    /** The route, beginning with a slash, of the form {@code ?rest_route=}, which works without permalinks. */
    public static Optional<String> restRoute(Request request) {
        boolean front = List.of("", "/", "/index.php").contains(request.path());
        return front ? request.param("rest_route").filter(route -> route.startsWith("/")) : Optional.empty();
    }

    /**
     * With plain permalinks WordPress sends the caller round in circles (recorded).
     *
     * @param site address of the site, without a slash at its end
     */
    public static Answer toItself(Request request, String site) {
        String path = request.path().endsWith("/") ? request.path() : request.path() + "/";
        String query = request.rawQuery().isEmpty() ? "" : "?" + request.rawQuery();
        return Answer.text(301, "text/html; charset=UTF-8", "")
                .with("X-Redirect-By", "WordPress")
                .with("Location", site + path + query);
    }
}
