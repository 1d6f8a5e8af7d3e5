package dev.tradewind.app.security;

import dev.tradewind.api.json.Json;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** An error as {@code application/problem+json}, for callers that the controllers never see. */
final class Problem {

    private Problem() {}

    /**
     * @param title what happened
     * @param detail why, and what to do next
     */
    static void write(HttpServletResponse response, int status, String title, String detail) throws IOException {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("status", status);
        problem.put("title", title);
        problem.put("detail", detail);
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.getOutputStream().write(Json.write(problem));
    }
}
