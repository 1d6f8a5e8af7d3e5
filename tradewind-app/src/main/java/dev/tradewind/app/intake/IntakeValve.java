package dev.tradewind.app.intake;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Leads what systems send to its servlets past all filters. Those guard the pages and the API; a webhook is guarded by its
 * signature, a letter with keys by its ticket, and what the filters would do for a webhook costs a tenth of its way.
 */
public final class IntakeValve extends ValveBase {

    private final IntakeServlet intake;
    private final HandOverServlet handOver;

    public IntakeValve(IntakeServlet intake, HandOverServlet handOver) {
        this.intake = intake;
        this.handOver = handOver;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (IntakeServlet.PATH.equals(request.getServletPath())) {
            intake.service(request.getRequest(), response.getResponse());
        } else if (HandOverServlet.PATH.equals(request.getServletPath())) {
            handOver.service(request.getRequest(), response.getResponse());
        } else {
            getNext().invoke(request, response);
        }
    }
}
