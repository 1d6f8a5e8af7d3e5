package dev.tradewind.app.security;

import dev.tradewind.app.server.AdminToken;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in whoever shows the admin token as {@code Authorization: Bearer …}. */
final class TokenFilter extends OncePerRequestFilter {

    /** The command line says so in this header; what is not it is some program using the API. */
    private static final String COMMAND_LINE = "tradewind-cli";

    private static final String SCHEME = "Bearer ";

    private final AdminToken token;
    private final Attempts attempts;

    TokenFilter(AdminToken token, Attempts attempts) {
        this.token = token;
        this.attempts = attempts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            chain.doFilter(request, response);
            return;
        }
        if (attempts.mustWait(request.getRemoteAddr())) {
            response.setHeader("Retry-After", Long.toString(Attempts.WINDOW.toSeconds()));
            Problem.write(response, 429, "Too many wrong tokens", "Wait a minute, then send the right one.");
            return;
        }
        if (!token.matches(header.substring(SCHEME.length()))) {
            attempts.wrong(request.getRemoteAddr());
            Problem.write(
                    response,
                    401,
                    "Wrong token",
                    "The right one is in the file " + AdminToken.FILE + " of the hub's home folder.");
            return;
        }
        String agent = request.getHeader("User-Agent");
        String who = agent != null && agent.startsWith(COMMAND_LINE) ? "command line" : "api";
        var authentication = UsernamePasswordAuthenticationToken.authenticated(
                who, null, AuthorityUtils.createAuthorityList("ROLE_ADMIN"));
        SecurityContextHolder.getContext().setAuthentication(authentication);
        chain.doFilter(request, response);
    }
}
