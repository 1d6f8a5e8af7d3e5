package dev.tradewind.app.security;

import dev.tradewind.app.server.AdminToken;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Exchanges the admin token, sent from the login form, for a session. */
final class TokenLogin extends AbstractAuthenticationProcessingFilter {

    /** Who a person with the token is, in the log of actions. */
    static final String ADMIN = "admin";

    private final AdminToken token;
    private final Attempts attempts;

    TokenLogin(AdminToken token, Attempts attempts) {
        super(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/login"));
        this.token = token;
        this.attempts = attempts;
        setAuthenticationManager(nobody -> {
            throw new AuthenticationServiceException("the token is checked by the filter itself");
        });
        setSecurityContextRepository(new HttpSessionSecurityContextRepository());
        setSessionAuthenticationStrategy(new ChangeSessionIdAuthenticationStrategy());
        setAuthenticationSuccessHandler((request, response, who) -> response.sendRedirect(next(request)));
        setAuthenticationFailureHandler(TokenLogin::failed);
    }

    @Override
    public Authentication attemptAuthentication(HttpServletRequest request, HttpServletResponse response) {
        String address = request.getRemoteAddr();
        if (attempts.mustWait(address)) {
            throw new LockedException("too many wrong tokens");
        }
        String candidate = request.getParameter("token");
        if (candidate == null || !token.matches(candidate)) {
            attempts.wrong(address);
            throw new BadCredentialsException("wrong token");
        }
        return UsernamePasswordAuthenticationToken.authenticated(
                ADMIN, null, AuthorityUtils.createAuthorityList("ROLE_ADMIN"));
    }

    private static void failed(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        String problem = e instanceof LockedException ? "wait" : "wrong";
        response.sendRedirect("/login?problem=" + problem + "&next=" + LoginPage.encoded(next(request)));
    }

    /** Where to go after login; only ever a page of ours. */
    private static String next(HttpServletRequest request) {
        return ownPage(request.getParameter("next"));
    }

    /** {@code path} if it leads to a page of this hub, else the first page. */
    static String ownPage(@Nullable String path) {
        boolean isOurs = path != null && path.matches("/(?![/\\\\])[\\w\\-./?=&%+~,:@]{0,500}");
        return isOurs && path != null ? path : "/";
    }
}
