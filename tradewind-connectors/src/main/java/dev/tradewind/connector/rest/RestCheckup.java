package dev.tradewind.connector.rest;

import dev.tradewind.api.Checkup;
import dev.tradewind.api.Failure;
import dev.tradewind.api.Finding;
import dev.tradewind.api.Finding.Severity;
import dev.tradewind.api.Http;
import dev.tradewind.api.HttpCall;
import dev.tradewind.api.HttpFailures;
import dev.tradewind.connector.rest.ConnectorFile.Step;
import java.util.List;
import java.util.Map;

/** Asks a system, by its file's healthcheck, whether it is there and takes the credentials. Safe for any thread. */
final class RestCheckup implements Checkup {

    private static final String CHECK = "healthcheck";

    private final Request healthcheck;
    private final RestSystem system;

    RestCheckup(Step healthcheck, RestSystem system) {
        this.healthcheck = new Request(healthcheck, system);
        this.system = system;
    }

    @Override
    public List<Finding> examine(Http http) {
        HttpCall call = system.signed(healthcheck.call(null, Map.of()));
        return List.of(new HttpFailures(system.connection().clock())
                .of(http.send(call))
                .map(RestCheckup::amiss)
                .orElseGet(() ->
                        new Finding(Severity.OK, CHECK, "The system answers, and takes the credentials.", "", "")));
    }

    private static Finding amiss(Failure failure) {
        return switch (failure) {
            case Failure.Unauthorised barred ->
                new Finding(
                        Severity.PROBLEM,
                        CHECK,
                        "The system does not take the credentials: " + barred.reason() + ".",
                        "Nothing can be read from it or written to it.",
                        "Put others into the vault (tradewind vault set), and apply the documents again.");
            case Failure.Transient away ->
                new Finding(
                        Severity.PROBLEM,
                        CHECK,
                        "The system does not answer as it should: " + away.reason() + ".",
                        "What is to be delivered to it waits.",
                        "Look whether it is up, and whether the connection's url is right.");
            case Failure.Throttled busy ->
                new Finding(
                        Severity.WARNING,
                        CHECK,
                        "The system asks for a wait: " + busy.reason() + ".",
                        "What is to be delivered to it waits so long.",
                        "If that happens often, give the connection limits.");
            case Failure.Rejected refused -> misfit(refused);
            case Failure.Conflict changed -> misfit(changed);
        };
    }

    private static Finding misfit(Failure refused) {
        return new Finding(
                Severity.PROBLEM,
                CHECK,
                "The system is there, and knows no such request as the connector file's healthcheck: "
                        + refused.reason() + ".",
                "The connection's url may lead to another system, or to another version of it.",
                "Correct the url, or the healthcheck in the connector file.");
    }
}
