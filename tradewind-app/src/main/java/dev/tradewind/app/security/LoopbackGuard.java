package dev.tradewind.app.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before the demo, which asks for no login.
 *
 * <p>Lets in only what comes from this machine and was addressed to it by name: a foreign page whose name somebody pointed
 * at 127.0.0.1 (DNS rebinding) shows itself in {@code Host}, a foreign page that posts a form to us in {@code Origin}.
 */
final class LoopbackGuard extends OncePerRequestFilter {

    private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()) {
            refuse(response, "it comes from another machine");
        } else if (!NAMES.contains(nameIn(request.getHeader("Host")))) {
            refuse(response, "it was addressed to another name than localhost");
        } else if (!READS.contains(request.getMethod()) && comesFromForeignPage(request)) {
            refuse(response, "it was sent by a page of another site");
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean comesFromForeignPage(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        if (origin != null) {
            return !origin.equals("http://" + request.getHeader("Host"));
        }
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null && !site.equals("same-origin") && !site.equals("none");
    }

    /** The name without its port; empty if there is none. */
    private static String nameIn(@Nullable String host) {
        if (host == null) {
            return "";
        }
        try {
            String name = URI.create("http://" + host.toLowerCase(Locale.ROOT)).getHost();
            return name == null ? "" : name;
        } catch (IllegalArgumentException e) {
            return ""; // A Host that is no host is none of ours.
        }
    }

    private static void refuse(HttpServletResponse response, String reason) throws IOException {
        Problem.write(
                response,
                403,
                "Refused",
                "The demo answers only its own page on its own machine, and " + reason
                        + ". \"tradewind serve\" has a login and can be reached from elsewhere.");
    }
}
