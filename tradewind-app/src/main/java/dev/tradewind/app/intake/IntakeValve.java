package dev.tradewind.app.intake;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Leads webhooks to their servlet past all filters. Those guard the pages and the API; a webhook is guarded by its
 * signature, and what the filters would do for it costs a tenth of its way.
 */
public final class IntakeValve extends ValveBase {

    private final IntakeServlet intake;

    public IntakeValve(IntakeServlet intake) {
        this.intake = intake;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (IntakeServlet.PATH.equals(request.getServletPath())) {
            intake.service(request.getRequest(), response.getResponse());
        } else {
            getNext().invoke(request, response);
        }
    }
}
