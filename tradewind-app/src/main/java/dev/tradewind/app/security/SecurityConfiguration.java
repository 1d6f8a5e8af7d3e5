package dev.tradewind.app.security;

import dev.tradewind.app.demo.Stage;
import dev.tradewind.app.server.AdminToken;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.HeaderWriterFilter;

/**
 * Three rooms, each with its own door: the API (admin token), health and metrics, and the console (a session that the admin
 * token opens). In the demo and in examples they stand open, to this machine alone. Webhooks, which their senders sign, and letters with
 * keys, which show a ticket, never come here: see {@link dev.tradewind.app.intake.IntakeValve}.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** Scripts, styles and connections from this hub only, nothing inline, no frames around it, no forms to elsewhere. */
    static final String CONTENT_POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
            + " form-action 'self'; frame-ancestors 'none'";

    @Bean
    Attempts attempts(InstantSource clock) {
        return new Attempts(clock);
    }

    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, AdminToken token, Attempts attempts, ObjectProvider<Stage> stage) {
        headers(http).securityMatcher("/api/**", "/actuator/**");
        http.csrf(AbstractHttpConfigurer::disable) // No cookie counts here, so there is nothing to forge.
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new TokenFilter(token, attempts), UsernamePasswordAuthenticationFilter.class)
                .exceptionHandling(e -> e.authenticationEntryPoint((request, response, why) -> askForToken(response)));
        if (stage.getIfAvailable() != null) {
            openToThisMachine(http);
        } else {
            http.authorizeHttpRequests(all -> all.dispatcherTypeMatchers(DispatcherType.ERROR)
                    .permitAll()
                    .requestMatchers("/actuator/health", "/actuator/health/**")
                    .permitAll()
                    .anyRequest()
                    .hasRole("ADMIN"));
        }
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain console(HttpSecurity http, AdminToken token, Attempts attempts, ObjectProvider<Stage> stage) {
        headers(http)
                .requestCache(AbstractHttpConfigurer::disable)
                .csrf(csrf -> csrf.csrfTokenRepository(csrfCookie()));
        if (stage.getIfAvailable() != null) {
            openToThisMachine(http);
            return http.build();
        }
        http.addFilterAt(new TokenLogin(token, attempts), UsernamePasswordAuthenticationFilter.class)
                .logout(out -> out.logoutUrl("/logout").logoutSuccessUrl("/login"))
                .exceptionHandling(
                        e -> e.authenticationEntryPoint((request, response, why) -> toLogin(request, response)))
                .authorizeHttpRequests(all -> all.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers("/login", "/connected/*", "/console/*.css", "/console/icon.svg", "/error")
                        .permitAll()
                        .anyRequest()
                        .hasRole("ADMIN"));
        return http.build();
    }

    /** A cookie and no session: whoever merely looks at the login form must not cost memory. */
    private static CookieCsrfTokenRepository csrfCookie() {
        var repository = new CookieCsrfTokenRepository();
        repository.setCookieName("tradewind-form");
        repository.setCookieCustomizer(
                cookie -> cookie.sameSite("Strict").httpOnly(true).path("/"));
        return repository;
    }

    private static void openToThisMachine(HttpSecurity http) {
        http.addFilterBefore(new LoopbackGuard(), HeaderWriterFilter.class)
                .anonymous(nobody -> nobody.principal("demo"))
                .authorizeHttpRequests(all -> all.anyRequest().permitAll());
    }

    private static HttpSecurity headers(HttpSecurity http) {
        return http.headers(h -> h.contentSecurityPolicy(csp -> csp.policyDirectives(CONTENT_POLICY))
                .referrerPolicy(r -> r.policy(
                        org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy
                                .SAME_ORIGIN))
                .frameOptions(f -> f.deny()));
    }

    private static void askForToken(HttpServletResponse response) throws IOException {
        response.setHeader("WWW-Authenticate", "Bearer");
        Problem.write(
                response,
                401,
                "No token",
                "Send the admin token as Authorization: Bearer …; it is in the file " + AdminToken.FILE
                        + " of the hub's home folder.");
    }

    private static void toLogin(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        String login = "/login?next=" + LoginPage.encoded(TokenLogin.ownPage(request.getRequestURI() + query));
        if (request.getHeader("HX-Request") != null) {
            // htmx would put the login form into a corner of the page: tell it to go there instead.
            response.setHeader("HX-Redirect", login);
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        response.sendRedirect(login);
    }
}
