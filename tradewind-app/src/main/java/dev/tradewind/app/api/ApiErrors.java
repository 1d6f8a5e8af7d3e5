package dev.tradewind.app.api;

import dev.tradewind.api.json.MalformedJson;
import dev.tradewind.engine.admin.Controls;
import dev.tradewind.engine.base.WriteQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns what went wrong into {@code application/problem+json}. */
@RestControllerAdvice("dev.tradewind.app.api")
final class ApiErrors extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ApiErrors.class);

    @ExceptionHandler
    ResponseEntity<Object> problem(ApiProblem e) {
        return answer(HttpStatusCode.valueOf(e.status()), e.title(), String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Object> impossible(Controls.Impossible e) {
        return answer(HttpStatus.CONFLICT, "Not possible", String.valueOf(e.getMessage()));
    }

    @ExceptionHandler
    ResponseEntity<Object> malformed(MalformedJson e) {
        return answer(HttpStatus.BAD_REQUEST, "Not readable", "The body is no JSON: " + e.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<Object> overloaded(WriteQueue.Overloaded e) {
        return answer(HttpStatus.SERVICE_UNAVAILABLE, "Overloaded", e.getMessage() + ". Try again in a few seconds.");
    }

    @ExceptionHandler
    ResponseEntity<Object> bug(RuntimeException e, WebRequest request) {
        log.error("The API failed at {}.", request.getDescription(false), e);
        return answer(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "The hub failed",
                "It is a fault of the hub, not of the request. Its log says where.");
    }

    private static ResponseEntity<Object> answer(HttpStatusCode status, String title, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(title);
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (status.isSameCodeAs(HttpStatus.SERVICE_UNAVAILABLE)) {
            headers.set(HttpHeaders.RETRY_AFTER, "5");
        }
        return new ResponseEntity<>(problem, headers, status);
    }
}
