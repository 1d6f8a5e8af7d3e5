package dev.tradewind.app.console;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;

/** A page made by a template, written at once and whole: a template that fails leaves no half page behind. */
record JteView(TemplateEngine engine, String template) implements View {

    private static final String HTML = "text/html;charset=utf-8";

    @Override
    public String getContentType() {
        return HTML;
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Map<String, Object> parameters = new HashMap<>(model == null ? Map.of() : model);
        // What Spring adds on its own account is none of the template's parameters.
        parameters.keySet().removeIf(name -> name.startsWith("org.springframework."));
        var page = new Utf8ByteOutput();
        engine.render(template, parameters, page);
        response.setContentType(HTML);
        response.setContentLength(page.getContentLength());
        page.writeTo(response.getOutputStream());
    }

    /** Finds pages by the name of their template. First in order, because Spring's own resolver takes any name. */
    record Resolver(TemplateEngine engine, Set<String> templates) implements ViewResolver, Ordered {

        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE;
        }

        @Override
        public @Nullable View resolveViewName(String name, Locale locale) {
            return templates.contains(name) ? new JteView(engine, name + ".jte") : null;
        }
    }
}
