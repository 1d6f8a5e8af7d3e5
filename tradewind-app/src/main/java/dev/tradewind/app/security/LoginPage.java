package dev.tradewind.app.security;

import dev.tradewind.app.server.AdminToken;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /login}: the form that {@link TokenLogin} reads. */
@RestController
final class LoginPage {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final TemplateEngine templates;

    LoginPage(TemplateEngine templates) {
        this.templates = templates;
    }

    @GetMapping("/login")
    ResponseEntity<String> form(
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable String problem,
            @RequestParam(required = false) @Nullable String next) {
        var csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        var page = new StringOutput();
        Map<String, Object> values = Map.of(
                "problem",
                sentence(problem),
                "next",
                TokenLogin.ownPage(next),
                "csrfName",
                csrf == null ? "_csrf" : csrf.getParameterName(),
                "csrfToken",
                csrf == null ? "" : csrf.getToken(),
                "tokenFile",
                AdminToken.FILE);
        templates.render("login.jte", values, page);
        return ResponseEntity.ok().contentType(HTML).body(page.toString());
    }

    private static String sentence(@Nullable String problem) {
        return switch (problem == null ? "" : problem) {
            case "" -> "";
            case "wait" -> "Too many wrong tokens from your address. Wait a minute, then try again.";
            default -> "That is not the token. Copy the whole line of the file named below.";
        };
    }

    static String encoded(String path) {
        return URLEncoder.encode(path, StandardCharsets.UTF_8);
    }
}
